"""A data-collection plan as a table that can be changed, and imported again."""

from collections.abc import Iterable, Mapping

from adapters.files.rows_by_id import REVIEW
from adapters.files.spreadsheet import Cell, Sheet
from adapters.items.choices import PlanChoices
from adapters.items.columns import COLUMNS
from domain.reviews.acts import ItemRow
from domain.reviews.standing import ItemStanding, ItemTexts

PLAN_SHEET = "Plan"


def plan_sheet(
    items: Iterable[ItemStanding], choices: PlanChoices, review: str = ""
) -> Sheet:
    """A row for each item of a review, by its durable key, in the import's columns."""
    of = {REVIEW: review or None}
    cells = ({**item_cells(item_row(each), choices), **of} for each in items)
    return Sheet(PLAN_SHEET, COLUMNS, [tuple(map(row.get, COLUMNS)) for row in cells])


def item_row(known: ItemStanding) -> ItemRow:
    """The item as a workbook of this moment has it."""
    texts = known.texts or ItemTexts()
    planned = known.model_dump(exclude={"id", "entry", "texts"})
    return ItemRow(
        **planned | {"site": known.site or None},
        item=known.id,
        note=texts.note or "",
        reason=texts.reason or "",
        evidence=texts.evidence or (),
        as_of=known.entry,
    )


def item_cells(item: ItemRow, choices: PlanChoices) -> Mapping[str, Cell]:
    """The item by its columns, as the choices write it."""
    said = item.participants
    return {
        **dict(item),
        "component": choices.components.text(str(item.component)),
        "method": choices.methods.text(item.method),
        "participants": choices.participants.text(said) if said else "",
        "site": choices.sites.text(item.site) if item.site else "",
        "owner": item.owner.value,
        "status": item.status.value,
        "evidence": "; ".join(item.evidence),
    }
