"""Whether a calendar can work at all.

The same faults are named by `policy lint`, with the line of the file.
"""

from collections.abc import Iterator
from typing import NamedTuple

from domain.ladders.calendar import ONE_DAY, WorkCalendar
from domain.ladders.planning import LONGEST_HOLD

YEARS = 12  # calendars are walked so far from their first clock change on
FARTHEST = 14 * 60  # minutes between local time and UTC, at most


class Unfit(NamedTuple):
    """What is off, and where in the policy: ('rungs', 2, 'gate')."""

    where: tuple[str | int, ...]
    message: str


def calendar_faults(calendar: WorkCalendar) -> Iterator[Unfit]:
    """Everything in a calendar that could never work."""
    for n, each in enumerate(calendar.weekdays):
        if each not in range(7):
            yield Unfit(("weekdays", n), f"{each} is no weekday; 0 (Monday) to 6")
    for n, stretch in enumerate(calendar.breaks):
        if stretch.last < stretch.first:
            yield Unfit(
                ("breaks", n, "last"),
                f"{stretch.name} would end on {stretch.last}, before {stretch.first}",
            )
    yield from _of_the_clock(calendar)
    yield from never_opening(calendar)


def _of_the_clock(calendar: WorkCalendar) -> Iterator[Unfit]:
    changes = calendar.clock_changes
    for n, each in enumerate(changes):
        if each.since.tzinfo is None:
            yield Unfit(
                ("clock_changes", n, "since"),
                f"{each.since} is given without a zone; write it like "
                "2027-03-14T10:00:00Z",
            )
            return
        if abs(each.minutes) > FARTHEST:
            yield Unfit(
                ("clock_changes", n, "minutes"),
                f"{each.minutes} minutes; local time is within {FARTHEST} of UTC",
            )
        if n and each.since <= changes[n - 1].since:
            yield Unfit(
                ("clock_changes", n, "since"),
                f"{each.since:%Y-%m-%d} does not come after "
                f"{changes[n - 1].since:%Y-%m-%d}; list changes in their order",
            )


def never_opening(calendar: WorkCalendar) -> Iterator[Unfit]:
    """A calendar that opens on no day, or not for longer than a rung may be held."""
    if not {*calendar.weekdays} & {*range(7)}:
        yield Unfit(
            ("weekdays",),
            f"the calendar {calendar.named} never opens; weekdays are 0 (Monday) to 6",
        )
        return
    if not calendar.clock_changes:
        yield Unfit(("clock_changes",), f"{calendar.named} does not say its time zone")
        return
    day, shut = calendar.clock_changes[0].since.date(), 0
    for _ in range(366 * YEARS):
        shut = 0 if calendar.works(day) else shut + 1
        if shut >= LONGEST_HOLD:
            yield Unfit(
                ("breaks",),
                f"the calendar {calendar.named} does not open for {shut} days up to "
                f"{day}",
            )
            return
        day += ONE_DAY
