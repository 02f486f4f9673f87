"""Closed days as an iCalendar file (RFC 5545): one all-day event, one closure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from icalendar import Calendar, Event

from adapters.calendars.event import Version, marked, name, span, uid, version
from adapters.calendars.text import read_text
from domain.calendars.listed import UNANSWERED, Answers, Listed, answered
from domain.calendars.work_calendar import Break
from domain.faults import FileLine, Unreadable

DAMAGES = (ValueError, LookupError, ArithmeticError, TypeError, AttributeError)
"""What the library stumbles over: the last is a time zone with two names."""
Key = tuple[str, str]
"""What several versions of one event share; those without UID share nothing."""


class Numbered(NamedTuple):
    """An event by its number in the file, from 1, and the line where it begins."""

    number: int
    where: FileLine
    event: Event

    @property
    def key(self) -> Key:
        said = uid(self.event)
        return said if said[0] else ("", str(self.number))

    @property
    def version(self) -> Version:
        return version(self.event)


def read_ics(path: Path, answers: Answers = UNANSWERED) -> list[Listed]:
    """The events that count, as closed days unless staff answer; raises Unreadable.

    Of those with one UID it is the newest, and none that was cancelled.
    """
    text = read_text(path)
    counting = [*_newest(_numbered(path.name, text))]
    keys = {each.number: each.key for each in counting}
    return _each_once(answered([*map(_listed, counting)], answers), keys)


def _numbered(file: str, text: str) -> Iterator[Numbered]:
    lines = _lines(text)
    for number, event in enumerate(_calendar(file, text).events, start=1):
        yield Numbered(number, FileLine(file, next(lines, 1)), event)


def _calendar(file: str, text: str) -> Calendar:
    """The one there is; raises Unreadable, saying what is there instead."""
    match _parsed(file, text):
        case [Calendar() as calendar]:
            return calendar
        case [_]:
            said = "is not an iCalendar file: it has no BEGIN:VCALENDAR"
        case []:
            said = "is cut short: it has a BEGIN without its END; download it again"
        case several:
            said = f"holds {len(several)} calendars; save each in a file of its own"
    raise Unreadable(f"{file} {said}")


def _parsed(file: str, text: str) -> Sequence[object]:
    """All that begins and ends in the text, by itself; raises Unreadable."""
    if not text.strip():
        raise Unreadable(f"{file} is empty; download it again")
    try:
        return Calendar.from_ical(text.encode(), multiple=True)
    except DAMAGES as off:
        raise Unreadable(
            f"{file} is not an iCalendar file, or a damaged one; download it again"
        ) from off


def _lines(text: str) -> Iterator[int]:
    """The lines on which events begin, in their order."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.rstrip().upper() == "BEGIN:VEVENT":
            yield number


def _newest(numbered: Iterable[Numbered]) -> Iterator[Numbered]:
    """Of each key the newest, or all that are as new as one another."""
    versions: dict[Key, list[Numbered]] = {}
    for each in numbered:
        versions.setdefault(each.key, []).append(each)
    for some in versions.values():
        newest = max(each.version for each in some)
        if not newest.cancelled:
            yield from (each for each in some if each.version == newest)


def _listed(each: Numbered) -> Listed:
    said = name(each.event)
    unnamed = () if said else ("it has no name (SUMMARY)",)
    listed = Listed(each.number, each.where, said, marked=marked(each.event))
    try:
        first, last, off = span(each.event)
    except Unreadable as none:
        return listed._replace(off=(*unnamed, str(none)))
    days = Break(name=said, first=first, last=last)
    return listed._replace(days=days, off=(*unnamed, *off))


def _each_once(kept: Sequence[Listed], keys: Mapping[int, Key]) -> list[Listed]:
    """What says the same under one key, once; what says something else is off."""
    same: dict[Key, dict[tuple[object, ...], Listed]] = {}
    for each in kept:
        said = each.name, each.days, each.off, each.marked, each.kind
        same.setdefault(keys[each.number], {}).setdefault(said, each)
    found = (each for some in same.values() for each in _rivals([*some.values()]))
    return sorted(found, key=lambda each: each.number)


def _rivals(some: Sequence[Listed]) -> Iterator[Listed]:
    for each in some:
        others = [str(one.number) for one in some if one is not each]
        if not others:
            yield each
            continue
        rival = f"it has one UID with event {', '.join(others)}, and none is newer"
        yield each._replace(off=(*each.off, rival))
