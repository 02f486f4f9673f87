"""A roadmap as a CSV file: one row an action, each fault named by row and column."""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from domain.action import Horizon, PlannedAction
from domain.people import OWNERS, Role

COLUMNS = (
    "number",
    "title",
    "text",
    "components",
    "theme",
    "horizon",
    "owner_role",
    "due",
    "why",
)
OPTIONAL = ("text", "why")


class UnreadableRoadmap(Exception):
    """The file is not a roadmap; the message names every row that is off."""


class Row(NamedTuple):
    """A row by its number as spreadsheets show it: the header is row 1."""

    number: int
    action: PlannedAction


def read_roadmap(path: Path) -> list[Row]:
    """All rows of the file; raises UnreadableRoadmap, naming each fault."""
    rows: list[Row] = []
    faults: list[str] = []
    for number, cells in _cells(path):
        try:
            rows.append(Row(number, _action(cells)))
        except _Off as off:
            named = cells["number"] or "without a number"
            faults.append(f"row {number} (action {named}), {off}")
    if faults:
        raise UnreadableRoadmap("\n".join([f"{path.name} cannot be read:", *faults]))
    return rows


class _Off(Exception):
    """One cell is off: 'due: ...'."""


def _cells(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows that say anything, as text by column."""
    try:
        lines = path.read_text("utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError as off:
        raise UnreadableRoadmap(
            f"{path.name} is not a CSV file in UTF-8; save it as 'CSV UTF-8'"
        ) from off
    except OSError as off:
        raise UnreadableRoadmap(f"{path} cannot be opened: {off.strerror}") from off
    table = csv.DictReader(lines, strict=True)
    _check_header(path, table.fieldnames or [])
    try:
        for cells in table:
            said = {name: (cells.get(name) or "").strip() for name in COLUMNS}
            if any(said.values()):
                yield table.line_num, said
    except csv.Error as off:
        raise UnreadableRoadmap(f"{path.name}, row {table.line_num}: {off}") from off


def _check_header(path: Path, header: Sequence[str]) -> None:
    named = [name.strip() for name in header]
    missing = [c for c in COLUMNS if c not in named and c not in OPTIONAL]
    unknown = [name for name in named if name not in COLUMNS]
    if missing or unknown:
        off = [f"lacks {', '.join(missing)}"] if missing else []
        off += [f"has unknown columns {', '.join(unknown)}"] if unknown else []
        raise UnreadableRoadmap(
            f"{path.name}, row 1: the header {' and '.join(off)}; "
            f"columns are {', '.join(COLUMNS)}"
        )


def _action(cells: dict[str, str]) -> PlannedAction:
    return PlannedAction(
        number=_number("number", cells["number"]),
        title=cells["title"],
        text=cells["text"],
        components=tuple(
            _number("components", each) for each in cells["components"].split(";")
        ),
        theme=cells["theme"],
        horizon=_horizon(cells["horizon"]),
        owner=_owner(cells["owner_role"]),
        due=_date(cells["due"]),
        why=cells["why"],
    )


def _number(column: str, text: str) -> int:
    if not text.strip().isdecimal():
        raise _Off(f"{column}: '{text}' is not a whole number")
    return int(text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as off:
        raise _Off(f"due: '{text}' is not a date; write it like 2027-03-05") from off


def _horizon(text: str) -> Horizon:
    try:
        return Horizon(text.upper().replace(" ", "_"))
    except ValueError as off:
        raise _Off(f"horizon: '{text}' is neither IMMEDIATE nor LONG_TERM") from off


def _owner(text: str) -> Role:
    if text not in OWNERS:
        raise _Off(f"owner_role: '{text}' is none of {', '.join(OWNERS)}")
    return Role(text)
