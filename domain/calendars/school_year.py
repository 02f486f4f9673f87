"""A calendar with the days of one school year, 1 July to 30 June, given anew."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Self

from domain.bounds import FIRST_DAY, LAST_DAY
from domain.calendars.work_calendar import (
    ONE_DAY,
    Break,
    DayKind,
    WorkCalendar,
)
from domain.values import Value

WRITTEN = re.compile(r"(\d{2}|\d{4})[-/\N{EN DASH}](\d{2}|\d{4})", re.ASCII)
CENTURY = "20"
YEAR = 4  # digits
DaysByKind = Mapping[DayKind, Sequence[Break]]
"""What is given of a school year; of a kind that is not here, nothing is said."""


class SchoolYear(Value):
    """The school year that begins on 1 July of `begins`."""

    begins: int

    @property
    def first(self) -> date:
        return date(self.begins, 7, 1)

    @property
    def last(self) -> date:
        return date(self.begins + 1, 6, 30)

    @property
    def named(self) -> str:
        return f"{self.begins}-{(self.begins + 1) % 100:02}"

    def part_of(self, each: Break) -> Break | None:
        """What of a stretch of days lies in this year; None where nothing does."""
        first, last = max(each.first, self.first), min(each.last, self.last)
        return each.but(first=first, last=last) if first <= last else None

    def outside(self, each: Break) -> Iterator[Break]:
        """What of a stretch of days lies before this year, and after it."""
        before = each.but(last=min(each.last, self.first - ONE_DAY))
        after = each.but(first=max(each.first, self.last + ONE_DAY))
        yield from (part for part in (before, after) if part.first <= part.last)

    @classmethod
    def of(cls, day: date) -> Self:
        """The one in which a day lies."""
        return cls(begins=day.year - (day < date(day.year, 7, 1)))

    @classmethod
    def parsed(cls, text: str) -> Self | None:
        """2027-28 as a school year, or 27-28, 2027/28; None where the text is none."""
        found = WRITTEN.fullmatch(text.strip())
        if found is None:
            return None
        first, second = found.groups()
        begins = int(f"{CENTURY}{first}"[-YEAR:])
        if not FIRST_DAY.year <= begins < LAST_DAY.year:
            return None
        year = cls(begins=begins)
        return year if second[-2:] == year.named[-2:] else None


def with_school_year(
    calendar: WorkCalendar, year: SchoolYear, days: DaysByKind
) -> WorkCalendar:
    """These instead of the days the calendar had for the year; a version of its own.

    What it knows of a kind that is not given stays. What is known of closures grows to
    the year's end where the year begins no later than the day after what is known.
    """
    closed = days.get(DayKind.CLOSED)
    new = calendar if closed is None else _with_closed(calendar, year, closed)
    new = new.but(
        recess=_anew(calendar.recess, year, days.get(DayKind.RECESS)),
        testing=_anew(calendar.testing, year, days.get(DayKind.TESTING)),
    )
    return new.but(version=_version(new, year))


def _with_closed(
    calendar: WorkCalendar, year: SchoolYear, days: Iterable[Break]
) -> WorkCalendar:
    """Single days become holidays, longer stretches breaks."""
    within = [part for each in days if (part := year.part_of(each))]
    holidays = {
        day: name
        for day, name in calendar.holidays.items()
        if not year.first <= day <= year.last
    }
    holidays |= _named(each for each in within if each.first == each.last)
    longer = [each for each in within if each.first < each.last]
    return calendar.but(
        holidays=dict(sorted(holidays.items())),
        breaks=_anew(calendar.breaks, year, longer),
        through=_known(calendar.through, year),
    )


def _anew(
    known: tuple[Break, ...], year: SchoolYear, days: Iterable[Break] | None
) -> tuple[Break, ...]:
    """What is known of other years, and these of the year; all where none are given."""
    if days is None:
        return known
    within = (part for each in days if (part := year.part_of(each)))
    outside = (part for each in known for part in year.outside(each))
    return tuple(sorted((*outside, *within), key=_in_order))


def stretches(
    calendar: WorkCalendar, kind: DayKind, first: date, last: date
) -> list[Break]:
    """All of this kind that the calendar names from `first` through `last`."""
    found = (
        each
        for each in _of_kind(calendar, kind)
        if each.first <= last and each.last >= first
    )
    return sorted(found, key=_in_order)


def _of_kind(calendar: WorkCalendar, kind: DayKind) -> Iterator[Break]:
    match kind:
        case DayKind.CLOSED:
            single = calendar.holidays.items()
            yield from (Break(name=name, first=day, last=day) for day, name in single)
            yield from calendar.breaks
        case DayKind.RECESS:
            yield from calendar.recess
        case DayKind.TESTING:
            yield from calendar.testing


def left_open(
    state: WorkCalendar, year: SchoolYear, days: Sequence[Break]
) -> list[Break]:
    """The state's holidays of the year, on its weekdays, that are not among these."""
    holidays = state.but(breaks=())
    return [
        each
        for each in stretches(holidays, DayKind.CLOSED, year.first, year.last)
        if each.first.weekday() in state.weekdays
        and not any(one.first <= each.first <= one.last for one in days)
    ]


def overlaps(days: Iterable[Break]) -> Iterator[tuple[Break, Break]]:
    """Each stretch that shares a day with an earlier one, after that one."""
    farthest: Break | None = None
    for each in sorted(days, key=_in_order):
        if farthest and each.first <= farthest.last:
            yield farthest, each
        if farthest is None or each.last > farthest.last:
            farthest = each


def _in_order(each: Break) -> tuple[date, date]:
    return each.first, each.last


def _named(days: Iterable[Break]) -> dict[date, str]:
    """Single days; one that has two names keeps both."""
    found: dict[date, str] = {}
    for each in days:
        known = found.get(each.first)
        both = f"{known}, {each.name}" if known and known != each.name else each.name
        found[each.first] = both
    return found


def _known(through: date | None, year: SchoolYear) -> date | None:
    if through is None or year.first > through + ONE_DAY:
        return through
    return max(through, year.last)


def _version(new: WorkCalendar, year: SchoolYear) -> str:
    """From what it holds, so that the same days make the same version."""
    base = new.version.partition("+")[0]
    held = new.but(version=base).model_dump_json()
    return f"{base}+{year.named}.{sha256(held.encode()).hexdigest()[:6]}"
