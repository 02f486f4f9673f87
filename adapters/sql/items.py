"""Items of a review's data-collection plan: how each stands or stood, and its texts.

Entries say of an item how it stands, and what is said of it only where that changed.
"""

from sqlalchemy import ColumnElement, Connection, Select, case, func, select

from adapters.sql.tables import ITEMS
from domain.reviews.standing import ItemStanding, ItemTexts

_SAID = ITEMS.alias()
NO_TEXTS = ItemTexts().model_dump_json()


def items_of(
    connection: Connection,
    entity: str,
    *which: ColumnElement[bool],
    until: int | None = None,
) -> list[ItemStanding]:
    """Those of a review that fit, by component and id, as its newest entries left them.

    Or as the entry `until` left them, and those before it.
    """
    newest = _newest(entity, until).subquery()
    chosen = (
        select(ITEMS.c.standing, func.coalesce(_SAID.c.texts, NO_TEXTS))
        .join(newest, (ITEMS.c.id == newest.c.id) & (ITEMS.c.entry == newest.c.entry))
        .outerjoin(
            _SAID,
            (_SAID.c.entity == ITEMS.c.entity)
            & (_SAID.c.id == ITEMS.c.id)
            & (_SAID.c.entry == newest.c.said),
        )
        .where(ITEMS.c.entity == entity, *which)
    )
    found = [_item(*row) for row in connection.execute(chosen)]
    return sorted(found, key=lambda item: (item.component, item.id))


def _newest(entity: str, until: int | None) -> Select[tuple[str, int, int]]:
    """Of each item the entry that changed it last, and the last that said texts."""
    said = case((ITEMS.c.texts.is_not(None), ITEMS.c.entry))
    entry, texts = func.max(ITEMS.c.entry), func.max(said)
    chosen = select(ITEMS.c.id, entry.label("entry"), texts.label("said"))
    if until is not None:
        chosen = chosen.where(ITEMS.c.entry <= until)
    return chosen.where(ITEMS.c.entity == entity).group_by(ITEMS.c.id)


def _item(standing: str, texts: str) -> ItemStanding:
    item = ItemStanding.model_validate_json(standing)
    return item.but(texts=ItemTexts.model_validate_json(texts))
