"""What one event of an iCalendar file says: its name, its days, which version it is."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from icalendar import Event

from domain.bounds import LAST_DAY
from domain.calendars.work_calendar import ONE_DAY
from domain.faults import Unreadable

REPEATING = ("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
BUSY = "X-MICROSOFT-CDO-BUSYSTATUS"
ALL_DAY = "X-MICROSOFT-CDO-ALLDAYEVENT"
ONCE = ("DTSTART", "DTEND", "DURATION", "STATUS", "TRANSP", BUSY)
MARKS = {
    ("TRANSP", "TRANSPARENT"): "free",
    (BUSY, "FREE"): "free",
    ("STATUS", "TENTATIVE"): "tentative",
    (BUSY, "TENTATIVE"): "tentative",
    (BUSY, "WORKINGELSEWHERE"): "as work done elsewhere",
}
NEVER = datetime.min.replace(tzinfo=UTC)


class Span(NamedTuple):
    """From the first day through the last; and why these are no closed days."""

    first: date
    last: date
    off: tuple[str, ...] = ()


class Version(NamedTuple):
    """Of two with one UID the greater is the newer."""

    sequence: int
    changed: datetime
    cancelled: bool


def name(event: Event) -> str:
    """In one line; of several the first."""
    return " ".join(_first(event, "SUMMARY").split())


def uid(event: Event) -> tuple[str, str]:
    """What it shares with its other versions; with the day, if it is one of many."""
    day = "".join(_written(event, "RECURRENCE-ID")[:1])
    return _first(event, "UID").strip(), day


def version(event: Event) -> Version:
    """By SEQUENCE, then LAST-MODIFIED or, where that is missing, DTSTAMP."""
    cancelled = {each.upper() for each in _texts(event, "STATUS")} == {"CANCELLED"}
    return Version(_sequence(event), _changed(event), cancelled)


def marked(event: Event) -> str:
    """How it is marked, if as something that closes no office."""
    found = {
        mark: None
        for (field, value), mark in MARKS.items()
        if value in map(str.upper, _texts(event, field))
    }
    return " and ".join(found)


def span(event: Event) -> Span:
    """Its days, as far as they can be told; raises Unreadable where they cannot."""
    for field in ONCE:
        if len({*_written(event, field)}) > 1:
            raise Unreadable(f"it says {field} more than once")
    if "DTSTART" not in event:
        raise Unreadable("it does not say when it begins (DTSTART)")
    try:
        return _repeated(event, _once(event))
    except OverflowError as off:
        raise Unreadable("its days are beyond any calendar") from off


def _once(event: Event) -> Span:
    start = _moment(event, "DTSTART")
    end = _end(event, start)
    first, after = _day(start), _day(end)
    if not _whole_days(event, start, end):
        timed = "it has a time of day; closed days are all-day events"
        return Span(first, max(first, after), (timed,))
    last = after - ONE_DAY if after != first else first
    if last < first:
        raise Unreadable(f"it would end before it begins, on {first}")
    return Span(first, last)


def _repeated(event: Event, once: Span) -> Span:
    found = [field for field in REPEATING if field in event]
    if not found:
        return once
    repeats = f"it repeats ({found[0]}); write each of its days as an event"
    last = max(once.last, LAST_DAY) if found != ["RECURRENCE-ID"] else once.last
    return Span(once.first, last, (*once.off, repeats))


def _end(event: Event, start: date) -> date:
    """The first moment after it; its start where it says no end."""
    if "DTEND" in event:
        return _moment(event, "DTEND")
    if "DURATION" not in event:
        return start
    lasting = _decoded(event, "DURATION")
    if not isinstance(lasting, timedelta) or lasting.seconds or not lasting.days:
        raise Unreadable("it does not last for whole days")
    return start + lasting


def _whole_days(event: Event, start: date, end: date) -> bool:
    """All day, or from midnight to midnight, as Outlook writes it.

    Midnight in UTC is none of the office's, unless the event is marked as all-day.
    """
    if not (isinstance(start, datetime) or isinstance(end, datetime)):
        return True
    if not (isinstance(start, datetime) and isinstance(end, datetime)):
        return False
    at_midnight = start.time() == end.time() == time()
    local = not str(start.tzinfo).endswith("UTC")
    meant = local or _first(event, ALL_DAY).upper() == "TRUE"
    return at_midnight and meant and start.date() < end.date()


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _moment(event: Event, field: str) -> date:
    """A day, or a time of a day; raises Unreadable."""
    said = _decoded(event, field)
    if not isinstance(said, date):
        raise Unreadable(f"{field} is not a day")
    return said


def _sequence(event: Event) -> int:
    try:
        return int(_first(event, "SEQUENCE"))
    except ValueError:
        return 0


def _changed(event: Event) -> datetime:
    for field in ("LAST-MODIFIED", "DTSTAMP"):
        said = _decoded(event, field)
        if isinstance(said, datetime):
            return said if said.tzinfo else said.replace(tzinfo=UTC)
    return NEVER


def _decoded(event: Event, field: str) -> object:
    """As the library reads it, of several the first; None where it cannot."""
    try:
        said = event.decoded(field, None)
    except ValueError:
        return None
    return said[0] if isinstance(said, list) else said


def _first(event: Event, field: str) -> str:
    return next(iter(_texts(event, field)), "")


def _texts(event: Event, field: str) -> list[str]:
    said = event.get(field, [])
    return [str(each) for each in (said if isinstance(said, list) else [said])]


def _written(event: Event, field: str) -> list[str]:
    """Each value as the file writes it."""
    said = event.get(field, [])
    values = said if isinstance(said, list) else [said]
    return [each.to_ical().decode() for each in values]
