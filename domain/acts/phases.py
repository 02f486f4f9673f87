"""Acts that lead an engagement from phase to phase."""

from typing import Literal

from domain.actions.planned import PlannedAction
from domain.acts.staff import ByStaff


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
