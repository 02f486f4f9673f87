"""How CDE lays out its assistance status files: the sheet, the columns, the year.

That of 2017 to 2019, and that of 2022 and later. Where the header is, how columns are
named, what is blank: docs/domain.md 4.8.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from adapters.files import workbook
from domain.dashboards.lea_year import FIRST_LTEL, GROUPS
from domain.faults import Fault, Unreadable
from domain.wording import with_and

RawCell = object
BLANK = ("", "*")
PRIORITIES = re.compile(r"^([a-z]+?)_?(?:priorities|current)$")
YEAR_IN_NAME = re.compile(r"(?:(?<!\d)20|status|assistance)(\d\d)(?!\d)")
DATED = re.compile(r"^(?:assistancestatus|ec.?52072.*)(20\d\d)$")
YEAR_COLUMNS = ("reportingyear", "reportyear")
NAMES = {"county": ("countyname",), "name": ("leaname", "districtname", "schoolname")}
STATUS = re.compile(r"^assistancestatus(20\d\d)?$")
METHOD = re.compile(r"^metmethod([123])$")
FLAGS = {  # as they read without blanks and marks: `EC 52072(b)_2025`, `ec52071f_2025`
    "ec52072": re.compile(r"^ec52072[a-z]?(20\d\d)?$"),
    "ec52071f": re.compile(r"^ec52071f(20\d\d)?$"),
}


class DataSheet(NamedTuple):
    """The rows of the data sheet, and where its header is, counted from 0."""

    where: str
    header: list[str]
    at: int
    rows: list[list[RawCell]]


class ConclusionColumns(NamedTuple):
    """The columns of CDE's own conclusions for the file's year, where it has them."""

    status: int | None
    methods: Mapping[int, int]
    flags: Mapping[str, int]


def data_sheet(path: Path) -> DataSheet:
    """The sheet with a row that begins with `cdcode` and has priorities columns."""
    for name, _, rows in _sheets(path):
        for at, cells in enumerate(rows):
            header = [text_of(cell).lower() for cell in cells]
            named = next((cell for cell in header if cell), "")
            if named == "cdcode" and any(map(PRIORITIES.match, header)):
                return DataSheet(f"{path.name}, sheet '{name}'", header, at, rows)
    raise Unreadable(
        f"{path.name} is no assistance status file: no sheet has a header row that "
        "begins with cdcode and has priorities columns"
    )


def rows_of(sheet: DataSheet) -> Iterator[tuple[int, list[RawCell]]]:
    """Rows of LEAs by their number in the spreadsheet; notes below are passed over."""
    for at, cells in enumerate(sheet.rows[sheet.at + 1 :], start=sheet.at + 2):
        if sum(text_of(cell) not in BLANK for cell in cells) > 1:
            yield at, cells


def group_columns(sheet: DataSheet) -> dict[int, str]:
    """Which group each priorities column speaks of; two or more races is TOM."""
    found: dict[int, str] = {}
    for column, name in enumerate(sheet.header):
        if match := PRIORITIES.match(name):
            group = match[1].upper().replace("MR", "TOM")
            if group not in GROUPS:
                message = f"no student group is called {group}; groups are "
                where = f"{sheet.where}, column '{name}'"
                raise Unreadable(Fault((where,), f"{message}{', '.join(GROUPS)}"))
            found[column] = group
    return found


def missing_columns(sheet: DataSheet, groups: Iterable[str], year: int) -> list[str]:
    """What the file would need to have and does not, in words."""
    known = set(groups)
    expected = [g for g in GROUPS if g != "LTEL" or year >= FIRST_LTEL]
    found = [f"the priorities column of {g}" for g in expected if g not in known]
    return found + [
        f"the {what} column ({' or '.join(names)})"
        for what, names in NAMES.items()
        if not any(name in sheet.header for name in names)
    ]


def told_columns(sheet: DataSheet, year: int) -> ConclusionColumns:
    """Status, methods and flags; of columns for several years those of `year`."""
    methods = {
        int(match[1]): column
        for column, name in enumerate(sheet.header)
        if (match := METHOD.match(name))
    }
    flags = {flag: _of_year(sheet, each, year) for flag, each in FLAGS.items()}
    return ConclusionColumns(
        status=_of_year(sheet, STATUS, year),
        methods=methods,
        flags={flag: column for flag, column in flags.items() if column is not None},
    )


def _of_year(sheet: DataSheet, pattern: re.Pattern[str], year: int) -> int | None:
    """The column dated with the year; else the one that has no date."""
    dated = {
        match[1]: column
        for column, name in enumerate(sheet.header)
        if (match := pattern.match(re.sub(r"[^a-z0-9]", "", name)))
    }
    return dated.get(str(year), dated.get(None))


def year_of(sheet: DataSheet, path: Path) -> int:
    """By its year column, else by its newest dated column, else by its name."""
    dated = [int(m[1]) for name in sheet.header if (m := DATED.match(name))]
    named = {2000 + int(year) for year in YEAR_IN_NAME.findall(path.stem.lower())}
    years = _years_of_rows(sheet) or set(sorted(dated)[-1:]) or named
    if len(years) > 1:
        listed = with_and(map(str, sorted(years)))
        raise Unreadable(f"{sheet.where} speaks of {listed}; give a file of one year")
    if not years:
        raise Unreadable(
            f"{sheet.where} does not say of which year it is: name the file as CDE "
            "does, such as assistancestatus19.xlsx"
        )
    return years.pop()


def text_of(cell: RawCell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _sheets(path: Path) -> list[workbook.WorkbookSheet]:
    if not path.is_file():
        raise Unreadable(f"there is no file {path}; give CDE's .xls or .xlsx")
    try:
        return workbook.read_workbook(path, workbook.parsed)
    except workbook.Damaged as off:
        raise Unreadable(
            f"{path.name} cannot be read as .xls or .xlsx; it may be damaged or cut "
            "short, fetch it again"
        ) from off


def _years_of_rows(sheet: DataSheet) -> set[int]:
    """What the rows' own year column says, such as 2018 or `2017f`."""
    columns = [at for at, name in enumerate(sheet.header) if name in YEAR_COLUMNS]
    said = (text_of(cells[at]) for _, cells in rows_of(sheet) for at in columns)
    return {int(match[0]) for text in said if (match := re.match(r"20\d\d", text))}
