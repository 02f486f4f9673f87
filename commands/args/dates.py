"""Days and hours as staff type them, and when days begin and end where LEAs are."""

from datetime import date, datetime, time, timedelta

from client.endings import Misused
from commands.args.said_again import say_again
from domain.bounds import Day
from domain.faults import quoted
from domain.written_day import NotADay, spoken, written_day
from domain.written_hour import NotAnHour, written_hour
from services.current import calendar, day_of, today

__all__ = ["any_day", "beginning", "day", "day_of", "end", "hour", "today", "working"]
ONE_DAY = timedelta(days=1)
AROUND_TODAY = {"today": timedelta(), "tomorrow": ONE_DAY, "yesterday": -ONE_DAY}


def day(option: str, text: str) -> date:
    """Raises Misused where `text` is none, or has not come yet."""
    said = any_day(option, text)
    if said > today():
        raise Misused(f"{option}: {said} is still to come")
    return said


def any_day(option: str, text: str) -> date:
    """A day past or to come, said again where it is not written as it is stored.

    Raises Misused where `text` is none.
    """
    try:
        said = written_day(text)
    except NotADay as off:
        raise Misused(f"{option}: {_guess_today(text) or off}") from off
    if beyond := Day().off(said):
        raise Misused(f"{option}: {beyond}")
    if text.strip() != said.isoformat():
        say_again(text, spoken(said), option=option)
    return said


def _guess_today(text: str) -> str:
    """Which day is meant by a word that means another one tomorrow; empty of others.

    It is asked back, so that a line that repeats an act says the same for ever.
    """
    around = AROUND_TODAY.get(text.strip().lower())
    if around is None:
        return ""
    return f"{quoted(text)} is no date; did you mean {today() + around}?"


def hour(option: str, text: str) -> time:
    """An hour of a day, said again where it is of one of its halves.

    Raises Misused where `text` is none.
    """
    try:
        said = written_hour(text)
    except NotAnHour as off:
        raise Misused(f"{option}: {off}") from off
    say_again(text, f"{said:%H:%M}", option=option)
    return said


def working(day: date) -> date:
    """That day, or the next on which offices work."""
    return calendar().working_day_from(day)


def beginning(day: date) -> datetime:
    return calendar().beginning(day)


def end(day: date) -> datetime:
    """The first instant that is no longer of this day."""
    return calendar().beginning(day + ONE_DAY)
