"""Why a phase is due when it is, and why nothing is asked: day by day."""

from datetime import date, timedelta

import pytest

from domain.acts import Cause, PauseReview, ResumeReview
from domain.calendars.work_calendar import Break
from domain.explain import Explanation, explanation
from domain.outlook import outlook
from tests.lives import EVERY_WEEKDAY
from tests.review_phases import complete, up_to
from tests.reviews import BEGUN, DUE, InReview, in_review

FIRST = date(2026, 10, 5)
RECESS = Break(first=FIRST, last=date(2026, 10, 9), name="autumn recess")
AUTUMN = EVERY_WEEKDAY.but(lea=EVERY_WEEKDAY.lea.but(recess=(RECESS,)))
A_FORTNIGHT = timedelta(days=14)


def explained(both: InReview, phase: str) -> Explanation:
    return explanation(both.review, f"phase/{phase}", both.at)


def counted(found: Explanation) -> int:
    return sum(each.counted for each in found.to_due)


def test_the_date_of_a_phase_is_counted_from_the_day_it_began() -> None:
    """Each working day up to its date, and each that was skipped with its reason."""
    found = explained(in_review(), "planning")

    assert found.term == f"20 working days after {BEGUN}, on which it began"
    assert counted(found) == 20
    assert {each.skipped for each in found.to_due} == {"", "weekend"}
    assert found.to_due[-1].last == found.due == DUE
    assert found.days == "working days"


def test_field_work_is_counted_in_days_of_instruction() -> None:
    """Recess, in which offices work, is skipped by its name."""
    found = explained(up_to("field_work", AUTUMN), "field_work")
    skipped = [each for each in found.to_due if each.skipped == RECESS.name]

    assert found.term.startswith("30 days of instruction after ")
    assert found.days == "days of instruction"
    assert counted(found) == 30
    assert [(each.first, each.last) for each in skipped] == [(FIRST, RECESS.last)]


def test_a_phase_of_calendar_days_says_so_and_counts_none() -> None:
    found = explained(up_to("board"), "board")

    assert found.term.startswith("45 calendar days after ")
    assert (found.to_due, found.days) == ((), "working days")


@pytest.mark.parametrize("goes_on", [True, False])
def test_a_pause_after_a_phase_was_done_is_no_part_of_its_days(goes_on: bool) -> None:
    """It moved no date of that phase; the days it was given are all counted."""
    both = in_review()
    both.pass_days(2)
    complete(both, "planning")
    both.ask_review(PauseReview, cause=Cause.STRIKE, recheck=DUE)
    both.run_to(both.today + timedelta(days=7))
    if goes_on:
        both.ask_review(ResumeReview)

    assert explained(both, "planning").due == DUE
    assert counted(explained(both, "planning")) == 20


def test_days_on_which_a_review_was_paused_are_skipped() -> None:
    """What is counted is as many as were planned."""
    both = in_review()
    both.pass_days(2)
    both.ask_review(PauseReview, cause=Cause.STRIKE, recheck=DUE)
    both.run_to(both.today + A_FORTNIGHT)
    both.ask_review(ResumeReview)
    found = explained(both, "planning")
    (stood,) = [each for each in found.to_due if each.skipped.startswith("its clock")]

    assert found.due == DUE + A_FORTNIGHT
    assert counted(found) == 20
    assert stood.last - stood.first == A_FORTNIGHT - timedelta(days=1)


def test_of_a_review_that_is_paused_it_is_said_what_lets_it_go_on() -> None:
    """Its days are counted once they are known."""
    both = in_review()
    both.ask_review(PauseReview, cause=Cause.STRIKE, recheck=DUE)
    found, ahead = explained(both, "planning"), outlook(both.review)
    said = (
        f"the review is paused since {BEGUN} (strike), to be looked at again on {DUE}; "
        "`resume_review` lets it go on"
    )

    assert (found.silent, found.to_due) == (said, ())
    assert ahead.waiting[0].silent == said
    assert ahead.summary == f"may the review go on?, {DUE}"
