"""What a roadmap's rows hold, whichever file they stand in; each fault by its row."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from adapters.files.sheet_lines import Line
from domain.actions.planned import PlannedAction, numbered
from domain.faults import Fault, Unreadable
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
NOTHING_OFF: Mapping[int, Sequence[str]] = {}


class Row(NamedTuple):
    """A row by its number as spreadsheets show it: the first is row 1."""

    number: int
    action: PlannedAction


class RoadmapFile(NamedTuple):
    """What a file says, where in it; `others` are sheets with a roadmap's header too.

    Those were passed over: the first one counts.
    """

    where: str
    rows: list[Row]
    others: tuple[str, ...] = ()


def header_at(lines: Sequence[Line]) -> int | None:
    """Where the header is, counted from 0; None where no row is one."""
    return next((at for at, cells in enumerate(lines) if set(cells) >= NAMING), None)


def rows_of(
    where: str, lines: Sequence[Line], off: Mapping[int, Sequence[str]] = NOTHING_OFF
) -> list[Row]:
    """All rows below the header; raises Unreadable, naming each fault.

    `off` is what is off about a row before its cells are read.
    """
    at = header_at(lines) or 0
    columns = lines[at] if lines else ()
    _check_header(f"{where}, row {at + 1}", columns)
    rows: list[Row] = []
    found: list[Fault] = []
    for number, cells in enumerate(lines[at + 1 :], start=at + 2):
        if number not in off and not any(cells):
            continue
        said = _by_column(columns, cells)
        row = f"row {number} (action {said['number'] or 'without a number'})"
        if number in off:
            found += [Fault((row,), message) for message in off[number]]
            continue
        try:
            rows.append(Row(number, _action(said)))
            _check_alone(rows)
        except Unreadable as unread:
            found += [Fault((row, *e.where), e.message) for e in unread.faults]
    if found:
        raise Unreadable(*found, under=f"{where} cannot be read:")
    return rows


def _check_alone(rows: list[Row]) -> None:
    """Raises Unreadable where the last row is of an action that another row gave."""
    last = rows[-1]
    for each in rows[:-1]:
        if each.action.number == last.action.number:
            message = f"stands in row {each.number} already; give it once"
            raise _off("number", message)


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
        raise Unreadable(
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
        raise Unreadable(f"'{cells[NAMELESS]}' stands in a column without a name")
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
        raise _off(column, f"'{text}' is not a whole number")
    return number


def _number(column: str, text: str) -> int:
    if not text.strip().isdecimal():
        raise _off(column, f"'{text}' is not a whole number")
    return int(text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as off:
        raise _off("due", f"'{text}' is not a date; write it like 2027-03-05") from off


def _horizon(text: str) -> Horizon:
    try:
        return Horizon(text.upper().replace(" ", "_"))
    except ValueError as off:
        raise _off("horizon", f"'{text}' is neither IMMEDIATE nor LONG_TERM") from off


def _owner(text: str) -> Role:
    if text not in OWNERS:
        raise _off("owner_role", f"'{text}' is none of {', '.join(OWNERS)}")
    return Role(text)


def _off(column: str, message: str) -> Unreadable:
    return Unreadable(Fault((column,), message))
