"""What of a school year's days comes, goes and stays with another calendar."""

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from domain.calendars.school_year import SchoolYear, stretches
from domain.calendars.work_calendar import ONE_DAY, Break, DayKind, WorkCalendar


class DayChangeKind(StrEnum):
    COMES = "comes"
    GOES = "goes"
    STAYS = "stays"


class DayChange(NamedTuple):
    what: DayChangeKind
    kind: DayKind
    days: Break


def day_changes(
    before: WorkCalendar,
    after: WorkCalendar,
    year: SchoolYear,
    given: Collection[DayKind],
) -> Iterator[DayChange]:
    """What comes, goes and stays of the kinds that were given; then all of the others.

    What is of the same kind for another reason as well neither comes nor goes.
    """
    for kind in DayKind:
        if kind in given:
            yield from _moved(before, after, kind, year)
    for kind in sorted(DayKind, key=lambda each: each not in given):
        now = stretches(after, kind, year.first, year.last)
        kept = [part for each in now for part in _parts(before, kind, each, there=True)]
        stays = kept if kind in given else now
        yield from (DayChange(DayChangeKind.STAYS, kind, each) for each in stays)


def _moved(
    before: WorkCalendar, after: WorkCalendar, kind: DayKind, year: SchoolYear
) -> Iterator[DayChange]:
    was = stretches(before, kind, year.first, year.last)
    now = stretches(after, kind, year.first, year.last)
    for what, some, other in (
        (DayChangeKind.COMES, now, before),
        (DayChangeKind.GOES, was, after),
    ):
        parts = (part for each in some for part in _parts(other, kind, each))
        yield from (DayChange(what, kind, part) for part in parts)


def _parts(
    calendar: WorkCalendar, kind: DayKind, each: Break, *, there: bool = False
) -> Iterator[Break]:
    """What of a stretch is not of this kind by a calendar, or is; whole where all is.

    Weekends part nothing.
    """
    known = stretches(calendar, kind, each.first, each.last)

    def is_meant(day: date) -> bool:
        return there is any(one.first <= day <= one.last for one in known)

    days = (each.first + ONE_DAY * n for n in range((each.last - each.first).days + 1))
    weekdays = [day for day in days if day.weekday() in calendar.weekdays]
    runs = [[*run] for meant, run in groupby(weekdays, is_meant) if meant]
    if runs == [weekdays]:
        yield each
        return
    yield from (each.but(first=run[0], last=run[-1]) for run in runs)
