"""What an act on an engagement would change in its review, asked before it is done."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.acts import (
    ApplyPolicy,
    Assign,
    Cause,
    ChangeCalendar,
    CompleteReview,
    Mode,
    ResumeClock,
    StaffAct,
    StartAction,
    StopClock,
    Withdraw,
)
from domain.calendars.work_calendar import Break
from domain.people.roles import Role
from domain.policies.ladder import Office
from domain.preview import Preview, preview, will_hear, words_to_reviews
from domain.review_views import setting_preview, with_review
from tests.lives import EVERY_WEEKDAY, by_staff
from tests.review_phases import up_to
from tests.reviews import DUE, InReview

PART = "review/1/phase/field_work"
A_WEEK = timedelta(days=7)
REVIEW = EVERY_WEEKDAY.review
assert REVIEW
SOONER = EVERY_WEEKDAY.but(
    version="sooner",
    review=REVIEW.but(
        rungs=(REVIEW.rungs[0].but(days=-10), *REVIEW.rungs[1:]),
    ),
)


def recess(both: InReview) -> StaffAct:
    """The week in which the field work is due: there is no school."""
    due = both.phase("field_work").due
    assert due
    week = Break(first=due - A_WEEK, last=due, name="ski week")
    lea = EVERY_WEEKDAY.lea.but(recess=(week,), version="with-recess")
    fields: dict[str, Any] = {"office": Office.LEA, "calendar": lea}
    return by_staff(ChangeCalendar, mode=Mode.KEEP, **fields)


def seen(both: InReview, act: StaffAct) -> Preview:
    """As the client asks for it: the engagement first, then its review."""
    found = preview(both.engagement, act, both.at)
    for word in words_to_reviews(both.engagement, act, both.at):
        heard = setting_preview(both.review, word, both.at)
        found = with_review(found, word, heard)
    return found


def rungs(both: InReview) -> set[tuple[str, str, tuple[str, ...]]]:
    coming = will_hear(both.review)
    return {(f"review/1/{e.subject}", e.local, e.told) for e in coming}


@pytest.mark.parametrize(
    "act",
    [
        recess,
        lambda _: by_staff(ApplyPolicy, policy=SOONER, mode=Mode.KEEP),
        lambda _: by_staff(StopClock, cause=Cause.FIRE, recheck=date(2026, 12, 1)),
        lambda both: by_staff(
            Assign, role=Role.CCEE_LEAD, person="t.washington", first=both.today
        ),
        lambda _: by_staff(CompleteReview, review_entry=0, why="another way"),
    ],
)
def test_what_is_seen_before_is_what_the_review_makes_of_it(act: Any) -> None:
    """Each rung that is heard no more, and each that is heard instead."""
    both = up_to("field_work")
    both.settle()
    wanted, before = act(both), rungs(both)
    found = seen(both, wanted)
    both.send(wanted)
    both.settle()
    after = set() if both.review.is_over else rungs(both)
    no_more = {(e.subject, e.local, e.told) for e in found.hear_now}
    instead = {(e.subject, e.local, e.told) for e in found.hear_then}

    assert no_more == before - after != set()
    assert {each for each in instead if each[0] == PART} == after - before


def test_dates_that_move_as_all_clocks_run_again_are_seen_before() -> None:
    """By the days they stood."""
    both = up_to("field_work")
    both.ask(StopClock, cause=Cause.FIRE, recheck=date(2026, 12, 1))
    both.settle()
    both.pass_days(7)
    found = seen(both, by_staff(ResumeClock))
    said = [s for e in found.changes if e.subject == "review/1" for s in e.changes]

    due = both.phase("field_work").due
    both.ask(ResumeClock)
    both.settle()
    assert f"the field work due {due} -> {both.phase('field_work').due}" in said
    assert {e.subject for e in found.hear_then} == {PART}


def test_a_review_hears_nothing_of_what_is_refused_or_is_none_of_its_setting() -> None:
    """So that it is not asked."""
    both = up_to("field_work")
    refused = by_staff(StopClock, cause=Cause.FIRE, recheck=DUE.replace(year=1999))

    for act in (refused, by_staff(StartAction, action=1)):
        assert words_to_reviews(both.engagement, act, both.at) == []


def test_of_a_review_that_does_not_run_it_is_said() -> None:
    both = up_to("field_work")
    both.settle()
    act = recess(both)
    (word,) = words_to_reviews(both.engagement, act, both.at)
    found = with_review(preview(both.engagement, act, both.at), word, None)

    assert found.warnings[-1].startswith("review/1 does not run on the server")


def test_which_phases_would_stand_still_with_all_clocks_is_said() -> None:
    """Those that are open, each since when and why."""
    both = up_to("field_work")
    both.settle()
    act = by_staff(StopClock, cause=Cause.FIRE, recheck=date(2026, 12, 31))
    said = [s for e in seen(both, act).changes for s in e.changes if "field" in s]

    assert said == [f"the field work stopped none -> since {both.today} (fire)"]


@pytest.mark.parametrize("kind", [StopClock, Withdraw, CompleteReview])
def test_which_letters_of_its_review_hold_no_more_is_said_beforehand(
    kind: type[StaffAct],
) -> None:
    """Those that the review settles once it hears of it, whether it stands or ends."""
    both = up_to("field_work")
    both.settle()
    stop = {"cause": Cause.FIRE, "recheck": date(2026, 12, 31)}
    act = by_staff(kind, **(stop if kind is StopClock else {}))
    said = seen(both, act).settled_in_reviews
    both.send(act)
    both.tell_reviews()
    settled = [each for entry in both.review.unwritten for each in entry.settled]

    assert said == {both.review.entity: tuple(settled)}
    assert any(each.endswith("phase/field_work@running") for each in settled)
