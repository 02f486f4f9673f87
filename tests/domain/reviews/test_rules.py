"""Another policy or calendar reaches a review by word, in the mode it was applied."""

from datetime import date, timedelta

import pytest

from domain.acts import (
    ApplyPolicy,
    ChangeCalendar,
    CorrectLea,
    Mode,
    PauseReview,
    ResumeClock,
    RungActed,
    StopClock,
)
from domain.apply_review import MOST_CHANGES
from domain.calendars.work_calendar import Break
from domain.policies.ladder import Office
from domain.policies.policy import Policy, ReviewPromise
from domain.setting import Cause
from tests.lives import EVERY_WEEKDAY
from tests.review_phases import begin, complete, up_to
from tests.reviews import BEGUN, DUE, InReview, in_review

PROMISE = EVERY_WEEKDAY.review or ReviewPromise(rungs=())
R0, R1, R2 = PROMISE.rungs
SILENT = EVERY_WEEKDAY.but(version="silent", review=None)
SOONER = EVERY_WEEKDAY.but(
    version="sooner",
    review=PROMISE.but(rungs=(R0.but(days=-9), R1, R2.but(days=3))),
)


def applied(both: InReview, policy: Policy, mode: Mode = Mode.KEEP) -> None:
    both.ask(ApplyPolicy, policy=policy, mode=mode)
    both.settle()


def keys(both: InReview) -> list[str]:
    """The rungs that are still to act."""
    return [each.key for each in both.planning.coming]


def late() -> InReview:
    """Two days after its date, of which its first late rung has told."""
    both = in_review()
    both.run_to(DUE + timedelta(days=2))
    return both


def test_a_review_keeps_its_date_under_another_policy() -> None:
    """What was promised as it began is promised; its rungs are the new ones."""
    both = in_review()
    applied(both, SOONER)
    days = [rung.days for each in both.review.subjects for rung in each.rungs]

    assert both.planning.due == DUE
    assert days == [-9, 1, 3]
    assert both.review.known.policy.named == SOONER.named


def test_under_keep_what_lies_behind_is_not_said() -> None:
    """The earlier reminder would have come before today."""
    both = in_review()
    both.run_to(DUE - timedelta(days=10))
    applied(both, SOONER)

    assert keys(both) == ["R1", "R2"]


def test_under_keep_an_equal_ladder_goes_on_as_planned() -> None:
    """The plan stays the one it was, and so does its witness."""
    both = late()
    plan = both.planning.plan
    applied(both, EVERY_WEEKDAY.but(version="same"))

    assert both.planning.plan == plan
    assert plan and len(both.planning.acted) == 2


def test_under_restart_what_is_late_begins_anew_once() -> None:
    """And not with each later word, which says by which mode the rules came."""
    both = late()
    applied(both, SOONER, Mode.RESTART)
    begun = both.planning.plan
    both.run_to(DUE + timedelta(days=5))
    said = len(both.planning.acted)
    both.ask(CorrectLea, name="Alder Valley Joint Unified")
    both.settle()

    assert begun and [each.key for each in begun.rungs] == ["R1", "R2"]
    assert said and both.planning.plan == begun
    assert len(both.planning.acted) == said


def test_the_same_rules_applied_to_restart_reach_the_review() -> None:
    """Nothing else is otherwise, and it begins anew all the same, each time."""
    both = late()
    plans = [both.planning.plan]
    for _ in range(2):
        applied(both, EVERY_WEEKDAY, Mode.RESTART)
        plans.append(both.planning.plan)

    numbers = [each.number for each in plans if each]
    assert numbers == sorted({*numbers}) and len(numbers) == 3
    assert keys(both) == ["R1", "R2"]


def test_a_restart_is_heard_whatever_came_after_it() -> None:
    """In one word with what follows; and of what was heard before nothing is left."""
    both = late()
    applied(both, EVERY_WEEKDAY, Mode.RESTART)
    plan = both.planning.plan
    for mode in (Mode.RECOMPUTE, Mode.RESTART, Mode.KEEP):
        both.ask(ApplyPolicy, policy=EVERY_WEEKDAY.but(version=mode), mode=mode)
    both.settle()
    begun = both.planning.plan
    applied(both, EVERY_WEEKDAY)

    assert plan and begun and begun.number > plan.number
    assert both.planning.plan == begun


def test_an_engagement_remembers_so_many_changes_of_its_rules() -> None:
    """The newest; a review that has heard of the others loses nothing."""
    both = late()
    applied(both, EVERY_WEEKDAY, Mode.RESTART)
    for n in range(MOST_CHANGES):
        applied(both, EVERY_WEEKDAY.but(version=f"{n}"))

    assert len(both.engagement.rules_changes) == MOST_CHANGES
    assert keys(both) == ["R1", "R2"]


def test_under_recompute_what_was_missed_is_said_at_the_next_opening() -> None:
    """As if the new rules had always held; nothing is said twice."""
    both = in_review()
    both.run_to(DUE + timedelta(days=6))
    applied(both, SOONER, Mode.RECOMPUTE)
    both.run_to(both.today + timedelta(days=1))
    acts = [e.act for e in both.review.unwritten if isinstance(e.act, RungActed)]

    assert len(acts) == 1 and keys(both) == []
    assert both.planning.ledger and both.planning.ledger.heard == ("R0", "R1")


@pytest.mark.parametrize("mode", Mode)
def test_a_calendar_reaches_the_review(mode: Mode) -> None:
    """A week that is closed now moves its rungs; its date stays the day it was."""
    both = in_review()
    week = Break(name="storm", first=date(2026, 9, 14), last=date(2026, 9, 30))
    closed = EVERY_WEEKDAY.agency.but(version="storm", breaks=(week,))
    both.ask(ChangeCalendar, office=Office.AGENCY, calendar=closed, mode=mode)
    both.settle()
    days = [EVERY_WEEKDAY.agency.day_of(each.at) for each in both.planning.coming]

    assert both.planning.due == DUE
    assert days == [date(2026, 10, 1), date(2026, 10, 13)]


@pytest.mark.parametrize("mode", Mode)
def test_where_no_rules_are_left_nothing_is_late(mode: Mode) -> None:
    """The date stays, nobody is asked, and the witness is settled."""
    both = late()
    witness = both.review.subjects[0].plan_id
    both.ask(ApplyPolicy, policy=SILENT, mode=mode)
    both.tell_reviews()

    assert (both.planning.due, both.planning.plan) == (DUE, None)
    assert not both.planning.overdue
    assert witness in [each.to for each in both.review.untold]


@pytest.mark.parametrize("mode", Mode)
def test_where_rules_come_again_it_is_asked_from_there(mode: Mode) -> None:
    """What was said before is not said again, and what is late is late."""
    both = late()
    applied(both, SILENT)
    both.run_to(DUE + timedelta(days=5))
    applied(both, EVERY_WEEKDAY, mode)

    assert both.planning.overdue
    assert keys(both) == ["R2"]


@pytest.mark.parametrize("mode", Mode)
def test_rules_that_come_again_do_not_make_late_what_is_done(mode: Mode) -> None:
    """It was late as it was done, and nobody is asked of it any more."""
    both = late()
    complete(both, "planning")
    applied(both, SILENT)
    applied(both, EVERY_WEEKDAY, mode)

    assert not both.planning.overdue and both.planning.plan is None


@pytest.mark.parametrize("mode", Mode)
def test_rules_that_come_again_do_not_make_late_what_stands_still(mode: Mode) -> None:
    """Paused past its date, it is asked of once it goes on."""
    both = in_review()
    applied(both, SILENT)
    both.ask_review(PauseReview, cause=Cause.FIRE, recheck=DUE + timedelta(days=60))
    both.run_to(DUE + timedelta(days=30))
    applied(both, EVERY_WEEKDAY, mode)

    assert both.planning.stop and not both.planning.overdue


def test_stops_without_rules_move_the_date_all_the_same() -> None:
    """Nothing is late by a date of which nobody is reminded."""
    both = in_review()
    applied(both, SILENT)
    both.ask(StopClock, cause=Cause.FIRE, recheck=date(2026, 12, 1))
    both.settle()
    both.pass_days(7)
    both.ask(ResumeClock)
    both.come_to(DUE + timedelta(days=30))
    both.settle()

    assert both.planning.due == EVERY_WEEKDAY.lea.later(DUE, 5)
    assert (both.planning.plan, both.planning.overdue) == (None, False)


def test_a_stop_and_other_rules_in_one_word_both_count() -> None:
    """Whichever came first; none of their words was told before."""
    both = in_review()
    both.run_to(BEGUN + timedelta(days=2))
    both.ask(StopClock, cause=Cause.FIRE, recheck=date(2026, 12, 1))
    both.pass_days(7)
    both.ask(ApplyPolicy, policy=SOONER, mode=Mode.KEEP)
    both.ask(ResumeClock)
    both.settle()

    assert both.planning.due == EVERY_WEEKDAY.lea.later(DUE, 5)
    assert keys(both) == ["R0", "R1", "R2"]


@pytest.mark.parametrize("mode", Mode)
def test_recess_that_becomes_known_moves_the_reminders_of_field_work(
    mode: Mode,
) -> None:
    """Its date stays the day it was; days of instruction before it are counted anew."""
    both = up_to("artifacts")
    begin(both, "field_work")
    due = both.phase("field_work").due
    week = Break(name="fall recess", first=date(2026, 10, 5), last=date(2026, 10, 9))
    known = EVERY_WEEKDAY.lea.but(version="recess", recess=(week,))
    both.ask(ChangeCalendar, office=Office.LEA, calendar=known, mode=mode)
    both.settle()
    reading, field_work = both.review.phases[1:]

    assert both.phase("field_work").due == due == date(2026, 10, 14)
    first = {each.key: each.coming[0].at for each in (reading, field_work)}
    days = {key: known.day_of(at) for key, at in first.items()}
    assert days == {
        "phase/artifacts": date(2026, 9, 23),
        "phase/field_work": date(2026, 9, 30),
    }


def test_phases_that_begin_under_other_rules_go_by_those() -> None:
    """What had begun before went over to them; what begins now never knew others."""
    both = in_review()
    applied(both, SOONER)
    begin(both, "artifacts")
    days = [[rung.days for rung in each.rungs] for each in both.review.subjects]

    assert days == [[-9, 1, 3], [-9, 1, 3]]


def test_phases_that_are_done_go_over_to_nothing() -> None:
    """A restart begins what is late anew, and nothing that was settled."""
    both = late()
    complete(both, "planning")
    begin(both, "artifacts")
    done = both.planning
    applied(both, SOONER, Mode.RESTART)

    assert both.planning is done or both.planning == done
    assert [each.days for each in both.review.subjects[1].rungs] == [-9, 1, 3]
