"""What a roadmap's rows hold, whichever file they stand in; each fault by its row."""

from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from domain.actions.planned import PlannedAction, numbered
from domain.people.roles import OWNERS, Role
from domain.status import Horizon

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
    "depends_on",
)
OPTIONAL = ("text", "why", "depends_on")
NAMING = {"number", "title"}  # a row with both of these is the header
NAMELESS = ""

Line = Sequence[str]


class UnreadableRoadmap(Exception):
    """The file is not a roadmap; the message names every row that is off."""


class Row(NamedTuple):
    """A row by its number as spreadsheets show it: the first is row 1."""

    number: int
    action: PlannedAction


def header_at(lines: Sequence[Line]) -> int | None:
    """Where the header is, counted from 0; None where no row is one."""
    return next((at for at, cells in enumerate(lines) if set(cells) >= NAMING), None)


def rows_of(where: str, lines: Sequence[Line]) -> list[Row]:
    """All rows below the header; raises UnreadableRoadmap, naming each fault."""
    at = header_at(lines) or 0
    columns = lines[at] if lines else ()
    _check_header(f"{where}, row {at + 1}", columns)
    rows: list[Row] = []
    faults: list[str] = []
    for number, cells in enumerate(lines[at + 1 :], start=at + 2):
        if not any(cells):
            continue
        said = _by_column(columns, cells)
        try:
            rows.append(Row(number, _action(said)))
            _check_alone(rows)
        except _Off as off:
            named = said["number"] or "without a number"
            faults.append(f"row {number} (action {named}), {off}")
    if faults:
        raise UnreadableRoadmap("\n".join([f"{where} cannot be read:", *faults]))
    return rows


def _check_alone(rows: list[Row]) -> None:
    """Raises _Off where the last row is of an action that another row gave."""
    last = rows[-1]
    for each in rows[:-1]:
        if each.action.number == last.action.number:
            raise _Off(f"number: stands in row {each.number} already; give it once")


class _Off(Exception):
    """One cell is off: 'due: ...'."""


def _check_header(where: str, header: Line) -> None:
    named = [name for name in header if name]
    missing = [c for c in COLUMNS if c not in named and c not in OPTIONAL]
    unknown = [name for name in named if name not in COLUMNS]
    twice = sorted({name for name in named if named.count(name) > 1})
    off = [
        f"{what} {', '.join(names)}"
        for what, names in (
            ("lacks", missing),
            ("has unknown columns", unknown),
            ("names twice", twice),
        )
        if names
    ]
    if off:
        raise UnreadableRoadmap(
            f"{where}: the header {' and '.join(off)}; columns are {', '.join(COLUMNS)}"
        )


def _by_column(columns: Line, cells: Line) -> dict[str, str]:
    """What the row says in each column; under NAMELESS, what stands in none of them."""
    said = dict.fromkeys((*COLUMNS, NAMELESS), "")
    for name, cell in zip_longest(columns, cells, fillvalue=""):
        said[name] = said[name] or cell
    return said


def _action(cells: dict[str, str]) -> PlannedAction:
    if cells[NAMELESS]:
        raise _Off(f"'{cells[NAMELESS]}' stands in a column without a name")
    return PlannedAction(
        number=_action_number("number", cells["number"]),
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
        depends_on=tuple(
            _action_number("depends_on", each)
            for each in cells["depends_on"].split(";")
            if each.strip()
        ),
    )


def _action_number(column: str, text: str) -> int:
    """12, or 12a for a part of an action that is split."""
    number = numbered(text.strip())
    if number is None:
        raise _Off(f"{column}: '{text}' is not a whole number")
    return number


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
