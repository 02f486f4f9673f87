"""All that can happen to an engagement: staff ask, its own clock tells.

An act's `kind` is stored for years: add kinds, never rename one.
"""

from typing import Annotated, Literal

from pydantic import Field

from domain.act import ByStaff
from domain.actions.acts import (
    Acknowledge,
    ActionAct,
    Audience,
    Cause,
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
    WithdrawAction,
)
from domain.acts.clock import (
    ClockAct,
    PlateauReached,
    RecheckDue,
    RungActed,
    StepRungActed,
    WitnessMissing,
)
from domain.acts.engagement import (
    AdoptRoadmap,
    ApplyPolicy,
    BeginRelease,
    BeginReview,
    ChangeCalendar,
    Close,
    CompleteReview,
    EngagementAct,
    Mode,
    PhaseAct,
    ResumeClock,
    StopClock,
    Withdraw,
)
from domain.adoption.acts import BroughtIn
from domain.bounds import Many, Name, ShortText
from domain.people.acts import Assign, PeopleAct, Substitute, UpdatePeople
from domain.people.roles import Assignment
from domain.referrals.acts import (
    Accept,
    AcknowledgeReferral,
    AttachReferral,
    ChangeMode,
    CloseNotAgreed,
    ConsiderRelease,
    Decline,
    DetermineNecessary,
    HoldMeeting,
    MakePrimary,
    NoteDashboard,
    OpenConsultation,
    RecordConsultation,
    ReferralAct,
    ReleaseView,
    SignAgreement,
    StepAct,
)
from domain.referrals.pathway import Pathway


class Referred(ByStaff):
    """The referral was received; the engagement's first entry, with its people."""

    kind: Literal["referred"] = "referred"
    terms: Pathway
    source: ShortText
    people: Annotated[tuple[Assignment, ...], Many(40)] = ()
    answers: Annotated[dict[Name, ShortText], Many(20)] = {}
    follows: Name = ""
    """The LEA's engagement before this one, where there was one."""


WholeAct = ReferralAct | PhaseAct | PeopleAct | EngagementAct
"""What is done to the engagement, not to one action."""

StaffAct = Annotated[WholeAct | ActionAct | Several, Field(discriminator="kind")]
Act = Annotated[
    WholeAct | ActionAct | Several | Referred | BroughtIn | ClockAct | WitnessMissing,
    Field(discriminator="kind"),
]

__all__ = [
    "Accept",
    "Acknowledge",
    "AcknowledgeReferral",
    "Act",
    "ActionAct",
    "AdoptRoadmap",
    "ApplyPolicy",
    "Assign",
    "AttachReferral",
    "Audience",
    "BeginRelease",
    "BeginReview",
    "BroughtIn",
    "ByStaff",
    "Cause",
    "ChangeCalendar",
    "ChangeMode",
    "ClaimComplete",
    "ClockAct",
    "Close",
    "CloseNotAgreed",
    "Comment",
    "CompleteReview",
    "ConfirmComplete",
    "ConsiderRelease",
    "Decline",
    "DependOn",
    "DetermineNecessary",
    "EngagementAct",
    "HoldMeeting",
    "Independent",
    "LinkStandard",
    "MakePrimary",
    "MergeAction",
    "Mode",
    "NoteDashboard",
    "OpenConsultation",
    "PeopleAct",
    "PhaseAct",
    "PlateauReached",
    "PutOnHold",
    "RateAction",
    "Reassign",
    "RecheckDue",
    "RecordConsultation",
    "Redate",
    "ReferralAct",
    "Referred",
    "ReleaseView",
    "Reopen",
    "Resume",
    "ResumeClock",
    "ReturnClaim",
    "RungActed",
    "Several",
    "SignAgreement",
    "Snooze",
    "SplitAction",
    "StaffAct",
    "StartAction",
    "StepAct",
    "StepRungActed",
    "StopClock",
    "Substitute",
    "Sustain",
    "UpdatePeople",
    "WholeAct",
    "Withdraw",
    "WithdrawAction",
    "WitnessMissing",
]
