"""A workbook's plan held against the plan as it stands: what is new, what is otherwise.

Whatever says the same is left out of the act; what changed here since the workbook was
written is left as it is, unless it is named.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from domain.act import Actor
from domain.faults import Fault
from domain.reviews.acts import ImportItems, ItemRow
from domain.reviews.standing import ItemStanding, ItemTexts
from domain.student import student_named

if TYPE_CHECKING:
    from adapters.items.rows import PlanFile

ALL = "all"
"""Of the rows that changed here since, unless an item is called so."""
PLANNED = (
    *("component", "method", "participants", "site", "owner", "target", "count"),
    *("planned", "status"),
)
TEXTS = ("note", "reason", "evidence")
NONE = "none"


class FieldChange(NamedTuple):
    """A column of a row: what is recorded, and what the workbook says."""

    column: str
    recorded: str
    said: str


class PlanRow(NamedTuple):
    """A row of the workbook by its number, and the item of its id, where there is one.

    `item` is as the workbook has it, but in the record's own words where these differ
    in spaces alone.
    """

    number: int
    item: ItemRow
    known: ItemStanding | None
    changes: tuple[FieldChange, ...]

    @property
    def is_behind(self) -> bool:
        """Whether the item changed here since the workbook was written."""
        return self.known is not None and self.known.entry != self.item.as_of


class ItemsPlan(NamedTuple):
    """What would become of each row of a workbook, and all that is off in it.

    Rows that changed here since are either to be `overwritten`, or `kept` as they are
    here. `beside` are the items that are in the plan and not in the workbook.
    """

    where: str
    new: tuple[PlanRow, ...] = ()
    changed: tuple[PlanRow, ...] = ()
    overwritten: tuple[PlanRow, ...] = ()
    kept: tuple[PlanRow, ...] = ()
    unchanged: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def taken(self) -> list[PlanRow]:
        """The rows that are taken over, in the order of the workbook."""
        return sorted((*self.new, *self.changed, *self.overwritten), key=_number)

    @property
    def ids(self) -> list[str]:
        """Of all rows that could be read."""
        rows = (*self.new, *self.changed, *self.overwritten, *self.kept)
        return [*(each.item.item for each in rows), *self.unchanged]

    @property
    def said(self) -> str:
        """All that is taken over, and what it takes the place of."""
        return "\n".join(
            f"{each.item.model_dump_json()} {each.known.entry if each.known else 0}"
            for each in self.taken
        )

    def act(self, actor: Actor, act_id: str) -> ImportItems:
        """All of these in one act; there is at least one."""
        return ImportItems(
            id=act_id,
            by=actor.by,
            entered_by=actor.entered_by,
            why=_source(self.where),
            rows=tuple(each.item for each in self.taken),
            overwrite=tuple(each.item.item for each in self.overwritten),
        )


def items_plan(
    file: "PlanFile", items: Iterable[ItemStanding], overwrite: Collection[str] = ()
) -> ItemsPlan:
    """Each row held against the item of its id; `overwrite` names ids, or says ALL."""
    known = {each.id: each for each in items}
    rows = [_row(n, said, known.get(said.item)) for n, said in file.rows.items()]
    otherwise = [each for each in rows if each.known and each.changes]
    behind = [each for each in otherwise if each.is_behind]
    every = ALL in overwrite and ALL not in known
    named = [each for each in behind if every or each.item.item in overwrite]
    seen = {each.item for each in file.rows.values()}
    return ItemsPlan(
        where=file.where,
        new=tuple(each for each in rows if each.known is None),
        changed=tuple(each for each in otherwise if not each.is_behind),
        overwritten=tuple(named),
        kept=tuple(each for each in behind if each not in named),
        unchanged=tuple(e.item.item for e in rows if e.known and not e.changes),
        beside=() if file.faults else tuple(each for each in known if each not in seen),
        faults=file.faults,
        others=file.others,
    )


def _row(number: int, said: ItemRow, known: ItemStanding | None) -> PlanRow:
    if known is None:
        return PlanRow(number, said, None, ())
    recorded, changes = _as_row(known), []
    for column in (*PLANNED, *TEXTS):
        was, now = getattr(recorded, column), getattr(said, column)
        if _words(was) == _words(now):
            said = said.but(**{column: was})
        else:
            changes.append(FieldChange(column, _shown(was), _shown(now)))
    return PlanRow(number, said, known, tuple(changes))


def _as_row(known: ItemStanding) -> ItemRow:
    """The item as a workbook of this moment has it."""
    texts = known.texts or ItemTexts()
    planned = {column: getattr(known, column) for column in PLANNED}
    return ItemRow(
        **planned | {"site": known.site or None},
        item=known.id,
        note=texts.note or "",
        reason=texts.reason or "",
        evidence=texts.evidence or (),
        as_of=known.entry,
    )


def _words(value: object) -> list[str]:
    """What counts of it: neither spaces, nor how links are parted."""
    if isinstance(value, tuple):
        return " ".join(value).replace(";", " ").split()
    return [] if value is None else str(value).split()


def _shown(value: object) -> str:
    """As a person reads it; of nothing, that it is nothing."""
    said = "; ".join(value) if isinstance(value, tuple) else value
    return NONE if said in (None, "") else str(said)


def _source(where: str) -> str:
    """Where the rows stand, unless the file is called by a student."""
    return f"imported from {'a file' if student_named(where) else where}"


def _number(row: PlanRow) -> int:
    return row.number
