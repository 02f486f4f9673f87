"""Lists as files, CSV or XLSX by their suffix: typed, and never a formula."""

import csv
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from adapters.files.atomic import whole_file

Cell = str | int | float | date | datetime | None

BEGINS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001
BEGINS_A_CELL = ("\t", "\r", "\n")  # some readers drop these, and look at the rest
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LONGEST = 32_767  # characters a cell of a workbook holds
DAY, INSTANT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"
WIDTHS = range(8, 61)


class Sheet(NamedTuple):
    """A list: its name, its columns, its rows; instants are written in UTC."""

    name: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]] = ()


def write_sheet(
    sheet: Sheet, path: Path, *beside: Sheet, replace: bool = False
) -> None:
    """Write all of it, or nothing; raises Unwritable.

    A workbook has the sheets `beside` it as well.
    """
    with whole_file(path, replace=replace) as draft:
        if path.suffix.lower() == ".csv":
            _as_csv(sheet, draft)
        else:
            _as_xlsx((sheet, *beside), draft)


def fill(page: Worksheet, sheet: Sheet) -> None:
    """Lay the list down in a workbook's page: header frozen, columns as wide as due."""
    for at, row in enumerate((sheet.heads, *sheet.rows), start=1):
        for column, cell in enumerate(row, start=1):
            _put(page, at, column, cell)
    for column, cells in enumerate(zip(sheet.heads, *sheet.rows, strict=True), start=1):
        longest = max(len(_text(cell)) for cell in cells) + 2
        width = min(max(longest, WIDTHS.start), WIDTHS.stop)
        page.column_dimensions[get_column_letter(column)].width = width
        page.cell(1, column).font = Font(bold=True)
    page.freeze_panes = "A2"


def is_risky(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula."""
    return text.startswith(BEGINS_A_CELL) or text.lstrip().startswith(BEGINS_A_FORMULA)


def _put(page: Worksheet, row: int, column: int, value: Cell) -> None:
    cell = page.cell(row, column)
    match value:
        case str():
            text = _clean(value)
            cell.value = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
            cell.data_type = "s"  # else openpyxl makes a formula of '=...'
            cell.quotePrefix = is_risky(text)  # and a spreadsheet, when it is edited
        case datetime():
            cell.value = value.astimezone(UTC).replace(tzinfo=None)
            cell.number_format = INSTANT
        case date():
            cell.value, cell.number_format = value, DAY
        case _:
            cell.value = value


def _as_xlsx(sheets: Sequence[Sheet], draft: Path) -> None:
    book = Workbook()
    del book["Sheet"]
    for each in sheets:
        page = book.create_sheet(each.name)
        fill(page, each)
        page.auto_filter.ref = page.dimensions
    book.save(draft)


def _as_csv(sheet: Sheet, draft: Path) -> None:
    with draft.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(sheet.heads)
        table.writerows([_harmless(cell) for cell in row] for row in sheet.rows)


def _harmless(value: Cell) -> str:
    """The cell's text; where it could be a formula, behind an apostrophe."""
    text = _text(value)
    return f"'{text}" if isinstance(value, str) and is_risky(text) else text


def _text(value: Cell) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="seconds")
        case bool():
            return str(value).upper()
        case str():
            return _clean(value)
        case _:
            return str(value)


def _clean(text: str) -> str:
    """Characters that no workbook can hold are replaced, in CSV as well."""
    return NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
