"""All that can happen to an engagement: staff ask, its own clock tells.

An act's `kind` is stored for years: add kinds, never rename one.
"""

from typing import Annotated

from pydantic import Field

from domain.act import ByStaff
from domain.actions.acts import (
    Acknowledge,
    ActionAct,
    AddAction,
    AmendAction,
    Audience,
    ClaimComplete,
    Comment,
    ConfirmComplete,
    DependOn,
    Independent,
    LinkStandard,
    MergeAction,
    PutOnHold,
    RateAction,
    Reassign,
    Redate,
    Reopen,
    Resume,
    ReturnClaim,
    Several,
    Snooze,
    SplitAction,
    StartAction,
    Sustain,
    UnlinkStandard,
    WithdrawAction,
)
from domain.acts.lea import CorrectLea
from domain.acts.phases import (
    AdoptRoadmap,
    BeginRelease,
    BeginReview,
    Close,
    CompleteReview,
    PhaseAct,
    Withdraw,
)
from domain.adoption.acts import BroughtIn
from domain.clocks.acts import (
    ClockAct,
    PlateauReached,
    RecheckDue,
    ResumeClock,
    RungActed,
    StopClock,
    WholeClockAct,
    WitnessMissing,
)
from domain.evidence.acts import AddEvidence, EvidenceAct, WithdrawEvidence
from domain.people.acts import Assign, PeopleAct, Substitute, UpdatePeople
from domain.policies.acts import ApplyPolicy, ChangeCalendar, Mode, PolicyAct
from domain.referrals.acts import (
    Accept,
    AcknowledgeReferral,
    AttachReferral,
    ChangeMode,
    CloseNotAgreed,
    ConsiderRelease,
    ConsultationAct,
    CorrectConsultation,
    Decline,
    DetermineNecessary,
    HoldMeeting,
    MakePrimary,
    NoteDashboard,
    OpenConsultation,
    RecordConsultation,
    ReferralAct,
    Referred,
    ReleaseView,
    SignAgreement,
    StepAct,
)
from domain.reviews.acts import (
    AddItem,
    AddSite,
    AmendItem,
    ApproveSample,
    BeginPhase,
    CancelReview,
    CompleteItem,
    CompletePhase,
    CountItem,
    DecidingAct,
    EngagementFound,
    EngagementLost,
    ImportItems,
    ItemAct,
    NameTeam,
    NoteMilestone,
    PauseReview,
    RemoveSite,
    ReopenItem,
    ResumeReview,
    ReviewBegun,
    ReviewEnded,
    ReviewStaffAct,
    ReviewToldAct,
    SettingChanged,
    TeamAct,
    WaiveItem,
    WithdrawMilestone,
)
from domain.reviews.finding_acts import (
    AddFinding,
    AddRecommendation,
    AddTheme,
    AmendFinding,
    AmendRecommendation,
    AmendTheme,
    FindingAct,
    ImportFindings,
    RateComponent,
    WaiveQuadrant,
    WithdrawFinding,
    WithdrawRecommendation,
)
from domain.reviews.report_acts import (
    AddCorrection,
    AnswerCorrection,
    CheckPrivacy,
    CloseCorrections,
    DraftReport,
    FinalizeReport,
    NoteBoardOutcome,
    PlanPresentation,
    PublishReport,
    ReportAct,
    SendDraft,
    WithdrawCorrection,
    WriteSection,
)
from domain.reviews.words import ReviewNews
from domain.roadmaps.acts import (
    DropAction,
    ImportActions,
    ImportVotes,
    PlanAction,
    PrioritizeAction,
    ProposeRoadmap,
    ReopenRoadmap,
    RoadmapAct,
    SetAnchor,
    SignRoadmap,
    VoteOnAction,
)
from domain.setting import Cause

EngagementAct = WholeClockAct | PolicyAct
"""Acts on the clock and the rules of a whole engagement."""

WholeAct = (
    ReferralAct
    | PhaseAct
    | PeopleAct
    | EngagementAct
    | EvidenceAct
    | AddAction
    | CorrectLea
)
"""What is done to the engagement, not to one action."""

StaffAct = Annotated[WholeAct | ActionAct | Several, Field(discriminator="kind")]
ReviewAct = Annotated[ReviewStaffAct, Field(discriminator="kind")]
"""What staff do to a review."""
ReviewHappening = ReviewStaffAct | ReviewToldAct | ClockAct | WitnessMissing
"""All that can happen to a review."""
Act = Annotated[
    WholeAct
    | ActionAct
    | Several
    | Referred
    | BroughtIn
    | ClockAct
    | WitnessMissing
    | ReviewNews
    | ReviewStaffAct
    | ReviewToldAct,
    Field(discriminator="kind"),
]

__all__ = [
    "Accept",
    "Acknowledge",
    "AcknowledgeReferral",
    "Act",
    "ActionAct",
    "AddAction",
    "AddCorrection",
    "AddEvidence",
    "AddFinding",
    "AddItem",
    "AddRecommendation",
    "AddSite",
    "AddTheme",
    "AdoptRoadmap",
    "AmendAction",
    "AmendFinding",
    "AmendItem",
    "AmendRecommendation",
    "AmendTheme",
    "AnswerCorrection",
    "ApplyPolicy",
    "ApproveSample",
    "Assign",
    "AttachReferral",
    "Audience",
    "BeginPhase",
    "BeginRelease",
    "BeginReview",
    "BroughtIn",
    "ByStaff",
    "CancelReview",
    "Cause",
    "ChangeCalendar",
    "ChangeMode",
    "CheckPrivacy",
    "ClaimComplete",
    "ClockAct",
    "Close",
    "CloseCorrections",
    "CloseNotAgreed",
    "Comment",
    "CompleteItem",
    "CompletePhase",
    "CompleteReview",
    "ConfirmComplete",
    "ConsiderRelease",
    "ConsultationAct",
    "CorrectConsultation",
    "CorrectLea",
    "CountItem",
    "DecidingAct",
    "Decline",
    "DependOn",
    "DetermineNecessary",
    "DraftReport",
    "DropAction",
    "EngagementAct",
    "EngagementFound",
    "EngagementLost",
    "EvidenceAct",
    "FinalizeReport",
    "FindingAct",
    "HoldMeeting",
    "ImportActions",
    "ImportFindings",
    "ImportItems",
    "ImportVotes",
    "Independent",
    "ItemAct",
    "LinkStandard",
    "MakePrimary",
    "MergeAction",
    "Mode",
    "NameTeam",
    "NoteBoardOutcome",
    "NoteDashboard",
    "NoteMilestone",
    "OpenConsultation",
    "PauseReview",
    "PeopleAct",
    "PhaseAct",
    "PlanAction",
    "PlanPresentation",
    "PlateauReached",
    "PrioritizeAction",
    "ProposeRoadmap",
    "PublishReport",
    "PutOnHold",
    "RateAction",
    "RateComponent",
    "Reassign",
    "RecheckDue",
    "RecordConsultation",
    "Redate",
    "ReferralAct",
    "Referred",
    "ReleaseView",
    "RemoveSite",
    "Reopen",
    "ReopenItem",
    "ReopenRoadmap",
    "ReportAct",
    "Resume",
    "ResumeClock",
    "ResumeReview",
    "ReturnClaim",
    "ReviewAct",
    "ReviewBegun",
    "ReviewEnded",
    "ReviewHappening",
    "ReviewNews",
    "ReviewStaffAct",
    "ReviewToldAct",
    "RoadmapAct",
    "RungActed",
    "SendDraft",
    "SetAnchor",
    "SettingChanged",
    "Several",
    "SignAgreement",
    "SignRoadmap",
    "Snooze",
    "SplitAction",
    "StaffAct",
    "StartAction",
    "StepAct",
    "StopClock",
    "Substitute",
    "Sustain",
    "TeamAct",
    "UnlinkStandard",
    "UpdatePeople",
    "VoteOnAction",
    "WaiveItem",
    "WaiveQuadrant",
    "WholeAct",
    "Withdraw",
    "WithdrawAction",
    "WithdrawCorrection",
    "WithdrawEvidence",
    "WithdrawFinding",
    "WithdrawMilestone",
    "WithdrawRecommendation",
    "WitnessMissing",
    "WriteSection",
]
