"""Days as staff type them, and when they begin and end where the LEAs are."""

from datetime import date, datetime, timedelta

from client.endings import Misused
from commands.policies.current import calendar, day_of, today
from domain.bounds import Day

__all__ = ["any_day", "beginning", "day", "day_of", "end", "today"]
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


def beginning(day: date) -> datetime:
    return calendar().beginning(day)


def end(day: date) -> datetime:
    """The first instant that is no longer of this day."""
    return calendar().beginning(day + ONE_DAY)
