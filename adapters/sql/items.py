"""Items of a review's data-collection plan: how each stands or stood, and its texts.

Entries say of an item how it stands, and in words only what they speak of.
"""

from sqlalchemy import ColumnElement, Connection, and_, func, select

from adapters.sql.tables import ITEMS
from domain.reviews.standing import ItemStanding, ItemTexts


def items_of(
    connection: Connection,
    entity: str,
    *which: ColumnElement[bool],
    until: int | None = None,
) -> list[ItemStanding]:
    """Those of a review that fit, by component and id, as its newest entries left them.

    Or as the entry `until` left them, and those before it.
    """
    known = ITEMS.c.entity == entity
    if until is not None:
        known = and_(known, ITEMS.c.entry <= until)
    newest = (
        select(ITEMS.c.id, func.max(ITEMS.c.entry).label("entry"))
        .where(known)
        .group_by(ITEMS.c.id)
        .subquery()
    )
    chosen = (
        select(ITEMS.c.standing)
        .join(newest, (ITEMS.c.id == newest.c.id) & (ITEMS.c.entry == newest.c.entry))
        .where(known, *which)
    )
    texts = _texts(connection, known)
    found = [
        item.but(texts=texts.get(item.id, ItemTexts()))
        for item in map(ItemStanding.model_validate_json, connection.scalars(chosen))
    ]
    return sorted(found, key=lambda item: (item.component, item.id))


def _texts(connection: Connection, known: ColumnElement[bool]) -> dict[str, ItemTexts]:
    """What is said of each, one entry after the other."""
    said = (
        select(ITEMS.c.id, ITEMS.c.texts)
        .where(known, ITEMS.c.texts.is_not(None))
        .order_by(ITEMS.c.entry)
    )
    now: dict[str, ItemTexts] = {}
    for item, texts in connection.execute(said):
        now[item] = ItemTexts.model_validate_json(texts).after(now.get(item))
    return now
