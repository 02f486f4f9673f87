"""Whether a calendar can work at all.

The same faults are named by `policy lint`, with the line of the file.
"""

from collections.abc import Iterable, Iterator

from domain.bounds import excesses
from domain.calendars.school_year import SchoolYear
from domain.calendars.work_calendar import LONGEST_WAIT, Break, WorkCalendar
from domain.faults import Fault

LONGEST_BREAK = 366  # days


def calendar_faults(calendar: WorkCalendar) -> Iterator[Fault]:
    """Everything in a calendar that could never work."""
    if beyond := [*excesses(calendar)]:
        yield from beyond
        return
    yield from _of_its_stretches(calendar)
    yield from _of_the_clock(calendar)
    yield from _of_its_names(calendar)
    never = [*never_opening(calendar)]
    yield from never or _without_school(calendar)


def _of_its_stretches(calendar: WorkCalendar) -> Iterator[Fault]:
    yield from _of_stretches("breaks", "a break", calendar.breaks)
    yield from _of_stretches("recess", "a recess", calendar.recess)
    yield from _of_stretches("testing", "testing", calendar.testing)


def _of_stretches(field: str, what: str, stretches: Iterable[Break]) -> Iterator[Fault]:
    for n, each in enumerate(stretches):
        if each.last < each.first:
            yield Fault(
                (field, n, "last"),
                f"{each.name} would end on {each.last}, before {each.first}",
            )
        if (each.last - each.first).days >= LONGEST_BREAK:
            yield Fault(
                (field, n, "last"),
                f"{each.name} would last from {each.first} to {each.last}; {what} ends "
                "within a year",
            )


def school_year_faults(calendar: WorkCalendar, year: SchoolYear) -> Iterator[Fault]:
    """The same of a calendar with new days; and it opens on a day of their year."""
    yield from calendar_faults(calendar)
    if not calendar.working_days(year.first, year.last):
        message = f"the office would open on no day of {year.named}"
        yield Fault(("breaks",), message)
    elif not calendar.instruction.working_days(year.first, year.last):
        yield Fault(("recess",), f"there would be school on no day of {year.named}")


def _of_the_clock(calendar: WorkCalendar) -> Iterator[Fault]:
    changes = calendar.clock_changes
    for n, each in enumerate(changes):
        if each.since.tzinfo is None:
            yield Fault(
                ("clock_changes", n, "since"),
                f"{each.since} is given without a zone; write it like "
                "2027-03-14T10:00:00Z",
            )
            return
        if n and each.since <= changes[n - 1].since:
            yield Fault(
                ("clock_changes", n, "since"),
                f"{each.since:%Y-%m-%d} does not come after "
                f"{changes[n - 1].since:%Y-%m-%d}; list changes in their order",
            )


def _of_its_names(calendar: WorkCalendar) -> Iterator[Fault]:
    used = {each.minutes for each in calendar.clock_changes}
    if unnamed := sorted(used - {*calendar.clock_names}):
        yield Fault(
            ("clock_names",),
            f"{calendar.named} does not say what its clock is called "
            f"{', '.join(map(str, unnamed))} minutes ahead of UTC; write it like "
            "{-480: PST, -420: PDT}",
        )


def never_opening(calendar: WorkCalendar) -> Iterator[Fault]:
    """A calendar that opens on no day, or not for longer than a rung may wait."""
    if not calendar.weekdays:
        yield Fault(
            ("weekdays",),
            f"the calendar {calendar.named} never opens; weekdays are 0 (Monday) to 6",
        )
        return
    if not calendar.clock_changes:
        yield Fault(("clock_changes",), f"{calendar.named} does not say its time zone")
        return
    for shut in calendar.long_closures(LONGEST_WAIT):
        yield Fault(
            ("breaks",),
            f"the calendar {calendar.named} does not open for {LONGEST_WAIT} days from "
            f"{shut} on",
        )
        return


def _without_school(calendar: WorkCalendar) -> Iterator[Fault]:
    """Recess after which no school begins for longer than a rung may wait."""
    for shut in calendar.instruction.long_closures(LONGEST_WAIT):
        yield Fault(
            ("recess",),
            f"by the calendar {calendar.named} there is no school for {LONGEST_WAIT} "
            f"days from {shut} on",
        )
        return
