"""Living data, and every life an engagement may lead."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple, TypeVar
from uuid import uuid4

from hypothesis import strategies as st

from adapters.pathways import pathways
from adapters.policies import current_policy
from domain.actions.planned import PlannedAction
from domain.actions.rulings import next_parts
from domain.actions.status import Horizon
from domain.acts import (
    Accept,
    Acknowledge,
    AcknowledgeReferral,
    Act,
    AdoptRoadmap,
    ApplyPolicy,
    Assign,
    AttachReferral,
    BeginRelease,
    BeginReview,
    ByStaff,
    Cause,
    ChangeCalendar,
    ChangeMode,
    ClaimComplete,
    Close,
    CloseNotAgreed,
    Comment,
    CompleteReview,
    ConfirmComplete,
    Decline,
    DependOn,
    DetermineNecessary,
    HoldMeeting,
    Independent,
    LinkStandard,
    MakePrimary,
    MergeAction,
    NoteDashboard,
    OpenConsultation,
    PutOnHold,
    RateAction,
    Reassign,
    RecordConsultation,
    Redate,
    ReferralAct,
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
    Withdraw,
    WithdrawAction,
)
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.happening import apply
from domain.judgement import judge
from domain.ladders.calendar import WorkCalendar
from domain.ladders.policy import Policy
from domain.lea import Lea
from domain.people.roles import Role
from domain.referrals.case import EngagementMode, Outcome
from domain.referrals.referring import Referral, refer
from domain.referrals.working import BEFORE_ACCEPTANCE
from domain.refusals import Refused

Asked = TypeVar("Asked", bound=StaffAct)
START = datetime(2026, 9, 1, 16, tzinfo=UTC)
KICKOFF = START.date() + timedelta(days=20)
CONSULTED = {"outcome": Outcome.ACCEPT, "on": START.date()}
ALDER_VALLEY = Lea(cds="1999901", name="Alder Valley Unified", county="Los Angeles")
POLICY = current_policy()
PATHWAYS = pathways()
CONTINUUM = PATHWAYS["CONTINUUM_52072A"]
PEOPLE = {
    Role.LEA_SUPERINTENDENT: "d.okafor",
    Role.LEA_DESIGNEE: "m.ortiz",
    Role.LEA_DEPUTY: "l.tran",
    Role.LEA_INSTRUCTION: "j.rivera",
    Role.COE_LEAD: "k.bennett",
    Role.COUNTY_SUPERINTENDENT: "e.morales",
    Role.CCEE_LEAD: "a.castillo",
    Role.CCEE_EXPERT: "t.washington",
    Role.CCEE_DIRECTOR: "h.lindqvist",
}


def consult_lea(**fields: Any) -> RecordConsultation:
    return RecordConsultation(**CONSULTED | {"party": "lea_superintendent"} | fields)


def consult_coe(**fields: Any) -> RecordConsultation:
    return RecordConsultation(**CONSULTED | {"party": "coe_lead"} | fields)


def consult_geo_lead(**fields: Any) -> RecordConsultation:
    return RecordConsultation(**CONSULTED | {"party": "geo_lead"} | fields)


def determine(**fields: Any) -> DetermineNecessary:
    return DetermineNecessary(**{"pupils": "they read too late"} | fields)


def decline(**fields: Any) -> Decline:
    return Decline(**{"pupils": "their needs are met at home"} | fields)


def accept(**fields: Any) -> Accept:
    return Accept(**{"mode": EngagementMode.SIR_PLUS, "kickoff": KICKOFF} | fields)


DOERS: dict[Callable[..., ByStaff], str] = {
    AcknowledgeReferral: "a.castillo",
    OpenConsultation: "a.castillo",
    consult_lea: "d.okafor",
    consult_coe: "k.bennett",
    consult_geo_lead: "a.castillo",
    determine: "h.lindqvist",
    decline: "h.lindqvist",
    accept: "h.lindqvist",
    CloseNotAgreed: "h.lindqvist",
    RecordConsultation: "a.castillo",
    SignAgreement: "h.lindqvist",
    HoldMeeting: "a.castillo",
    MakePrimary: "a.castillo",
    ChangeMode: "a.castillo",
    AttachReferral: "a.castillo",
    NoteDashboard: "a.castillo",
    ReviewRelease: "a.castillo",
    LinkStandard: "a.castillo",
    Accept: "h.lindqvist",
    DetermineNecessary: "h.lindqvist",
    Decline: "h.lindqvist",
    BeginReview: "a.castillo",
    CompleteReview: "a.castillo",
    AdoptRoadmap: "a.castillo",
    BeginRelease: "h.lindqvist",
    Close: "h.lindqvist",
    Withdraw: "h.lindqvist",
    Assign: "a.castillo",
    StartAction: "j.rivera",
    ClaimComplete: "j.rivera",
    RateAction: "k.bennett",
    Sustain: "k.bennett",
    Reopen: "k.bennett",
    Acknowledge: "j.rivera",
    Snooze: "m.ortiz",
    PutOnHold: "m.ortiz",
    Resume: "m.ortiz",
    Reassign: "m.ortiz",
    DependOn: "m.ortiz",
    Independent: "m.ortiz",
    SplitAction: "m.ortiz",
    MergeAction: "m.ortiz",
    WithdrawAction: "a.castillo",
    Comment: "t.washington",
    Several: "m.ortiz",
    StopClock: "a.castillo",
    ResumeClock: "a.castillo",
    ApplyPolicy: "a.castillo",
    ChangeCalendar: "a.castillo",
    Substitute: "a.castillo",
    UpdatePeople: "a.castillo",
    ConfirmComplete: "k.bennett",
    ReturnClaim: "t.washington",
    Redate: "m.ortiz",
}
FURTHER = {"COE_GEO_52074G1A": "e.morales", "EMERGENCY_52074G2A": "a.castillo"}
"""Referrals that may join one made after the Dashboard, and who makes them."""
CLOSING = {
    "evidence": ("minutes of the team",),
    "experience": "short meetings work best",
    "sustained_by": "a standing item of the cabinet",
}
TITLES = (
    "Hire a literacy coach for each elementary school",
    "Agree on one calendar of assessments",
    "Open a family centre at the high school",
)
TO_IMPLEMENTATION: tuple[Callable[..., StaffAct], ...] = (
    AcknowledgeReferral,
    OpenConsultation,
    consult_lea,
    consult_coe,
    consult_geo_lead,
    determine,
    accept,
    BeginReview,
    CompleteReview,
)


def without_closures(calendar: WorkCalendar) -> WorkCalendar:
    return calendar.but(holidays={}, breaks=())


EVERY_WEEKDAY = POLICY.but(
    lea=without_closures(POLICY.lea), agency=without_closures(POLICY.agency)
)
"""The ladder in force, with weekends and nothing else closed."""


ONWARDS = (
    AcknowledgeReferral,
    OpenConsultation,
    RecordConsultation,
    DetermineNecessary,
    Accept,
    StartAction,
    ClaimComplete,
    ConfirmComplete,
    Sustain,
    Reopen,
    BeginRelease,
    Close,
)
"""What lives of any length are made of; half of what is drawn is of these."""
WHOLE = len(TO_IMPLEMENTATION)
CONSULTED_ALL = 5  # acts up to the determination
MANY = 4  # actions; no more come by splitting


class Moment(NamedTuple):
    """An engagement just after something happened to it."""

    engagement: Engagement
    act: Act | None
    at: datetime


def by_staff(kind: Callable[..., Asked], **fields: object) -> Asked:
    """An act as the person who usually does it would send it."""
    said = {
        "id": uuid4().hex,
        "by": DOERS[kind],
        "entered_by": "front-desk",
        "why": "agreed at the planning meeting",
    }
    answered = CLOSING if kind is ClaimComplete else {}
    return kind(**said | answered | fields)


def referral(**fields: object) -> Referral:
    said = Referral(
        id=uuid4().hex,
        by="a.castillo",
        entered_by="front-desk",
        lea=ALDER_VALLEY,
        pathway=CONTINUUM,
        source="assistancestatus25.xlsx",
        people=PEOPLE,
        answers={"dashboard_year": "2025"},
    )
    return said.but(**fields)


def referred(
    policy: Policy = EVERY_WEEKDAY, at: datetime = START, **fields: object
) -> Engagement:
    return refer(referral(**fields), policy, episode=1, at=at)


def planned(number: int, due: date, **fields: object) -> PlannedAction:
    action = PlannedAction(
        number=number,
        title=TITLES[number % len(TITLES)],
        text="As the review recommends.",
        components=(1 + number % 12,),
        theme="Accountability",
        horizon=Horizon.IMMEDIATE,
        owner=Role.LEA_INSTRUCTION,
        due=due,
    )
    return action.but(**fields)


def roadmap(due: date, size: int = 3, **fields: object) -> tuple[PlannedAction, ...]:
    return tuple(planned(n, due, **fields) for n in range(1, size + 1))


def implementing(
    due: date,
    size: int = 1,
    policy: Policy = EVERY_WEEKDAY,
    at: datetime = START,
    **fields: object,
) -> Engagement:
    """An engagement whose roadmap was adopted at `at`, with nothing owed any more."""
    return adopting(roadmap(due, size, **fields), policy, at)


def adopting(
    actions: Sequence[PlannedAction], policy: Policy, at: datetime
) -> Engagement:
    now = referred(policy, at)
    for act in to_implementation(now.day_of(at)):
        now = apply(now, act, at)
    return paid(apply(now, by_staff(AdoptRoadmap, actions=tuple(actions)), at))


def paid(engagement: Engagement) -> Engagement:
    return engagement.but(unwritten=(), untold=())


def to_implementation(today: date) -> list[StaffAct]:
    """Every act from the referral to the completed review, all on this day."""
    return [by_staff(kind, **_today(kind, today)) for kind in TO_IMPLEMENTATION]


def allowed(engagement: Engagement, at: datetime) -> list[StaffAct]:
    """All that staff may do next."""
    return [act for act in asked(engagement, at) if is_allowed(engagement, act, at)]


def asked(engagement: Engagement, at: datetime) -> list[StaffAct]:
    """All that staff might ask for next, allowed or not."""
    today = engagement.day_of(at)
    asked: list[StaffAct] = [
        *to_implementation(today),
        by_staff(decline),
        *further(engagement, today),
        by_staff(Withdraw),
        by_staff(AdoptRoadmap, actions=roadmap(today + timedelta(days=9))),
        by_staff(BeginRelease),
        by_staff(Close),
        by_staff(StopClock, cause=Cause.STRIKE, review=today + timedelta(days=30)),
        by_staff(ResumeClock),
        by_staff(Assign, role=Role.LEA_INSTRUCTION, person=None, first=today),
        by_staff(Assign, role=Role.LEA_INSTRUCTION, person="j.rivera", first=today),
    ]
    for number in engagement.actions:
        asked += (
            by_staff(StartAction, action=number, by="m.ortiz"),
            by_staff(ClaimComplete, action=number, by="m.ortiz"),
            *on_action(engagement, number, at),
            by_staff(ConfirmComplete, action=number),
            by_staff(ReturnClaim, action=number),
            by_staff(Redate, action=number, due=today + timedelta(days=20)),
            by_staff(Redate, action=number, due=today - timedelta(days=20)),
        )
    return asked


def further(engagement: Engagement, today: date) -> list[StaffAct]:
    """A second referral, what it may lead to, and another mode."""
    soon = {"kickoff": today + timedelta(days=20)}
    asked: list[StaffAct] = [
        by_staff(AttachReferral, by=who, source="a letter", **_terms(pathway))
        for pathway, who in FURTHER.items()
    ]
    asked += [
        by_staff(AcknowledgeReferral, referral=2),
        by_staff(determine, referral=2, by="e.morales"),
        by_staff(MakePrimary, referral=2),
        by_staff(MakePrimary, referral=1),
        by_staff(accept, mode=EngagementMode.CONSULTANCY, **soon),
        by_staff(ChangeMode, mode=EngagementMode.SIR),
        by_staff(ChangeMode, mode=EngagementMode.CONSULTANCY),
    ]
    return asked


def _terms(pathway: str) -> dict[str, Any]:
    asks = PATHWAYS[pathway].asks
    answers = {ask.name: "2025" if ask.year else "as said" for ask in asks}
    return {"terms": PATHWAYS[pathway], "answers": answers}


def _today(kind: Callable[..., StaffAct], today: date) -> dict[str, date]:
    """What an act says of days, said of today."""
    if kind in (consult_lea, consult_coe, consult_geo_lead):
        return {"on": today}
    return {"kickoff": today + timedelta(days=20)} if kind is accept else {}


def on_action(engagement: Engagement, number: int, at: datetime) -> list[StaffAct]:
    """All else that staff might do to one action."""
    today = engagement.day_of(at)
    soon = engagement.policy.lea.later(today, 5)
    waits, cause = engagement.actions[number].depends_on, Cause.FIRE
    others = [n for n in engagement.actions if n != number]
    parts = next_parts(engagement, number, 2 if len(others) < MANY else 0)
    named = tuple(planned(n, soon + timedelta(days=n % 7)) for n in parts)
    return [
        by_staff(RateAction, action=number, rating=2),
        by_staff(Sustain, action=number),
        by_staff(Reopen, action=number, due=soon),
        by_staff(Acknowledge, action=number, by="m.ortiz", promise=soon),
        by_staff(Snooze, action=number, until=soon),
        by_staff(PutOnHold, action=number, cause=cause, review=soon),
        by_staff(Resume, action=number),
        by_staff(Reassign, action=number, owner=Role.LEA_DEPUTY),
        by_staff(Reassign, action=number, owner=Role.LEA_INSTRUCTION),
        *(by_staff(DependOn, action=number, on=(n,)) for n in others if n not in waits),
        by_staff(Independent, action=number),
        by_staff(SplitAction, action=number, parts=named),
        *(by_staff(MergeAction, action=number, into=n) for n in others),
        by_staff(WithdrawAction, action=number, consulted=("m.ortiz", "k.bennett")),
        by_staff(Comment, action=number, text="a word"),
        by_staff(LinkStandard, action=number, standard="FCMAT 2.1"),
    ]


def is_allowed(engagement: Engagement, act: StaffAct, at: datetime) -> bool:
    try:
        judge(engagement, act, at)
    except Refused:
        return False
    return True


@st.composite
def lives(draw: st.DrawFn, longest: int = 30) -> list[Moment]:
    """An engagement from its referral on: each day staff act, or the clock does.

    Half of them begin with their roadmap adopted, some when all have been consulted,
    else few would come that far.
    """
    life = [Moment(referred(), None, START)]
    behind = draw(st.sampled_from((0, CONSULTED_ALL, WHOLE, WHOLE)))
    opening = to_implementation(life[0].engagement.day_of(START))[:behind]
    for each in opening:
        life.append(_next(life, each, START))
    if behind == WHOLE:
        adopt = by_staff(AdoptRoadmap, actions=roadmap(START.date() + timedelta(9)))
        life.append(_next(life, adopt, START))
    ending, referring = draw(st.booleans()), draw(st.booleans())
    for _ in range(draw(st.sampled_from((longest, longest // 2, 3, 0)))):
        engagement, _, at = life[-1]
        at += timedelta(days=1)
        acts: tuple[Act, ...] = ()
        if (expected := expectation(engagement)) and draw(st.booleans()):
            acts, at = expected.acts, max(at, expected.at)
        elif drawn := _drawn(draw, engagement, at, ending, referring):
            acts = (drawn,)
        for act in acts:
            life.append(_next(life, act, at))
    return life


def _drawn(
    draw: st.DrawFn,
    engagement: Engagement,
    at: datetime,
    ending: bool,
    referring: bool,
) -> StaffAct | None:
    """Something staff may do, of whichever kind is drawn, so that all kinds come.

    In some lives nothing ends before its time, in some no further referral is made.
    """
    kinds: dict[type, list[StaffAct]] = {}
    early = engagement.phase in BEFORE_ACCEPTANCE
    for act in asked(engagement, at):
        ends = isinstance(act, Decline | Withdraw | Close)
        refers = isinstance(act, ReferralAct) and not early
        if (ending or not ends) and (referring or not refers):
            kinds.setdefault(type(act), []).append(act)
    onwards: list[type] = [kind for kind in kinds if kind in ONWARDS]
    while kinds:
        ahead = bool(onwards) and draw(st.booleans())
        likely = onwards if ahead else [*kinds]
        kind = draw(st.sampled_from(likely))
        onwards = [each for each in onwards if each is not kind]
        some = kinds.pop(kind)
        if may := [act for act in some if is_allowed(engagement, act, at)]:
            return draw(st.sampled_from(may))
    return None


def _next(life: list[Moment], act: Act, at: datetime) -> Moment:
    return Moment(apply(life[-1].engagement, act, at), act, at)
