"""The sheets of a workbook that show, as lines of text; nothing in them is guessed."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from adapters.files.bounds import check_extent
from adapters.files.workbook import damaged, parsed, read_workbook
from adapters.files.workbook_marks import Marks, Merged, marks_of

CellRow = Sequence[str]
HIDDEN = "is hidden; show it if it counts, else remove it"


class SheetLines(NamedTuple):
    """A sheet by its name, with all its rows as text.

    `off` says of a row, by its number, what nobody should have to guess: that it is
    hidden, that cells are merged or hold no value.
    """

    name: str
    lines: list[CellRow]
    off: Mapping[int, Sequence[str]] = {}


def sheets_of(path: Path) -> list[SheetLines]:
    """Every sheet that shows; raises Unreadable."""
    return read_workbook(path, shown)


def shown(path: Path) -> list[SheetLines]:
    """As `sheets_of`, in this process."""
    sheets = [each for each in parsed(path) if each.shows]
    try:
        marks = marks_of(path)
        return [_lines(each.name, each.rows, marks[each.name]) for each in sheets]
    except (BadZipFile, ParseError, LookupError, ValueError) as off:
        raise damaged(path) from off


def _lines(name: str, rows: Sequence[Sequence[object]], marks: Marks) -> SheetLines:
    lines = [[_text(cell) for cell in row] for row in rows]
    off: dict[int, list[str]] = {}
    for row, message in marks.cells:
        check_extent(f"sheet '{name}'", row, 1)
        off.setdefault(row, []).append(message)
    lines += [[]] * (max(off, default=0) - len(lines))
    saying = [n for n, line in enumerate(lines, start=1) if any(line) or n in off]
    for each in marks.merged:
        inside = [n for n in saying if n in each.rows]
        if len(each.columns) == 1:
            _carry_down(lines, inside, each)
            continue
        message = f"{each.named} is merged; part it, and write into each what counts"
        for row in inside:
            off.setdefault(row, []).append(message)
    off |= {row: [HIDDEN] for row in saying if row in marks.hidden}
    return SheetLines(name, [*lines], off)


def _carry_down(lines: list[list[str]], rows: Sequence[int], merged: Merged) -> None:
    """What shows for several rows is said by each of them that says anything."""
    column = merged.columns.start - 1
    for row in rows:
        if column < len(lines[row - 1]):
            lines[row - 1][column] = lines[merged.rows.start - 1][column]


def _text(cell: object) -> str:
    """A cell as staff would type it: 12 for 12.0, 2027-03-05 for a native date."""
    match cell:
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case _:
            return str(cell).strip()
