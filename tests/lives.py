"""Living data: people, referrals, roadmaps, and acts as those who do them send them."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar, overload
from uuid import uuid4

from adapters.policies.pathways import pathways
from adapters.policies.read import current_policy
from domain.actions.planned import PlannedAction
from domain.acts import (
    Accept,
    Acknowledge,
    AcknowledgeReferral,
    AddAction,
    AddAgendaItem,
    AddCorrection,
    AddEvidence,
    AddFinding,
    AddItem,
    AddRecommendation,
    AddSite,
    AddTheme,
    AdoptRoadmap,
    AmendAction,
    AmendFinding,
    AmendItem,
    AmendMinutes,
    AmendPosition,
    AmendRecommendation,
    AmendTheme,
    AnswerCorrection,
    ApplyPolicy,
    ApproveNotes,
    ApproveSample,
    Assign,
    AttachReferral,
    BeginPhase,
    BeginRelease,
    BeginReview,
    ByStaff,
    CancelReview,
    ChangeCalendar,
    ChangeMode,
    CheckPrivacy,
    ClaimComplete,
    Close,
    CloseCorrections,
    CloseNotAgreed,
    Comment,
    CompleteItem,
    CompletePhase,
    CompleteReview,
    ConfirmCheckIn,
    ConfirmComplete,
    ConsiderRelease,
    CorrectConsultation,
    CorrectLea,
    CountItem,
    Decline,
    DependOn,
    DetermineNecessary,
    DraftNotes,
    DraftReport,
    DrawUpPacket,
    DropAction,
    DropAgendaItem,
    EndPosition,
    FinalizeReport,
    FundPosition,
    HoldCheckIn,
    HoldMeeting,
    ImportActions,
    ImportFindings,
    ImportItems,
    ImportVotes,
    Independent,
    LinkStandard,
    LogCoaching,
    MakePrimary,
    MergeAction,
    MissCheckIn,
    MoveAgendaItem,
    NameTeam,
    NoteBoardOutcome,
    NoteDashboard,
    NoteLearning,
    NoteMilestone,
    OpenConsultation,
    PauseReview,
    PlanAction,
    PlanPresentation,
    PrioritizeAction,
    ProposeRoadmap,
    PublishNotes,
    PublishReport,
    PutOnHold,
    RateAction,
    RateComponent,
    Reassign,
    RecordConsultation,
    RecordMinutes,
    Redate,
    RemoveSite,
    Reopen,
    ReopenItem,
    ReopenRoadmap,
    RescheduleCheckIn,
    Resume,
    ResumeClock,
    ResumeReview,
    ReturnClaim,
    ReviewStaffAct,
    ScheduleCheckIn,
    SendDraft,
    SendNotes,
    SetAnchor,
    Several,
    SignAgreement,
    SignRoadmap,
    Snooze,
    SplitAction,
    StaffAct,
    StartAction,
    StopClock,
    Substitute,
    Sustain,
    UnlinkStandard,
    UpdatePeople,
    VoteOnAction,
    WaiveCheckIn,
    WaiveItem,
    WaiveQuadrant,
    Withdraw,
    WithdrawAction,
    WithdrawCorrection,
    WithdrawEvidence,
    WithdrawFinding,
    WithdrawMilestone,
    WithdrawRecommendation,
    WithdrawSupport,
    WriteSection,
)
from domain.apply import apply
from domain.calendars.work_calendar import WorkCalendar
from domain.engagement import Engagement
from domain.lea import Lea
from domain.opening import Opening, refer
from domain.people.roles import Role
from domain.policies.policy import Policy
from domain.referrals.case import EngagementMode, Outcome
from domain.referrals.eligibility import FilesSay, LookedUp
from domain.referrals.open import Referral
from domain.status import Horizon
from tests.frameworks import SIR_12

Asked = TypeVar("Asked", bound=StaffAct)
OfReview = TypeVar("OfReview", bound=ReviewStaffAct)
START = datetime(2026, 9, 1, 16, tzinfo=UTC)
KICKOFF = START.date() + timedelta(days=20)
CONSULTED = {"outcome": Outcome.ACCEPT, "on": START.date()}
ALDER_VALLEY = Lea(cds="1999901", name="Alder Valley Unified", county="Los Angeles")
IN_FORCE = current_policy()
WITH_CHECK_INS = IN_FORCE.but(duties=())
DATED = IN_FORCE.but(check_ins=None)
"""The policy in force, with its check-ins alone, or with its dated duties."""
POLICY = IN_FORCE.but(check_ins=None, duties=())
"""Without: they come anew each year, and their days would run through every life."""
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
    CorrectConsultation: "a.castillo",
    SignAgreement: "h.lindqvist",
    HoldMeeting: "a.castillo",
    MakePrimary: "a.castillo",
    ChangeMode: "a.castillo",
    AttachReferral: "a.castillo",
    NoteDashboard: "a.castillo",
    ConsiderRelease: "a.castillo",
    LinkStandard: "a.castillo",
    UnlinkStandard: "a.castillo",
    Accept: "h.lindqvist",
    DetermineNecessary: "h.lindqvist",
    Decline: "h.lindqvist",
    AddSite: "t.washington",
    RemoveSite: "t.washington",
    ApproveSample: "d.okafor",
    NoteMilestone: "t.washington",
    WithdrawMilestone: "t.washington",
    NameTeam: "a.castillo",
    BeginPhase: "a.castillo",
    CompletePhase: "a.castillo",
    PauseReview: "a.castillo",
    ResumeReview: "a.castillo",
    CancelReview: "h.lindqvist",
    ScheduleCheckIn: "a.castillo",
    ConfirmCheckIn: "d.okafor",
    RescheduleCheckIn: "a.castillo",
    HoldCheckIn: "a.castillo",
    MissCheckIn: "a.castillo",
    WaiveCheckIn: "h.lindqvist",
    AddAgendaItem: "m.ortiz",
    MoveAgendaItem: "a.castillo",
    DropAgendaItem: "a.castillo",
    DrawUpPacket: "t.washington",
    RecordMinutes: "t.washington",
    AmendMinutes: "t.washington",
    DraftNotes: "t.washington",
    SendNotes: "a.castillo",
    ApproveNotes: "m.ortiz",
    PublishNotes: "a.castillo",
    AddEvidence: "t.washington",
    WithdrawEvidence: "t.washington",
    LogCoaching: "t.washington",
    FundPosition: "a.castillo",
    AmendPosition: "a.castillo",
    EndPosition: "a.castillo",
    NoteLearning: "t.washington",
    WithdrawSupport: "t.washington",
    AddItem: "t.washington",
    AmendItem: "t.washington",
    CountItem: "t.washington",
    CompleteItem: "t.washington",
    WaiveItem: "t.washington",
    ReopenItem: "t.washington",
    ImportItems: "t.washington",
    AddFinding: "t.washington",
    AddRecommendation: "t.washington",
    AddTheme: "t.washington",
    AmendFinding: "t.washington",
    AmendRecommendation: "t.washington",
    AmendTheme: "t.washington",
    ImportFindings: "t.washington",
    RateComponent: "t.washington",
    WaiveQuadrant: "t.washington",
    WithdrawFinding: "t.washington",
    WithdrawRecommendation: "t.washington",
    WriteSection: "t.washington",
    DraftReport: "t.washington",
    SendDraft: "a.castillo",
    AddCorrection: "k.bennett",
    AnswerCorrection: "t.washington",
    WithdrawCorrection: "k.bennett",
    CloseCorrections: "a.castillo",
    FinalizeReport: "a.castillo",
    PlanPresentation: "a.castillo",
    NoteBoardOutcome: "a.castillo",
    CheckPrivacy: "a.castillo",
    PublishReport: "h.lindqvist",
    PlanAction: "t.washington",
    DropAction: "t.washington",
    PrioritizeAction: "t.washington",
    ImportActions: "t.washington",
    SetAnchor: "t.washington",
    VoteOnAction: "k.bennett",
    ImportVotes: "k.bennett",
    ProposeRoadmap: "a.castillo",
    SignRoadmap: "a.castillo",
    ReopenRoadmap: "a.castillo",
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
    AddAction: "m.ortiz",
    AmendAction: "m.ortiz",
    CorrectLea: "a.castillo",
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


TOLD = (IN_FORCE, WITH_CHECK_INS, DATED, POLICY)
"""The policies under which tests begin engagements, which their workers know."""


def without_closures(calendar: WorkCalendar) -> WorkCalendar:
    return calendar.but(holidays={}, breaks=(), recess=())


EVERY_WEEKDAY = POLICY.but(
    lea=without_closures(POLICY.lea), agency=without_closures(POLICY.agency)
)
"""The ladder in force, with weekends and nothing else closed."""


REVIEWED: dict[tuple[int, datetime], Engagement] = {}
"""Those that came so far, by their policy, which they keep alive, and the instant."""
CONSULTED_ALL = 5  # acts up to the determination


# Evidence is added to both, and what comes of it is the same.
@overload
def by_staff(  # type: ignore[overload-overlap]
    kind: Callable[..., Asked], **fields: object
) -> Asked: ...


@overload
def by_staff(kind: Callable[..., OfReview], **fields: object) -> OfReview: ...


def by_staff(kind: Callable[..., Any], **fields: object) -> Any:
    """An act as the person who usually does it would send it."""
    by = fields.get("by", DOERS[kind])
    said = {
        "id": uuid4().hex,
        "by": by,
        "entered_by": by,
        "why": "agreed at the planning meeting",
    }
    answered = CLOSING if kind is ClaimComplete else {}
    begun = {"framework": SIR_12} if kind is BeginReview else {}
    return kind(**said | answered | begun | fields)


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
        looked_up=LookedUp(found=FilesSay.ELIGIBLE),
    )
    return said.but(**fields)


def referred(
    policy: Policy = EVERY_WEEKDAY, at: datetime = START, **fields: object
) -> Engagement:
    return refer(referral(**fields), policy, episode=1, at=at)


def received_on(now: Engagement, day: date) -> Engagement:
    """As if its referral had come in on another day."""
    return now.but(cases={n: e.but(received=day) for n, e in now.cases.items()})


def opening(lea: Lea, policy: Policy = POLICY, **fields: object) -> Opening:
    """Of the LEA's first engagement; whole processes know the policy in force only."""
    return Opening(said=referral(lea=lea, **fields), policy=policy, episode=1)


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
    adopt = by_staff(AdoptRoadmap, actions=tuple(actions))
    return paid(apply(before_the_roadmap(policy, at), adopt, at))


def before_the_roadmap(policy: Policy = POLICY, at: datetime = START) -> Engagement:
    """Its review is complete; nothing is owed any more."""
    key = id(policy), at
    if key not in REVIEWED:
        REVIEWED[key] = _reviewed(policy, at)
    return REVIEWED[key]


def _reviewed(policy: Policy, at: datetime) -> Engagement:
    now = referred(policy, at)
    for act in to_implementation(now.day_of(at)):
        now = apply(now, act, at)
    return paid(now)


def paid(engagement: Engagement) -> Engagement:
    return engagement.but(unwritten=(), untold=(), tells_whole=True)


def to_implementation(today: date) -> list[StaffAct]:
    """Every act from the referral to the completed review, all on this day."""
    return [by_staff(kind, **_today(kind, today)) for kind in TO_IMPLEMENTATION]


def _today(kind: Callable[..., StaffAct], today: date) -> dict[str, date]:
    """What an act says of days, said of today."""
    if kind in (consult_lea, consult_coe, consult_geo_lead):
        return {"on": today}
    return {"kickoff": today + timedelta(days=20)} if kind is accept else {}
