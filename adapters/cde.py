"""CDE's own "LCFF assistance status" files, in each layout they have had.

Read DOMAIN.md 2.6 first: where the header is, how columns are named, what is blank.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from python_calamine import CalamineError, CalamineWorkbook

from domain.eligibility import GROUPS, LeaYear
from domain.lea import NotACds, full_cds

Cell = object
BLANK = ("", "*")
CODES = frozenset("ABCDEFGHIJK")  # each names two or more state priorities
PRIORITIES = re.compile(r"^([a-z]+?)_?(?:priorities|current)$")
YEAR_IN_NAME = re.compile(r"(?:20)?(\d{2})")
DATED = re.compile(r"^(?:assistancestatus|ec52072b?_?)(20\d\d)$")
NAMES = {"county": ("countyname",), "name": ("leaname", "districtname", "schoolname")}


class CdeFileError(Exception):
    """The file cannot be used; the message says which, where, and what is expected."""


class CdeFile(NamedTuple):
    path: Path
    year: int
    leas: tuple[LeaYear, ...]


class _Sheet(NamedTuple):
    """The rows of the data sheet, and where its header is, counted from 0."""

    where: str
    header: list[str]
    at: int
    rows: list[list[Cell]]


def read_cde_file(path: Path) -> CdeFile:
    """Every LEA of the file with the groups that met criteria; raises CdeFileError."""
    sheet = _data_sheet(path)
    year = _year(sheet, path)
    groups = _group_columns(sheet)
    leas: dict[str, LeaYear] = {}
    for number, cells in _rows(sheet):
        where = f"{sheet.where}, row {number}"
        lea = _lea(sheet, cells, year, groups, where)
        if lea.cds in leas:
            raise CdeFileError(f"{where}: {lea.cds} ({lea.name}) is listed twice")
        leas[lea.cds] = lea
    if not leas:
        raise CdeFileError(f"{sheet.where} lists no LEA below its header")
    return CdeFile(path, year, tuple(leas.values()))


def _data_sheet(path: Path) -> _Sheet:
    """The sheet with a row that begins with `cdcode` and has priorities columns."""
    for name, rows in _sheets(path):
        for at, cells in enumerate(rows):
            header = [_text(cell).lower() for cell in cells]
            named = next((cell for cell in header if cell), "")
            if named == "cdcode" and any(map(PRIORITIES.match, header)):
                return _Sheet(f"{path.name}, sheet '{name}'", header, at, rows)
    raise CdeFileError(
        f"{path.name} is no assistance status file: no sheet has a header row that "
        "begins with cdcode and has priorities columns"
    )


def _sheets(path: Path) -> Iterator[tuple[str, list[list[Cell]]]]:
    if not path.is_file():
        raise CdeFileError(f"there is no file {path}")
    try:
        book = CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            yield name, [list(row) for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, OSError, ValueError) as off:
        raise CdeFileError(
            f"{path.name} cannot be read as .xls or .xlsx; it may be damaged or cut "
            f"short, fetch it again ({off})"
        ) from off


def _rows(sheet: _Sheet) -> Iterator[tuple[int, list[Cell]]]:
    """Rows of LEAs by their number in the spreadsheet; notes below are passed over."""
    for at, cells in enumerate(sheet.rows[sheet.at + 1 :], start=sheet.at + 2):
        if sum(_text(cell) not in BLANK for cell in cells) > 1:
            yield at, cells


def _group_columns(sheet: _Sheet) -> dict[int, str]:
    """Which group each priorities column speaks of; two or more races is TOM."""
    found: dict[int, str] = {}
    for column, name in enumerate(sheet.header):
        if match := PRIORITIES.match(name):
            group = match[1].upper().replace("MR", "TOM")
            if group not in GROUPS:
                raise CdeFileError(
                    f"{sheet.where}, column '{name}': no student group is called "
                    f"{group}; groups are {', '.join(GROUPS)}"
                )
            found[column] = group
    return found


def _lea(
    sheet: _Sheet, cells: Sequence[Cell], year: int, groups: dict[int, str], where: str
) -> LeaYear:
    return LeaYear(
        cds=_cds(sheet, cells, where),
        name=_named(sheet, cells, "name"),
        county=_named(sheet, cells, "county"),
        year=year,
        groups=tuple(
            sorted(
                group
                for column, group in groups.items()
                if _met(cells[column], f"{where}, column '{sheet.header[column]}'")
            )
        ),
    )


def _met(cell: Cell, where: str) -> bool:
    code = _text(cell).upper()
    if code in BLANK:
        return False
    if code not in CODES:
        raise CdeFileError(f"{where}: '{code}' is no priority code; codes are A to K")
    return True


def _cds(sheet: _Sheet, cells: Sequence[Cell], where: str) -> str:
    """Fourteen digits; a number that lost its leading zero gets it back."""
    column, width = ("cds", 14) if "cds" in sheet.header else ("cdcode", 7)
    cell = cells[sheet.header.index(column)]
    number = isinstance(cell, int | float)
    digits = f"{cell:.0f}".zfill(width) if number else _text(cell)
    try:
        return full_cds(digits)
    except NotACds as off:
        raise CdeFileError(f"{where}, column '{column}': {off}") from off


def _named(sheet: _Sheet, cells: Sequence[Cell], what: str) -> str:
    for column in NAMES[what]:
        if column in sheet.header:
            return _text(cells[sheet.header.index(column)])
    return ""


def _year(sheet: _Sheet, path: Path) -> int:
    """By its year column, else by its newest dated column, else by its name."""
    for name in ("reportingyear", "reportyear"):
        if name in sheet.header:
            column = sheet.header.index(name)
            for _, cells in _rows(sheet):
                if match := re.match(r"20\d\d", _text(cells[column])):
                    return int(match[0])
    dated = [int(m[1]) for name in sheet.header if (m := DATED.match(name))]
    if dated:
        return max(dated)
    if match := YEAR_IN_NAME.search(path.stem):
        return 2000 + int(match[1])
    raise CdeFileError(f"{sheet.where} does not say of which year it is")


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
