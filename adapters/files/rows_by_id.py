"""The rows of a table, each of something by its id; what is off is kept, not raised."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from adapters.files.spreadsheet import Cell, is_risky
from adapters.files.table import FileTable, TableRow, in_no_column
from domain.bounds import excesses
from domain.evidence.evidence import evidence_label, named_piece
from domain.faults import Fault, Unreadable, quoted
from domain.first_few import first_few
from domain.student import student_named
from domain.values import Value
from domain.wording import all_as_given, is_blank

PIECE_ENDS = re.compile(r";|\n")
MOST_DIGITS = 7
FEW_REVIEWS, FEW_ROWS = 2, 3  # that one message names
NAMELESS_ROW = "without an id"
AS_OF = "as_of"
REVIEW = "review"
"""The column that says of which review a row was written, by its durable key."""

Row = TypeVar("Row", bound=Value)
CellReader = Callable[[str], object]
"""Of the text of a cell; raises ValueError in words."""


class RowKind(NamedTuple, Generic[Row]):
    """Of what the rows are, and how their cells are read into a value of its shape.

    `noun` is also the column of the id; `unread` stands where a cell says nothing
    usable, and is not looked at. `together` are columns of which all count for a fault
    of one: nothing is said where one of them could not be read. Of more than `most`
    rows it is said what may be done `instead`. `id_of` writes an id as it is kept.
    """

    noun: str
    whole: str
    shape: type[Row]
    needed: tuple[str, ...]
    unread: Mapping[str, object]
    most: int
    together: Mapping[str, tuple[str, ...]]
    instead: str = ""
    id_of: Callable[[str], str] = str


class RowRules(NamedTuple, Generic[Row]):
    """What cells may say: how each is read, what stands, what is off about a row.

    `stands` are rows as a file of this moment has them, by id: a column that the file
    leaves out says what they say. `cells` is how such a file writes one of them.
    `review` is that into which they come, by its durable key; empty for any.
    `gone` are ids of what stands no longer.
    """

    readers: Mapping[str, CellReader]
    stands: Mapping[str, Row]
    cells: Callable[[Row], Mapping[str, Cell]]
    faults: Callable[[Row], Iterable[Fault]]
    review: str = ""
    gone: Collection[str] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """All that were given."""
        return (*self.stands, *self.gone)


class FileRows(NamedTuple, Generic[Row]):
    """What a table says, row by row, and all faults of rows that are off.

    `columns` are those its header names; `others` are sheets with such a header too,
    which are passed over. `off` are the ids of rows that are off; `sheet` is that of
    all, where there are several.
    """

    where: str
    rows: Mapping[int, Row] = {}
    faults: tuple[Fault, ...] = ()
    columns: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()
    off: frozenset[str] = frozenset()
    sheet: str = ""


def rows_by_id(
    table: FileTable, kind: RowKind[Row], rules: RowRules[Row]
) -> FileRows[Row]:
    """All rows that can be used, and what is off about the others.

    Raises Unreadable where they were written of another review.
    """
    _check_review(table, rules.review)
    return _Rows(table, kind, rules).read()


def _check_review(table: FileTable, review: str) -> None:
    said = {row.number: _said(row.cells, REVIEW) for row in table.rows}
    off = {n: each for n, each in said.items() if each and each != review}
    if not (review and off):
        return
    others = first_few([*dict.fromkeys(map(quoted, off.values()))], FEW_REVIEWS)
    rows = first_few([*map(str, off)], FEW_ROWS)
    raise Unreadable(
        f"{table.where} is of another review: of {others}, and not of {review} (row "
        f"{rows}); import it there, or empty its columns {REVIEW} and {AS_OF} to take "
        "its rows over as new ones"
    )


def ids_in(
    table: FileTable, kind: RowKind[Row], given: Iterable[str] = ()
) -> list[str]:
    """Of all rows, whatever is off about them; one that was `given` as it was."""
    said = (_said(row.cells, kind.noun) for row in table.rows)
    return [*map(all_as_given(given), (kind.id_of(each) for each in said if each))]


def row_place(sheet: str, number: int, noun: str, id_: str) -> str:
    """Where a row stands, as faults name it: row 3 (item C03-07)."""
    named = "" if student_named(id_) else quoted(id_).strip("'")
    of = f"sheet '{sheet}', " if sheet else ""
    return f"{of}row {number} ({noun} {named or NAMELESS_ROW})"


def none_below(table: FileTable, noun: str) -> Fault:
    return Fault((), f"{table.where} has no {noun} below its header")


def whole_number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        raise ValueError(f"{quoted(text)} is not a whole number")
    return int(text)


def pieces(text: str) -> tuple[str, ...]:
    """What is joined by ; or stands on a line of its own, each of it once."""
    found = (each.strip() for each in PIECE_ENDS.split(text))
    return tuple(dict.fromkeys(each for each in found if each))


def pieces_of_evidence(text: str) -> tuple[str, ...]:
    """E3, however it is written; what is no number stays as it is.

    Numbers may be joined by commas, too; a link may have commas of its own.
    """
    found = (part for each in pieces(text) for part in _numbers_apart(each))
    return tuple(dict.fromkeys(found))


def _numbers_apart(text: str) -> list[str]:
    numbers = [*map(named_piece, filter(str.strip, text.split(",")))]
    labels = [evidence_label(each) for each in numbers if each is not None]
    return labels if len(labels) == len(numbers) else [text]


def words_in(value: object) -> list[str]:
    """What counts of it: neither spaces, nor how pieces are parted."""
    if isinstance(value, tuple):
        return " ".join(map(str, value)).replace(";", " ").split()
    return [] if value is None else str(value).split()


def says_the_same(row: Value, stands: Value) -> bool:
    """But for spaces, and for the entry as of which it was written.

    Such a row is not taken over, so nothing about it is off: what it names may have
    been withdrawn since.
    """
    columns = (each for each in type(row).model_fields if each != AS_OF)
    return all(
        words_in(getattr(row, each)) == words_in(getattr(stands, each))
        for each in columns
    )


class _Rows(Generic[Row]):
    """What has been read so far; each id counts where it stands first."""

    def __init__(
        self, table: FileTable, kind: RowKind[Row], rules: RowRules[Row]
    ) -> None:
        self._table, self._kind, self._rules = table, kind, rules
        self._given = all_as_given(rules.ids)
        self._seen: dict[str, int] = {}
        self._rows: dict[int, Row] = {}
        self._faults: list[Fault] = []
        self._off: set[str] = set()
        self._behind: list[str] = []

    def read(self) -> FileRows[Row]:
        table, kind = self._table, self._kind
        for row in table.rows:
            self._add(row)
        faults = (*self._too_many(), *self._faults, *self._older())
        return FileRows(
            table.where,
            self._rows,
            faults,
            table.columns,
            table.others,
            frozenset(
                self._off - {str(getattr(e, kind.noun)) for e in self._rows.values()}
            ),
            table.sheet,
        )

    def _add(self, read: TableRow) -> None:
        """A row, of which more may be off than its cells say."""
        cells = _Cells(read, self._table, self._kind, self._rules, self._given)
        row = cells.row() if not read.off else None
        cells.faults += [Fault((), message) for message in read.off]
        if cells.id:
            self._check_id(read.number, cells)
        self._faults += cells.named_faults
        if row and not cells.faults:
            self._rows[read.number] = row
            return
        self._off.add(cells.id)
        stands = self._rules.stands.get(cells.id)
        if row and stands and getattr(row, AS_OF) != getattr(stands, AS_OF):
            self._behind.append(cells.id)

    def _check_id(self, number: int, cells: "_Cells[Row]") -> None:
        """Two rows of one id, or new ones that differ in their capitals alone."""
        id_ = cells.id
        is_known = id_ in self._rules.stands
        first = self._seen.setdefault(id_ if is_known else id_.casefold(), number)
        if first != number:
            off = f"stands in row {first} already; give it once"
            cells.off(self._kind.noun, off)

    def _older(self) -> Iterator[Fault]:
        """That rows are off because they are older than what stands, as may well be."""
        if self._behind:
            named = first_few(self._behind, FEW_ROWS)
            yield Fault(
                (),
                f"{self._table.where} is older than what is here: {named} changed "
                "since; a workbook that `template` writes now has it as it stands",
            )

    def _too_many(self) -> Iterator[Fault]:
        many, kind = len(self._table.rows), self._kind
        if many > kind.most:
            yield Fault(
                (),
                f"{self._table.where} has {many:,} {kind.noun}s; a {kind.whole} has "
                f"at most {kind.most:,}{kind.instead and f': {kind.instead}'}",
            )


class _Cells(Generic[Row]):
    """One row, read cell by cell; whatever is off is kept in `faults`."""

    def __init__(
        self,
        row: TableRow,
        table: FileTable,
        kind: RowKind[Row],
        rules: RowRules[Row],
        given: Callable[[str], str],
    ) -> None:
        self._row, self._table, self._kind, self._rules = row, table, kind, rules
        self.id = given(kind.id_of(_said(row.cells, kind.noun)))
        self.faults: list[Fault] = []

    def row(self) -> Row:
        """What the row says; of what is off, something that says nothing."""
        if stray := in_no_column(self._row.cells):
            self.faults.append(Fault((), stray))
        for column in self._kind.needed:
            if is_blank(_said(self._row.cells, column)):
                self.off(column, "is needed, and is empty")
        stands = self._rules.stands.get(self.id)
        known = dict(stands) if stands else {}
        fields = {**self._kind.unread, **known, AS_OF: 0} | self._read_all(stands)
        row = self._kind.shape.model_validate(fields)
        if not (stands and says_the_same(row, stands)):
            self._check(row)
        return row

    def off(self, column: str, message: str) -> None:
        self.faults.append(Fault((column,), message))

    @property
    def named_faults(self) -> list[Fault]:
        """What is off, by the row and its id; a student's number is not repeated."""
        number, noun = self._row.number, self._kind.noun
        where = row_place(self._table.sheet, number, noun, self.id)
        return [Fault((where, *each.where), each.message) for each in self.faults]

    def _read_all(self, stands: Row | None) -> dict[str, object]:
        """What could be read, by field; a cell that is empty says what is usual."""
        read: dict[str, object] = self._as_it_stands(stands) if stands else {}
        for column, reader in self._rules.readers.items():
            if column not in self._table.columns or column in read:
                continue
            said = _said(self._row.cells, column)
            if text := self.id if column == self._kind.noun else said:
                read |= self._read(column, text, reader)
            elif column not in self._kind.needed:
                read[column] = self._kind.shape.model_fields[column].default
        return read

    def _as_it_stands(self, stands: Row) -> dict[str, object]:
        """What is written as a file of this moment writes it.

        Whatever stands is read back, also what could not be written anew: a site that
        is gone, or a piece that has a semicolon.
        """
        same: dict[str, object] = {}
        for column, cell in self._rules.cells(stands).items():
            if column not in self._table.columns or cell in (None, ""):
                continue
            text, was = _said(self._row.cells, column), getattr(stands, column)
            said = (text,) if isinstance(was, tuple) else text
            if text == str(cell) or words_in(said) == words_in(was):
                same[column] = was
        return same

    def _read(self, column: str, text: str, reader: CellReader) -> dict[str, object]:
        try:
            return {column: reader(text)}
        except ValueError as off:
            self.off(column, str(off))
            return {}

    def _check(self, row: Row) -> None:
        """What is off about what could be read."""
        unread = {str(each.where[0]) for each in self.faults if each.where}
        for fault in (*excesses(row), *self._rules.faults(row)):
            column = str(fault.where[0])
            if not unread & {column, *self._kind.together.get(column, ())}:
                self.off(column, fault.message)


def _said(cells: Mapping[str, str], column: str) -> str:
    """Without the apostrophe by which CSV files keep a text from being computed."""
    text = cells[column]
    kept = text.startswith("'") and is_risky(text[1:])
    return text[1:].strip() if kept else text
