"""Short lives that between them hold the kinds of acts which no other story needs."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from domain.acts import (
    Acknowledge,
    AcknowledgeReferral,
    AddAction,
    AddEvidence,
    AmendAction,
    AmendPosition,
    ApplyPolicy,
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
    ConsiderRelease,
    CorrectConsultation,
    CorrectLea,
    DependOn,
    DetermineNecessary,
    EndPosition,
    FundPosition,
    Independent,
    LinkStandard,
    LogCoaching,
    MakePrimary,
    MergeAction,
    Mode,
    NoteDashboard,
    NoteLearning,
    PutOnHold,
    RateAction,
    Reassign,
    RecordConsultation,
    Redate,
    Reopen,
    Resume,
    ResumeClock,
    ReturnClaim,
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
    WithdrawEvidence,
    WithdrawSupport,
)
from domain.engagement import Engagement
from domain.people.absence import Absence
from domain.people.roles import Assignment, Role
from domain.policies.ladder import Office as Calendar
from domain.referrals.acts import ReleaseView
from domain.referrals.case import EngagementMode, Outcome
from domain.supports.position import Funder, TaperStep
from tests.conftest import Keep
from tests.evidence import piece
from tests.lives import EVERY_WEEKDAY, adopting, by_staff, implementing, planned
from tests.office import Office
from tests.pathways import attaching, referred_by
from tests.today import now

DAY = timedelta(days=1)
LEA = EVERY_WEEKDAY.lea


Said = tuple[type[StaffAct], dict[str, Any]]
CLOCKS = ["stop_clock", "resume_clock", "stop_clock"]
COMPLETING = (StartAction, ClaimComplete, ConfirmComplete)
LATE = (2, 3, 4)


def worked_on(today: date) -> list[Said]:
    """From status to status, each on an action of its own: none hides another."""
    later = today + 250 * DAY
    completed: list[Said] = [(k, {"action": n}) for n in (1, 2, 3) for k in COMPLETING]
    return [
        *completed,
        (Sustain, {"action": 2}),
        (Reopen, {"action": 3, "due": later}),
        *((kind, {"action": 4}) for kind in (StartAction, ClaimComplete, ReturnClaim)),
        (RateAction, {"action": 5, "rating": 2}),
        (ClaimComplete, {"action": 5}),
        (StartAction, {"action": 6}),
        (WithdrawAction, {"action": 7, "consulted": ("m.ortiz", "k.bennett")}),
        (Comment, {"action": 8, "text": "a word"}),
        (LinkStandard, {"action": 9, "standard": "FCMAT 2.1"}),
        (Redate, {"action": 10, "due": later}),
    ]


def arranged(today: date) -> list[Said]:
    """Other rules; owners, promises, holds, parts, what waits for what."""
    sooner = (EVERY_WEEKDAY.rungs[0].but(days=-20), *EVERY_WEEKDAY.rungs[1:])
    rules = EVERY_WEEKDAY.but(version="sooner", rungs=sooner)
    soon, later = today + 5 * DAY, today + 250 * DAY
    hold: dict[str, Any] = {"cause": Cause.FIRE, "recheck": today + 30 * DAY}
    parts = tuple(planned(n, later) for n in (80_001, 80_002))
    otherwise = {"outcome": Outcome.DECLINE, "on": today}
    both = [by_staff(Reassign, action=n, owner=Role.LEA_DEPUTY) for n in (9, 10)]
    return [
        (ApplyPolicy, {"policy": rules, "mode": Mode.KEEP}),
        (Reassign, {"action": 2, "owner": Role.LEA_DEPUTY}),
        (Acknowledge, {"action": 3, "promise": soon}),
        (Snooze, {"action": 4, "until": soon}),
        (PutOnHold, {"action": 5, **hold}),
        (PutOnHold, {"action": 6, **hold}),
        (Resume, {"action": 6}),
        (DependOn, {"action": 1, "on": (9,)}),
        (DependOn, {"action": 7, "on": (9,)}),
        (Independent, {"action": 7}),
        (SplitAction, {"action": 8, "parts": parts}),
        (Several, {"acts": tuple(both)}),
        (MergeAction, {"action": 11, "into": 9}),
        (AddAction, {**dict(planned(12, later)), "why": "the board asked for it"}),
        (AmendAction, {"action": 7, "title": "Agree on one calendar of all tests"}),
        (CorrectConsultation, {"party": Role.GEO_LEAD, **otherwise}),
        *((AddEvidence, piece(n)) for n in (1, 2)),
        (WithdrawEvidence, {"number": 1}),
        (CorrectLea, {"name": "Alder Valley Joint Unified"}),
    ]


def supported(today: date) -> list[Said]:
    """Coaching, learning, positions: noted, amended, ended, withdrawn."""
    given = {"on": today, "hours": 150, "roles": (Role.LEA_INSTRUCTION,)}
    coaching = {"coach": "t.washington", "text": "walks of classrooms", **given}
    learning = {"title": "Reading", "participants": 40, "given_by": "CCEE", **given}
    funded = {"title": "literacy coach", "fte": 100, "funder": Funder.CCEE}
    last, less = today + 200 * DAY, TaperStep(since=today + 90 * DAY, fte=50)
    days = {"first": today, "last": last}
    return [
        (LogCoaching, coaching),
        (LogCoaching, {**coaching, "text": "", "on_actions": (1, 2)}),
        (NoteLearning, learning),
        *((FundPosition, {**funded, **days, "taper": (less,)}) for _ in range(4)),
        (AmendPosition, {"number": 1, "last": last + 30 * DAY}),
        (EndPosition, {"number": 2, "on": today}),
        (WithdrawSupport, {"support": "position/3"}),
        (WithdrawSupport, {"support": "coaching/1"}),
    ]


@pytest.fixture
def some_late() -> Engagement:
    """A roadmap of eleven actions, three of them late since a month."""
    at = now()
    today = LEA.day_of(at)
    dues = {n: today + (-30 if n in LATE else 200) * DAY for n in range(1, 12)}
    return adopting([planned(n, d) for n, d in dues.items()], EVERY_WEEKDAY, at)


@pytest.mark.parametrize("beginning", ["some_late"], indirect=True)
@pytest.mark.parametrize("acts", [worked_on, arranged, supported])
async def test_every_act_on_an_action_goes_from_staff_to_the_record(
    acts: Callable[[date], list[Said]], office: Office, keep: Keep
) -> None:
    """Sent, judged, applied, answered, written: one line for each, in their order."""
    said = acts(LEA.day_of(await office.now()))
    for kind, fields in said:
        await office.act(kind, **fields)
    await office.wait(minutes=1)
    await keep(f"engagement-{acts.__name__}", office.handle)

    lines = [line.kind for line in office.lines() if line.by]
    assert lines == [kind.model_fields["kind"].default for kind, _ in said]


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
    await office.act(PutOnHold, action=2, cause=Cause.OTHER, recheck=begun + 9 * DAY)
    await office.act(Substitute, **dict(always))
    await office.act(UpdatePeople, people=(given,), absences=(away,))
    rules = {"office": Calendar.LEA, "calendar": closed, "mode": Mode.KEEP}
    await office.act(ChangeCalendar, **rules)
    await office.wait(days=12)
    asked = office.lines("recheck_due")
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
    strike = {"cause": Cause.STRIKE, "recheck": today + 30 * DAY}
    said = {"flagged": False, "source": "assistancestatus.xlsx", "digest": "a1"}
    await office.act(NoteDashboard, year=today.year, **said)
    await office.act(ConsiderRelease, view=ReleaseView.KEEP_ON, referral=1)
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
    await office.act(Close, leaving_open=True)

    assert await office.handle.result() == "closed"
    await keep("engagement-closed", office.handle)
