"""What somebody is today, by all engagements and the directory: roles, agency."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from domain.people.roles import AT_CCEE, Assignment, Role
from domain.people.roster import roles_of
from services import current
from services.people.directory import directory

if TYPE_CHECKING:
    from adapters.sql.queries import SqlReading


def roles_held(record: "SqlReading | None", people: Path, person: str) -> set[Role]:
    return roles_of(person, _assignments(record, people), current.today())


def is_of_another_agency(
    record: "SqlReading | None", people: Path, person: str
) -> bool:
    """By the roles they hold, none of them CCEE's, or by where nobody of CCEE works."""
    everywhere = [*_assignments(record, people)]
    held = roles_of(person, everywhere, current.today())
    if not held.isdisjoint(AT_CCEE):
        return False
    known = directory(people).people
    theirs = [g.person for some in everywhere for g in some if g.role in AT_CCEE]
    agencies = {known[each].agency for each in theirs if each in known} - {""}
    at = known[person].agency if person in known else ""
    return bool(held or (at and agencies and at not in agencies))


def _assignments(
    record: "SqlReading | None", people: Path
) -> Iterator[Sequence[Assignment]]:
    if record:
        for each in record.engagements():
            yield record.people(each.entity)
    yield from ([given.assignment] for given in directory(people).given)
