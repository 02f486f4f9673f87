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
    """What comes and goes of the kinds that were given; then all of the others.

    What is of the same kind for another reason as well neither comes nor goes.
    """
    for kind in sorted(DayKind, key=lambda each: each not in given):
        was = stretches(before, kind, year.first, year.last)
        now = stretches(after, kind, year.first, year.last)
        if kind not in given:
            yield from (DayChange(DayChangeKind.STAYS, kind, each) for each in now)
            continue
        for what, some, other in (
            (DayChangeKind.COMES, now, before),
            (DayChangeKind.GOES, was, after),
        ):
            parts = (part for each in some for part in _missing(other, kind, each))
            yield from (DayChange(what, kind, part) for part in parts)


def _missing(calendar: WorkCalendar, kind: DayKind, each: Break) -> Iterator[Break]:
    """What of a stretch is not of this kind by a calendar; whole where nothing is.

    Weekends part nothing.
    """
    known = stretches(calendar, kind, each.first, each.last)

    def is_missing(day: date) -> bool:
        return not any(one.first <= day <= one.last for one in known)

    days = (each.first + ONE_DAY * n for n in range((each.last - each.first).days + 1))
    weekdays = [day for day in days if day.weekday() in calendar.weekdays]
    runs = [[*run] for missing, run in groupby(weekdays, is_missing) if missing]
    if runs == [weekdays]:
        yield each
        return
    yield from (each.but(first=run[0], last=run[-1]) for run in runs)
