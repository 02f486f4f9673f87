"""The roles somebody holds today, in any engagement or by the directory."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from domain.people.roles import Assignment, Role
from domain.people.roster import roles_of
from services import current
from services.people.directory import directory

if TYPE_CHECKING:
    from adapters.sql.queries import SqlReading


def roles_held(record: "SqlReading | None", people: Path, person: str) -> set[Role]:
    return roles_of(person, _assignments(record, people), current.today())


def _assignments(
    record: "SqlReading | None", people: Path
) -> Iterator[Sequence[Assignment]]:
    for each in record.engagements() if record else ():
        assert record
        yield record.people(each.entity)
    yield from ([given.assignment] for given in directory(people).given)
