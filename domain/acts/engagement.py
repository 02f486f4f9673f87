"""Acts on a whole engagement: its phases, its clock and its rules."""

from enum import StrEnum
from typing import Annotated, Literal

from domain.act import ByStaff
from domain.actions.acts import Cause
from domain.actions.planned import PlannedAction
from domain.bounds import MOST_ACTIONS, DayDate, Many
from domain.calendars.work_calendar import WorkCalendar
from domain.policies.policy import Office, Policy


class BeginReview(ByStaff):
    """Begin the Systemic Instructional Review."""

    kind: Literal["begin_review"] = "begin_review"


class CompleteReview(ByStaff):
    """The review's report is final; its roadmap can be worked out."""

    kind: Literal["complete_review"] = "complete_review"


class AdoptRoadmap(ByStaff):
    """Adopt the whole roadmap, all its actions at once."""

    kind: Literal["adopt_roadmap"] = "adopt_roadmap"
    actions: Annotated[tuple[PlannedAction, ...], Many(MOST_ACTIONS)]


class BeginRelease(ByStaff):
    """Begin the gradual release of support."""

    kind: Literal["begin_release"] = "begin_release"


class Close(ByStaff):
    """Close the engagement: the district carries its work alone."""

    kind: Literal["close"] = "close"


class Withdraw(ByStaff):
    """End the engagement early, with a reason."""

    kind: Literal["withdraw"] = "withdraw"


PhaseAct = BeginReview | CompleteReview | AdoptRoadmap | BeginRelease | Close | Withdraw


class Mode(StrEnum):
    """What becomes of standing ladders under new rules or days (docs/policies.md)."""

    KEEP = "keep"
    RESTART = "restart"
    RECOMPUTE = "recompute"


class StopClock(ByStaff):
    """Stop all the engagement's clocks: due dates move by the working days they stand.

    Until `recheck` nobody is asked; then, whether they may run again.
    """

    kind: Literal["stop_clock"] = "stop_clock"
    cause: Cause
    recheck: DayDate


class ResumeClock(ByStaff):
    """Let the engagement's clocks run again."""

    kind: Literal["resume_clock"] = "resume_clock"


class ApplyPolicy(ByStaff):
    """Put the engagement under another policy; it keeps its own calendars."""

    kind: Literal["apply_policy"] = "apply_policy"
    policy: Policy
    mode: Mode


class ChangeCalendar(ByStaff):
    """Give the engagement another calendar, for its LEA or for the agencies."""

    kind: Literal["change_calendar"] = "change_calendar"
    office: Office
    calendar: WorkCalendar
    mode: Mode


EngagementAct = StopClock | ResumeClock | ApplyPolicy | ChangeCalendar
