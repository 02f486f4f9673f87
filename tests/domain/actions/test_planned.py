"""Lists of actions as people write them, and how long they may be."""

import pytest

from domain.actions.planned import (
    MOST_NAMED,
    NotActions,
    action_numbers,
    in_short,
    missing,
)


def test_a_list_reaches_as_far_as_it_may() -> None:
    """As a row of numbers, as several, or one by one."""
    half = MOST_NAMED // 2

    assert len(action_numbers(f"1-{MOST_NAMED}")) == MOST_NAMED
    assert len(action_numbers(f"1-{half}, {half + 1}-{MOST_NAMED}")) == MOST_NAMED
    assert action_numbers("1, 11;12a") == (1, 11, 120_001)


@pytest.mark.parametrize(
    "text", [f"1-{MOST_NAMED + 1}", "1-999999999", "12a-9999a", "2-1"]
)
def test_a_row_that_runs_too_far_is_refused(text: str) -> None:
    """Before it is counted out: one of a thousand million would fill the machine."""
    with pytest.raises(NotActions, match="runs backwards, or too far"):
        action_numbers(text)


@pytest.mark.parametrize(
    "text", [f"1-{MOST_NAMED}, 5000", "1-900,2001-2900", "1," * 2 * MOST_NAMED]
)
def test_a_list_of_too_many_is_refused(text: str) -> None:
    """However they are put together; what is quoted of it is short."""
    with pytest.raises(NotActions, match="names more than 1,000 actions") as off:
        action_numbers(text)

    assert len(str(off.value)) < 100


def test_what_is_not_there_is_said_with_the_numbers_there_are() -> None:
    """How many there are says little where some numbers were never given."""
    known = [*range(1, 67), 69, 70, 120_001, 120_002]

    assert in_short(known) == "1-66, 69-70, 12a, 12b"
    assert missing(68, known) == (
        "there is no action 68; the roadmap has 1-66, 69-70, 12a, 12b"
    )
    assert missing(690_001, known) == "there is no action 69a; did you mean 69?"
    assert missing(1, []) == "there is no action 1; the roadmap has none"
