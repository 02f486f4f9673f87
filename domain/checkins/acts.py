"""What staff do to check-ins, and what the engagement's own clock does."""

from datetime import datetime
from typing import Annotated, Literal

from domain.act import ByStaff
from domain.bounds import (
    CheckInName,
    DayDate,
    Many,
    Minutes,
    OfficeTime,
    ShortText,
)
from domain.people.roles import Role
from domain.values import Value


class ScheduleCheckIn(ByStaff):
    """Plan a check-in beside those of the windows, for a day, at a time of the LEA."""

    kind: Literal["schedule_check_in"] = "schedule_check_in"
    on: DayDate
    at: OfficeTime | None = None
    minutes: Minutes | None = None
    place: ShortText = ""


class ConfirmCheckIn(ByStaff):
    """Say that the check-in takes place as planned, and where."""

    kind: Literal["confirm_check_in"] = "confirm_check_in"
    check_in: CheckInName
    place: ShortText = ""


class RescheduleCheckIn(ByStaff):
    """Plan it for another day, time or place; one that was missed is made up so."""

    kind: Literal["reschedule_check_in"] = "reschedule_check_in"
    check_in: CheckInName
    on: DayDate
    at: OfficeTime | None = None
    minutes: Minutes | None = None
    place: ShortText = ""


class HoldCheckIn(ByStaff):
    """Record that it was held, on which day, and the roles that took part."""

    kind: Literal["hold_check_in"] = "hold_check_in"
    check_in: CheckInName
    attended: Annotated[tuple[Role, ...], Many(40)]
    on: DayDate | None = None


class MissCheckIn(ByStaff):
    """Record that it did not take place on its day; it is to be made up."""

    kind: Literal["miss_check_in"] = "miss_check_in"
    check_in: CheckInName


class WaiveCheckIn(ByStaff):
    """Do without it, and say why; it is not counted as held."""

    kind: Literal["waive_check_in"] = "waive_check_in"
    check_in: CheckInName


OneCheckInAct = (
    ConfirmCheckIn | RescheduleCheckIn | HoldCheckIn | MissCheckIn | WaiveCheckIn
)
"""What is done to one that there is."""
CheckInAct = ScheduleCheckIn | OneCheckInAct


class CheckInBegun(Value):
    """The clock plans a window's check-in, of the fiscal year that `begins` in July."""

    kind: Literal["check_in_begun"] = "check_in_begun"
    begins: int
    window: str
    expected: datetime


class CheckInMissed(Value):
    """Nobody has said for days whether it was held: the clock takes it as missed."""

    kind: Literal["check_in_missed"] = "check_in_missed"
    subject: str
    expected: datetime


CheckInClockAct = CheckInBegun | CheckInMissed
