"""All clocks stand and run again: it counts from the day, whenever word comes."""

from datetime import timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.acts import Cause, CorrectLea, ResumeClock, RungActed, StopClock
from domain.apply import apply
from domain.apply_review import MOST_STOPS
from domain.expectation import expectation
from domain.letters.matter import rung_matter
from domain.reviews.words import ReviewSetting
from domain.setting import Standstill, Stop
from tests.lives import EVERY_WEEKDAY
from tests.reviews import BEGUN, DUE, InReview, in_review

DAYS = EVERY_WEEKDAY.lea


class Day(NamedTuple):
    """What happens on a day, so many days after the one before."""

    after: int
    stops: bool
    """Whether the clocks stop, or run again, whichever may be."""
    told: bool
    """Whether words come to the review that hears late."""
    again: bool
    """Whether what came last comes once more."""


LIVES = st.lists(
    st.builds(Day, st.integers(0, 12), st.booleans(), st.booleans(), st.booleans()),
    max_size=14,
)


def stop(both: InReview) -> None:
    recheck = both.today + timedelta(days=30)
    both.ask(StopClock, cause=Cause.STRIKE, recheck=recheck)


def resume(both: InReview) -> None:
    both.ask(ResumeClock)


def stood(both: InReview, first: int, last: int) -> None:
    """From one day after the beginning to another; no word of it has come."""
    both.run_to(BEGUN + timedelta(days=first))
    stop(both)
    both.run_to(BEGUN + timedelta(days=last))
    resume(both)


def last_word(both: InReview) -> ReviewSetting | None:
    """What is owed to the review, and comes late, or twice."""
    words = [e for e in both.engagement.untold if isinstance(e, ReviewSetting)]
    return words[-1] if words else None


def rungs(both: InReview) -> list[str]:
    """What its clock has said, as the record has it."""
    acts = [each.act for each in both.review.unwritten]
    return [
        f"{each.subject} {each.plan}" for each in acts if isinstance(each, RungActed)
    ]


def test_the_date_moves_by_the_working_days_on_which_clocks_stood() -> None:
    """From a Tuesday to the Tuesday a week later: five days, not seven."""
    both = in_review()
    stood(both, 7, 14)
    both.settle()

    assert both.planning.due == DAYS.later(DUE, 5)
    assert both.planning.ledger and both.planning.ledger.stopped == 5


def test_clocks_that_stand_on_a_weekend_move_no_date() -> None:
    """Nobody would have worked on those days."""
    both = in_review()
    stood(both, 4, 6)
    both.settle()

    assert both.planning.due == DUE


def test_clocks_that_run_again_on_the_day_they_stopped_run() -> None:
    """Each word comes by itself; no day is lost, and its reminders are planned."""
    both = in_review()
    both.pass_days(2)
    stop(both)
    both.settle()
    resume(both)
    both.settle()

    assert (both.planning.stop, both.planning.due) == (None, DUE)
    assert [each.key for each in both.planning.coming] == ["R0", "R1", "R2"]


def test_while_all_clocks_stand_nothing_acts() -> None:
    """The date goes by, and nobody is reminded."""
    both = in_review()
    stop(both)
    both.tell_reviews()
    both.run_to(DUE + timedelta(days=30))

    assert not rungs(both) and not both.planning.overdue
    assert both.planning.stop and both.planning.stop.whole


def test_word_that_comes_late_counts_from_the_day_of_the_stop() -> None:
    """Both words are days under way, and the date is as if they had come at once."""
    both = in_review()
    stood(both, 2, 9)
    both.run_to(BEGUN + timedelta(days=15))
    both.settle()

    assert both.planning.due == DAYS.later(DUE, 5)
    assert both.planning.stop is None


def test_a_rung_that_acted_before_word_came_has_acted() -> None:
    """It is not said again by the new plan, and its unsent letter is void."""
    both = in_review()
    both.run_to(DUE - timedelta(days=8))
    stop(both)
    both.run_to(DUE - timedelta(days=4))
    reminder = both.review.unwritten[-1]
    (matter,) = {rung_matter(each) for each in both.review.subjects}
    resume(both)
    both.tell_reviews()
    heard = both.review.unwritten[-1]

    assert isinstance(reminder.act, RungActed)
    assert {each.matter for each in reminder.notices} == {matter}
    assert matter in heard.settled
    assert both.planning.ledger and both.planning.ledger.heard == ("R0",)
    assert [each.key for each in both.planning.coming] == ["R1", "R2"]
    assert both.planning.due == DAYS.later(DUE, 4)


def test_what_was_called_late_before_word_came_is_late_no_more() -> None:
    """The clocks had stood since before the date: its witness is settled."""
    both = in_review()
    both.run_to(DUE - timedelta(days=1))
    stop(both)
    both.run_to(DUE + timedelta(days=3))
    late = both.planning.overdue
    plan = both.review.subjects[0].plan_id
    resume(both)
    both.tell_reviews()

    assert late and not both.planning.overdue
    assert plan in [each.to for each in both.review.untold]
    assert both.planning.ledger and both.planning.ledger.heard == ("R0", "R1")
    assert both.planning.due == DAYS.later(DUE, 4)


def test_several_stops_in_one_word_count_each() -> None:
    """The words between were never told; the newest says all of them."""
    both = in_review()
    stood(both, 1, 3)
    stood(both, 7, 8)
    stood(both, 10, 15)
    both.tell_reviews()

    assert both.planning.due == DAYS.later(DUE, 2 + 1 + 3)
    assert len(both.review.known.stops) == 3


def test_a_stop_that_goes_on_is_heard_after_those_that_are_past() -> None:
    """The clock stands since its day; what was before has moved the date."""
    both = in_review()
    stood(both, 1, 3)
    both.run_to(BEGUN + timedelta(days=8))
    stop(both)
    both.run_to(BEGUN + timedelta(days=10))
    both.tell_reviews()
    since = BEGUN + timedelta(days=8)

    assert both.planning.stop == both.engagement.stop
    assert both.planning.stop and both.planning.stop.since == since
    assert both.planning.due == DAYS.later(DUE, 2)


def test_a_stop_from_before_the_review_counts_from_its_beginning() -> None:
    """It cannot have stood before it was."""
    both = in_review()
    known = both.review.known
    still = Standstill(
        number=9, since=BEGUN - timedelta(30), until=BEGUN + timedelta(7)
    )
    word = known.but(entry=50, stops=(still,))
    owed = both.engagement.but(stops=word.stops, setting_entry=50)
    both.engagement = owed
    both.run_to(BEGUN + timedelta(days=8))
    stop(both)
    resume(both)
    both.tell_reviews()

    assert both.planning.due == DAYS.later(DUE, 5)


def test_a_review_stands_until_the_day_that_its_engagement_is_asked_again() -> None:
    """Which moves while all clocks stand; the day since when does not."""
    both = in_review()
    both.run_to(BEGUN + timedelta(days=2))
    stop(both)
    both.settle()
    begun = both.planning.stop
    both.come_to(both.today + timedelta(days=31))
    due = expectation(both.engagement)
    assert due and begun
    for act in due.acts:
        both.engagement = apply(both.engagement, act, due.at)
    both.settle()

    assert both.engagement.stop and both.engagement.stop.recheck > begun.recheck
    assert both.planning.stop == both.engagement.stop
    assert both.planning.stop and both.planning.stop.since == begun.since


def test_a_stop_from_before_the_review_keeps_its_day_when_it_is_asked_again() -> None:
    """It counts from the beginning of the review, for whatever reason it stands."""
    both = in_review()
    still = Standstill(number=9, since=BEGUN - timedelta(days=30))
    stands = Stop(cause=Cause.FIRE, since=still.since, recheck=BEGUN, whole=True)
    both.engagement = both.engagement.but(
        stops=(still,), stop=stands.but(cause=Cause.STRIKE)
    )
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    both.tell_reviews()
    both.engagement = both.engagement.but(stop=stands)
    both.ask(CorrectLea, name="Alder Valley High")
    both.tell_reviews()

    assert both.planning.stop == stands.but(since=BEGUN)


def test_an_engagement_remembers_so_many_standstills(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The newest; a review that has heard of the others loses nothing."""
    monkeypatch.setattr("domain.apply_review.MOST_STOPS", 2)
    both = in_review()
    for first in (1, 3, 7, 9):
        stood(both, first, first + 1)
        both.settle()

    assert len(both.engagement.stops) == 2 < MOST_STOPS
    assert both.planning.due == DAYS.later(DUE, 4)


@given(LIVES)
def test_however_words_come_the_date_in_the_end_is_the_same(days: list[Day]) -> None:
    """Late, merged, or once more: as for a review that hears each at once."""
    prompt, late, last = in_review(), in_review(), None
    for each in days:
        for both in (prompt, late):
            both.run_to(both.today + timedelta(days=each.after))
            if each.stops:
                (resume if both.engagement.stop else stop)(both)
        prompt.settle()
        if each.told:
            late.settle()
        if each.again and last:
            late.hear(last)
        last = last_word(late) or last
    late.settle()

    assert late.planning.due == prompt.planning.due
    assert late.planning.stop == prompt.planning.stop
    stopped = [e.planning.ledger and e.planning.ledger.stopped for e in (late, prompt)]
    assert stopped[0] == stopped[1]
