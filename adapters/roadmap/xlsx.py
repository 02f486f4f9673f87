"""A roadmap as an XLSX workbook: the first visible sheet that has its header."""

from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple

from adapters.files import workbook
from adapters.roadmap.rows import Line, Row, header_at, rows_of
from domain.faults import Unreadable


class SheetLines(NamedTuple):
    """A sheet by its name, with all its rows as text."""

    name: str
    lines: list[Line]


def read_xlsx(path: Path) -> list[Row]:
    """All rows of the sheet; raises Unreadable, naming each fault."""
    sheets = sheets_of(path)
    if not sheets:
        raise Unreadable(f"{path.name} shows no sheet")
    found = (each for each in sheets if header_at(each.lines) is not None)
    sheet = next(found, sheets[0])
    return rows_of(f"{path.name}, sheet '{sheet.name}'", sheet.lines)


def sheets_of(path: Path) -> list[SheetLines]:
    """Every sheet that shows; raises Unreadable."""
    return [
        SheetLines(each.name, [[_text(cell) for cell in row] for row in each.rows])
        for each in workbook.sheets_of(path)
        if each.shows
    ]


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
