"""The directory as a YAML file, its comments kept where they stood."""

from collections.abc import Iterator
from pathlib import Path

from adapters.directory.addresses import Person
from adapters.directory.read import Directory
from adapters.directory.rows import VACANT, DirectoryRow
from adapters.files.atomic import whole_file
from adapters.files.yaml_lines import as_yaml
from domain.people.absence import Absence
from domain.people.directory import Given, Reach

LIST_OF: dict[type, str] = {Person: "people", Given: "roles", Absence: "absences"}
WIDTH = 2_000  # each value on the line of its key
PLACES = {Reach.LEA: "lea", Reach.COUNTY: "county"}


def write_directory(directory: Directory, path: Path) -> None:
    """Put it in the place of what was there, whole; raises Unwritable.

    Whoever has read it to change it holds its `turn` meanwhile.
    """
    with whole_file(path, replace=True, private=True) as draft:
        draft.write_text(written(directory), "utf-8")


def written(directory: Directory) -> str:
    lines = [*directory.head]
    for kind, name in LIST_OF.items():
        rows = [row for row in directory.rows if isinstance(row.what, kind)]
        if rows or kind is Person:
            lines += ["", f"{name}:"] if name != "people" else [f"{name}:"]
        for row in rows:
            lines += [*row.above, *_entry(row)]
    return "\n".join(lines) + "\n"


def _entry(row: DirectoryRow) -> Iterator[str]:
    said = {key: value for key, value in _said(row).items() if value or key == "person"}
    yield from (f"  {line}" for line in as_yaml([said], WIDTH).splitlines())


def _said(row: DirectoryRow) -> dict[str, object]:
    match row.what:
        case Person() as person:
            return person.model_dump()
        case Absence() as away:
            who = {"person": away.person, "substitute": away.substitute}
            return who | {"from": away.first, "to": away.last}
        case Given(scope=scope, assignment=given):
            place = PLACES.get(scope.reach)
            where = {place: scope.name} if place else {"everywhere": True}
            return where | {
                "role": str(given.role),
                "person": given.person or VACANT,
                "from": given.first,
                "to": given.last,
                "interim": given.interim,
                "office": given.office,
            }
