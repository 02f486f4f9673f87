"""What in the dated duties of a policy could never be said, and where it stands."""

from calendar import monthrange
from collections.abc import Iterator, Sequence

from domain.faults import Fault
from domain.policies.duty import Duty, DutyDay
from domain.policies.ladder import Office

LEAP_YEAR = 2024
FEBRUARY, LEAP_DAY = 2, 29
WAYS = "'month' and 'day', 'end_of' a month, or 'after' a fact"


def duty_faults(duties: Sequence[Duty]) -> Iterator[Fault]:
    names = [each.name for each in duties]
    for n, duty in enumerate(duties):
        place = ("duties", n)
        if duty.name in names[:n]:
            yield Fault((*place, "name"), f"{duty.name} stands twice")
        for name, message in _of_duty(duty):
            yield Fault((*place, name), f"duty {duty.name}: {message}")
        for name, message in _of_day(duty.when):
            where = ("when", name) if name else ("when",)
            yield Fault((*place, *where), f"duty {duty.name}: {message}")


def _of_duty(duty: Duty) -> Iterator[tuple[str, str]]:
    if not duty.tell:
        yield "tell", "names nobody; name at least one role"
    if not duty.phases:
        yield "phases", "names no phase, so it is never said; name at least one"
    if duty.term and duty.office is not Office.LEA:
        yield "term", "days of school are the LEA's; leave out the office"
    if not duty.words:
        yield "words", "say in a sentence or two what may help"
    if not duty.source:
        yield "source", "say where the day comes from"


def _of_day(when: DutyDay) -> Iterator[tuple[str, str]]:
    yearly = when.month is not None or when.day is not None
    ways = [yearly, when.end_of is not None, when.after is not None]
    if sum(ways) != 1:
        yield "", f"its day is said in one way: {WAYS}"
        return
    if yearly:
        yield from _of_month_and_day(when)
    elif when.otherwise:
        yield "otherwise", "goes with a month and a day only"
    if when.after is None and (when.days or when.years):
        yield "after", "days and years are counted after a fact; say which"
    if when.after is not None and not (when.days or when.years):
        yield "days", "say how many days, or years, after it"


def _of_month_and_day(when: DutyDay) -> Iterator[tuple[str, str]]:
    if when.month is None or when.day is None:
        yield "", "a day of each year has both a month and a day"
        return
    if (when.month, when.day) == (FEBRUARY, LEAP_DAY):
        yield "day", "29 February is not in each year; 'end_of: 2' is"
    elif when.day > monthrange(LEAP_YEAR, when.month)[1]:
        yield "day", f"month {when.month} has no day {when.day}"
    for year, day in when.otherwise.items():
        if day.year != year:
            yield "otherwise", f"{day} is no day of {year}"
