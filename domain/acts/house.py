"""Acts on the clock and the rules of a whole engagement."""

from enum import StrEnum
from typing import Literal

from domain.acts.actions import Cause
from domain.acts.staff import ByStaff
from domain.bounds import DayDate
from domain.ladders.calendar import WorkCalendar
from domain.ladders.policy import Office, Policy


class Mode(StrEnum):
    """What becomes of ladders that stand, when policy or calendar change.

    KEEP: the working days used stay used; what the new rules would have said before
    today is not said. RESTART: ladders of what is late begin anew. RECOMPUTE: as if
    the new rules had always held; what was missed is said at the next opening.
    """

    KEEP = "keep"
    RESTART = "restart"
    RECOMPUTE = "recompute"


class StopClock(ByStaff):
    """Stop all the engagement's clocks: due dates move by the working days they stand.

    Until `review` nobody is asked; then, whether they may run again.
    """

    kind: Literal["stop_clock"] = "stop_clock"
    cause: Cause
    review: DayDate


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


HouseAct = StopClock | ResumeClock | ApplyPolicy | ChangeCalendar
