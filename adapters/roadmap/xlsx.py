"""A roadmap as an XLSX workbook: the first visible sheet that has its header."""

from datetime import date, datetime, time
from pathlib import Path
from typing import NamedTuple

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from adapters.roadmap.rows import CellRow, RoadmapRow, header_at, rows_of
from domain.faults import Unreadable


class SheetLines(NamedTuple):
    """A sheet by its name, with all its rows as text."""

    name: str
    lines: list[CellRow]


def read_xlsx(path: Path) -> list[RoadmapRow]:
    """All rows of the sheet; raises Unreadable, naming each fault."""
    sheets = sheets_of(path)
    if not sheets:
        raise Unreadable(f"{path.name} shows no sheet")
    found = (each for each in sheets if header_at(each.lines) is not None)
    sheet = next(found, sheets[0])
    return rows_of(f"{path.name}, sheet '{sheet.name}'", sheet.lines)


def sheets_of(path: Path) -> list[SheetLines]:
    """Every sheet that shows; raises Unreadable."""
    try:
        path.open("rb").close()  # calamine's own errors do not say why
        return _sheets(CalamineWorkbook.from_path(str(path)))
    except PasswordError as off:
        raise Unreadable(
            f"{path.name} is protected by a password; save it without one"
        ) from off
    except OSError as off:
        raise Unreadable(f"{path} cannot be opened: {off.strerror}") from off
    except (CalamineError, ValueError) as off:
        raise Unreadable(
            f"{path.name} is damaged, or no XLSX file; save it anew as 'Excel Workbook'"
        ) from off


def _sheets(book: CalamineWorkbook) -> list[SheetLines]:
    """Every sheet that shows, in the order of its tabs."""
    return [
        SheetLines(each.name, _lines(book, each.name))
        for each in book.sheets_metadata
        if each.visible is SheetVisibleEnum.Visible
        and each.typ is SheetTypeEnum.WorkSheet
    ]


def _lines(book: CalamineWorkbook, name: str) -> list[CellRow]:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return [[_text(cell) for cell in row] for row in rows]


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
