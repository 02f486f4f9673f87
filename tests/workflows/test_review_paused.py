"""A review that stands still by itself: asked again, silent meanwhile, dates moved."""

from datetime import date, timedelta

import pytest

from domain.acts import PauseReview, ResumeReview, StopClock
from domain.setting import Cause
from tests.conftest import Keep
from tests.lives import EVERY_WEEKDAY
from tests.office import Office
from tests.reviewers import Reviewers
from workflows.visibility import STAGE

DAY = timedelta(days=1)
ASKED = ["a.castillo", "h.lindqvist", "k.bennett"]
pytestmark = pytest.mark.parametrize("beginning", ["in_review"], indirect=True)


@pytest.fixture
async def reviewers(office: Office) -> Reviewers:
    """Of a review that its engagement has begun, and heard of."""
    found = Reviewers(office)
    await found.begun()
    return found


async def today(reviewers: Reviewers) -> date:
    return EVERY_WEEKDAY.lea.day_of(await reviewers.now())


async def paused(reviewers: Reviewers, days: int) -> date:
    """For some days; the working day on which it is looked at again."""
    later = await today(reviewers) + days * DAY
    recheck = EVERY_WEEKDAY.lea.working_day_from(later)
    stop = {"cause": Cause.SUPERINTENDENT_VACANCY, "recheck": recheck}
    await reviewers.decide(PauseReview, **stop)
    return recheck


def asked(reviewers: Reviewers) -> list[str]:
    """Who was asked whether it may go on, each as often as they were."""
    letters = reviewers.office.reading.letters(reviewers.entity)
    return sorted(e.person for e in letters if e.template == "review_recheck")


def kinds(reviewers: Reviewers) -> list[str]:
    history = reviewers.office.reading.history(reviewers.entity)
    return [line.kind for line in history]


async def test_a_review_that_is_paused_is_asked_of_on_its_day_and_again_60_days_later(
    reviewers: Reviewers, keep: Keep
) -> None:
    """By nobody before it; the planning falls due meanwhile, and nobody hears of it."""
    recheck = await paused(reviewers, 30)
    await reviewers.on(recheck - DAY)
    before = asked(reviewers)
    await reviewers.on(recheck)
    on_its_day = asked(reviewers)
    again = EVERY_WEEKDAY.lea.working_day_from(recheck + 60 * DAY)
    await reviewers.on(again - DAY)
    until_then = asked(reviewers)
    await reviewers.on(again)
    seen = (await reviewers.handle.describe()).typed_search_attributes
    await keep("review-paused", reviewers.handle)

    assert (before, on_its_day, until_then) == ([], ASKED, ASKED)
    assert asked(reviewers) == sorted(2 * ASKED)
    assert "rung_acted" not in kinds(reviewers)
    assert seen[STAGE] == ["review paused"]
    assert (await reviewers.line()).stage == "paused"


async def test_what_was_lost_is_added_once_it_goes_on_and_the_ladder_climbs_then(
    reviewers: Reviewers, keep: Keep
) -> None:
    """By each working day on which it stood, and not by the day on which it goes on."""
    due = (await reviewers.phase("planning")).due
    assert due
    first = await today(reviewers)
    recheck = await paused(reviewers, 45)
    await reviewers.on(recheck - 4 * DAY)
    await reviewers.decide(ResumeReview)
    last = await today(reviewers)
    stood = (first + n * DAY for n in range((last - first).days))
    lost = sum(day.weekday() < 5 for day in stood)
    moved = (await reviewers.phase("planning")).due
    assert moved
    await reviewers.on(moved + 4 * DAY)
    late = await reviewers.phase("planning")
    await keep("review-resumed", reviewers.handle)

    assert moved == EVERY_WEEKDAY.lea.later(due, lost)
    assert late.rung == "R1"
    assert kinds(reviewers).count("rung_acted") == 2
    assert asked(reviewers) == []
    assert await reviewers.office.failures(reviewers.handle) == []


async def test_a_pause_goes_on_where_all_clocks_stand_and_its_engagement_asks(
    office: Office, reviewers: Reviewers
) -> None:
    """What stands for two reasons is asked of once, by whom all of it belongs to."""
    recheck = await paused(reviewers, 10)
    stop = {"cause": Cause.FIRE, "recheck": recheck + 90 * DAY}
    await office.act(StopClock, **stop)
    await reviewers.knows(await reviewers.setting())
    await reviewers.on(recheck + DAY)

    assert asked(reviewers) == []
    assert (await reviewers.shown()).review.stage == "paused"


async def test_a_new_run_of_a_review_that_is_paused_asks_on_the_same_day(
    reviewers: Reviewers, keep: Keep
) -> None:
    recheck = await paused(reviewers, 20)
    run = (await reviewers.handle.describe()).run_id
    await reviewers.handle.signal("refresh")
    await reviewers.wait(seconds=1)
    await reviewers.on(recheck)
    await keep("review-paused-anew", reviewers.handle)

    assert (await reviewers.handle.describe()).run_id != run
    assert asked(reviewers) == ASKED
