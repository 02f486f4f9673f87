"""A fiscal year's check-ins, counted: how many there should be, were, and can be.

At least so many as the policy has windows for the release stage, pro-rated where the
engagement came to its monitoring within the year (docs/domain.md 6.10). What was held
after 30 June closes its check-in, and counts for neither year.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from domain.calendars.school_year import SchoolYear
from domain.checkins.check_in import PLANNED, CheckIn, CheckInStage, DaySpan
from domain.checkins.days import last_open, of_window, soonest
from domain.policies.check_ins import CheckInPromise, ReleaseStage
from domain.policies.policy import Policy
from domain.values import Sparse


class CheckInYear(Sparse):
    """What the engagement remembers of a fiscal year, once its check-ins are closed.

    `windows` are those for which one was begun, or was held as it was stated, and
    `stated` how many were stated. Of the `missed`, `made_up` were held within the year,
    and `made_up_late` after it. It is `short` once it was told that its number cannot
    be reached any more.
    """

    begins: int
    windows: tuple[str, ...] = ()
    numbered: int = 0
    stated: int = 0
    held: int = 0
    missed: int = 0
    made_up: int = 0
    made_up_late: int = 0
    waived: int = 0
    short: bool = False

    @property
    def year(self) -> SchoolYear:
        return SchoolYear(begins=self.begins)


class WindowOfYear(NamedTuple):
    """A window of a fiscal year, with its days."""

    begins: int
    name: str
    days: DaySpan


class YearProof(NamedTuple):
    """Of a fiscal year: how many are required, were held, and can be in the end."""

    required: int
    held: int
    possible: int

    @property
    def is_kept(self) -> bool:
        return self.held >= self.required

    @property
    def can_be_kept(self) -> bool:
        return self.possible >= self.required


class Monitoring(NamedTuple):
    """All by which a year's check-ins are counted.

    Windows count whose days leave room for an invitation from the day `since` on, from
    which the engagement has been monitored without all its clocks standing still.
    """

    policy: Policy
    promise: CheckInPromise
    stage: ReleaseStage
    since: date
    years: Mapping[int, CheckInYear]
    open: Iterable[CheckIn]

    def of(self, begins: int) -> CheckInYear:
        return self.years.get(begins, CheckInYear(begins=begins))

    def to_come(self, begins: int) -> Iterator[WindowOfYear]:
        """The windows of a year for which no check-in was begun yet."""
        begun = self.of(begins).windows
        earliest = soonest(self.policy, self.promise, self.since)
        for window in self.promise.held_in(self.stage):
            days = of_window(window, begins)
            if window.name in begun or days.last < earliest:
                continue
            if last_open(self.policy, days) >= earliest:
                yield WindowOfYear(begins, window.name, days)

    def next_window(self) -> WindowOfYear | None:
        """That for which a check-in is begun next; none where the policy has none."""
        first = year_of(self.since)
        known = max(self.years, default=first)
        for begins in range(first, max(first, known) + 3):
            if found := next(self.to_come(begins), None):
                return found
        return None

    def proof(self, begins: int) -> YearProof:
        """What a fiscal year comes to, as things stand.

        Once a check-in of a later year was begun, nothing more is hoped of it.
        """
        known = self.of(begins)
        to_come = len([*self.to_come(begins)])
        required = len(known.windows) + to_come
        held = known.stated + known.held
        mine = [each for each in self.open if each.begins == begins]
        is_past = any(each > begins for each in self.years)
        hoped = 0 if is_past else sum(_can_be_held_in_time(each) for each in mine)
        return YearProof(required, held, held + hoped + to_come)


def proof_at_end(year: CheckInYear, check_ins: Iterable[CheckIn]) -> YearProof:
    """Of a year that is monitored no more: nothing of it can be held any more.

    What was planned as its engagement ended is not asked for; what was missed is.
    """
    mine = (each for each in check_ins if each.begins == year.begins and each.window)
    planned = (each for each in mine if each.over and each.stage in PLANNED)
    given_up = sum(each.missed_on is None for each in planned)
    held = year.stated + year.held
    return YearProof(len(year.windows) - given_up, held, held)


def _can_be_held_in_time(check_in: CheckIn) -> bool:
    """Whether one that is still to be held can be, before its fiscal year is over."""
    if not check_in.is_to_be_held:
        return False
    day = check_in.on
    if check_in.stage is CheckInStage.MISSED and check_in.make_up:
        day = check_in.make_up.first
    return day <= check_in.year.last


def year_of(day: date) -> int:
    """In which year the fiscal year of a day begins, on 1 July."""
    return day.year if day.month >= 7 else day.year - 1


def in_a_row(
    missed: Iterable[CheckIn], years: Mapping[int, CheckInYear], many: int
) -> tuple[CheckIn, ...]:
    """The first that follow one another among those that were missed, if so many."""
    row: tuple[CheckIn, ...] = ()
    for each in sorted(missed, key=lambda e: (e.begins, e.number)):
        row = (*row, each) if row and _follows(each, row[-1], years) else (each,)
        if many and len(row) >= many:
            return row
    return ()


def _follows(
    check_in: CheckIn, before: CheckIn, years: Mapping[int, CheckInYear]
) -> bool:
    if check_in.begins == before.begins:
        return check_in.number == before.number + 1
    last = years.get(before.begins, CheckInYear(begins=before.begins)).numbered
    next_year = check_in.begins == before.begins + 1
    return next_year and check_in.number == 1 and before.number == last
