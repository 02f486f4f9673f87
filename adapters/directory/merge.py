"""A directory with what newer files say; what they do not mention stays."""

from collections.abc import Iterable
from datetime import date
from itertools import chain

from adapters.directory.addresses import Person
from adapters.directory.read import Directory
from adapters.directory.rows import DirectoryRow, DirectoryValue
from domain.people.absence import Absence
from domain.people.directory import Given, together
from domain.people.tenure import ONE_DAY


def merged(known: Directory, new: Directory) -> Directory:
    """Newer rows count: a person's is replaced, and a role's older rows make room."""
    rows, said = known.rows, {row.what for row in known.rows}
    for row in (each for each in new.rows if each.what not in said):
        match row.what:
            case Person() as person:
                rows = _with_person(rows, row, person)
            case Given() as given:
                rows = (*_making_room(rows, given), row)
            case Absence():
                rows = (*rows, row)
    return Directory(_without_former(rows), known.head or new.head)


def _with_person(
    rows: tuple[DirectoryRow, ...], row: DirectoryRow, new: Person
) -> tuple[DirectoryRow, ...]:
    """In the old place, where they have one; an agency not said is kept."""
    for n, each in enumerate(rows):
        old = each.what
        if isinstance(old, Person) and old.person == new.person:
            whole = new.but(agency=new.agency or old.agency)
            replaced = (
                each if whole == old else DirectoryRow(whole, row.where, each.above)
            )
            return (*rows[:n], replaced, *rows[n + 1 :])
    return (*rows, row)


def _making_room(rows: Iterable[DirectoryRow], new: Given) -> Iterable[DirectoryRow]:
    return chain.from_iterable(_room_in(row, new) for row in rows)


def _room_in(row: DirectoryRow, new: Given) -> list[DirectoryRow]:
    """What is left of an older row beside a newer one of the same role and scope."""
    if not isinstance(row.what, Given):
        return [row]
    old, given = row.what.assignment, new.assignment
    if row.what.scope != new.scope or old.role is not given.role:
        return [row]
    left = [
        each
        for each in (
            old.but(last=_earlier(old.last, given.first - ONE_DAY)),
            old.but(first=max(old.first, given.last + ONE_DAY)) if given.last else None,
        )
        if each and (each.last is None or each.first <= each.last)
    ]
    return [row._replace(what=Given(new.scope, each)) for each in left]


def _earlier(last: date | None, other: date) -> date:
    return min(last, other) if last else other


def _without_former(rows: tuple[DirectoryRow, ...]) -> tuple[DirectoryRow, ...]:
    """Of absences that overlap only the newest, whichever file said them."""
    away = [row.what for row in rows if isinstance(row.what, Absence)]
    kept = {*together((), away)}
    seen: set[DirectoryValue] = set()
    found: list[DirectoryRow] = []
    for row in rows:
        is_former = isinstance(row.what, Absence) and row.what not in kept
        if not is_former and row.what not in seen:
            found.append(row)
        seen.add(row.what)
    return tuple(found)
