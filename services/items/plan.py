"""A workbook's plan held against the plan as it stands."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from adapters.files.rows_by_id import FileRows
from adapters.items.rows import ITEM_ROWS
from adapters.items.sheet import item_row
from domain.act import Actor
from domain.faults import Fault
from domain.reviews.acts import ImportItems, ItemRow
from domain.reviews.standing import ItemStanding
from services.imports.held import AnyTable, HeldTable, held, said_in, source

NO_ITEMS: HeldTable[ItemRow] = HeldTable(ITEM_ROWS.noun, ITEM_ROWS.most)


class ItemsPlan(NamedTuple):
    """What would become of the items of a workbook, and all that is off in it."""

    where: str
    items: HeldTable[ItemRow] = NO_ITEMS
    faults: tuple[Fault, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[AnyTable, ...]:
        return (self.items,)

    @property
    def said(self) -> str:
        return said_in(self.tables)

    def act(self, actor: Actor, act_id: str) -> ImportItems:
        """All that are taken over in one act; there is at least one."""
        return ImportItems(
            id=act_id,
            by=actor.by,
            entered_by=actor.entered_by,
            why=source(self.where),
            rows=tuple(each.said for each in self.items.taken),
            overwrite=tuple(each.id for each in self.items.overwritten),
        )


def items_plan(
    file: FileRows[ItemRow],
    items: Iterable[ItemStanding],
    overwrite: Collection[str] = (),
) -> ItemsPlan:
    """Each row held against the item of its id; `overwrite` names ids, or says ALL."""
    known = {each.id: item_row(each) for each in items}
    table = held(ITEM_ROWS, file, known, overwrite)
    return ItemsPlan(file.where, table, file.faults, file.others)
