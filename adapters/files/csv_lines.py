"""CSV files as offices save them: with commas, semicolons or tabs, in UTF-8."""

import csv
from collections.abc import Collection
from io import StringIO
from pathlib import Path
from typing import NamedTuple

from adapters.files.bounds import check_extent, read_bounded
from adapters.files.unopened import unopened
from domain.faults import Fault, Unreadable
from domain.wording import as_key

SEPARATORS = (",", ";", "\t")
HEAD = 20_000  # characters among which a header is looked for
QUOTES = 'a text that begins with a quote (") is to end with one'
IN_WORDS = {
    "unexpected end of data": QUOTES,
    "field larger than": "a cell is longer than any text that is kept here",
    "expected after": f"{QUOTES}; a quote within it stands twice",
}
"""What the reader of CSV calls it, and what it means."""


class CsvLine(NamedTuple):
    """A row: the line of the file on which it ends, and its cells as text."""

    line: int
    cells: list[str]


def csv_lines(path: Path, columns: Collection[str]) -> list[CsvLine]:
    """All rows as spreadsheets count them, however many lines their texts have.

    Cells are separated by whatever lets the header name most of `columns`. Raises
    Unreadable.
    """
    return lines_in(path.name, _text(path), columns)


def lines_in(file: str, text: str, columns: Collection[str]) -> list[CsvLine]:
    """As `csv_lines`, of the text of a file."""
    reader = csv.reader(
        StringIO(text, newline=""), delimiter=separator(text, columns), strict=True
    )
    lines: list[CsvLine] = []
    try:
        for cells in reader:
            check_extent(file, len(lines) + 1, len(cells))
            lines.append(CsvLine(reader.line_num, [_plain(cell) for cell in cells]))
    except csv.Error as off:
        where = f"{file}, row {len(lines) + 1}"
        raise Unreadable(Fault((where,), _in_words(str(off)))) from off
    return lines


def separator(text: str, columns: Collection[str]) -> str:
    """What stands between the cells of a header that has these columns."""
    return max(SEPARATORS, key=lambda each: _named(text[:HEAD], each, {*columns}))


def _named(head: str, separator: str, columns: set[str]) -> int:
    """How many of the columns one row names."""
    rows = csv.reader(StringIO(head, newline=""), delimiter=separator)
    try:
        return max(len(columns & {as_key(e) for e in row}) for row in rows)
    except (csv.Error, ValueError):  # ValueError: there is no row at all
        return 0


def _text(path: Path) -> str:
    try:
        return read_bounded(path).decode("utf-8-sig")
    except UnicodeDecodeError as off:
        raise Unreadable(
            f"{path.name} is not a CSV file in UTF-8; save it as 'CSV UTF-8'"
        ) from off
    except OSError as off:
        raise unopened(path, off) from off


def _plain(cell: str) -> str:
    """Without space around it, its lines ended as everywhere else."""
    return cell.strip().replace("\r\n", "\n")


def _in_words(message: str) -> str:
    return next((said for part, said in IN_WORDS.items() if part in message), message)
