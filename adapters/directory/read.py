"""The whole directory: persons, who holds which role where, and who is away.

It is read strictly, each fault by its file and line or row, and written whole.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from adapters.directory.addresses import Person
from adapters.directory.file import entries_of
from adapters.directory.rows import DirectoryRow, row_of
from domain.faults import Fault, FileLine, Unreadable, Where, in_words
from domain.guess import guess
from domain.people.absence import Absence, circle
from domain.people.directory import Given, not_listed


class Directory(NamedTuple):
    """What one file says, or several together; newer rows stand behind older ones."""

    rows: tuple[DirectoryRow, ...] = ()
    head: tuple[str, ...] = ()

    @property
    def people(self) -> dict[str, Person]:
        each = (row.what for row in self.rows)
        return {one.person: one for one in each if isinstance(one, Person)}

    @property
    def given(self) -> list[Given]:
        return [row.what for row in self.rows if isinstance(row.what, Given)]

    @property
    def absences(self) -> list[Absence]:
        return [row.what for row in self.rows if isinstance(row.what, Absence)]


def read_directory(
    paths: Sequence[Path], known: Collection[str] | None = None
) -> Directory:
    """What these files say, each fault of theirs in its order; raises Unreadable.

    Whoever they name is in them or among the `known`; where these are not told, that
    is asked later, of the whole: `check_whole`.
    """
    texts = [entries_of(path) for path in paths]
    entries = [entry for text in texts for entry in text.entries]
    rows: list[DirectoryRow] = []
    found: list[Fault] = []
    for entry in entries:
        try:
            rows.append(row_of(entry))
        except Unreadable as off:
            found.append(Fault(entry.where, str(off)))
    found += [*_twice(rows), *_two_holders(rows), *_two_substitutes(rows)]
    if known is not None:
        meant = {e.said.get("person", "") for e in entries if e.kind == "people"}
        found += _unknown(rows, {*known, *meant})
    if found:
        raise Unreadable(*_in_order(found, [entry.where for entry in entries]))
    return Directory(tuple(rows), texts[0].head if len(texts) == 1 else ())


def check_whole(directory: Directory) -> None:
    """Raise Unreadable where somebody is not known, or nobody is there."""
    rows = directory.rows
    if found := [*_unknown(rows, directory.people), *_circles(rows)]:
        raise Unreadable(*_in_order(found, [row.where for row in rows]))


def _in_order(
    found: Iterable[Fault], places: Sequence[Where | FileLine]
) -> list[Fault]:
    """As the rows stand, whatever is off about them."""
    turn = {place: n for n, place in enumerate(places)}
    return sorted(found, key=lambda fault: turn.get(fault.where, len(turn)))


def _twice(rows: Iterable[DirectoryRow]) -> Iterator[Fault]:
    seen: dict[str, DirectoryRow] = {}
    for row in rows:
        if isinstance(row.what, Person):
            before = seen.setdefault(row.what.person, row)
            if before.what != row.what:
                first = in_words(before.where)
                yield Fault(row.where, f"{row.what.person} stands in {first} already")


class _Calendar:
    """Stretches of days of one thing that do not overlap, each with who said it."""

    def __init__(self) -> None:
        self._firsts: list[date] = []
        self._said: list[tuple[date | None, DirectoryRow]] = []

    def before(
        self, first: date, last: date | None, row: DirectoryRow
    ) -> tuple[DirectoryRow, date] | None:
        """Who speaks of one of these days already, and the day; else `row` does now."""
        at = bisect_right(self._firsts, first)
        if at and _reaches(self._said[at - 1][0], first):
            return self._said[at - 1][1], first
        if at < len(self._firsts) and _reaches(last, self._firsts[at]):
            return self._said[at][1], self._firsts[at]
        self._firsts.insert(at, first)
        self._said.insert(at, (last, row))
        return None


def _reaches(last: date | None, day: date) -> bool:
    return last is None or last >= day


def _two_holders(rows: Iterable[DirectoryRow]) -> Iterator[Fault]:
    """Rows of one role in one place are held against each other, later to earlier."""
    calendars: dict[object, _Calendar] = defaultdict(_Calendar)
    for row in rows:
        if not isinstance(row.what, Given):
            continue
        scope, new = row.what
        found = calendars[scope, new.role].before(new.first, new.last, row)
        if found and isinstance(old := found[0].what, Given) and old != row.what:
            before, day = found
            message = _two_said(day, row.what, old, in_words(before.where))
            yield Fault(row.where, message)


def _two_said(day: date, new: Given, old: Given, where: str) -> str:
    one, other = new.assignment, old.assignment
    return (
        f"on {day} {one.role} of {new.scope} is {one.person or 'vacant'}, and "
        f"{other.person or 'vacant'} by {where}; let the one end before the other "
        "begins"
    )


def _two_substitutes(rows: Iterable[DirectoryRow]) -> Iterator[Fault]:
    calendars: dict[str, _Calendar] = defaultdict(_Calendar)
    for row in rows:
        if not isinstance(one := row.what, Absence):
            continue
        found = calendars[one.person].before(one.first, one.last, row)
        if found and found[0].what != one:
            before, day = found
            yield Fault(
                row.where,
                f"{one.person} is away on {day} by {in_words(before.where)} "
                "already; one substitute at a time",
            )


def _unknown(rows: Iterable[DirectoryRow], people: Collection[str]) -> Iterator[Fault]:
    for row in rows:
        for person in _named(row):
            if person not in people:
                more = f"; add them first{guess(person, people)}"
                yield Fault(row.where, not_listed(person, more))


def _named(row: DirectoryRow) -> tuple[str, ...]:
    match row.what:
        case Given(assignment=given):
            return (given.person,) if given.person else ()
        case Absence(person=person, substitute=substitute):
            return person, substitute
        case _:
            return ()


def _circles(rows: Sequence[DirectoryRow]) -> Iterator[Fault]:
    away = _linked([row.what for row in rows if isinstance(row.what, Absence)])
    asked = {*away}
    for row in rows:
        if not isinstance(row.what, Absence) or row.what not in asked:
            continue
        if said := circle(away, [row.what]):
            yield Fault(row.where, f"{said}: nobody would be there")


def _linked(away: Sequence[Absence]) -> list[Absence]:
    """Those whose substitutes are away at some time too: no others close a circle."""
    left, before = [*away], len(away) + 1
    while len(left) < before:
        before, people = len(left), {each.person for each in left}
        left = [each for each in left if each.substitute in people]
    return left
