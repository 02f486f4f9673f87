"""Short lives that between them hold the kinds of acts which no other story needs."""

from datetime import date, timedelta
from typing import Any

import pytest

from domain.acts import (
    Acknowledge,
    AcknowledgeReferral,
    Assign,
    BeginRelease,
    Cause,
    ChangeCalendar,
    ChangeMode,
    ClaimComplete,
    Close,
    CloseNotAgreed,
    Comment,
    ConfirmComplete,
    DependOn,
    DetermineNecessary,
    Independent,
    LinkStandard,
    MakePrimary,
    MergeAction,
    Mode,
    NoteDashboard,
    PutOnHold,
    RateAction,
    Reassign,
    RecordConsultation,
    Redate,
    Reopen,
    Resume,
    ResumeClock,
    ReturnClaim,
    ReviewRelease,
    Several,
    SignAgreement,
    Snooze,
    SplitAction,
    StaffAct,
    StartAction,
    StopClock,
    Substitute,
    Sustain,
    UpdatePeople,
    WithdrawAction,
)
from domain.acts.referrals import ReleaseView
from domain.engagement import Engagement
from domain.ladders.policy import Office as Calendar
from domain.people.absence import Absence
from domain.people.roles import Assignment, Role
from domain.referrals.case import EngagementMode, Outcome
from tests.conftest import Keep
from tests.lives import EVERY_WEEKDAY, adopting, by_staff, implementing, planned
from tests.office import Office
from tests.pathways import attaching, referred_by
from tests.today import now

DAY = timedelta(days=1)
LEA = EVERY_WEEKDAY.lea


def one_each(today: date) -> list[StaffAct]:
    """Acts on actions, each on one of its own, lest another hide what it did."""
    completed = [(kind, {"action": n}) for n in (2, 3, 4) for kind in COMPLETING]
    later, soon = today + 250 * DAY, today + 5 * DAY
    hold: dict[str, Any] = {"cause": Cause.FIRE, "review": today + 30 * DAY}
    parts = tuple(planned(n, later) for n in (150_001, 150_002))
    both = (12, 13)
    moved = tuple(by_staff(Reassign, action=n, owner=Role.LEA_DEPUTY) for n in both)
    said: list[tuple[type[StaffAct], dict[str, Any]]] = [
        (StartAction, {"action": 1}),
        *completed,
        (Sustain, {"action": 3}),
        (Reopen, {"action": 4, "due": later}),
        *((kind, {"action": 5}) for kind in (StartAction, ClaimComplete, ReturnClaim)),
        (Reassign, {"action": LATE[0], "owner": Role.LEA_DEPUTY}),
        (Acknowledge, {"action": LATE[1], "promise": soon}),
        (Snooze, {"action": LATE[2], "until": soon}),
        (Redate, {"action": 9, "due": later}),
        (PutOnHold, {"action": 10, **hold}),
        (PutOnHold, {"action": 11, **hold}),
        (Resume, {"action": 11}),
        (Several, {"acts": moved}),
        (DependOn, {"action": 14, "on": (1,)}),
        (SplitAction, {"action": 15, "parts": parts}),
        (MergeAction, {"action": 16, "into": 1}),
        (WithdrawAction, {"action": 17, "consulted": ("m.ortiz", "k.bennett")}),
        (Comment, {"action": 18, "text": "a word"}),
        (LinkStandard, {"action": 19, "standard": "FCMAT 2.1"}),
        (DependOn, {"action": 20, "on": (1,)}),
        (Independent, {"action": 20}),
        (RateAction, {"action": 21, "rating": 2}),
        (ClaimComplete, {"action": 21}),
    ]
    return [by_staff(kind, **fields) for kind, fields in said]


CLOCKS = ["stop_clock", "resume_clock", "stop_clock"]
COMPLETING = (StartAction, ClaimComplete, ConfirmComplete)
LATE = (6, 7, 8)


@pytest.fixture
def long_roadmap() -> Engagement:
    """Of 21 actions, three of them late since a month."""
    at = now()
    today = LEA.day_of(at)
    dues = {n: today + (-30 if n in LATE else 200) * DAY for n in range(1, 22)}
    actions = [planned(n, due) for n, due in dues.items()]
    return adopting(actions, EVERY_WEEKDAY, at)


@pytest.mark.parametrize("beginning", ["long_roadmap"], indirect=True)
async def test_every_act_on_an_action_goes_from_staff_to_the_record(
    office: Office, keep: Keep
) -> None:
    """Sent, judged, applied, answered, written: one line for each, in their order."""
    acts = one_each(LEA.day_of(await office.now()))
    for act in acts:
        await office.send(act)
    await office.wait(minutes=1)
    await keep("engagement-actions", office.handle)

    said = [line.kind for line in office.lines() if line.by]
    assert said == [act.kind for act in acts]


@pytest.fixture
def calm() -> Engagement:
    """Three actions, due so late that nobody asks about them for half a year."""
    at = now()
    return implementing(LEA.day_of(at) + 330 * DAY, size=3, at=at)


@pytest.mark.parametrize("beginning", ["calm"], indirect=True)
async def test_people_calendars_and_half_a_year_of_silence(
    office: Office, keep: Keep
) -> None:
    """
    What is on hold is looked at again on its day; what has been in progress for two
    quarters without change is named; the rest lies with who holds which role.
    """
    begun = LEA.day_of(await office.now())
    given = Assignment(role=Role.LEA_DEPUTY, person="r.novak", first=begun)
    away = Absence(person="m.ortiz", substitute="l.tran", first=begun, last=begun)
    always = away.but(
        person="t.washington", substitute="s.abel", last=begun + 400 * DAY
    )
    closed = LEA.but(holidays={LEA.later(begun, 140): "a local holiday"})
    await office.act(StartAction, action=1)
    await office.act(PutOnHold, action=2, cause=Cause.OTHER, review=begun + 9 * DAY)
    await office.act(Substitute, **dict(always))
    await office.act(UpdatePeople, people=(given,), absences=(away,))
    rules = {"office": Calendar.LEA, "calendar": closed, "mode": Mode.KEEP}
    await office.act(ChangeCalendar, **rules)
    await office.wait(days=12)
    asked = office.lines("review_due")
    await office.wait(days=180)
    await office.act(Assign, role=Role.GEO_LEAD, person="g.fontaine", first=begun)
    await office.act(BeginRelease)
    await office.wait(minutes=1)
    await keep("engagement-silence", office.handle)

    assert len(asked) == 1
    assert len(office.lines("plateau_reached")) == 1
    assert (await office.standing()).engagement.phase == "release"


@pytest.mark.parametrize("beginning", ["calm"], indirect=True)
async def test_another_mode_another_pathway_and_a_look_at_release(
    office: Office, keep: Keep
) -> None:
    """A fee agreement joins and leads; CDE flags the LEA no more; clocks stop twice."""
    today = LEA.day_of(await office.now())
    await office.send(attaching("FEE_52074G3", by="d.okafor"))
    await office.act(AcknowledgeReferral, referral=2)
    await office.act(DetermineNecessary, referral=2, pupils="they read too late")
    await office.act(SignAgreement, referral=2, agreement="2026-17", on=today)
    await office.act(MakePrimary, referral=2)
    await office.act(ChangeMode, mode=EngagementMode.CONSULTANCY)
    strike = {"cause": Cause.STRIKE, "review": today + 30 * DAY}
    said = {"flagged": False, "source": "assistancestatus.xlsx", "digest": "a1"}
    await office.act(NoteDashboard, year=today.year, **said)
    await office.act(ReviewRelease, view=ReleaseView.KEEP_ON, referral=1)
    await office.send(attaching("EMERGENCY_52074G2A", by="a.castillo"))
    await office.act(StopClock, **strike)
    await office.wait(days=7)
    await office.act(ResumeClock)
    await office.act(StopClock, **strike)
    await office.wait(minutes=1)
    await keep("engagement-further", office.handle)
    standing = (await office.standing()).engagement

    assert standing.segments[-1].mode == "consultancy"
    assert standing.stop
    assert [line.kind for line in office.lines()[-3:]] == CLOCKS


@pytest.fixture
def unkeyed() -> Engagement:
    """A county's referral, to which the Geo Lead has yet to agree."""
    return referred_by("COE_GEO_52074G1A", now())


@pytest.mark.parametrize("beginning", ["unkeyed"], indirect=True)
async def test_a_second_key_that_is_not_given_ends_the_engagement(
    office: Office, keep: Keep
) -> None:
    """It is over once the director has said so."""
    today = LEA.day_of(await office.now())
    await office.act(AcknowledgeReferral)
    await office.act(DetermineNecessary, by="e.morales")
    said = {"party": Role.GEO_LEAD, "outcome": Outcome.DECLINE, "on": today}
    await office.act(RecordConsultation, by="g.fontaine", **said)
    await office.act(CloseNotAgreed)

    assert await office.handle.result() == "not_agreed"
    await keep("engagement-not-agreed", office.handle)


@pytest.mark.parametrize("beginning", ["calm"], indirect=True)
async def test_what_is_released_is_closed(office: Office, keep: Keep) -> None:
    """Nothing is waited for any more in any action."""
    await office.act(BeginRelease)
    await office.act(Close)

    assert await office.handle.result() == "closed"
    await keep("engagement-closed", office.handle)
