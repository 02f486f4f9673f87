"""A file that brings in an engagement, .yaml or .xlsx; every fault by its place."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from adapters.adoption.columns import PartLine, Parts
from adapters.adoption.rows import stated_of
from adapters.adoption.xlsx import A_ROADMAP, read_xlsx
from adapters.adoption.yaml_file import beside, read_yaml
from domain.actions.check import faults_between
from domain.actions.planned import numbered, readable_numbers
from domain.adoption.acts import StatedEngagement
from domain.adoption.parts import (
    ENGAGEMENT,
    FIELDED,
    MILESTONES,
    ONE_OF,
    REVIEW,
    REVIEW_PHASES,
    ROADMAP,
    SITES,
    named,
)
from domain.faults import Fault, Unreadable

READERS: dict[str, Callable[[Path], tuple[Parts, list[Fault]]]] = {
    ".yaml": read_yaml,
    ".yml": read_yaml,
    ".xlsx": read_xlsx,
}
SUFFIXES = tuple(READERS)
RELATING = ("number", "status", "depends_on", "merged_into", "primary")
"""Columns that speak of other lines as well."""
OF_ITSELF = ("cds", "name", "county", "as_of", "note")
"""Columns of the engagement that speak of no other line."""
TOGETHER = (REVIEW_PHASES, MILESTONES, SITES)
"""Lists of a review, whose lines have to go together."""
ITS_LINES = tuple(ONE_OF[part] for part in TOGETHER)


class AwaitingRow(NamedTuple):
    """An action of the file, whatever else is off about it."""

    number: int
    depends_on: tuple[int, ...]


class EngagementFile(NamedTuple):
    """What a file states, as far as it can be read, and all `faults` of its cells."""

    path: Path
    stated: StatedEngagement | None
    faults: tuple[Fault, ...]
    places: dict[str, PartLine] = {}
    kept: dict[str, str] = {}
    awaiting: tuple[AwaitingRow, ...] = ()
    """Every action of the file, as far as it can be told what it waits for."""
    nameless: int = 0
    """How many actions may have a number that could not be read."""
    whole_review: bool = True
    """Whether no line of the review was left out."""

    def placed(self, fault: Fault) -> Fault:
        """A fault of what is stated, with the row or the line it is about."""
        which, *column = map(str, fault.where)
        which = self.kept.get(which, which)
        said = self.places.get(which)
        where = said.place(column[0] if column else "") if said else self.path.name
        return Fault((where,), str(Fault((which, *column), fault.message)))

    def standing_alone(self, found: Iterable[Fault]) -> list[Fault]:
        """Of these faults those that no line left out can have brought about."""
        if not self.faults:
            return [*found]
        return [each for each in found if self._stands_alone(each)]

    @property
    def between(self) -> list[Fault]:
        """What is off between actions where lines are left out of what is stated."""
        if not self.faults:
            return []
        return [*faults_between(self.awaiting, nameless=self.nameless)]

    def _stands_alone(self, fault: Fault) -> bool:
        part, column = str(fault.where[0]), fault.where[-1]
        if part == ENGAGEMENT:
            return column in OF_ITSELF
        if part in (REVIEW, *TOGETHER) or part.startswith(ITS_LINES):
            return self.whole_review
        return part in self.kept and column not in RELATING


def read_engagement(path: Path) -> EngagementFile:
    """The file as it is, with all that is off in it; nothing is raised."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        roadmap = f"; {A_ROADMAP}" if path.suffix.lower() == ".csv" else ""
        off = f"{path.name} ends in none of {', '.join(SUFFIXES)}{roadmap}"
        return EngagementFile(path, None, (Fault((), off),))
    try:
        parts, faults = reader(path)
    except Unreadable as unreadable:
        return EngagementFile(path, None, (*unreadable.faults,))
    read = stated_of(parts)
    off_all = (*faults, *read.faults)
    awaiting = _awaiting(parts)
    nameless = len(parts[ROADMAP]) - len(awaiting) + len(faults)
    where, kept = _places(parts), read.kept
    lines = (named(part, n) for part, n in _of_review(parts))
    whole_review = not faults and all(each in kept.values() for each in lines)
    return EngagementFile(
        path, read.stated, off_all, where, kept, awaiting, nameless, whole_review
    )


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


def _awaiting(parts: Parts) -> tuple[AwaitingRow, ...]:
    numbers = ((numbered(e.cells.get("number", "")), e) for e in parts[ROADMAP])
    return tuple(
        AwaitingRow(n, readable_numbers(said.cells.get("depends_on", "")))
        for n, said in numbers
        if n
    )


def _of_review(parts: Parts) -> Iterable[tuple[str, int]]:
    """Each line of the lists of its review."""
    return ((part, n + 1) for part in TOGETHER for n in range(len(parts[part])))


def _places(parts: Parts) -> dict[str, PartLine]:
    """Each line as faults name it: actions by their number, all else by its turn."""
    found = {part: parts[part][0] for part in FIELDED if parts[part]}
    for part in ONE_OF:
        for n, said in enumerate(parts[part], start=1):
            number = numbered(said.cells.get("number", "")) if part == ROADMAP else n
            if number:
                found[named(part, number)] = said
    return found
