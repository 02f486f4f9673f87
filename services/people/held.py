"""The roles somebody holds today, in any engagement or by the directory."""

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


def works_elsewhere(record: "SqlReading | None", people: Path, person: str) -> bool:
    """Whether the directory has them at an agency at which nobody of CCEE works."""
    known = directory(people).people
    theirs = [
        given.person
        for some in _assignments(record, people)
        for given in some
        if given.role in AT_CCEE
    ]
    agencies = {known[each].agency for each in theirs if each in known} - {""}
    at = known[person].agency if person in known else ""
    return bool(at and agencies) and at not in agencies


def _assignments(
    record: "SqlReading | None", people: Path
) -> Iterator[Sequence[Assignment]]:
    for each in record.engagements() if record else ():
        assert record
        yield record.people(each.entity)
    yield from ([given.assignment] for given in directory(people).given)
