"""A file that brings in an engagement, .yaml or .xlsx; every fault by its place."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from adapters.adoption.columns import Parts, Said
from adapters.adoption.rows import stated_of
from adapters.adoption.xlsx import UnreadableParts, read_xlsx
from adapters.adoption.yaml_file import beside, read_yaml
from domain.actions.planned import numbered
from domain.adoption.acts import StatedEngagement
from domain.adoption.fault import ENGAGEMENT, ROADMAP, Fault

READERS: dict[str, Callable[[Path], tuple[Parts, list[str]]]] = {
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".xlsx": read_xlsx,
}
SUFFIXES = tuple(READERS)
RELATING = ("number", "status", "depends_on", "merged_into", "primary")
"""Columns that speak of other lines as well."""


class EngagementFile(NamedTuple):
    """What a file states, as far as it can be read, and all `faults` of its cells."""

    path: Path
    stated: StatedEngagement | None
    faults: tuple[str, ...]
    places: dict[tuple[str, int], Said] = {}
    kept: dict[str, list[int]] = {}

    def placed(self, fault: Fault) -> str:
        """A fault of what is stated, with the row or the line it is about."""
        if fault.number and fault.part != ROADMAP:
            fault = fault._replace(number=self.kept[fault.part][fault.number - 1])
        whole = fault.number == 0 and fault.part != ENGAGEMENT
        said = None if whole else self.places.get((fault.part, fault.number))
        return f"{said.place(fault.column) if said else self.path.name}: {fault}"

    def standing_alone(self, found: Iterable[Fault]) -> list[Fault]:
        """Of these faults those that no line left out can have brought about."""
        if not self.faults:
            return [*found]
        return [e for e in found if e.number and e.column not in RELATING]


def read_engagement(path: Path) -> EngagementFile:
    """The file as it is, with all that is off in it; nothing is raised."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        off = f"{path.name} ends in none of {', '.join(SUFFIXES)}"
        return EngagementFile(path, None, (off,))
    try:
        parts, faults = reader(path)
    except UnreadableParts as unreadable:
        return EngagementFile(path, None, (str(unreadable),))
    read = stated_of(parts)
    off_all = (*faults, *read.faults)
    return EngagementFile(path, read.stated, off_all, _places(parts), read.kept)


def engagement_files(folder: Path) -> list[Path]:
    """The files of a folder that bring in engagements, without roadmaps beside them.

    Hidden files, and those an office program leaves while one is open, are none.
    """
    found = sorted(
        each
        for each in folder.iterdir()
        if each.suffix.lower() in SUFFIXES and not each.name.startswith((".", "~$"))
    )
    roadmaps = {other for each in found if (other := _beside(each))}
    return [each for each in found if each.resolve() not in roadmaps]


def _beside(path: Path) -> Path | None:
    named = beside(path) if path.suffix.lower() != ".xlsx" else None
    return named.resolve() if named else None


def _places(parts: Parts) -> dict[tuple[str, int], Said]:
    """Actions by their number, all else by its turn."""
    found = {}
    for part, lines in parts.items():
        for n, said in enumerate(lines, start=0 if part == ENGAGEMENT else 1):
            number = numbered(said.cells.get("number", "")) if part == ROADMAP else n
            found[part, number or 0] = said
    return found
