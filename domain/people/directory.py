"""What a directory says of roles and absences, and what it would change where.

A row speaks of one LEA, of all LEAs of a county, or of all; of two that speak of one
role on one day, the nearer one counts.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from domain.faults import printable
from domain.people.absence import Absence, with_absence
from domain.people.roles import Assignment, Role
from domain.people.tenure import changes, holders


class Reach(IntEnum):
    """How near a row is to one LEA; the highest counts."""

    EVERYWHERE = 0
    COUNTY = 1
    LEA = 2


class Scope(NamedTuple):
    """Where a row holds: `name` is a CDS code, or a county's name, or nothing."""

    reach: Reach
    name: str = ""

    def covers(self, cds: str, county: str) -> bool:
        return self.name == ("", county, cds)[self.reach]

    def __str__(self) -> str:
        return ("everywhere", f"{self.name} county", self.name)[self.reach]


class Given(NamedTuple):
    """A role given where the scope reaches."""

    scope: Scope
    assignment: Assignment


class Update(NamedTuple):
    """What one engagement is to take over; empty where it knows everything already."""

    people: tuple[Assignment, ...] = ()
    absences: tuple[Absence, ...] = ()
    back: tuple[Absence, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.people or self.absences or self.back)


def wanted(
    given: Iterable[Given], cds: str, county: str
) -> dict[Role, list[Assignment]]:
    """What the directory says of each role in one LEA, the nearest word last."""
    found: dict[Role, list[Assignment]] = {}
    for each in sorted(given, key=lambda each: each.scope.reach):
        if each.scope.covers(cds, county):
            found.setdefault(each.assignment.role, []).append(each.assignment)
    return found


def role_changes(
    held: Sequence[Assignment],
    said: dict[Role, list[Assignment]],
    today: date,
) -> tuple[Assignment, ...]:
    """What the engagement is to assign so that it holds what the directory says."""
    return tuple(
        change
        for role, rows in said.items()
        for change in changes([e for e in held if e.role is role], rows, role, today)
    )


def set_back(
    said: Sequence[Assignment], new: Assignment, today: date
) -> tuple[Assignment, ...]:
    """What is undone of an assignment where the directory is taken over once more.

    `said` is what that says of the role: where nothing, nothing is.
    """
    return tuple(changes((*said, new), said, new.role, today)) if said else ()


def absence_changes(
    held: Sequence[Assignment],
    absences: Sequence[Absence],
    known: Iterable[Absence],
    today: date,
) -> tuple[Absence, ...]:
    """Those of `known` that this engagement is concerned by and does not hold yet.

    It is concerned by those of whoever has a role, today or later, and of whoever
    stands in for them, and for those.
    """
    coming = [each for each in known if each.last >= today]
    concerned = concerned_by(held, absences, today)
    return tuple(
        each
        for each in standing_in(coming, concerned)
        if not _holds(absences, each, today)
    )


def standing_in(absences: Sequence[Absence], people: Iterable[str]) -> list[Absence]:
    """The absences of these people, of those who stand in for them, and so on."""
    found = {*people}
    while more := {e.substitute for e in absences if e.person in found} - found:
        found |= more
    return [each for each in absences if each.person in found]


def concerned_by(
    held: Iterable[Assignment], absences: Iterable[Absence], today: date
) -> list[str]:
    """Whoever has a role today or later, or stands in for somebody."""
    stand_ins = [each.substitute for each in absences if each.last >= today]
    return [*dict.fromkeys((*holders(held, today), *stand_ins))]


def together(absences: Iterable[Absence], new: Iterable[Absence]) -> list[Absence]:
    """A directory's absences with those that a newer file says; none is forgotten."""
    found = [*absences]
    for each in new:
        found = [*with_absence(found, each, date.min)]
    return found


def _holds(absences: Iterable[Absence], asked: Absence, today: date) -> bool:
    """Whether it is known; that it began earlier or later makes no difference now."""

    def ahead(each: Absence) -> Absence:
        return each.but(first=max(each.first, today))

    return any(ahead(each) == ahead(asked) for each in absences)


def not_listed(person: str, more: str) -> str:
    """That the directory does not have them, and who may be meant, or what helps."""
    return f"{printable(person)} is not in the directory{more}"
