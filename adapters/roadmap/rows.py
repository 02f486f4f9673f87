"""What a roadmap's rows hold, whichever file they stand in; each fault by its row."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from adapters.files.rows_by_id import pieces
from adapters.files.sheet_lines import CellRow
from adapters.files.table import (
    NOTHING_OFF,
    FileTable,
    TableColumns,
    in_no_column,
    table_in,
)
from domain.actions.planned import (
    MOST_DIGITS,
    NotActions,
    PlannedAction,
    action_numbers,
    numbered,
    readable_numbers,
)
from domain.bounds import PARTS
from domain.faults import Fault, quoted
from domain.guess import guess
from domain.people.roles import OWNERS, SPELLED, Role, spelled
from domain.status import Horizon
from domain.wording import is_blank
from domain.written_day import NotADay, written_day

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
    "recommendation",
    "standards",
)
TABLE = TableColumns(
    COLUMNS,
    naming=frozenset({"number", "title"}),
    optional=frozenset({"text", "why", "depends_on", "recommendation", "standards"}),
)
NUMBER = (
    f"is not a whole number of an action; write 1 to {PARTS - 1:,}, or 12a for a part "
    "of action 12"
)
NEEDED = "is needed, and is empty"
COMPONENT = "is not a whole number of a component; write 1 to 12, joined by ; as in 2;3"
UNREAD: Mapping[str, object] = {
    "number": 1,
    "title": "unread",
    "text": "",
    "components": (1,),
    "theme": "unread",
    "horizon": Horizon.LONG_TERM,
    "owner": OWNERS[0],
    "due": date(2000, 1, 1),
}
"""What stands where a cell says nothing usable; it is not looked at."""

Read = TypeVar("Read")


class RoadmapRow(NamedTuple):
    """A row by its number as spreadsheets show it: the first is row 1."""

    number: int
    action: PlannedAction


class NumberedRow(NamedTuple):
    """A row that is off, as far as it can be told which action waits for which."""

    row: int
    number: int
    depends_on: tuple[int, ...]


class HalfRow(NamedTuple):
    """A row that is off: the action with what could be read of it, in these `columns`.

    What stands in the others says nothing. One that `repeats` has the number of a row
    before it.
    """

    where: str
    action: PlannedAction
    columns: frozenset[str]
    repeats: bool = False


class RoadmapFile(NamedTuple):
    """What a file says, where in it, and all `faults` of rows that say nothing usable.

    `numbered` are rows of these whose number can be read, `nameless` how many have
    none; `halves` are what else can be read of these rows. `others` are sheets with a
    roadmap's header too, passed over: the first one counts.
    """

    where: str
    rows: list[RoadmapRow]
    faults: tuple[Fault, ...] = ()
    numbered: tuple[NumberedRow, ...] = ()
    nameless: int = 0
    halves: tuple[HalfRow, ...] = ()
    others: tuple[str, ...] = ()


def rows_of(
    where: str, lines: Sequence[CellRow], off: Mapping[int, Sequence[str]] = NOTHING_OFF
) -> RoadmapFile:
    """All rows below the header, and each fault; raises Unreadable for the header.

    `off` is what is off about a row before its cells are read.
    """
    return rows_in(table_in(where, lines, TABLE, off))


def rows_in(table: FileTable) -> RoadmapFile:
    """All rows of the table, and each fault."""
    read = _Rows()
    for row in table.rows:
        read.add(row.number, _Cells(row.cells), row.off)
    return read.file(table.where)._replace(others=table.others)


class _Rows:
    """What has been read so far; each number counts where it stands first."""

    def __init__(self) -> None:
        self._whole: dict[int, RoadmapRow] = {}
        self._numbered: dict[int, NumberedRow] = {}
        self._faults: list[Fault] = []
        self._halves: list[HalfRow] = []
        self._nameless = 0

    def add(self, row: int, cells: "_Cells", off: Sequence[str]) -> None:
        """A row, of which more may be `off` than its cells say."""
        cells.faults += [Fault((), message) for message in off]
        action, number = None if off else cells.action(), cells.number
        before = self._standing(number) if number is not None else None
        if number is None:
            self._nameless += 1
        elif before:
            cells.off("number", f"stands in row {before} already; give it once")
        elif action:
            self._whole[number] = RoadmapRow(row, action)
        else:
            self._numbered[number] = NumberedRow(row, number, cells.depends_on)
        self._faults += cells.faults_in(row)
        if cells.faults and not off:
            self._halves.append(cells.half(row, repeats=before is not None))

    def file(self, where: str) -> RoadmapFile:
        return RoadmapFile(
            where,
            [*self._whole.values()],
            (*self._faults,),
            (*self._numbered.values(),),
            self._nameless,
            (*self._halves,),
        )

    def _standing(self, number: int) -> int | None:
        if whole := self._whole.get(number):
            return whole.number
        off = self._numbered.get(number)
        return off.row if off else None


class _Cells:
    """One row, read cell by cell; whatever is off is kept in `faults`, not raised."""

    def __init__(self, said: dict[str, str]) -> None:
        self._said = said
        self._read_as: dict[str, object] = {}
        self.faults: list[Fault] = []

    def action(self) -> PlannedAction | None:
        """What the row plans; None where any of it is off."""
        if stray := in_no_column(self._said):
            self.faults.append(Fault((), stray))
        self._read_as = {
            "number": self._one("number", _action_number),
            "title": self._one("title", str),
            "text": self._said["text"],
            "components": self._all("components", _component),
            "theme": self._one("theme", str),
            "horizon": self._one("horizon", _horizon),
            "owner": self._one("owner_role", owner_of),
            "due": self._one("due", written_day),
            "why": self._said["why"],
            "depends_on": self._actions("depends_on"),
            "recommendation": self._said["recommendation"].strip(),
            "standards": pieces(self._said["standards"]),
        }
        if not (self._read_as["components"] or self._said["components"].strip(" ;")):
            self.off("components", NEEDED)
        return None if self.faults else PlannedAction.model_validate(self._read_as)

    def half(self, row: int, *, repeats: bool) -> HalfRow:
        """What could be read of a row that is off."""
        unread = {str(each.where[0]) for each in self.faults if each.where}
        said = {k: v for k, v in self._read_as.items() if _column(k) not in unread}
        action = PlannedAction.model_validate(dict(UNREAD) | said)
        columns = frozenset(map(_column, said))
        return HalfRow(self._where(row), action, columns, repeats)

    @property
    def number(self) -> int | None:
        """That of the action, where it can be read, whatever else is off."""
        return numbered(self._said["number"])

    @property
    def depends_on(self) -> tuple[int, ...]:
        """What it waits for, as far as it can be read."""
        return readable_numbers(self._said["depends_on"])

    def off(self, column: str, message: str) -> None:
        self.faults.append(Fault((column,), message))

    def faults_in(self, row: int) -> list[Fault]:
        """What is off, by the row and the action it is about."""
        where = self._where(row)
        return [Fault((where, *each.where), each.message) for each in self.faults]

    def _where(self, row: int) -> str:
        number = quoted(self._said["number"]).strip("'") or "without a number"
        return f"row {row} (action {number})"

    def _one(self, column: str, read: Callable[[str], Read]) -> Read | None:
        """Of a column that is needed; spaces without width say nothing."""
        if is_blank(text := self._said[column]):
            self.off(column, NEEDED)
            return None
        return self._read(column, text, read)

    def _all(self, column: str, read: Callable[[str], Read]) -> list[Read | None]:
        """Joined by ; or a comma, of which one too many harms nobody."""
        texts = map(str.strip, self._said[column].replace(",", ";").split(";"))
        return [self._read(column, text, read) for text in texts if text]

    def _actions(self, column: str) -> tuple[int, ...]:
        try:
            return action_numbers(self._said[column])
        except NotActions as off:
            self.off(column, str(off))
            return ()

    def _read(self, column: str, text: str, read: Callable[[str], Read]) -> Read | None:
        try:
            return read(text)
        except NotADay as off:
            self.off(column, str(off))
        except ValueError as off:
            self.off(column, f"{quoted(text)} {off}")
        return None


def _column(field: str) -> str:
    return "owner_role" if field == "owner" else field


def _action_number(text: str) -> int:
    """12, or 12a for a part of an action that is split."""
    number = numbered(text)
    if number is None:
        raise ValueError(NUMBER)
    return number


def _component(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        raise ValueError(COMPONENT)
    return int(text)


def _horizon(text: str) -> Horizon:
    said = Horizon.spelled(text)
    if said not in [*Horizon]:
        raise ValueError(f"is neither IMMEDIATE nor LONG_TERM{guess(said, Horizon)}")
    return Horizon(said)


def owner_of(text: str) -> Role:
    known = {name: role for name, role in SPELLED.items() if role in OWNERS}
    if found := known.get(spelled(text)):
        return found
    near = guess(spelled(text), known)
    raise ValueError(f"is none of {', '.join(OWNERS)}{near}")
