"""Items of a review's data-collection plan: how each stands or stood, and its texts.

Entries say how an item stands, and of its texts only what they speak of.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, func, select

from adapters.sql.tables import ITEMS
from domain.reviews.standing import ItemStanding, ItemTexts

NO_TEXTS = ItemTexts().after(None)


def items_of(
    connection: Connection,
    entity: str,
    *which: ColumnElement[bool],
    until: int | None = None,
) -> list[ItemStanding]:
    """Those of a review that fit, by component and id, as its newest entries left them.

    Or as the entry `until` left them, and those before it.
    """
    rows = [ITEMS.c.entity == entity]
    if until is not None:
        rows.append(ITEMS.c.entry <= until)
    said = _texts(connection, rows)
    newest = select(ITEMS.c.id, func.max(ITEMS.c.entry).label("entry")).where(*rows)
    last = newest.group_by(ITEMS.c.id).subquery()
    chosen = (
        select(ITEMS.c.standing)
        .join(last, (ITEMS.c.id == last.c.id) & (ITEMS.c.entry == last.c.entry))
        .where(ITEMS.c.entity == entity, *which)
    )
    found = map(ItemStanding.model_validate_json, connection.scalars(chosen))
    items = (each.but(texts=said.get(each.id, NO_TEXTS)) for each in found)
    return sorted(items, key=lambda item: (item.component, item.id))


def _texts(
    connection: Connection, rows: Sequence[ColumnElement[bool]]
) -> dict[str, ItemTexts]:
    """All that is said of each item, from the first of the rows to the last."""
    chosen = select(ITEMS.c.id, ITEMS.c.texts).where(*rows, ITEMS.c.texts.is_not(None))
    found: dict[str, ItemTexts] = {}
    for code, text in connection.execute(chosen.order_by(ITEMS.c.entry)):
        said = ItemTexts.model_validate_json(text)
        found[code] = said.after(found.get(code))
    return found
