"""A calendar with the days of one school year, 1 July to 30 June, given anew."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple, Self

from domain.bounds import FIRST_DAY, LAST_DAY
from domain.calendars.work_calendar import ONE_DAY, Break, WorkCalendar
from domain.values import Value


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
    def parsed(cls, text: str) -> Self | None:
        """2027-28 as a school year; None where the text is none."""
        first, dash, second = text.partition("-")
        if not (dash and len(first) == 4 and (first + second).isdecimal()):
            return None
        if not FIRST_DAY.year <= int(first) < LAST_DAY.year:
            return None
        year = cls(begins=int(first))
        return year if second[-2:] == year.named[-2:] else None


def with_school_year(
    calendar: WorkCalendar, year: SchoolYear, days: Iterable[Break]
) -> WorkCalendar:
    """These instead of the days the calendar had for the year; a version of its own.

    Single days become holidays, longer stretches breaks. What is known grows to the
    year's end where the year begins no later than the day after what is known.
    """
    within = [part for each in days if (part := year.part_of(each))]
    holidays = {
        day: name
        for day, name in calendar.holidays.items()
        if not year.first <= day <= year.last
    }
    holidays |= _named(each for each in within if each.first == each.last)
    kept = [part for each in calendar.breaks for part in year.outside(each)]
    kept += [each for each in within if each.first < each.last]
    new = calendar.but(
        holidays=dict(sorted(holidays.items())),
        breaks=tuple(sorted(kept, key=lambda each: each.first)),
        through=_known(calendar.through, year),
    )
    return new.but(version=_version(new, year))


def closures(calendar: WorkCalendar, first: date, last: date) -> list[Break]:
    """All closed stretches that the calendar names from `first` through `last`."""
    single = (
        Break(name=name, first=day, last=day) for day, name in calendar.holidays.items()
    )
    found = (
        each
        for each in (*single, *calendar.breaks)
        if each.first <= last and each.last >= first
    )
    return sorted(found, key=lambda each: (each.first, each.last))


def left_open(
    state: WorkCalendar, year: SchoolYear, days: Sequence[Break]
) -> list[Break]:
    """The state's holidays of the year, on its weekdays, that are not among these."""
    return [
        each
        for each in closures(state.but(breaks=()), year.first, year.last)
        if each.first.weekday() in state.weekdays
        and not any(one.first <= each.first <= one.last for one in days)
    ]


class Moved(NamedTuple):
    """The closed stretches of a year that come with a calendar, and those that go.

    What is closed for another reason as well neither comes nor goes.
    """

    come: tuple[Break, ...]
    go: tuple[Break, ...]


def moved(before: WorkCalendar, after: WorkCalendar, year: SchoolYear) -> Moved:
    was = closures(before, year.first, year.last)
    now = closures(after, year.first, year.last)
    return Moved(
        tuple(part for each in now for part in _worked_in(before, each)),
        tuple(part for each in was for part in _worked_in(after, each)),
    )


def _worked_in(calendar: WorkCalendar, each: Break) -> Iterator[Break]:
    """What of a stretch of days is worked by this calendar; whole where all of it is.

    Weekends part nothing.
    """
    days = (each.first + ONE_DAY * n for n in range((each.last - each.first).days + 1))
    weekdays = [day for day in days if day.weekday() in calendar.weekdays]
    runs = [[*run] for works, run in groupby(weekdays, calendar.works) if works]
    if runs == [weekdays]:
        yield each
        return
    yield from (each.but(first=run[0], last=run[-1]) for run in runs)


def overlaps(days: Iterable[Break]) -> Iterator[tuple[Break, Break]]:
    """Each stretch that shares a day with an earlier one, after that one."""
    farthest: Break | None = None
    for each in sorted(days, key=lambda each: (each.first, each.last)):
        if farthest and each.first <= farthest.last:
            yield farthest, each
        if farthest is None or each.last > farthest.last:
            farthest = each


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
