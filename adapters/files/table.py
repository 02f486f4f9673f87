"""A table in a file, CSV or XLSX by its suffix: the rows below its header, as text."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from adapters.files.csv_lines import csv_lines
from adapters.files.sheet_lines import CellRow, SheetLines, sheets_of
from domain.faults import MOST, SHOWN, Unreadable, quoted
from domain.guess import guess
from domain.wording import as_key, with_and

NAMELESS = ""
NOTHING_OFF: Mapping[int, Sequence[str]] = {}


class TableColumns(NamedTuple):
    """What a table's columns are called; in a file in any order.

    `Owner role` is read as `owner_role`.

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
            if as_key(each) not in (NAMELESS, *self.names)
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

    `others` are sheets that have such a header too, and are passed over. `sheet` is
    the name of its own, where a workbook has tables of several kinds.
    """

    where: str
    columns: frozenset[str]
    rows: tuple[TableRow, ...]
    others: tuple[str, ...] = ()
    sheet: str = ""


def read_table(path: Path, columns: TableColumns) -> FileTable:
    """Raises Unreadable for what is off about the file as a whole, or its header."""
    match path.suffix.lower():
        case ".csv":
            lines = [each.cells for each in csv_lines(path, columns.names)]
            return table_in(path.name, lines, columns)
        case ".xlsx":
            return _in_workbook(path, columns)
    raise _neither(path)


def read_tables(path: Path, kinds: Mapping[str, TableColumns]) -> dict[str, FileTable]:
    """Those of the kinds that the file has, by the names their sheets usually have.

    A CSV file has one of them. Raises Unreadable, with what is off about each header.
    """
    match path.suffix.lower():
        case ".csv":
            names = {name for each in kinds.values() for name in each.names}
            lines = [each.cells for each in csv_lines(path, names)]
            known = (k for k, e in kinds.items() if e.header_at(lines) is not None)
            kind = next(known, next(iter(kinds)))
            return {kind: table_in(path.name, lines, kinds[kind])}
        case ".xlsx":
            return _each_in_workbook(path, kinds)
    raise _neither(path)


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
    sheets = _showing(path)
    return _first(path, _headed(sheets, columns) or sheets[:1], columns)


def _each_in_workbook(
    path: Path, kinds: Mapping[str, TableColumns]
) -> dict[str, FileTable]:
    """The first with each header; one that is called so is to have it."""
    sheets, tables, off = _showing(path), {}, []
    found = {
        kind: _headed(sheets, columns)
        or [each for each in sheets if each.name.strip().casefold() == kind]
        for kind, columns in kinds.items()
    }
    if not any(found.values()):
        found[next(iter(kinds))] = sheets[:1]
    for kind, these in found.items():
        try:
            if these:
                table = _first(path, these, kinds[kind])
                tables[kind] = table._replace(sheet=these[0].name)
        except Unreadable as unreadable:
            off += unreadable.faults
    if off:
        raise Unreadable(*off)
    return tables


def _showing(path: Path) -> list[SheetLines]:
    """There is at least one; raises Unreadable."""
    if sheets := sheets_of(path):
        return sheets
    raise Unreadable(f"{path.name} shows no sheet")


def _headed(sheets: Sequence[SheetLines], columns: TableColumns) -> list[SheetLines]:
    return [each for each in sheets if columns.header_at(each.lines) is not None]


def _first(
    path: Path, sheets: Sequence[SheetLines], columns: TableColumns
) -> FileTable:
    sheet, *others = sheets
    where = f"{path.name}, sheet '{sheet.name}'"
    table = table_in(where, sheet.lines, columns, sheet.off)
    return table._replace(others=tuple(each.name for each in others))


def _neither(path: Path) -> Unreadable:
    return Unreadable(
        f"{path.name} ends in neither .csv nor .xlsx; save it as one of them"
    )


def _names(line: CellRow) -> list[str]:
    """The names of columns, in whichever case, and with spaces as people write them."""
    return [as_key(cell) for cell in line]


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
