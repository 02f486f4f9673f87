"""What a file lists as closed, and what of it closes no office unless staff say so."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from domain.bounds import excesses
from domain.calendars.school_year import SchoolYear
from domain.calendars.work_calendar import Break
from domain.faults import MOST, Fault, FileLine, Unreadable, printable, quoted

LONGEST_CLOSURE = 25  # weekdays, Monday to Friday
WEEK, WEEKDAYS = 7, 5


class Listed(NamedTuple):
    """An event or a row: the days it would close, and what is off about it.

    Its number is the one by which staff leave it out. No days are known of what does
    not even say when it begins.
    """

    number: int
    where: FileLine
    name: str
    days: Break | None = None
    off: tuple[str, ...] = ()
    marked: str = ""
    """As not closing the office: free, tentative."""
    kind: str = "event"

    def __str__(self) -> str:
        return f"{self.kind} {self.number}, {printable(self.name) or 'without a name'}"


class Answers(NamedTuple):
    """What staff said on the command line, where a file leaves it open."""

    take_free: bool = False
    leave_out: tuple[str, ...] = ()


UNANSWERED = Answers()


def without(listed: Sequence[Listed], left_out: Iterable[str]) -> list[Listed]:
    """Less what is left out, by its number or else its name; raises Unreadable."""
    numbers = {str(each.number): {each.number} for each in listed}
    names: dict[str, set[int]] = {}
    for each in listed:
        names.setdefault(_plain(each.name), set()).add(each.number)
    names.pop("", None)
    out: set[int] = set()
    unknown: list[str] = []
    for said in left_out:
        found = numbers.get(said.strip()) or names.get(_plain(said))
        out |= found or set()
        if not found:
            unknown.append(f"--leave-out {quoted(said)} is nothing in the file")
    if unknown:
        raise Unreadable(*unknown, f"there is {_some(listed) or 'nothing'}")
    return [each for each in listed if each.number not in out]


def concerning(listed: Iterable[Listed], year: SchoolYear) -> list[Listed]:
    """What lies in the year, or cannot be told to lie elsewhere."""
    return [
        each
        for each in listed
        if each.days is None or year.part_of(each.days) or [*excesses(each.days)]
    ]


def taken(listed: Iterable[Listed], *, take_free: bool) -> list[Break]:
    """Their days; raises Unreadable, naming all that close no office unasked.

    Its last lines say what to type, to take them or to leave them out.
    """
    days: list[Break] = []
    doubted: list[Listed] = []
    faults: list[Fault] = []
    for each in listed:
        if found := [*_doubts(each, take_free=take_free)]:
            doubted.append(each)
            faults.append(Fault(each.where, f"{each}: {'; '.join(found)}"))
        elif each.days:
            days.append(each.days)
    if doubted:
        raise Unreadable(*faults, *_ways_out(doubted, take_free=take_free))
    return days


def _doubts(each: Listed, *, take_free: bool) -> Iterator[str]:
    yield from each.off
    if each.off or each.days is None:
        return
    if each.marked and not take_free:
        yield f"it is marked {each.marked}"
    if beyond := [*excesses(each.days)]:
        yield from map(str, beyond)
    elif (worked := weekdays(each.days)) > LONGEST_CLOSURE:
        yield (
            f"it would close the office for {worked} working days; at most "
            f"{LONGEST_CLOSURE} at once, so write what is closed longer in parts"
        )


def _ways_out(doubted: Sequence[Listed], *, take_free: bool) -> Iterator[str]:
    if not take_free and any(each.marked and not each.off for each in doubted):
        yield "to take what is marked free or tentative as closed days: --take-free"
    these = "all of these" if len(doubted) > 1 else "it"
    flags = " ".join(f"--leave-out {each.number}" for each in doubted)
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
