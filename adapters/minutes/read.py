"""The workbook of a meeting, filled in: what was decided, settled and said.

Rows that say nothing new are no decisions; every fault of every row is kept.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from adapters.files.rows_by_id import row_place
from adapters.files.table import FileTable, TableRow, in_no_column, read_table
from adapters.minutes.columns import (
    CHECK_IN,
    DECISIONS,
    FILLED_IN,
    OWN_COLUMNS,
    SETTLED,
    TABLE,
    MinutesChoices,
    decision_choices,
)
from domain.actions.planned import label, numbered
from domain.bounds import LONGEST_ROW, MOST_DECISIONS
from domain.checkins.check_in import ROOM
from domain.faults import Fault, Unreadable, quoted
from domain.first_few import first_few
from domain.student import student_named
from domain.wording import is_blank, with_and

FEW = 3  # rows, and meetings, that one message names


class RowDecision(NamedTuple):
    """A decision as a row says it: on which action, with which fields of the act."""

    row: int
    action: int
    kind: str
    fields: Mapping[str, object]
    by: str
    why: str


class MinutesFile(NamedTuple):
    """What a workbook says, where in it, and all that is off."""

    where: str
    decisions: tuple[RowDecision, ...] = ()
    settled: tuple[str, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    """What was said of an item, by its key."""
    faults: tuple[Fault, ...] = ()
    others: tuple[str, ...] = ()


def check_in_written(entity: str, name: str) -> str:
    """How a workbook says of which meeting it is."""
    return f"{entity}/{ROOM}/{name}"


def read_minutes(
    path: Path, check_in: str, choices: MinutesChoices, keys: Mapping[str, str]
) -> MinutesFile:
    """All rows of the file; `keys` are the items of the agenda, by how they are typed.

    Raises Unreadable for what is off about the file as a whole: one of another meeting,
    that is.
    """
    table = read_table(path, TABLE)
    _check_meeting(table, check_in)
    read = _Read(table.where, choices, keys)
    for row in table.rows:
        read.add(row)
    return read.file()._replace(others=table.others)


def _check_meeting(table: FileTable, check_in: str) -> None:
    said = {row.number: row.cells[CHECK_IN] for row in table.rows}
    off = {n: each for n, each in said.items() if each and each != check_in}
    if off:
        others = first_few([*dict.fromkeys(map(quoted, off.values()))], FEW)
        rows = first_few([*map(str, off)], FEW)
        raise Unreadable(
            f"{table.where} is the workbook of another meeting: of {others}, and not "
            f"of {check_in} (row {rows}); record it there, or have the workbook of "
            "this one written: minutes template"
        )


class _Read:
    """What has been read so far."""

    def __init__(
        self, where: str, choices: MinutesChoices, keys: Mapping[str, str]
    ) -> None:
        self._where, self._choices, self._keys = where, choices, keys
        self._readers, self._kinds = choices.readers, decision_choices()
        self._decisions: list[RowDecision] = []
        self._settled: list[str] = []
        self._notes: list[tuple[str, str]] = []
        self._faults: list[Fault] = []

    def add(self, row: TableRow) -> None:
        faults = [Fault((), message) for message in row.off]
        if stray := in_no_column(row.cells):
            faults.append(Fault((), stray))
        faults += self._of_row(row)
        where = row_place("", row.number, "item", row.cells["item"])
        self._faults += [Fault((where, *e.where), e.message) for e in faults]

    def file(self) -> MinutesFile:
        many = len(self._decisions)
        too_many = (
            f"{self._where} has {many} decisions; minutes take at most {MOST_DECISIONS}"
        )
        beyond = [Fault((), too_many)] if many > MOST_DECISIONS else []
        return MinutesFile(
            self._where,
            tuple(self._decisions),
            tuple(dict.fromkeys(self._settled)),
            tuple(self._notes),
            (*beyond, *self._faults),
        )

    def _of_row(self, row: TableRow) -> Iterator[Fault]:
        """What is off about it; what is not, is kept."""
        cells = row.cells
        said = [each for each in FILLED_IN if not is_blank(cells[each])]
        note = cells["note"].strip()
        if not (said or note):
            return
        key, number = self._item(cells["item"])
        if not key:
            yield Fault(("item",), self._no_item(cells["item"]))
        yield from self._note(key, note)
        if not said:
            return
        kind = ""
        try:
            kind = self._kinds.key(cells["decision"]) if cells["decision"] else ""
        except ValueError as off:
            yield Fault(("decision",), str(off))
            return
        if not kind:
            yield Fault(
                ("decision",),
                f"is empty, and {with_and(said)} {'says' if len(said) == 1 else 'say'} "
                "something; say what was decided, as in redate",
            )
        elif kind == SETTLED:
            yield from self._settle(key, said)
        elif key and number is None:
            yield Fault(("decision",), f"{kind} is done to an action; {key} is a text")
        else:
            yield from self._decide(row, number, kind)

    def _item(self, text: str) -> tuple[str, int | None]:
        """The key of an item, and its action; an action need not be on the agenda."""
        number = numbered(text.strip().removeprefix("action/"))
        if number is not None:
            return label(number), number
        return self._keys.get(text.strip().casefold(), ""), None

    def _no_item(self, text: str) -> str:
        if is_blank(text):
            return "is needed, and is empty"
        there = first_few([*self._keys.values()]) if self._keys else "nothing"
        return f"{quoted(text)} is no action, and not on the agenda; on it: {there}"

    def _note(self, key: str, note: str) -> Iterator[Fault]:
        if len(note) > LONGEST_ROW:
            yield Fault(
                ("note",), f"has {len(note):,} characters; at most {LONGEST_ROW:,}"
            )
        elif asked_back := student_named(note):
            yield Fault(("note",), asked_back)
        elif note and key:
            self._notes.append((key, note))

    def _settle(self, key: str, said: list[str]) -> Iterator[Fault]:
        beside = [each for each in said if each not in ("decision", "decided_by")]
        if beside:
            yield Fault(
                ("decision",), f"settled says all; leave {with_and(beside)} empty"
            )
        elif key and key.casefold() not in self._keys:
            yield Fault(("decision",), f"{key} is not on the agenda; leave it empty")
        elif key:
            self._settled.append(key)

    def _decide(self, row: TableRow, number: int | None, kind: str) -> Iterator[Fault]:
        decision, cells = DECISIONS[kind], row.cells
        faults = [
            Fault((each,), f"is needed for {kind}, and is empty")
            for each in (*decision.needed, "decided_by")
            if is_blank(cells[each])
        ]
        stray = [e for e in OWN_COLUMNS if cells[e] and e not in decision.fields]
        faults += [Fault((each,), f"{kind} takes none") for each in stray]
        fields: dict[str, object] = {}
        for column, field in decision.fields.items():
            if not is_blank(cells[column]):
                faults += self._field(fields, column, field, cells[column])
        by = ""
        if not is_blank(cells["decided_by"]):
            try:
                by = self._choices.people.key(cells["decided_by"])
            except ValueError as off:
                faults.append(Fault(("decided_by",), str(off)))
        if asked_back := student_named(cells["reason"]):
            faults.append(Fault(("reason",), asked_back))
        yield from faults
        if not faults and number is not None:
            why = cells["reason"].strip()
            self._decisions.append(
                RowDecision(row.number, number, kind, fields, by, why)
            )

    def _field(
        self, fields: dict[str, object], column: str, field: str, text: str
    ) -> Iterator[Fault]:
        try:
            fields[field] = self._readers[column](text)
        except ValueError as off:
            yield Fault((column,), str(off))
