"""What a data-collection plan's rows hold, whichever file they stand in.

Every fault of every row is kept by its row and its column, none of them raised.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from adapters.files.spreadsheet import is_risky
from adapters.files.table import FileTable, in_no_column
from adapters.items.choices import PlanChoices, owner_of, status_of
from adapters.items.columns import COLUMNS, NEEDED
from adapters.items.sheet import item_cells
from domain.bounds import MOST_ITEMS, excesses
from domain.faults import Fault, quoted
from domain.reviews.acts import ItemRow
from domain.reviews.row_check import REASONED, row_faults
from domain.reviews.standing import ItemStanding, ItemTexts
from domain.student import student_named
from domain.wording import is_blank
from domain.written_day import written_day

LINK_ENDS = re.compile(r";|\n")
MOST_DIGITS = 7
NAMELESS_ROW = "without an id"
UNREAD = {"item": "unread", "component": 1, "method": "unread"}
"""What stands where a cell says nothing usable; it is not looked at."""

OWN = frozenset({"item", "as_of"})
"""The columns that tell which item it is, and since when it stands so."""

CellReader = Callable[[str], object]
"""Of the text of a cell; raises ValueError in words."""


class PlanFile(NamedTuple):
    """What a file plans, by the row of each item, and all faults of rows that are off.

    `columns` are those its header names; `others` are sheets with such a header too,
    which are passed over.
    """

    where: str
    rows: dict[int, ItemRow]
    faults: tuple[Fault, ...] = ()
    columns: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()


def rows_in(
    table: FileTable, choices: PlanChoices, known: Mapping[str, ItemStanding]
) -> PlanFile:
    """All rows of the table that can be used, and what is off about the others.

    `known` are the items as they stand: a column that the file leaves out says what
    they say.
    """
    read = _Rows(known)
    for row in table.rows:
        cells = _Cells(row.cells, table.columns, choices)
        read.add(row.number, cells, row.off)
    return read.file(table)


class _Rows:
    """What has been read so far; each id counts where it stands first."""

    def __init__(self, known: Mapping[str, ItemStanding]) -> None:
        self._known = known
        self._spelled = {each.casefold(): each for each in known}
        self._seen: dict[str, int] = {}
        self._rows: dict[int, ItemRow] = {}
        self._faults: list[Fault] = []

    def add(self, number: int, cells: "_Cells", off: tuple[str, ...]) -> None:
        """A row, of which more may be `off` than its cells say."""
        id_ = cells.said("item")
        row = cells.row(self._known.get(id_)) if not off else None
        cells.faults += [Fault((), message) for message in off]
        if id_:
            self._check_id(number, id_, cells)
        self._faults += cells.faults_in(number)
        if row and not cells.faults:
            self._rows[number] = row

    def file(self, table: FileTable) -> PlanFile:
        faults = [*self._of_the_whole(table), *self._faults]
        return PlanFile(
            table.where, self._rows, (*faults,), table.columns, table.others
        )

    def _check_id(self, number: int, id_: str, cells: "_Cells") -> None:
        """Two rows of one id, or a new one that differs from others in its capitals."""
        is_known = id_ in self._known
        first = self._seen.setdefault(id_ if is_known else id_.casefold(), number)
        if first != number:
            cells.off("item", f"stands in row {first} already; give it once")
        meant = self._spelled.get(id_.casefold(), id_)
        if meant != id_ and not is_known:
            cells.off("item", f"is not in the plan; did you mean {meant}?")

    def _of_the_whole(self, table: FileTable) -> list[Fault]:
        many = len(table.rows)
        if not many:
            return [Fault((), f"{table.where} has no item below its header")]
        if many > MOST_ITEMS:
            message = (
                f"has {many:,} items; a plan has at most {MOST_ITEMS:,}: make one of "
                "several that are alike, with a higher target"
            )
            return [Fault((), f"{table.where} {message}")]
        return []


class _Cells:
    """One row, read cell by cell; whatever is off is kept in `faults`."""

    def __init__(
        self, said: dict[str, str], columns: frozenset[str], choices: PlanChoices
    ) -> None:
        self._said, self._columns, self._choices = said, columns, choices
        self.faults: list[Fault] = []

    def row(self, known: ItemStanding | None) -> ItemRow:
        """What the row says; of what is off, something that says nothing."""
        if stray := in_no_column(self._said):
            self.faults.append(Fault((), stray))
        for column in NEEDED:
            if is_blank(self.said(column)):
                self.off(column, "is needed, and is empty")
        stands = _as_it_stands(known) if known else {}
        same = self._same(known) if known else set()
        fields = {**UNREAD, **stands, "as_of": 0} | self._read_all(same)
        row = ItemRow.model_validate(fields)
        self._check(row, known, same)
        return row

    def _same(self, known: ItemStanding) -> set[str]:
        """The columns that say of an item what a workbook of this moment says.

        Whatever stands is read back, also what could not be written anew.
        """
        cells = zip(COLUMNS, item_cells(known, self._choices), strict=True)
        return {
            column
            for column, cell in cells
            if column in self._columns - OWN and cell and self.said(column) == str(cell)
        }

    def said(self, column: str) -> str:
        """Without the apostrophe by which CSV files keep a text from being computed."""
        text = self._said[column]
        kept = text.startswith("'") and is_risky(text[1:])
        return text[1:].strip() if kept else text

    def off(self, column: str, message: str) -> None:
        self.faults.append(Fault((column,), message))

    def faults_in(self, row: int) -> list[Fault]:
        """What is off, by the row and the item; a student's number is not repeated."""
        id_ = self.said("item")
        named = "" if student_named(id_) else quoted(id_).strip("'")
        where = f"row {row} (item {named or NAMELESS_ROW})"
        return [Fault((where, *each.where), each.message) for each in self.faults]

    def _read_all(self, same: set[str]) -> dict[str, object]:
        """What could be read, by field; a cell that is empty says what is usual."""
        read: dict[str, object] = {}
        for column, reader in _readers(self._choices).items():
            if column not in self._columns or column in same:
                continue
            if text := self.said(column):
                read |= self._read(column, text, reader)
            elif column not in NEEDED:
                read[column] = ItemRow.model_fields[column].default
        return read

    def _read(self, column: str, text: str, reader: CellReader) -> dict[str, object]:
        try:
            return {column: reader(text)}
        except ValueError as off:
            self.off(column, str(off))
            return {}

    def _check(self, row: ItemRow, known: ItemStanding | None, same: set[str]) -> None:
        """What is off about what could be read, and is otherwise than it stands."""
        unread = {each.where[0] for each in self.faults if each.where}
        beyond = [*excesses(row)]
        for fault in (*beyond, *row_faults(row, known)):
            column = str(fault.where[0])
            is_missing = column == "reason" and fault not in beyond
            needs = REASONED if is_missing else (column,)
            if not unread & {*needs} and not {*needs} <= same:
                self.off(column, fault.message)


def _readers(choices: PlanChoices) -> dict[str, CellReader]:
    return {
        "item": str,
        "component": choices.component,
        "method": choices.methods.key,
        "participants": choices.participants.key,
        "site": choices.site,
        "owner": owner_of,
        "target": _whole,
        "count": _whole,
        "planned": written_day,
        "status": status_of,
        "note": str,
        "reason": str,
        "evidence": _links,
        "as_of": _whole,
    }


def _as_it_stands(known: ItemStanding) -> dict[str, object]:
    """An item in the fields of a row."""
    said = known.model_dump(exclude={"id", "entry", "texts"})
    texts = known.texts or ItemTexts()
    return {
        **said,
        "item": known.id,
        "site": known.site or None,
        "note": texts.note or "",
        "reason": texts.reason or "",
        "evidence": texts.evidence or (),
    }


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        raise ValueError(f"{quoted(text)} is not a whole number")
    return int(text)


def _links(text: str) -> tuple[str, ...]:
    pieces = (each.strip() for each in LINK_ENDS.split(text))
    return tuple(each for each in pieces if each)
