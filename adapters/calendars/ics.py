"""Closed days as an iCalendar file (RFC 5545): one all-day event, one closure."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from adapters.calendars.closures import Closed
from adapters.files.bounds import read_bounded
from domain.calendars.work_calendar import ONE_DAY, Break
from domain.faults import Fault, FileLine, Unreadable

REPEATING = ("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")


def read_ics(path: Path) -> list[Closed]:
    """All events but those called off; raises Unreadable, naming each fault."""
    try:
        text = read_bounded(path).decode("utf-8-sig")
        calendar = Calendar.from_ical(text)
    except OSError as off:
        raise Unreadable(f"{path} cannot be opened: {off.strerror}") from off
    except (ValueError, IndexError) as off:
        raise Unreadable(f"{path.name} is not an iCalendar file: {off}") from off
    lines = _lines(text)
    read: list[Closed] = []
    found: list[Fault] = []
    for event in calendar.events:
        line = next(lines, 1)
        if str(event.get("STATUS", "")).upper() == "CANCELLED":
            continue
        try:
            read.append(Closed(line, _days(event)))
        except Unreadable as off:
            name = event.get("SUMMARY") or "an event without a name"
            found.append(Fault(FileLine(path.name, line), f"{name}: {off}"))
    if found:
        raise Unreadable(*found)
    return read


def _lines(text: str) -> Iterator[int]:
    """The lines on which events begin, in their order."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip().upper() == "BEGIN:VEVENT":
            yield number


def _days(event: Event) -> Break:
    for name in REPEATING:
        if name in event:
            raise Unreadable(f"it repeats ({name}); write each of its days as an event")
    if "DTSTART" not in event:
        raise Unreadable("it does not say when it begins (DTSTART)")
    first = _date(event, "DTSTART")
    last = _last(event, first)
    if last < first:
        raise Unreadable(f"it would end before it begins, on {first}")
    name = str(event.get("SUMMARY", "")).strip()
    if not name:
        raise Unreadable("it has no name (SUMMARY)")
    return Break(name=name, first=first, last=last)


def _last(event: Event, first: date) -> date:
    """The last day itself: an all-day event says the first day after it."""
    if "DTEND" in event:
        end = _date(event, "DTEND")
        return first if end == first else end - ONE_DAY
    if "DURATION" in event:
        lasting = event.decoded("DURATION")
        if not isinstance(lasting, timedelta) or lasting.seconds or not lasting.days:
            raise Unreadable("it does not last for whole days")
        return first + lasting - ONE_DAY
    return first


def _date(event: Event, name: str) -> date:
    try:
        said = event.decoded(name)
    except (KeyError, ValueError) as off:
        raise Unreadable(f"{name} is not a day") from off
    if isinstance(said, datetime):
        raise Unreadable("it has a time of day; closed days are all-day events")
    if not isinstance(said, date):
        raise Unreadable(f"{name} is not a day")
    return said
