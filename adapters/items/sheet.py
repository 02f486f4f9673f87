"""A data-collection plan as a table that can be changed, and imported again."""

from collections.abc import Iterable

from adapters.files.spreadsheet import Cell, Sheet
from adapters.items.choices import PlanChoices
from adapters.items.columns import COLUMNS
from domain.reviews.standing import ItemStanding, ItemTexts

PLAN_SHEET = "Plan"


def plan_sheet(items: Iterable[ItemStanding], choices: PlanChoices) -> Sheet:
    """A row for each item, in the columns of the import."""
    return Sheet(PLAN_SHEET, COLUMNS, [item_cells(each, choices) for each in items])


def item_cells(item: ItemStanding, choices: PlanChoices) -> tuple[Cell, ...]:
    """The item as it stands, in the order of the columns."""
    texts = item.texts or ItemTexts()
    return (
        *(item.id, choices.components.text(str(item.component))),
        choices.methods.text(item.method),
        choices.participants.text(item.participants) if item.participants else "",
        choices.sites.text(item.site) if item.site else "",
        *(item.owner.value, item.target, item.count, item.planned, item.status.value),
        *(texts.note or "", texts.reason or "", "; ".join(texts.evidence or ())),
        item.entry,
    )
