"""Days as staff type them, and when they begin and end where the LEAs are."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from client.endings import Misused
from commands.policies import current
from domain.bounds import Day

if TYPE_CHECKING:
    from domain.calendars.work_calendar import WorkCalendar

ONE_DAY = timedelta(days=1)


def day(option: str, text: str) -> date:
    """Raises Misused where `text` is none, or has not come yet."""
    said = any_day(option, text)
    if said > today():
        raise Misused(f"{option}: {said} is still to come")
    return said


def any_day(option: str, text: str) -> date:
    """A day past or to come; raises Misused where `text` is none."""
    try:
        said = date.fromisoformat(text)
    except ValueError as off:
        raise Misused(
            f"{option}: '{text}' is not a date; write it like 2027-03-05"
        ) from off
    if beyond := Day().off(said):
        raise Misused(f"{option}: {beyond}")
    return said


def today() -> date:
    """The day it is where the LEAs are."""
    return _calendar().day_of(datetime.now(UTC))


def day_of(instant: datetime) -> date:
    """The day it was then where the LEAs are."""
    return _calendar().day_of(instant)


def beginning(day: date) -> datetime:
    return _calendar().beginning(day)


def end(day: date) -> datetime:
    """The first instant that is no longer of this day."""
    return _calendar().beginning(day + ONE_DAY)


@cache
def _calendar() -> "WorkCalendar":
    """All LEAs keep one time; the calendar in force knows its clock changes."""
    return current.policy().lea
