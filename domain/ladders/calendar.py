"""Working time: which days an office works, and the instant at which a day begins.

A calendar is frozen data. Even the zone's clock changes are written out in it, so
that no upgrade of a time zone database moves an instant a workflow has stored
(docs/decisions/0004).
"""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from domain.values import Value

ONE_DAY = timedelta(days=1)


class ClockChange(Value):
    """From `since` on, local time is UTC plus so many `minutes`."""

    since: datetime
    minutes: int


class Break(Value):
    """A stretch of days on which the LEA does not work, both ends included."""

    name: str
    first: date
    last: date


class Skipped(NamedTuple):
    day: date
    why: str


class Counting(NamedTuple):
    """How a number of working days was counted: each day, taken or skipped."""

    end: date
    counted: tuple[date, ...]
    skipped: tuple[Skipped, ...]


class WorkCalendar(Value):
    """When an office works: `weekdays` 0-6 from Monday, local time, closed days."""

    name: str
    version: str
    zone: str
    clock_changes: tuple[ClockChange, ...]
    opens: time = time(9)
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    holidays: dict[date, str] = {}
    breaks: tuple[Break, ...] = ()
    through: date | None = None
    """The last day for which closures are known; None where that is not said."""

    @property
    def named(self) -> str:
        return f"{self.name}@{self.version}"

    def is_provisional(self, day: date) -> bool:
        """Whether `day` lies beyond what is known, so that it may yet prove closed."""
        return self.through is not None and day > self.through

    def closed_because(self, day: date) -> str | None:
        """Why nobody works on `day`; None on a working day."""
        if day.weekday() not in self.weekdays:
            return f"{day:%A}"
        if day in self.holidays:
            return self.holidays[day]
        return next((b.name for b in self.breaks if b.first <= day <= b.last), None)

    def works(self, day: date) -> bool:
        return self.closed_because(day) is None

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

    def working_days(self, first: date, until: date) -> int:
        """How many days from `first` up to, not including, `until` are worked."""
        span = (first + ONE_DAY * n for n in range((until - first).days))
        return sum(map(self.works, span))

    def later(self, day: date, days: int) -> date:
        """`day` itself for no days, else so many working days after or before it."""
        return self.count(day, days).end

    def in_break(self, day: date) -> bool:
        return any(each.first <= day <= each.last for each in self.breaks)

    def working_day_from(self, day: date) -> date:
        """`day` itself, or the next working day (due dates roll, DOMAIN.md 10)."""
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
        change = self.clock_changes[max(self._changes_by(instant) - 1, 0)]
        return _naive(instant) + timedelta(minutes=change.minutes)

    def _changes_by(self, instant: datetime) -> int:
        """How many clock changes there had been by then; they stand in their order."""
        return bisect_right(self.clock_changes, instant, key=_since)

    def day_of(self, instant: datetime) -> date:
        return self.local(instant).date()

    def instant(self, day: date, at: time) -> datetime:
        """The instant, in UTC, at which the office's clock shows `at` on `day`."""
        local = datetime.combine(day, at, UTC)
        for change in reversed(self.clock_changes[: self._changes_by(local + ONE_DAY)]):
            if (instant := local - timedelta(minutes=change.minutes)) >= change.since:
                return instant
        return local - timedelta(minutes=self.clock_changes[0].minutes)


def _since(change: ClockChange) -> datetime:
    return change.since


def _walk(day: date, step: timedelta) -> Iterator[date]:
    while True:
        day += step
        yield day


def _naive(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(tzinfo=None)
