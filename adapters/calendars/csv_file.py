"""Closed days as a CSV file in UTF-8: first, last, name; `last` may be empty."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from adapters.calendars.closures import Closed
from adapters.files.csv_lines import CsvLine, csv_lines
from domain.calendars.school_year import overlaps
from domain.calendars.work_calendar import Break
from domain.faults import Fault, FileLine, Unreadable, quoted

COLUMNS = ("first", "last", "name")


def read_csv(path: Path) -> list[Closed]:
    """All rows of the file; raises Unreadable, naming every line that is off."""
    rows = _rows(path)
    columns = tuple(name.lower() for name in rows[0][1]) if rows else ()
    if {*columns} != {*COLUMNS} or len(columns) != len(COLUMNS):
        said = f"the header is {','.join(columns) or 'missing'}"
        message = f"{said}; columns are {','.join(COLUMNS)}"
        raise Unreadable(Fault(FileLine(path.name, 1), message))
    read: list[Closed] = []
    found: list[Fault] = []
    for line, cells in rows[1:]:
        try:
            read.append(Closed(line, _days(columns, cells)))
        except Unreadable as off:
            found.append(Fault(FileLine(path.name, line), str(off)))
    found += _overlapping(path.name, read)
    if found:
        raise Unreadable(*sorted(found))
    return read


def _rows(path: Path) -> list[CsvLine]:
    """Rows that say something, each with the line on which it ends."""
    return [each for each in csv_lines(path, COLUMNS) if any(each.cells)]


def _days(columns: Sequence[str], cells: Sequence[str]) -> Break:
    if len(cells) != len(columns):
        raise Unreadable(f"has {len(cells)} cells; {len(columns)} are expected")
    said = dict(zip(columns, cells, strict=True))
    if not said["name"]:
        raise _off("name", "say what is celebrated, or why it is closed")
    first = _date("first", said["first"])
    last = _date("last", said["last"]) if said["last"] else first
    if last < first:
        raise _off("last", f"{last} comes before {first}")
    return Break(name=said["name"], first=first, last=last)


def _date(column: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as off:
        raise _off(column, f"{quoted(text)} is not a date, such as 2027-03-05") from off


def _off(column: str, message: str) -> Unreadable:
    return Unreadable(Fault((column,), message))


def _overlapping(file: str, read: Sequence[Closed]) -> Iterator[Fault]:
    lines = {id(each.days): each.line for each in read}
    for one, two in overlaps(each.days for each in read):
        message = f"{two.name} shares days with line {lines[id(one)]}"
        yield Fault(FileLine(file, lines[id(two)]), message)
