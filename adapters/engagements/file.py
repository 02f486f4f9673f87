"""A file that brings in an engagement, .yaml or .xlsx; every fault by its place."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from adapters.engagements.from_sheets import UnreadableParts, read_xlsx
from adapters.engagements.from_yaml import beside, read_yaml
from adapters.engagements.parts import Parts, Said
from adapters.engagements.rows import stated_of
from domain.actions.planned import numbered
from domain.acts.beginnings import StatedEngagement
from domain.beginnings.fault import ENGAGEMENT, ROADMAP, Fault

READERS: dict[str, Callable[[Path], tuple[Parts, list[str]]]] = {
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".xlsx": read_xlsx,
}
SUFFIXES = tuple(READERS)


class EngagementFile(NamedTuple):
    """What a file states; None where something in it is off, with all `faults`."""

    path: Path
    stated: StatedEngagement | None
    faults: tuple[str, ...]
    places: dict[tuple[str, int], Said] = {}

    def placed(self, fault: Fault) -> str:
        """A fault with the row or the line it is about."""
        said = self.places.get((fault.part, fault.number))
        said = said or self.places.get((ENGAGEMENT, 0))
        where = said.place(fault.column) if said else self.path.name
        if fault.number == 0 and fault.part != ENGAGEMENT:
            where = self.path.name
        return f"{where}: {fault}"


def read_engagement(path: Path) -> EngagementFile:
    """The file as it is, or all that is off in it; nothing is raised."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        off = f"{path.name} ends in none of {', '.join(SUFFIXES)}"
        return EngagementFile(path, None, (off,))
    try:
        parts, faults = reader(path)
    except UnreadableParts as unreadable:
        return EngagementFile(path, None, (str(unreadable),))
    stated, off_cells = stated_of(parts)
    faults += off_cells
    if faults:
        return EngagementFile(path, None, tuple(faults))
    return EngagementFile(path, stated, (), _places(parts))


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
            number = numbered(said.cells["number"]) if part == ROADMAP else n
            found[part, number or 0] = said
    return found
