"""What differs between two policies, and whom they would tell."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.acts import ChangeCalendar, Mode
from domain.engagement import Engagement
from domain.horizon import beyond
from domain.people.roles import Assignment, Role
from domain.policies.diff import DiffKind, differences, same_name
from domain.policies.judge import check_rules
from domain.policies.ladder import Gate, NamedLadder, Office, When
from domain.policies.policy import FactCheckPromise, ReviewPromise
from domain.preview import will_hear
from domain.standing_of import standing
from domain.status import Horizon
from domain.vacancies import vacancies
from domain.written_day import spoken
from tests.lives import EVERY_WEEKDAY, POLICY, START, by_staff, implementing

SHORT = NamedLadder(
    name="short", when=When(horizons=(Horizon.IMMEDIATE,)), rungs=POLICY.rungs[:3]
)
DAYS = "10 working days", "12 working days"
DUE = START.date() + timedelta(days=60)


def test_policies_that_say_the_same_do_not_differ() -> None:
    """Calendars are not compared: an engagement keeps its own."""
    assert differences(POLICY, EVERY_WEEKDAY) == []


def test_two_policies_that_differ_must_not_bear_one_name() -> None:
    """No proof could tell which of them it means."""
    other = POLICY.but(rungs=POLICY.rungs[:3])

    assert same_name(POLICY, other)
    assert not same_name(POLICY, other.but(version="another"))
    assert not same_name(POLICY, EVERY_WEEKDAY)


def test_each_part_is_added_removed_or_changed_by_name() -> None:
    """Rungs by their step, limits by their name, whole ladders and rules."""
    e1 = POLICY.rungs[2].but(gate=Gate(weekdays=(1, 2)))
    new = POLICY.but(
        rungs=(*POLICY.rungs[:2], e1, *POLICY.rungs[3:-1]),
        ladders=(SHORT,),
        limits=POLICY.limits.but(snoozes=1),
        plateau=None,
    )
    found = [(e.kind, e.part, e.field) for e in differences(POLICY, new)]

    assert found == [
        (DiffKind.CHANGED, "rungs, E1", "gate"),
        (DiffKind.ADDED, "ladders", ""),
        (DiffKind.ADDED, "ladder short", ""),
        (DiffKind.ADDED, "ladder short, E0", ""),
        (DiffKind.ADDED, "ladder short, E0 (2)", ""),
        (DiffKind.ADDED, "ladder short, E1", ""),
        (DiffKind.CHANGED, "limits", "snoozes"),
        (DiffKind.REMOVED, "rungs, E4", ""),
        (DiffKind.REMOVED, "plateau", ""),
    ]


def test_what_is_promised_of_reviews_is_compared() -> None:
    """When a pause is asked of again, each rung, and whether there is any promise."""
    assert POLICY.review
    r0, *others = POLICY.review.rungs
    v0, *rest = POLICY.review.fact_check.rungs
    check = FactCheckPromise(days=12, rungs=(v0, *rest[:-1]))
    rungs = (r0.but(days=-3), *others[:-1])
    review = ReviewPromise(recheck_every=30, rungs=rungs, fact_check=check)
    found = differences(POLICY, POLICY.but(review=review))
    gone = differences(POLICY, POLICY.but(review=None))

    assert [(e.kind, e.part, e.field, e.before, e.after) for e in found] == [
        (DiffKind.CHANGED, "review", "recheck every", "60 days", "30 days"),
        (DiffKind.CHANGED, "review, R0", "days", "-5", "-3"),
        (DiffKind.CHANGED, "fact check", "takes", *DAYS),
        (DiffKind.REMOVED, "review, R2", "", found[3].before, ""),
        (DiffKind.REMOVED, "fact check, V2", "", found[-1].before, ""),
    ]
    assert [each.part for each in gone] == [
        *("review", "review, R0", "review, R1", "review, R2"),
        *("fact check", "fact check, V0", "fact check, V1", "fact check, V2"),
    ]


def test_vacant_roles_are_named_with_the_steps_that_would_tell_them() -> None:
    """Also those of the owner, and of rules for the whole."""
    now = standing(implementing(DUE), None)
    vacant = now.but(people=[e for e in now.people if e.role is not Role.LEA_DEPUTY])

    assert vacancies(POLICY, vacant, START.date()) == [
        "deputy superintendent (E1)",
        "CCEE executive director (engagement recheck)",
    ]


def test_a_role_that_will_be_held_is_named_with_the_day() -> None:
    """Else it would look as if nobody were ever to hear."""
    now = standing(implementing(DUE), None)
    first = START.date() + timedelta(days=3)
    coming = Assignment(role=Role.CCEE_EXECUTIVE, person="e.morales", first=first)
    soon = now.but(people=[*now.people, coming])

    assert vacancies(POLICY, soon, START.date()) == [
        f"CCEE executive director (engagement recheck), held from {spoken(first)}"
    ]
    assert vacancies(POLICY, soon, first) == []


def test_only_what_lies_beyond_the_known_days_is_named() -> None:
    """The due date and each step by the calendar of the office told."""
    known = POLICY.lea.but(through=DUE + timedelta(days=20))
    policy = EVERY_WEEKDAY.but(lea=known)
    now = implementing(DUE, policy=policy)
    found = beyond(policy, standing(now), will_hear(now))

    assert [each.what for each in found] == ["rung E3", "rung E4"]
    assert {each.calendar for each in found} == {known.named}
    assert beyond(POLICY, standing(now), will_hear(now)) == []


def check(now: Engagement, act: ChangeCalendar) -> None:
    """Where everybody is there."""
    check_rules(act, now.policy, {Role.LEA_INSTRUCTION}, lambda _: None)


def test_a_calendar_under_which_a_step_could_never_act_is_refused() -> None:
    """An office that opens on Mondays, and a step for Tuesdays only."""
    gated = (POLICY.rungs[2].but(gate=Gate(weekdays=(1,))),)
    now = implementing(DUE, policy=EVERY_WEEKDAY.but(rungs=gated))
    mondays = EVERY_WEEKDAY.lea.but(weekdays=(0,))
    act = by_staff(ChangeCalendar, office=Office.LEA, calendar=mondays, mode=Mode.KEEP)

    check(now, act.but(calendar=EVERY_WEEKDAY.lea.but(version="another")))
    with pytest.raises(refusals.PolicyUnusable, match="rung E1: can never act"):
        check(now, act)
