"""Closed days as a CSV file in UTF-8: first, last, name; `last` may be empty."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from adapters.calendars.read import Closed, UnreadableDays
from domain.calendars.school_year import overlaps
from domain.calendars.work_calendar import Break

COLUMNS = ("first", "last", "name")
Row = tuple[int, list[str]]


class _Off(Exception):
    """A row is off, in words."""


def read_csv(path: Path) -> list[Closed]:
    """All rows of the file; raises UnreadableDays, naming every line that is off."""
    rows = _rows(path)
    columns = tuple(name.lower() for name in rows[0][1]) if rows else ()
    if {*columns} != {*COLUMNS} or len(columns) != len(COLUMNS):
        raise UnreadableDays(
            f"{path.name}:1: the header is {','.join(columns) or 'missing'}; "
            f"columns are {','.join(COLUMNS)}"
        )
    read: list[Closed] = []
    faults: list[tuple[int, str]] = []
    for line, cells in rows[1:]:
        try:
            read.append(Closed(line, _days(columns, cells)))
        except _Off as off:
            faults.append((line, str(off)))
    if faults := sorted(faults + _overlapping(read)):
        raise UnreadableDays(
            "\n".join(f"{path.name}:{n}: {said}" for n, said in faults)
        )
    return read


def _rows(path: Path) -> list[Row]:
    """Rows that say something, each with the line on which it ends."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            stripped = ((reader.line_num, [c.strip() for c in row]) for row in reader)
            return [(line, cells) for line, cells in stripped if any(cells)]
    except UnicodeDecodeError as off:
        raise UnreadableDays(
            f"{path.name} is not a CSV file in UTF-8; save it as 'CSV UTF-8'"
        ) from off
    except OSError as off:
        raise UnreadableDays(f"{path} cannot be opened: {off.strerror}") from off
    except csv.Error as off:
        raise UnreadableDays(f"{path.name}:{reader.line_num}: {off}") from off


def _days(columns: Sequence[str], cells: Sequence[str]) -> Break:
    if len(cells) != len(columns):
        raise _Off(f"has {len(cells)} cells; {len(columns)} are expected")
    said = dict(zip(columns, cells, strict=True))
    if not said["name"]:
        raise _Off("name: say what is celebrated, or why it is closed")
    first = _date("first", said["first"])
    last = _date("last", said["last"]) if said["last"] else first
    if last < first:
        raise _Off(f"last: {last} comes before {first}")
    return Break(name=said["name"], first=first, last=last)


def _date(column: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as off:
        raise _Off(f"{column}: '{text}' is not a date, such as 2027-03-05") from off


def _overlapping(read: Sequence[Closed]) -> list[tuple[int, str]]:
    lines = {id(each.days): each.line for each in read}
    return [
        (lines[id(two)], f"{two.name} shares days with line {lines[id(one)]}")
        for one, two in overlaps(each.days for each in read)
    ]
