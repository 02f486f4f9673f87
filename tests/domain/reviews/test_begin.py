"""A review begins: by its engagement's act, of which word comes now or days later."""

from datetime import date, timedelta

import pytest

from adapters.policies.frameworks import framework
from domain import refusals
from domain.acts import BeginReview, CancelReview, Cause, ReviewBegun, StopClock
from domain.entries import Entry
from domain.phase import Phase
from domain.reviews.words import ReviewLine, ReviewSetting
from tests.frameworks import SIR_12, THREE
from tests.lives import EVERY_WEEKDAY, START
from tests.reviews import BEGUN, DUE, InReview, accepted, in_review

RECHECK = date(2026, 10, 30)


def begun(both: InReview) -> Entry:
    """The first entry of its review, which the record does not have yet."""
    return both.review.unwritten[0]


def beginning() -> InReview:
    """It has been decided, and no word of it has come."""
    both = InReview(accepted())
    both.ask(BeginReview)
    return both


def test_the_engagement_owes_its_review_a_beginning() -> None:
    """By number and key, with all that is around it, under its present number."""
    now = beginning().engagement
    (word,) = now.untold

    assert now.phase is Phase.REVIEW
    assert isinstance(word, ReviewSetting) and word.begins and word.end is None
    assert (word.review, word.number, word.by) == (
        "1999901.1/review/1",
        1,
        "a.castillo",
    )
    assert word.setting.entry == now.setting_entry
    assert now.review == ReviewLine(
        number=1, by="a.castillo", begun_at=START, framework=SIR_12
    )
    assert word.framework == SIR_12


def test_a_review_begins_with_its_first_entry() -> None:
    """It says who began it, what it knows, and how the review stands."""
    both = beginning()
    both.tell_reviews()
    entry = begun(both)

    assert (entry.number, entry.act) == (1, ReviewBegun(by="a.castillo"))
    assert entry.entity == "1999901.1/review/1"
    assert entry.sentence == "a.castillo began the review"
    assert entry.setting == both.engagement.setting_entry
    assert entry.whole["stage"] == "planning"
    assert (entry.whole["news"], len(both.review.unwritten)) == (1, 1)


def test_a_review_that_begins_is_told_to_those_who_take_part() -> None:
    """Of the agency, the county office, and the LEA; each once, until it is over."""
    both = beginning()
    both.tell_reviews()
    letters = [each for each in begun(both).notices if not each.is_copy]

    assert {each.template for each in letters} == {"review_begun"}
    assert [each.to for each in letters] == [
        *("a.castillo", "h.lindqvist", "t.washington", "k.bennett"),
        *("d.okafor", "m.ortiz"),
    ]
    assert {each.facts["due"] for each in letters} == {"Tuesday, 29 September 2026"}
    assert {each.matter for each in letters} == {"1999901.1/review/1@open"}


def test_the_planning_is_due_twenty_working_days_later() -> None:
    """Of the LEA, from the day of the beginning; its lead is reminded before."""
    both = in_review()

    assert both.review.review.begun == both.planning.opened == BEGUN
    assert both.planning.due == DUE
    assert [each.key for each in both.planning.coming] == ["R0", "R1", "R2"]


def test_the_engagement_hears_that_it_has_begun() -> None:
    """Its stage and its date; both are known to the record as those of the review."""
    both = in_review()
    line = both.engagement.review

    assert line and (line.stage, line.due) == ("planning", DUE)
    assert (line.entry, line.over) == (1, False)


def test_word_of_the_beginning_that_comes_days_late_moves_no_date() -> None:
    """The time of the planning runs since the day on which it was decided."""
    both = beginning()
    both.come_to(BEGUN + timedelta(days=9))
    both.tell_reviews()

    assert (both.planning.opened, both.planning.due) == (BEGUN, DUE)
    assert both.planning.next_rung and both.planning.next_rung.key == "R0"


def test_a_review_of_which_word_comes_after_its_date_is_late_at_once() -> None:
    """Its witness begins with it, and whoever plans it hears at the next opening."""
    both = beginning()
    both.come_to(DUE + timedelta(days=6))
    both.tell_reviews()

    assert both.planning.overdue
    assert both.review.subjects[0].ladder in both.review.untold
    assert [each.key for each in both.planning.coming] == ["R1", "R2"]


def test_a_review_may_begin_while_all_clocks_stand() -> None:
    """Its planning stands from its first day on, whenever the word comes."""
    both = InReview(accepted())
    both.ask(StopClock, cause=Cause.STRIKE, recheck=RECHECK)
    both.pass_days(3)
    both.ask(BeginReview)
    both.pass_days(2)
    both.settle()

    stop = both.planning.stop
    assert stop and (stop.cause, stop.since) == (Cause.STRIKE, BEGUN + timedelta(3))
    assert both.planning.plan is None and not both.planning.overdue


def test_a_policy_without_reviews_reminds_nobody_of_its_date() -> None:
    """It is the framework that says by when; the letter names the day all the same."""
    both = InReview(accepted(EVERY_WEEKDAY.but(review=None, version="no reviews")))
    both.ask(BeginReview)
    both.tell_reviews()

    assert (both.planning.due, both.planning.plan) == (DUE, None)
    assert {each.facts["due"] for each in begun(both).notices if not each.is_copy} == {
        "Tuesday, 29 September 2026"
    }


def test_no_review_begins_beside_another() -> None:
    """Refused in words that say what comes first."""
    both = in_review()
    with pytest.raises(refusals.NothingToChange, match="review 1 is under way; anoth"):
        both.ask(BeginReview, review_entry=both.review.news_entry)


def test_no_review_begins_under_a_framework_that_is_not_complete() -> None:
    """It is said which one, and that a review needs one of which all is known."""
    both = InReview(accepted())
    for unknown in (framework("SIR-7@undated"), SIR_12.but(complete=False)):
        with pytest.raises(refusals.FrameworkUnusable) as found:
            both.ask(BeginReview, framework=unknown)
        assert str(found.value).startswith(f"not all of {unknown.named} is known yet")
    assert both.engagement.phase is Phase.ACCEPTED


def test_no_review_begins_under_a_framework_that_is_not_sound() -> None:
    """Whoever wrote it reads each fault by its place."""
    both = InReview(accepted())
    first, *others = THREE.phases
    off = THREE.but(phases=(first.but(exit=("hello",)), *others))
    with pytest.raises(refusals.FrameworkUnusable) as found:
        both.ask(BeginReview, framework=off)

    assert str(found.value).startswith("THREE@1: ")
    assert "'hello' is no milestone here" in str(found.value)


def test_a_framework_with_too_much_in_it_is_refused() -> None:
    """By the bounds of its fields, before anything else is looked at."""
    both = InReview(accepted())
    phases = tuple(each.but(title="a" * 81) for each in THREE.phases)
    with pytest.raises(refusals.OutOfBounds):
        both.ask(BeginReview, framework=THREE.but(phases=phases))


def test_a_review_keeps_the_framework_it_began_with() -> None:
    """Another review of the same LEA may begin under another."""
    both = in_review(framework=THREE)
    both.ask_review(CancelReview)
    both.settle()
    both.ask(BeginReview)
    both.settle()
    first, second = both.reviews.values()

    assert first.review.framework == THREE and first.review.phases["prepare"]
    assert second.review.framework == SIR_12 and second.review.phases["planning"]
