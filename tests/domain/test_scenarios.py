"""Stories, and the log of who heard what in each, as it was once agreed.

After a change that is meant: `pytest tests/domain/test_scenarios.py --record`.
"""

import pytest

from tests.review_stories import (
    REVIEW_SCENARIOS,
    REVIEW_STORIES,
    review_log,
    review_story,
    told_of_review,
)
from tests.stories import (
    CHECK_IN_STORIES,
    OF_CHECK_INS,
    SCENARIOS,
    STORIES,
    log,
    story,
    told,
)


@pytest.mark.parametrize("name", STORIES)
def test_everybody_hears_what_the_story_says_and_nothing_else(
    name: str, request: pytest.FixtureRequest
) -> None:
    """Line by line as in the golden log beside the story."""
    golden = SCENARIOS / f"{name}.golden.txt"
    tale = story(name)
    written = log(tale, told(tale))
    if request.config.option.record:
        golden.write_text(written)

    assert written == golden.read_text()


@pytest.mark.parametrize("name", CHECK_IN_STORIES)
def test_everybody_hears_of_a_check_in_what_the_story_says_and_nothing_else(
    name: str, request: pytest.FixtureRequest
) -> None:
    """With the count of each fiscal year as it ends."""
    golden = OF_CHECK_INS / f"{name}.golden.txt"
    tale = story(name, folder=OF_CHECK_INS)
    written = log(tale, told(tale))
    if request.config.option.record:
        golden.write_text(written)

    assert written == golden.read_text()


@pytest.mark.parametrize("name", REVIEW_STORIES)
def test_everybody_hears_of_a_review_what_the_story_says_and_nothing_else(
    name: str, request: pytest.FixtureRequest
) -> None:
    """Its dates as well, each time they are planned anew."""
    golden = REVIEW_SCENARIOS / f"{name}.golden.txt"
    tale = review_story(name)
    written = review_log(tale, told_of_review(tale))
    if request.config.option.record:
        golden.write_text(written)

    assert written == golden.read_text()
