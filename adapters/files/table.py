"""A table in a file, CSV or XLSX by its suffix: the rows below its header, as text."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from adapters.files.csv_lines import csv_lines
from adapters.files.sheet_lines import CellRow, sheets_of
from domain.faults import MOST, SHOWN, Unreadable, quoted
from domain.guess import guess
from domain.wording import with_and

NAMELESS = ""
NOTHING_OFF: Mapping[int, Sequence[str]] = {}


class TableColumns(NamedTuple):
    """What a table's columns are called, in whichever case; in a file in any order.

    A row that has all of `naming` is the header, which may leave out the `optional`.
    """

    names: tuple[str, ...]
    naming: frozenset[str]
    optional: frozenset[str] = frozenset()

    def header_at(self, lines: Sequence[CellRow]) -> int | None:
        """Where the header is, counted from 0; None where no row is one."""
        headed = (n for n, line in enumerate(lines) if {*_names(line)} >= self.naming)
        return next(headed, None)

    def check(self, where: str, header: CellRow) -> None:
        """Raises Unreadable for what it lacks, what nobody knows, what is twice."""
        off = [
            f"{what} {', '.join(names)}"
            for what, names in self._off(header).items()
            if names
        ]
        if off:
            columns = ", ".join(self.names)
            raise Unreadable(
                f"{where}: the header {with_and(off)}; columns are {columns}"
            )

    def _off(self, header: CellRow) -> dict[str, list[str]]:
        named = [name for name in _names(header) if name]
        missing = [c for c in self.names if c not in named and c not in self.optional]
        unknown = [
            f"{each[:SHOWN]}{_meant(each, missing)}"
            for each in header
            if each.lower() not in (NAMELESS, *self.names)
        ]
        twice = sorted({name for name in named if named.count(name) > 1})
        return {
            "lacks": missing,
            "has unknown columns": unknown[:MOST],
            "names twice": twice,
        }


class TableRow(NamedTuple):
    """A row by its number as spreadsheets show it: the first is row 1.

    `cells` are what it says in each column; `off` is what is off about it before they
    are read.
    """

    number: int
    cells: dict[str, str]
    off: tuple[str, ...] = ()


class FileTable(NamedTuple):
    """Where a table stands, the columns its header names, and its rows that say any.

    `others` are sheets that have such a header too, and are passed over.
    """

    where: str
    columns: frozenset[str]
    rows: tuple[TableRow, ...]
    others: tuple[str, ...] = ()


def read_table(path: Path, columns: TableColumns) -> FileTable:
    """Raises Unreadable for what is off about the file as a whole, or its header."""
    match path.suffix.lower():
        case ".csv":
            lines = [each.cells for each in csv_lines(path, columns.names)]
            return table_in(path.name, lines, columns)
        case ".xlsx":
            return _in_workbook(path, columns)
    raise Unreadable(
        f"{path.name} ends in neither .csv nor .xlsx; save it as one of them"
    )


def table_in(
    where: str,
    lines: Sequence[CellRow],
    columns: TableColumns,
    off: Mapping[int, Sequence[str]] = NOTHING_OFF,
) -> FileTable:
    """All rows below the header; raises Unreadable for the header.

    `off` is what is off about a row before its cells are read.
    """
    at = columns.header_at(lines) or 0
    header = lines[at] if lines else []
    columns.check(f"{where}, row {at + 1}", header)
    named = _names(header)
    rows = (
        TableRow(number, _by_column(columns, named, line), (*off.get(number, ()),))
        for number, line in enumerate(lines[at + 1 :], start=at + 2)
        if number in off or any(line)
    )
    return FileTable(where, frozenset(named), tuple(rows))


def in_no_column(cells: Mapping[str, str]) -> str | None:
    """That the row says something where the header says nothing; None if not."""
    stray = cells[NAMELESS]
    return f"{quoted(stray)} stands in a column without a name" if stray else None


def _in_workbook(path: Path, columns: TableColumns) -> FileTable:
    """The first sheet that shows and has the header."""
    sheets = sheets_of(path)
    if not sheets:
        raise Unreadable(f"{path.name} shows no sheet")
    headed = [each for each in sheets if columns.header_at(each.lines) is not None]
    sheet, *others = headed or sheets[:1]
    where = f"{path.name}, sheet '{sheet.name}'"
    table = table_in(where, sheet.lines, columns, sheet.off)
    return table._replace(others=tuple(each.name for each in others))


def _names(line: CellRow) -> list[str]:
    """The names of columns, in whichever case they are written."""
    return [cell.lower() for cell in line]


def _meant(column: str, missing: Sequence[str]) -> str:
    """`(did you mean title?)`, of the columns that are missing."""
    near = guess(column, missing).removeprefix("; ")
    return f" ({near})" if near else ""


def _by_column(columns: TableColumns, named: CellRow, cells: CellRow) -> dict[str, str]:
    """What the row says in each column; under NAMELESS, what stands in none of them."""
    said = dict.fromkeys((*columns.names, NAMELESS), "")
    for name, cell in zip_longest(named, cells, fillvalue=""):
        said[name] = said[name] or cell
    return said
