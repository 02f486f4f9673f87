"""An engagement to be brought in as a YAML file; its roadmap may stand beside it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from adapters.adoption.columns import COLUMNS, Parts, Said
from adapters.adoption.xlsx import UnreadableParts, roadmap_beside
from adapters.files.validate import hint
from adapters.files.yaml_lines import Located, Unreadable, Where, located
from domain.adoption.fault import ENGAGEMENT, PARTS, ROADMAP

LISTS = tuple(part for part in PARTS if part != ENGAGEMENT)


def read_yaml(path: Path) -> tuple[Parts, list[str]]:
    """The parts, and what is off with how they are written.

    Raises UnreadableParts where the file is not YAML with headings.
    """
    try:
        read = located(path)
    except Unreadable as off:
        raise UnreadableParts(str(off)) from off
    faults = [*map(str, read.twice)]
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


def _beside(read: Located, file: Path, faults: list[str]) -> list[Said]:
    try:
        lines, off = roadmap_beside(file)
    except UnreadableParts as unreadable:
        faults.append(str(read.finding((ROADMAP,), str(unreadable))))
        return []
    faults += off
    return lines


def _lines(
    read: Located, part: str, listed: object, faults: list[str]
) -> Iterator[Said]:
    if listed is None:
        return
    if not isinstance(listed, list):
        message = f"'{part}' is a list, one line with a dash for each"
        faults.append(str(read.finding((part,), message)))
        return
    for n, each in enumerate(listed):
        if isinstance(each, dict):
            yield _said(read, (part, n), each, faults)
            continue
        columns = ", ".join(COLUMNS[part])
        message = f"'{each}' says no column; write - {{column: value}}, of {columns}"
        faults.append(str(read.finding((part, n), message)))


def _said(read: Located, where: Where, said: dict[str, Any], faults: list[str]) -> Said:
    cells, places = {}, {}
    for name, value in said.items():
        found = read.finding((*where, str(name)), "")
        places[str(name)] = f"{found.file}:{found.line}"
        if isinstance(value, dict):
            known = hint(str(name), [*COLUMNS[str(where[0]) if where else ENGAGEMENT]])
            message = f"'{name}' has one value{known}"
            faults.append(str(read.finding((*where, str(name)), message)))
            continue
        cells[str(name)] = _text(value)
    here = read.finding(where, "")
    return Said(f"{here.file}:{here.line}", cells, places)


def _text(value: object) -> str:
    """As it would stand in a cell: lists joined by ;, and yes or no."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case date():
            return value.isoformat()
        case list():
            return ";".join(map(_text, value))
        case _:
            return str(value)
