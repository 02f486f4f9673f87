"""An engagement to be brought in as a YAML file; its roadmap may stand beside it."""

from collections.abc import Iterator
from pathlib import Path

from adapters.adoption.columns import COLUMNS, PartLine, Parts
from adapters.adoption.xlsx import roadmap_beside
from adapters.files.validate import hint
from adapters.files.yaml_lines import Located, located
from domain.adoption.parts import ENGAGEMENT, FIELDED, PARTS, REVIEW, ROADMAP
from domain.faults import Fault, Unreadable, Where, in_words, quoted

LISTS = tuple(part for part in PARTS if part not in FIELDED)
HEADINGS = PARTS[1:]
"""Of all but the engagement, whose fields stand at the top."""


def read_yaml(path: Path) -> tuple[Parts, list[Fault]]:
    """The parts, and what is off with how they are written.

    Raises Unreadable where the file is not YAML with headings.
    """
    read = located(path)
    faults = [*read.twice]
    headed = {name.lower(): name for name in read.said}
    whole = {n: each for n, each in read.said.items() if n.lower() not in HEADINGS}
    parts: Parts = {ENGAGEMENT: [_said(read, (), whole, faults)]}
    parts[REVIEW] = [*_review(read, headed.get(REVIEW, REVIEW), faults)]
    for part in LISTS:
        heading = headed.get(part, part)
        listed = read.said.get(heading)
        if part == ROADMAP and isinstance(listed, str):
            parts[part] = _beside(read, path.parent / listed, faults)
        else:
            parts[part] = [*_lines(read, heading, listed, faults)]
    return parts, faults


def beside(path: Path) -> Path | None:
    """The roadmap's own file, where this one names one."""
    try:
        said = {name.lower(): each for name, each in located(path).said.items()}
    except Unreadable:
        return None
    named = said.get(ROADMAP)
    return path.parent / named if isinstance(named, str) else None


def _beside(read: Located, file: Path, faults: list[Fault]) -> list[PartLine]:
    try:
        lines, off = roadmap_beside(file)
    except Unreadable as unreadable:
        faults.append(read.fault((ROADMAP,), str(unreadable)))
        return []
    faults += off
    return lines


def _review(read: Located, heading: str, faults: list[Fault]) -> Iterator[PartLine]:
    """Its fields, if it says any."""
    said = read.said.get(heading)
    if isinstance(said, dict):
        yield _said(read, (heading,), said, faults)
    elif said is not None:
        fields = ", ".join(COLUMNS[REVIEW])
        message = f"'{heading}' has fields, each on a line below it: {fields}"
        faults.append(read.fault((heading,), message))


def _lines(
    read: Located, heading: str, listed: object, faults: list[Fault]
) -> Iterator[PartLine]:
    if listed is None:
        return
    if not isinstance(listed, list):
        message = f"'{heading}' is a list, one line with a dash for each"
        faults.append(read.fault((heading,), message))
        return
    for n, each in enumerate(listed):
        if isinstance(each, dict):
            yield _said(read, (heading, n), each, faults)
            continue
        columns = ", ".join(COLUMNS[heading.lower()])
        said = quoted(str(each))
        message = f"{said} says no column; write - {{column: value}}, of {columns}"
        faults.append(read.fault((heading, n), message))


def _said(
    read: Located, where: Where, said: dict[str, object], faults: list[Fault]
) -> PartLine:
    """Columns may be written in any case, each of them once."""
    cells, places = dict[str, str](), dict[str, str]()
    part = str(where[0]).lower() if where else ENGAGEMENT
    for name, value in said.items():
        column, here = name.lower(), (*where, name)
        if column in places:
            faults.append(read.fault(here, f"'{column}' stands twice; keep one"))
        places[column] = in_words(read.place(here))
        if isinstance(value, dict):
            message = f"'{name}' has one value{hint(name, [*COLUMNS[part]])}"
            faults.append(read.fault(here, message))
            continue
        cells[column] = _text(value)
    return PartLine(in_words(read.place(where)), cells, places)


def _text(value: object) -> str:
    """As it would stand in a cell: lists joined by ;."""
    if isinstance(value, list):
        return ";".join(map(_text, value))
    return "" if value is None else str(value)
