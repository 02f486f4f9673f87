"""Working time: which days an office works, and the instant at which a day begins.

A calendar is frozen data. Even the zone's clock changes are written out in it, so
that no upgrade of a time zone database moves an instant a workflow has stored
(docs/decisions/0004).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Annotated, NamedTuple, Self

from domain.bounds import DayDate, Id, Many, Moment, Name, OfficeTime, Weekday, Whole
from domain.values import Value

ONE_DAY = timedelta(days=1)
NAMELESS = "a closed day"  # of which nobody wrote why it is one
LONGEST_WAIT = 120  # days a gate may keep a rung waiting; longer, and it never acts


class ClockChange(Value):
    """From `since` on, local time is UTC plus so many `minutes`."""

    since: Moment
    minutes: Annotated[int, Whole(-840, 840)]


class Break(Value):
    """A stretch of days under a name, both ends included."""

    name: Name
    first: DayDate
    last: DayDate


class DayKind(StrEnum):
    """What a stretch of days is: nobody works, there is no school, students test."""

    CLOSED = "closed"
    RECESS = "recess"
    TESTING = "testing"


class Skipped(NamedTuple):
    day: date
    why: str


class Counting(NamedTuple):
    """How a number of working days was counted: each day, taken or skipped."""

    end: date
    counted: tuple[date, ...]
    skipped: tuple[Skipped, ...]


class WorkCalendar(Value):
    """When an office works: `weekdays` 0-6 from Monday, local time, closed days.

    In `recess` it works and there is no school; on days of `testing` schools are busy.
    """

    name: Name
    version: Id
    zone: Name
    clock_changes: Annotated[tuple[ClockChange, ...], Many(400)]
    clock_names: Annotated[dict[Annotated[int, Whole(-840, 840)], Name], Many(20)] = {}
    """What people call the clock that is so many minutes ahead of UTC: -480 is PST."""
    opens: OfficeTime = time(9)
    weekdays: Annotated[tuple[Weekday, ...], Many(7)] = (0, 1, 2, 3, 4)
    holidays: Annotated[dict[DayDate, Name], Many(1_000)] = {}
    breaks: Annotated[tuple[Break, ...], Many(200)] = ()
    recess: Annotated[tuple[Break, ...], Many(200)] = ()
    testing: Annotated[tuple[Break, ...], Many(200)] = ()
    through: DayDate | None = None
    """The last day for which closures are known; None where that is not said."""

    @property
    def named(self) -> str:
        return f"{self.name}@{self.version}"

    def is_provisional(self, day: date) -> bool:
        """Whether `day` lies beyond what is known, so that it may yet prove closed."""
        return self.through is not None and day > self.through

    @property
    def instruction(self) -> Self:
        """The days of instruction: those on which it works, without recess."""
        return self._closed_in_recess if self.recess else self

    @cached_property
    def _closed_in_recess(self) -> Self:
        return self.but(breaks=(*self.breaks, *self.recess), recess=())

    def clock_around(self, day: date) -> Self:
        """Its clock alone, in the years around a day: without closed days."""
        first = self.beginning(date(day.year - 1, 1, 1))
        last = self.beginning(date(day.year + 2, 1, 1))
        begun = max(self._changes_by(first), 1)
        changes = self.clock_changes[begun - 1 : max(self._changes_by(last), begun)]
        minutes = {each.minutes for each in changes}
        names = {m: name for m, name in self.clock_names.items() if m in minutes}
        nothing: dict[str, object] = {"holidays": {}, "through": None}
        nothing |= dict.fromkeys(("breaks", "recess", "testing"), ())
        return self.but(clock_changes=changes, clock_names=names, **nothing)

    def testing_on(self, day: date) -> str | None:
        """By what name students are tested on `day`; None where they are not."""
        found = (each.name for each in self.testing if each.first <= day <= each.last)
        return next((name or "testing" for name in found), None)

    def closed_because(self, day: date) -> str | None:
        """Why nobody works on `day`; None on a working day."""
        if day.weekday() not in self.weekdays:
            return f"{day:%A}"
        if day in self.holidays:
            return self.holidays[day] or NAMELESS
        within = (b.name for b in self.breaks if b.first <= day <= b.last)
        return next((name or NAMELESS for name in within), None)

    def works(self, day: date) -> bool:
        return day.weekday() in self.weekdays and day.toordinal() not in self._closed

    @cached_property
    def _closed(self) -> frozenset[int]:
        """The closed days that would be worked by their weekday, as ordinals."""
        return frozenset(self._closures)

    @cached_property
    def _closures(self) -> tuple[int, ...]:
        """The same, in their order."""
        within = (
            each.first + ONE_DAY * n
            for each in self.breaks
            for n in range((each.last - each.first).days + 1)
        )
        closed = {*self.holidays, *within}
        return tuple(
            sorted(d.toordinal() for d in closed if d.weekday() in self.weekdays)
        )

    def _worked_by(self, ordinal: int) -> int:
        """How many working days there are up to and including this one, of all time."""
        weeks, rest = divmod(ordinal - 1, 7)  # day 1 of all days was a Monday
        worked = weeks * len({*self.weekdays})
        worked += sum(weekday <= rest for weekday in {*self.weekdays})
        return worked - bisect_right(self._closures, ordinal)

    def count(self, start: date, days: int) -> Counting:
        """So many working days after `start`, or before it where `days` is negative.

        `start` itself is not counted. Every day in between is named.
        """
        counted: list[date] = []
        skipped: list[Skipped] = []
        end = start
        walk = _walk(start, ONE_DAY if days > 0 else -ONE_DAY)
        while len(counted) < abs(days):
            end = next(walk)
            if why := self.closed_because(end):
                skipped.append(Skipped(end, why))
            else:
                counted.append(end)
        return Counting(end, tuple(counted), tuple(skipped))

    def long_closures(self, days: int) -> Iterator[date]:
        """Each closed day with which so many days without work begin."""
        for shut in self._closures:
            if self._worked_by(shut + days - 1) == self._worked_by(shut - 1):
                yield date.fromordinal(shut)

    def working_days(self, first: date, until: date) -> int:
        """How many days from `first` up to, not including, `until` are worked."""
        if until <= first:
            return 0
        return self._worked_by(until.toordinal() - 1) - self._worked_by(
            first.toordinal() - 1
        )

    def later(self, day: date, days: int) -> date:
        """`day` itself for no days, else so many working days after or before it."""
        if days == 0:
            return day
        start = day.toordinal()
        farthest = 7 * (abs(days) + 1 + len(self._closures))  # a working day a week
        if days > 0:
            span = range(start, start + farthest)
            worked = self._worked_by(start) + days
        else:
            span = range(max(start - farthest, 1), start)
            worked = self._worked_by(start - 1) + days + 1
        return date.fromordinal(span[bisect_left(span, worked, key=self._worked_by)])

    def in_break(self, day: date) -> bool:
        return any(each.first <= day <= each.last for each in self.breaks)

    def working_day_from(self, day: date) -> date:
        """`day` itself, or the next working day (docs/domain.md 8.3)."""
        while not self.works(day):
            day += ONE_DAY
        return day

    def opening(self, day: date) -> datetime:
        """The instant, in UTC, at which the office opens on `day`."""
        return self.instant(day, self.opens)

    def beginning(self, day: date) -> datetime:
        """The instant, in UTC, of midnight as `day` begins."""
        return self.instant(day, time())

    def opening_after(self, instant: datetime) -> datetime:
        """The first opening later than `instant`."""
        day = self.working_day_from(self.day_of(instant))
        if self.opening(day) <= instant:
            day = self.working_day_from(day + ONE_DAY)
        return self.opening(day)

    def local(self, instant: datetime) -> datetime:
        """What the office's clock shows, as a time without zone."""
        return _naive(instant) + timedelta(minutes=self._change(instant).minutes)

    def shown(self, instant: datetime) -> str:
        """'2026-11-26 09:15 PST': by the office's clock, which is named."""
        name = self.clock_names.get(self._change(instant).minutes, "")
        return f"{self.local(instant):%Y-%m-%d %H:%M} {name}".rstrip()

    def _change(self, instant: datetime) -> ClockChange:
        """The last one before; of what lies before all, the first."""
        return self.clock_changes[max(self._changes_by(instant) - 1, 0)]

    def _changes_by(self, instant: datetime) -> int:
        """How many clock changes there had been by then; they stand in their order."""
        return bisect_right(self._since, instant.timestamp())

    @cached_property
    def _since(self) -> tuple[float, ...]:
        """The instants of the clock changes, as numbers, which compare quickly."""
        return tuple(each.since.timestamp() for each in self.clock_changes)

    def day_of(self, instant: datetime) -> date:
        return self.local(instant).date()

    def instant(self, day: date, at: time) -> datetime:
        """The instant, in UTC, at which the office's clock shows `at` on `day`."""
        local = datetime.combine(day, at, UTC)
        for change in reversed(self.clock_changes[: self._changes_by(local + ONE_DAY)]):
            if (instant := local - timedelta(minutes=change.minutes)) >= change.since:
                return instant
        return local - timedelta(minutes=self.clock_changes[0].minutes)


def _walk(day: date, step: timedelta) -> Iterator[date]:
    while True:
        day += step
        yield day


def _naive(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(tzinfo=None)
