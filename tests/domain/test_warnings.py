"""What an act says that refuses nothing, in its preview and in its receipt."""

from datetime import date

import pytest

from domain.acts import (
    Acknowledge,
    AddAction,
    AdoptRoadmap,
    Assign,
    ClaimComplete,
    ConfirmComplete,
    HoldMeeting,
    Reassign,
    RecordConsultation,
    Redate,
    Reopen,
    ReturnClaim,
    Several,
    SignAgreement,
    Snooze,
    StaffAct,
    StopClock,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.people.roles import Role
from domain.preview import preview, preview_opening
from domain.receipt import receipt
from domain.setting import Cause
from domain.status import Horizon
from tests.lives import (
    ALDER_VALLEY,
    POLICY,
    START,
    accept,
    before_the_roadmap,
    by_staff,
    consult_coe,
    consult_geo_lead,
    consult_lea,
    implementing,
    opening,
    received_on,
    referred,
    roadmap,
    to_implementation,
)
from tests.pathways import EVERYBODY, WALKS, referred_by, step, walked

NEXT_SUNDAY = date(2026, 9, 6)
SUNDAY, MONDAY = date(2026, 11, 29), date(2026, 11, 30)
CLOSED = "29 Nov 2026 is closed (Sunday)"
COUNTS = f"{CLOSED}; it counts from 30 Nov 2026"
VACANT = (
    "nobody is director of operations here today, who is to own action 1; `assign` "
    "names somebody"
)
ADDED = {
    "title": "Read aloud every day",
    "components": (2,),
    "horizon": Horizon.IMMEDIATE,
}


def said(now: Engagement, act: StaffAct) -> tuple[str, ...]:
    """What the preview says, which the receipt repeats."""
    seen = preview(now, act, START)
    answer = receipt(apply(now, act, START), act)

    assert seen.refused is None
    assert answer.warnings == seen.warnings
    return seen.warnings


def warned(now: Engagement, act: StaffAct) -> tuple[str, ...]:
    """What the receipt says, on whatever day it is sent."""
    return receipt(apply(now, act, START), act).warnings


@pytest.mark.parametrize(
    "due, expected",
    [
        (SUNDAY, (f"action 1, due: {COUNTS}",)),
        (date(2026, 3, 2), ("action 1, due: 2 Mar 2026 is past; it is late at once",)),
        (MONDAY, ()),
    ],
)
def test_a_date_on_a_closed_day_or_past_is_said(
    due: date, expected: tuple[str, ...]
) -> None:
    """It is lawful, so it is done; a working day to come needs no word."""
    now = implementing(date(2026, 12, 11), policy=POLICY)
    known = received_on(now, date(2026, 3, 2))

    assert said(known, by_staff(Redate, action=1, due=due)) == expected


def test_an_owner_that_nobody_is_is_said() -> None:
    """When an action is given to the role, and when it is added for it."""
    now = implementing(date(2026, 12, 11))
    new = by_staff(AddAction, owner=Role.LEA_OPERATIONS, due=SUNDAY, **ADDED)

    assert said(now, by_staff(Reassign, action=1, owner=Role.LEA_OPERATIONS)) == (
        VACANT,
    )
    assert said(now, by_staff(Reassign, action=1, owner=Role.LEA_DEPUTY)) == ()
    assert said(now, new) == (
        f"action 2, due: {COUNTS}",
        VACANT.replace("action 1", "action 2"),
    )


def test_a_vacant_owner_is_said_wherever_the_owner_is_to_hear() -> None:
    """Else a new date, or what is still needed, reaches nobody unnoticed."""
    now = implementing(date(2026, 12, 11), owner=Role.LEA_OPERATIONS)
    now = apply(now, by_staff(ClaimComplete, action=1, by="l.tran"), START)

    assert said(now, by_staff(ReturnClaim, action=1)) == (VACANT,)
    assert said(now, by_staff(Redate, action=1, due=MONDAY)) == (VACANT,)


def test_days_of_referrals_on_closed_days_are_said() -> None:
    """When it came in, when people met, and the kickoff, from which nothing counts."""
    sunday = date(2026, 8, 30)
    came = opening(ALDER_VALLEY, received=sunday)
    now = referred(POLICY, received=date(2026, 8, 28), people=EVERYBODY)
    for act in _acts(3):
        now = apply(now, act, START)
    consulted = said(now, by_staff(consult_geo_lead, on=sunday))
    for act in _acts(6)[3:]:
        now = apply(now, act, START)

    assert preview_opening(came, START).warnings == (
        "received: 30 Aug 2026 is closed (Sunday); it counts from 31 Aug 2026",
    )
    assert consulted == ("on: 30 Aug 2026 is closed (Sunday)",)
    assert said(now, by_staff(accept, kickoff=SUNDAY)) == (f"kickoff: {CLOSED}",)
    assert said(now, by_staff(accept, kickoff=MONDAY)) == ()


def test_a_consultation_is_warned_of_by_the_calendar_of_whoever_was_consulted() -> None:
    """The week of Thanksgiving is a break of the LEA, and none of the COE."""
    day = date(2026, 11, 25)
    now = referred(POLICY, received=date(2026, 8, 28), people=EVERYBODY)
    for act in _acts(2):
        now = apply(now, act, START)

    assert warned(now, by_staff(consult_lea, on=day)) == (
        "on: 25 Nov 2026 is closed (Thanksgiving week)",
    )
    assert warned(now, by_staff(consult_coe, on=day)) == ()
    assert warned(now, by_staff(consult_geo_lead, on=day)) == ()


@pytest.mark.parametrize(
    "pathway, kind",
    [("FEE_52074G3", SignAgreement), ("EMERGENCY_52074G2A", HoldMeeting)],
)
def test_an_agreement_and_a_meeting_on_a_closed_day_are_said(
    pathway: str, kind: type[StaffAct]
) -> None:
    """Perhaps another day was meant."""
    kinds = [each for each, _ in WALKS[pathway]]
    before = WALKS[pathway][: kinds.index(kind)]
    came = referred_by(pathway, received=date(2026, 8, 28))
    now = walked(came, before, START)
    act = step(now, kind, START, on=date(2026, 8, 30))

    assert said(now, act) == ("on: 30 Aug 2026 is closed (Sunday)",)


def test_the_day_of_the_next_look_is_said() -> None:
    now = implementing(date(2026, 12, 11), policy=POLICY)
    stop = by_staff(StopClock, cause=Cause.STRIKE, recheck=SUNDAY)

    assert said(now, stop) == (f"recheck: {COUNTS}",)


def test_a_closed_day_until_which_something_rests_says_when_it_is_asked_again() -> None:
    """A promise holds through its day, and the ladder goes on with the next opening."""
    now = implementing(date(2026, 12, 11), policy=POLICY)
    asked = "6 Sep 2026 is closed (Sunday); nobody is asked until 8 Sep 2026"
    promise = by_staff(Acknowledge, action=1, promise=NEXT_SUNDAY)
    snooze = by_staff(Snooze, action=1, until=NEXT_SUNDAY)

    assert said(now, promise) == (f"action 1, promise: {asked}",)
    assert said(now, snooze) == (f"action 1, until: {asked}",)
    assert said(now, promise.but(promise=date(2026, 9, 8))) == ()


def test_a_reopened_action_is_warned_of_its_new_date() -> None:
    """As one that is redated."""
    now = implementing(date(2026, 12, 11), policy=POLICY)
    for act in (by_staff(ClaimComplete, action=1), by_staff(ConfirmComplete, action=1)):
        now = apply(now, act, START)

    assert said(now, by_staff(Reopen, action=1, due=SUNDAY)) == (
        f"action 1, due: {COUNTS}",
    )


def test_of_many_the_first_are_said_and_the_others_counted() -> None:
    """In bulk, and of a roadmap; one answer stays short."""
    now = implementing(date(2026, 12, 11), size=20, policy=POLICY)
    acts = [by_staff(Redate, action=n, due=SUNDAY) for n in range(1, 21)]
    many = said(now, by_staff(Several, acts=tuple(acts)))
    adopt = by_staff(AdoptRoadmap, actions=roadmap(SUNDAY, size=2))

    assert len(many) == 13
    assert many[-1] == "and 8 more"
    assert said(before_the_roadmap(), adopt) == (
        f"action 1, due: {COUNTS}",
        f"action 2, due: {COUNTS}",
    )


def _acts(many: int) -> list[StaffAct]:
    """The first of those that lead from the referral to the roadmap."""
    return to_implementation(START.date())[:many]


def test_a_view_of_a_role_that_nobody_holds_is_noted_with_a_word() -> None:
    """Whoever is named a minute later is not asked: whose view was it?"""
    people = {r: p for r, p in EVERYBODY.items() if r is not Role.COE_LEAD}
    now = walked(
        referred_by("CONTINUUM_52072A", people=people),
        WALKS["CONTINUUM_52072A"][:2],
        START,
    )
    lea, coe = (
        step(now, RecordConsultation, START, party=party, by="a.castillo")
        for party in (Role.LEA_SUPERINTENDENT, Role.COE_LEAD)
    )

    assert receipt(apply(now, lea, START), lea).warnings == ()
    assert receipt(apply(now, coe, START), coe).warnings == (
        "nobody is COE lead here today, whose view this is to be; `assign` names "
        "somebody",
    )
    assert preview(now, coe, START).warnings == (
        receipt(apply(now, coe, START), coe).warnings
    )


def test_a_role_that_somebody_is_to_hold_says_from_which_day() -> None:
    """And asks nobody to assign it."""
    coming = by_staff(Assign, role=Role.LEA_OPERATIONS, person="r.hughes", first=MONDAY)
    now = apply(implementing(MONDAY), coming, START)

    assert warned(now, by_staff(Reassign, action=1, owner=Role.LEA_OPERATIONS)) == (
        "nobody is director of operations here before 30 Nov 2026, who is to own "
        "action 1",
    )


def test_whoever_takes_a_role_is_told_from_whom_and_that_the_day_is_past() -> None:
    """Else one that was held would change hands without a word."""
    now = referred()
    past, later = date(2026, 8, 3), date(2027, 7, 1)
    at_once = by_staff(Assign, role=Role.COE_LEAD, person="r.zamora", first=past)
    coming = at_once.but(id="later", first=later)
    once = receipt(apply(now, at_once, START), at_once)
    then = receipt(apply(now, coming, START), coming)

    assert once.did == (
        "a.castillo gave the role COE lead to r.zamora, from 2026-08-03 on, in place "
        f"of k.bennett: {at_once.why}"
    )
    assert once.warnings == (
        "first: 3 Aug 2026 is past; what was decided since then stays as it is",
    )
    assert "from 2027-07-01 on, in place of k.bennett: " in then.did
    assert then.warnings == ()
    assert warned(now, at_once.but(id="today", first=now.day_of(START))) == ()
