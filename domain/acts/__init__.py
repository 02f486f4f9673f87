"""All that can happen to an engagement: staff ask, its own clock tells.

An act's `kind` is stored for years: add kinds, never rename one.
"""

from typing import Annotated, Literal

from pydantic import Field

from domain.acts.actions import (
    Acknowledge,
    ActionAct,
    Audience,
    Cause,
    ClaimComplete,
    Comment,
    ConfirmComplete,
    DependOn,
    Independent,
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
    ReviewDue,
    RungActed,
    WitnessMissing,
)
from domain.acts.house import (
    ApplyPolicy,
    ChangeCalendar,
    HouseAct,
    Mode,
    ResumeClock,
    StopClock,
)
from domain.acts.people import Assign, PeopleAct, Substitute, UpdatePeople
from domain.acts.phases import (
    AdoptRoadmap,
    BeginRelease,
    BeginReview,
    Close,
    CompleteReview,
    Decline,
    DetermineNecessary,
    OpenConsultation,
    PhaseAct,
    Withdraw,
)
from domain.acts.staff import ByStaff
from domain.people.roles import Assignment


class Referred(ByStaff):
    """The referral was received; the engagement's first entry, with its people."""

    kind: Literal["referred"] = "referred"
    pathway: str
    statute: str
    source: str
    people: tuple[Assignment, ...] = ()


WholeAct = PhaseAct | PeopleAct | HouseAct
"""What is done to the engagement, not to one action."""

StaffAct = Annotated[WholeAct | ActionAct | Several, Field(discriminator="kind")]
Act = Annotated[
    WholeAct | ActionAct | Several | Referred | ClockAct | WitnessMissing,
    Field(discriminator="kind"),
]

__all__ = [
    "Acknowledge",
    "Act",
    "ActionAct",
    "AdoptRoadmap",
    "ApplyPolicy",
    "Assign",
    "Audience",
    "BeginRelease",
    "BeginReview",
    "ByStaff",
    "Cause",
    "ChangeCalendar",
    "ClaimComplete",
    "ClockAct",
    "Close",
    "Comment",
    "CompleteReview",
    "ConfirmComplete",
    "Decline",
    "DependOn",
    "DetermineNecessary",
    "HouseAct",
    "Independent",
    "MergeAction",
    "Mode",
    "OpenConsultation",
    "PeopleAct",
    "PhaseAct",
    "PlateauReached",
    "PutOnHold",
    "RateAction",
    "Reassign",
    "Redate",
    "Referred",
    "Reopen",
    "Resume",
    "ResumeClock",
    "ReturnClaim",
    "ReviewDue",
    "RungActed",
    "Several",
    "Snooze",
    "SplitAction",
    "StaffAct",
    "StartAction",
    "StopClock",
    "Substitute",
    "Sustain",
    "UpdatePeople",
    "WholeAct",
    "Withdraw",
    "WithdrawAction",
    "WitnessMissing",
]
