"""An engagement to be brought in as a YAML file; its roadmap may stand beside it."""

from collections.abc import Iterator
from pathlib import Path

from adapters.adoption.columns import COLUMNS, PartLine, Parts
from adapters.adoption.xlsx import roadmap_beside
from adapters.files.validate import hint
from adapters.files.yaml_lines import Located, located
from domain.adoption.parts import ENGAGEMENT, PARTS, ROADMAP
from domain.faults import Fault, Unreadable, Where, in_words, quoted

LISTS = tuple(part for part in PARTS if part != ENGAGEMENT)


def read_yaml(path: Path) -> tuple[Parts, list[Fault]]:
    """The parts, and what is off with how they are written.

    Raises Unreadable where the file is not YAML with headings.
    """
    read = located(path)
    faults = [*read.twice]
    whole = {name: each for name, each in read.said.items() if name not in LISTS}
    parts: Parts = {ENGAGEMENT: [_said(read, (), whole, faults)]}
    for part in LISTS:
        listed = read.said.get(part)
        if part == ROADMAP and isinstance(listed, str):
            parts[part] = _beside(read, path.parent / listed, faults)
        else:
            parts[part] = [*_lines(read, part, listed, faults)]
    return parts, faults


def beside(path: Path) -> Path | None:
    """The roadmap's own file, where this one names one."""
    try:
        named = located(path).said.get(ROADMAP)
    except Unreadable:
        return None
    return path.parent / named if isinstance(named, str) else None


def _beside(read: Located, file: Path, faults: list[Fault]) -> list[PartLine]:
    try:
        lines, off = roadmap_beside(file)
    except Unreadable as unreadable:
        faults.append(read.fault((ROADMAP,), str(unreadable)))
        return []
    faults += off
    return lines


def _lines(
    read: Located, part: str, listed: object, faults: list[Fault]
) -> Iterator[PartLine]:
    if listed is None:
        return
    if not isinstance(listed, list):
        message = f"'{part}' is a list, one line with a dash for each"
        faults.append(read.fault((part,), message))
        return
    for n, each in enumerate(listed):
        if isinstance(each, dict):
            yield _said(read, (part, n), each, faults)
            continue
        columns = ", ".join(COLUMNS[part])
        said = quoted(str(each))
        message = f"{said} says no column; write - {{column: value}}, of {columns}"
        faults.append(read.fault((part, n), message))


def _said(
    read: Located, where: Where, said: dict[str, object], faults: list[Fault]
) -> PartLine:
    cells, places = {}, {}
    for name, value in said.items():
        places[name] = in_words(read.place((*where, name)))
        if isinstance(value, dict):
            known = hint(name, [*COLUMNS[str(where[0]) if where else ENGAGEMENT]])
            message = f"'{name}' has one value{known}"
            faults.append(read.fault((*where, name), message))
            continue
        cells[name] = _text(value)
    return PartLine(in_words(read.place(where)), cells, places)


def _text(value: object) -> str:
    """As it would stand in a cell: lists joined by ;."""
    if isinstance(value, list):
        return ";".join(map(_text, value))
    return "" if value is None else str(value)
