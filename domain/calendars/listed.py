"""What a file lists of a year's days, and what of it is not taken unless staff say."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from domain.bounds import excesses
from domain.calendars.school_year import SchoolYear
from domain.calendars.work_calendar import Break, DayKind
from domain.faults import MOST, Fault, FileLine, Unreadable, printable, quoted

LONGEST_CLOSURE, LONGEST_RECESS = 25, 80  # weekdays, Monday to Friday
WEEK, WEEKDAYS = 7, 5
LEAVE_OUT = "--leave-out"


class Listed(NamedTuple):
    """An event or a row: its days and of what kind they are, and what is off about it.

    Its number is the one by which staff answer it. No days are known of what does not
    even say when it begins.
    """

    number: int
    where: FileLine
    name: str
    days: Break | None = None
    off: tuple[str, ...] = ()
    marked: str = ""
    """As not closing the office: free, tentative."""
    called: str = "event"
    kind: DayKind = DayKind.CLOSED

    def __str__(self) -> str:
        name = printable(self.name) or "without a name"
        return f"{self.called} {self.number}, {name}"


class Answers(NamedTuple):
    """What staff said on the command line, where a file leaves it open.

    `none` are kinds of which the year has no days at all.
    """

    take_free: bool = False
    leave_out: tuple[str, ...] = ()
    recess: tuple[str, ...] = ()
    testing: tuple[str, ...] = ()
    none: tuple[DayKind, ...] = ()

    @property
    def named(self) -> dict[str, tuple[str, ...]]:
        """By each flag, the numbers or names of what it is said of."""
        return {
            LEAVE_OUT: self.leave_out,
            f"--{DayKind.RECESS}": self.recess,
            f"--{DayKind.TESTING}": self.testing,
        }


UNANSWERED = Answers()


def answered(listed: Sequence[Listed], answers: Answers) -> list[Listed]:
    """Less what is left out, and of the kind that staff say; raises Unreadable.

    Each is meant by its number or else its name.
    """
    find = _finder(listed)
    said = answers.named
    meant = {flag: {n for text in said[flag] for n in find(text)} for flag in said}
    unknown, twice = [*_unknown(said, find, listed)], [*_said_twice(listed, meant)]
    if unknown or twice:
        raise Unreadable(*unknown, *twice)
    kinds = {n: kind for kind in DayKind for n in meant.get(f"--{kind}", ())}
    return [
        each._replace(kind=kinds.get(each.number, each.kind))
        for each in listed
        if each.number not in meant[LEAVE_OUT]
    ]


Finder = Callable[[str], set[int]]
"""The numbers of all that a number or a name stands for."""


def _finder(listed: Sequence[Listed]) -> Finder:
    numbers = {str(each.number): {each.number} for each in listed}
    names: dict[str, set[int]] = {}
    for each in listed:
        names.setdefault(_plain(each.name), set()).add(each.number)
    names.pop("", None)
    return lambda said: numbers.get(said.strip()) or names.get(_plain(said)) or set()


def _unknown(
    said: Mapping[str, tuple[str, ...]], find: Finder, listed: Sequence[Listed]
) -> Iterator[str]:
    unknown = [(flag, text) for flag in said for text in said[flag] if not find(text)]
    for flag, text in unknown:
        yield f"{flag} {quoted(text)} is nothing in the file"
    if unknown:
        yield f"there is {_some(listed) or 'nothing'}"


def _said_twice(
    listed: Sequence[Listed], meant: Mapping[str, set[int]]
) -> Iterator[Fault]:
    for each in listed:
        flags = [flag for flag in meant if each.number in meant[flag]]
        if len(flags) > 1:
            message = f"{each}: say one of {' and '.join(flags)}"
            yield Fault(each.where, message)


def concerning(listed: Iterable[Listed], year: SchoolYear) -> list[Listed]:
    """What lies in the year, or cannot be told to lie elsewhere."""
    return [
        each
        for each in listed
        if each.days is None or year.part_of(each.days) or [*excesses(each.days)]
    ]


def taken(
    listed: Iterable[Listed], answers: Answers = UNANSWERED
) -> dict[DayKind, list[Break]]:
    """Their days by kind; raises Unreadable, naming all that has to be answered.

    Its last lines say what to type, to take them or to leave them out.
    """
    days: dict[DayKind, list[Break]] = {kind: [] for kind in answers.none}
    doubted: list[Listed] = []
    faults: list[Fault] = []
    for each in listed:
        if found := [*_doubts(each, answers)]:
            doubted.append(each)
            faults.append(Fault(each.where, f"{each}: {'; '.join(found)}"))
        elif each.days:
            days.setdefault(each.kind, []).append(each.days)
    if doubted:
        raise Unreadable(*faults, *_ways_out(doubted, answers))
    return days


def _doubts(each: Listed, answers: Answers) -> Iterator[str]:
    yield from each.off
    if each.off or each.days is None:
        return
    if each.kind in answers.none:
        yield f"it is {each.kind}, and --no-{each.kind} says that there is none"
    if each.kind is DayKind.CLOSED and each.marked and not answers.take_free:
        yield f"it is marked {each.marked}"
    if beyond := [*excesses(each.days)]:
        yield from map(str, beyond)
    else:
        yield from _too_long(each.kind, weekdays(each.days))


def _too_long(kind: DayKind, days: int) -> Iterator[str]:
    """Nothing but a slip of the pen lasts so long at once."""
    if kind is DayKind.CLOSED and days > LONGEST_CLOSURE:
        yield (
            f"it would close the office for {days} working days; at most "
            f"{LONGEST_CLOSURE} at once, so write what is closed longer in parts"
        )
    if kind is DayKind.RECESS and days > LONGEST_RECESS:
        yield (
            f"there would be no school for {days} weekdays; at most {LONGEST_RECESS} "
            "at once, so write what is longer in parts"
        )


def _ways_out(doubted: Sequence[Listed], answers: Answers) -> Iterator[str]:
    closed = [each for each in doubted if each.kind is DayKind.CLOSED and not each.off]
    if not answers.take_free and any(each.marked for each in closed):
        yield "to take what is marked free or tentative as closed days: --take-free"
    if closed:
        yield "to take one as recess, or as testing: --recess NUMBER, --testing NUMBER"
    these = "all of these" if len(doubted) > 1 else "it"
    flags = " ".join(f"{LEAVE_OUT} {each.number}" for each in doubted)
    yield f"to leave {these} out: {flags}"


def weekdays(days: Break) -> int:
    """How many of its days are Monday to Friday."""
    weeks, rest = divmod((days.last - days.first).days + 1, WEEK)
    begun = sum((days.first.weekday() + n) % WEEK < WEEKDAYS for n in range(rest))
    return weeks * WEEKDAYS + begun


def _plain(name: str) -> str:
    """As names are compared: whatever their spaces and capitals."""
    return " ".join(name.split()).casefold()


def _some(listed: Sequence[Listed]) -> str:
    more = f" and {len(listed) - MOST} more" if len(listed) > MOST else ""
    return "; ".join(map(str, listed[:MOST])) + more
