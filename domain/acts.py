"""All that can happen to an engagement: staff ask, its own clock tells.

An act's `kind` is stored for years: add kinds, never rename one.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from domain.action import PlannedAction
from domain.people import Assignment, Role
from domain.values import Value


class ByStaff(Value):
    """What every act of staff carries.

    `id` makes it safe to send twice; `by` is who decided, `entered_by` who typed it.
    """

    id: str
    by: str
    entered_by: str
    why: str = ""


class OpenConsultation(ByStaff):
    """Begin to consult the district and its 52071 providers (EDC 52072(a))."""

    kind: Literal["open_consultation"] = "open_consultation"


class DetermineNecessary(ByStaff):
    """CCEE determines, after consultation, that its assistance is necessary."""

    kind: Literal["determine_necessary"] = "determine_necessary"


class Decline(ByStaff):
    """CCEE determines that its assistance is not necessary."""

    kind: Literal["decline"] = "decline"


class BeginReview(ByStaff):
    """Begin the Systemic Instructional Review."""

    kind: Literal["begin_review"] = "begin_review"


class CompleteReview(ByStaff):
    """The review's report is final; its roadmap can be worked out."""

    kind: Literal["complete_review"] = "complete_review"


class AdoptRoadmap(ByStaff):
    """Adopt the whole roadmap, all its actions at once."""

    kind: Literal["adopt_roadmap"] = "adopt_roadmap"
    actions: tuple[PlannedAction, ...]


class BeginRelease(ByStaff):
    """Begin the gradual release of support."""

    kind: Literal["begin_release"] = "begin_release"


class Close(ByStaff):
    """Close the engagement: the district carries its work alone."""

    kind: Literal["close"] = "close"


class Withdraw(ByStaff):
    """End the engagement early, with a reason."""

    kind: Literal["withdraw"] = "withdraw"


class Assign(ByStaff):
    """Give a role to a person from a day on, or leave it vacant (no person)."""

    kind: Literal["assign"] = "assign"
    role: Role
    person: str | None
    first: date
    last: date | None = None

    @property
    def assignment(self) -> Assignment:
        return Assignment(
            role=self.role, person=self.person, first=self.first, last=self.last
        )


class StartAction(ByStaff):
    """Work on the action has begun."""

    kind: Literal["start"] = "start"
    action: int


class ClaimComplete(ByStaff):
    """Its owner reports the action complete, with evidence."""

    kind: Literal["claim_complete"] = "claim_complete"
    action: int
    evidence: tuple[str, ...]


class ConfirmComplete(ByStaff):
    """Another person, of COE or CCEE, confirms that the action is complete."""

    kind: Literal["confirm"] = "confirm"
    action: int


class ReturnClaim(ByStaff):
    """Give a claim back to the owner, saying what is still needed."""

    kind: Literal["return"] = "return"
    action: int


class Redate(ByStaff):
    """Agree on a new due date for the action."""

    kind: Literal["redate"] = "redate"
    action: int
    due: date


class Referred(ByStaff):
    """The referral was received; the engagement's first entry, with its people."""

    kind: Literal["referred"] = "referred"
    pathway: str
    statute: str
    source: str
    people: tuple[Assignment, ...] = ()


class RungActed(Value):
    """The clock acts the next rung of an action's plan, `expected` at an instant."""

    kind: Literal["rung_acted"] = "rung_acted"
    action: int
    plan: int
    rung: int
    expected: datetime


PhaseAct = (
    OpenConsultation
    | DetermineNecessary
    | Decline
    | BeginReview
    | CompleteReview
    | AdoptRoadmap
    | BeginRelease
    | Close
    | Withdraw
)
ActionAct = StartAction | ClaimComplete | ConfirmComplete | ReturnClaim | Redate
StaffAct = Annotated[PhaseAct | Assign | ActionAct, Field(discriminator="kind")]
Act = Annotated[
    PhaseAct | Assign | ActionAct | Referred | RungActed, Field(discriminator="kind")
]
