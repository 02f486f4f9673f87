"""A workbook's rows held against what stands: what is new, what is otherwise.

Whatever says the same is left out of the act; what changed here since the workbook was
written is left as it is, unless it is named.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Generic, NamedTuple, Protocol, TypeVar

from adapters.files.rows_by_id import AS_OF, FileRows, RowKind, words_in
from domain.act import Actor
from domain.faults import Fault
from domain.reviews.acts import ImportItems, ItemRow
from domain.reviews.finding_acts import FindingRow, ImportFindings, RecommendationRow
from domain.roadmaps.acts import ImportActions, ImportVotes, PlannedRow, VoteRow
from domain.student import student_named
from domain.values import Value
from domain.wording import as_given

ALL = "all"
"""Of the rows that changed here since, unless something is called so."""
NONE = "none"

OneRow = TypeVar("OneRow", bound=Value)
RowsAct = ImportItems | ImportFindings | ImportActions | ImportVotes


class FieldChange(NamedTuple):
    """A column of a row: what is recorded, and what the workbook says."""

    column: str
    recorded: str
    said: str


class HeldRow(NamedTuple, Generic[OneRow]):
    """A row of the workbook by its number, and what stands under its id, if anything.

    `said` is as the workbook has it, but in the record's own words where these differ
    in spaces alone; `title` is what it is called beside its id, where it is.
    """

    number: int
    id: str
    said: OneRow
    known: OneRow | None
    changes: tuple[FieldChange, ...]
    title: str = ""

    @property
    def is_behind(self) -> bool:
        """Whether it changed here since the workbook was written."""
        return self.known is not None and as_of(self.known) != as_of(self.said)


class HeldTable(NamedTuple, Generic[OneRow]):
    """What would become of each row of a table.

    Rows that changed here since are either to be `overwritten`, or `kept` as they are
    here. `beside` are the ids of what stands and is not in the workbook. An act takes
    at most `most`.
    """

    noun: str
    most: int
    new: tuple[HeldRow[OneRow], ...] = ()
    changed: tuple[HeldRow[OneRow], ...] = ()
    overwritten: tuple[HeldRow[OneRow], ...] = ()
    kept: tuple[HeldRow[OneRow], ...] = ()
    unchanged: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def taken(self) -> list[HeldRow[OneRow]]:
        """The rows that are taken over, in the order of the workbook."""
        rows = [*self.new, *self.changed, *self.overwritten]
        rows.sort(key=lambda each: each.number)
        return rows

    @property
    def ids(self) -> list[str]:
        """Of all rows that could be read."""
        rows = [*self.new, *self.changed, *self.overwritten, *self.kept]
        return [*(each.id for each in rows), *self.unchanged]

    @property
    def said(self) -> str:
        """All that is taken over, and what it takes the place of."""
        return "\n".join(
            f"{each.said.model_dump_json()} {as_of(each.known)}" for each in self.taken
        )


AnyTable = (
    HeldTable[ItemRow]
    | HeldTable[FindingRow]
    | HeldTable[RecommendationRow]
    | HeldTable[PlannedRow]
    | HeldTable[VoteRow]
)


class ImportPlan(Protocol):
    """What would become of all that a workbook says, and all that is off in it."""

    @property
    def where(self) -> str: ...
    @property
    def tables(self) -> tuple[AnyTable, ...]: ...
    @property
    def faults(self) -> tuple[Fault, ...]: ...
    @property
    def others(self) -> tuple[str, ...]: ...
    @property
    def said(self) -> str:
        """All that would be done: said again, it is the same act."""
        ...

    def act(self, actor: Actor, act_id: str) -> RowsAct:
        """All that is taken over in one act; there is at least one row."""
        ...


def held(
    kind: RowKind[OneRow],
    file: FileRows[OneRow],
    known: Mapping[str, OneRow],
    overwrite: Collection[str] = (),
) -> HeldTable[OneRow]:
    """Each row held against what stands; `overwrite` names ids, or says ALL."""
    rows = [_row(kind.noun, n, said, known) for n, said in file.rows.items()]
    otherwise = [each for each in rows if each.known and each.changes]
    behind = [each for each in otherwise if each.is_behind]
    seen = {each.id for each in rows}
    meant = {as_given(each, (*seen, ALL)) for each in overwrite}
    every = ALL in meant and ALL not in known
    named = [each for each in behind if every or each.id in meant]
    return HeldTable(
        noun=kind.noun,
        most=kind.most,
        new=tuple(each for each in rows if each.known is None),
        changed=tuple(each for each in otherwise if not each.is_behind),
        overwritten=tuple(named),
        kept=tuple(each for each in behind if each not in named),
        unchanged=tuple(each.id for each in rows if each.known and not each.changes),
        beside=() if file.faults else tuple(each for each in known if each not in seen),
    )


def said_in(tables: Iterable[AnyTable]) -> str:
    return "\n".join(each.said for each in tables)


def source(where: str) -> str:
    """Where the rows stand, unless the file is called by a student."""
    return f"imported from {'a file' if student_named(where) else where}"


def _row(
    noun: str, number: int, said: OneRow, known: Mapping[str, OneRow]
) -> HeldRow[OneRow]:
    id_ = str(getattr(said, noun))
    was = known.get(id_)
    if was is None:
        return HeldRow(number, id_, said, None, ())
    changes = []
    for column in type(said).model_fields:
        if column in (noun, AS_OF):
            continue
        recorded, now = getattr(was, column), getattr(said, column)
        if words_in(recorded) == words_in(now):
            said = said.but(**{column: recorded})
        else:
            changes.append(FieldChange(column, _shown(recorded), _shown(now)))
    return HeldRow(number, id_, said, was, tuple(changes))


def as_of(row: Value | None) -> int:
    """Which entry it says it is as of; 0 where nothing stands."""
    return int(getattr(row, AS_OF, 0))


def _shown(value: object) -> str:
    """As a person reads it; of nothing, that it is nothing."""
    said = "; ".join(map(str, value)) if isinstance(value, tuple) else value
    return NONE if said in (None, "") else str(said)
