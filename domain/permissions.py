"""Who may do what, by role (docs/domain.md 2.2).

An administrator in receivership holds the LEA superintendent's rights by holding the
role's word (`people.speaker`). A trustee, FCMAT and the public may do nothing here.
"""

from collections.abc import Sequence
from datetime import date

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
    Audience,
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
    ScheduleCheckIn,
    SendDraft,
    SendNotes,
    SetAnchor,
    Several,
    SignAgreement,
    SignRoadmap,
    Snooze,
    SplitAction,
    StartAction,
    StopClock,
    Substitute,
    Sustain,
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
from domain.people.absence import Absence
from domain.people.audience import Readers
from domain.people.roles import (
    AGENCIES,
    AT_CCEE,
    COACHES,
    CONFIRMING,
    Agency,
    Assignment,
    Party,
    Relation,
    Role,
    holder,
    speaker,
)
from domain.roadmaps.roadmap import VOTING, SigningParty

LEAD = (Role.CCEE_LEAD, Role.CCEE_DIRECTOR)
DIRECTOR = (Role.CCEE_DIRECTOR,)
SUPPORTING = (*COACHES, Role.CCEE_DIRECTOR)
"""Who notes what support was given."""
HEADS = (Role.LEA_DESIGNEE, Role.LEA_DEPUTY, Role.LEA_SUPERINTENDENT)
OWNING = (Relation.ACTION_OWNER, *HEADS)
ANYBODY = (*AGENCIES[Agency.LEA], *CONFIRMING, Role.GEO_LEAD)
APPROVING = (Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE)
"""Who approves the notes of a check-in for the LEA, whenever they have read them."""
SIGNERS = tuple(role for party in SigningParty for role in party.roles)
"""Who signs a roadmap for the LEA, the COE or CCEE."""

MAY: dict[type[ByStaff], tuple[Party, ...]] = {
    AttachReferral: LEAD,  # in fact whoever the pathway lets start it
    MakePrimary: LEAD,
    AcknowledgeReferral: LEAD,  # this and the next ones: as the pathway's step says
    OpenConsultation: LEAD,
    RecordConsultation: LEAD,
    CorrectConsultation: LEAD,
    SignAgreement: (*LEAD, Role.ADMINISTRATIVE_AGENT),
    HoldMeeting: LEAD,
    DetermineNecessary: DIRECTOR,
    Decline: DIRECTOR,
    CloseNotAgreed: DIRECTOR,
    Accept: DIRECTOR,
    ChangeMode: (Role.CCEE_LEAD,),
    NoteDashboard: AT_CCEE,
    ConsiderRelease: LEAD,
    BeginReview: LEAD,
    CompleteReview: LEAD,
    AddSite: (*HEADS, *COACHES),
    RemoveSite: (*HEADS, *COACHES),
    ApproveSample: (Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE),
    NoteMilestone: COACHES,
    WithdrawMilestone: COACHES,
    NameTeam: (Role.CCEE_LEAD,),  # who then may what `TeamAct` names
    BeginPhase: LEAD,
    CompletePhase: LEAD,
    PauseReview: LEAD,
    ResumeReview: LEAD,
    CancelReview: DIRECTOR,
    AddItem: COACHES,
    AmendItem: COACHES,
    CountItem: COACHES,
    CompleteItem: COACHES,
    WaiveItem: COACHES,
    ReopenItem: COACHES,
    ImportItems: COACHES,
    AddFinding: COACHES,
    AmendFinding: COACHES,
    WithdrawFinding: COACHES,
    WaiveQuadrant: COACHES,
    RateComponent: COACHES,
    AddTheme: COACHES,
    AmendTheme: COACHES,
    AddRecommendation: COACHES,
    AmendRecommendation: COACHES,
    WithdrawRecommendation: COACHES,
    ImportFindings: COACHES,
    WriteSection: COACHES,
    DraftReport: COACHES,
    SendDraft: LEAD,
    AddCorrection: (*HEADS, *COACHES),
    AnswerCorrection: COACHES,
    WithdrawCorrection: (*HEADS, *COACHES),
    CloseCorrections: LEAD,
    FinalizeReport: LEAD,
    PlanPresentation: LEAD,
    NoteBoardOutcome: LEAD,
    CheckPrivacy: LEAD,
    PublishReport: DIRECTOR,
    PlanAction: (*HEADS, *COACHES),
    DropAction: (*HEADS, *COACHES),
    PrioritizeAction: (*HEADS, *COACHES),
    ImportActions: (*HEADS, *COACHES),
    SetAnchor: (*HEADS, *COACHES),
    VoteOnAction: VOTING,
    ImportVotes: VOTING,
    ProposeRoadmap: LEAD,
    SignRoadmap: tuple(dict.fromkeys((*LEAD, *SIGNERS))),
    ReopenRoadmap: LEAD,
    AdoptRoadmap: LEAD,
    BeginRelease: DIRECTOR,
    Close: DIRECTOR,
    Withdraw: (Role.CCEE_DIRECTOR, Role.LEA_SUPERINTENDENT),
    Assign: (Role.CCEE_LEAD,),
    Substitute: (Role.CCEE_LEAD,),
    UpdatePeople: (Role.CCEE_LEAD,),
    StopClock: LEAD,
    ResumeClock: LEAD,
    ApplyPolicy: LEAD,
    ChangeCalendar: (*LEAD, Role.COE_LEAD),
    CorrectLea: LEAD,
    ScheduleCheckIn: (*HEADS, *COACHES),
    ConfirmCheckIn: (*HEADS, *COACHES),
    RescheduleCheckIn: (*HEADS, *COACHES),
    HoldCheckIn: COACHES,
    MissCheckIn: COACHES,
    WaiveCheckIn: DIRECTOR,
    AddAgendaItem: (*HEADS, *COACHES),
    MoveAgendaItem: (*HEADS, *COACHES),
    DropAgendaItem: (*HEADS, *COACHES),
    DrawUpPacket: COACHES,
    RecordMinutes: COACHES,  # each of its decisions is judged by its own line
    AmendMinutes: COACHES,
    DraftNotes: COACHES,
    SendNotes: LEAD,
    ApproveNotes: (*APPROVING, *LEAD),
    PublishNotes: LEAD,
    AddEvidence: ANYBODY,
    WithdrawEvidence: (*HEADS, *COACHES),
    LogCoaching: SUPPORTING,
    FundPosition: SUPPORTING,
    AmendPosition: SUPPORTING,
    EndPosition: SUPPORTING,
    NoteLearning: SUPPORTING,
    WithdrawSupport: SUPPORTING,
    AddAction: (*HEADS, *COACHES),
    StartAction: (*OWNING, *COACHES),
    RateAction: CONFIRMING,
    ClaimComplete: OWNING,
    ConfirmComplete: CONFIRMING,
    ReturnClaim: CONFIRMING,
    Sustain: CONFIRMING,
    Reopen: CONFIRMING,
    Redate: (*OWNING, Role.CCEE_LEAD),
    Acknowledge: OWNING,
    Snooze: (*OWNING, *COACHES),
    PutOnHold: (*HEADS, *COACHES),
    Resume: (*HEADS, *COACHES),
    Reassign: (*HEADS, Role.CCEE_LEAD),
    DependOn: (*OWNING, *COACHES),
    Independent: (*OWNING, *COACHES),
    LinkStandard: (*OWNING, *COACHES),
    SplitAction: (*HEADS, *COACHES),
    AmendAction: (*HEADS, *COACHES),
    MergeAction: (*HEADS, *COACHES),
    WithdrawAction: LEAD,
    Comment: ANYBODY,
    Several: ANYBODY,  # each of its acts is judged by its own line
}

READERS: dict[Audience, tuple[Role, ...]] = {
    Audience.OPEN: (*ANYBODY, *AGENCIES[Agency.RECEIVERSHIP], Role.SPI, Role.FCMAT),
    Audience.COACH: (*AGENCIES[Agency.LEA], *CONFIRMING),
    Audience.INTERNAL: CONFIRMING,
}
"""Who reads which comments. The command line knows no log-in yet, so this is a
courtesy there; the record's own file is for operators."""

EVIDENCE_READERS: dict[Readers, tuple[Role, ...]] = {
    Readers.AGENCY: AT_CCEE,
    Readers.ENGAGEMENT: (*READERS[Audience.OPEN], Role.CCEE_DATA),
}
"""Who reads which evidence, beside whoever added it; all else is for anyone."""

FURTHER_EXTENSION = (Role.CCEE_LEAD,)
"""Who may agree on a second later date, and on every further one."""

REASONED = (
    AddAction,
    AmendAction,
    AmendMinutes,
    AmendPosition,
    AnswerCorrection,
    ApplyPolicy,
    CancelReview,
    ChangeCalendar,
    ChangeMode,
    CloseNotAgreed,
    ConsiderRelease,
    CorrectConsultation,
    CorrectLea,
    Decline,
    DetermineNecessary,
    DropAction,
    DropAgendaItem,
    EndPosition,
    MakePrimary,
    MergeAction,
    PauseReview,
    PrioritizeAction,
    PutOnHold,
    RateComponent,
    Reassign,
    Redate,
    Reopen,
    ReopenItem,
    ReopenRoadmap,
    ReturnClaim,
    Several,
    Snooze,
    SplitAction,
    RescheduleCheckIn,
    StopClock,
    WaiveCheckIn,
    WaiveItem,
    WaiveQuadrant,
    Withdraw,
    WithdrawAction,
    WithdrawCorrection,
    WithdrawFinding,
    WithdrawMilestone,
    WithdrawRecommendation,
    WithdrawEvidence,
    WithdrawSupport,
)
"""Acts that are recorded with their reason."""

STANDS_IN: dict[Role, Role] = {Role.CCEE_LEAD: Role.CCEE_DIRECTOR}
"""Who acts for a role while nobody holds it, lest nobody could assign it again."""


def decider(
    kind: type[ByStaff],
    people: Sequence[Assignment],
    absences: Sequence[Absence],
    day: date,
) -> str | None:
    """Who may decide this in an engagement on a day, the nearest role first.

    None where nobody holds one of its roles.
    """
    roles = (party for party in MAY[kind] if isinstance(party, Role))
    there = (speaker(people, absences, role, day) for role in roles)
    return next((found.person for found in there if found), None)


def may_read(
    reader: str, audience: Audience, people: Sequence[Assignment], day: date
) -> bool:
    """Whether a comment for these is for them, by the roles they hold that day."""
    return any(holder(people, role, day) == reader for role in READERS[audience])


def may_read_evidence(
    reader: str,
    readers: Readers,
    by: str,
    people: Sequence[Assignment],
    day: date,
    team: Sequence[str] = (),
) -> bool:
    """Whether a piece is for them, by the roles they hold that day.

    Whoever added it, `by`, may always read it; the `team` of its review takes part.
    """
    if readers is Readers.ANYONE or reader == by:
        return True
    if readers is Readers.ENGAGEMENT and reader in team:
        return True
    roles = EVIDENCE_READERS[readers]
    return any(holder(people, role, day) == reader for role in roles)
