"""What entries said otherwise of parts of a review: found, recommended, planned.

The former words are in the rows of entries before: an entry's own has the new ones.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select

from adapters.sql.tables import ANALYSIS, ITEMS, ROADMAPS
from domain.reviews.analysis_standing import (
    FindingStanding,
    FindingTexts,
    RecommendationStanding,
    RecommendationTexts,
)
from domain.reviews.said_before import PartTexts, said_otherwise
from domain.reviews.standing import ItemStanding, ItemTexts
from domain.roadmaps.standing import PlannedStanding, PlannedTexts
from domain.values import WHOLE, Value

AMENDING = (
    *("amend_finding", "amend_recommendation", "amend_item"),
    *("import_findings", "import_items"),
    *("plan_action", "prioritize_action", "import_actions", "set_anchor"),
)
"""Kinds of entries in which something may be said otherwise than before."""
TEXTS: dict[str, type[PartTexts]] = {
    "finding": FindingTexts,
    "recommendation": RecommendationTexts,
    "item": ItemTexts,
    "action": PlannedTexts,
}
"""What is said in words of each part, by its room."""
STANDINGS: dict[str, type[Value]] = {
    "finding": FindingStanding,
    "recommendation": RecommendationStanding,
    "item": ItemStanding,
    "action": PlannedStanding,
}


class FormerRow(NamedTuple):
    """A part of a review, by its room and its name, as an entry left it."""

    room: str
    name: str
    entry: int
    standing: str
    texts: str | None


def said_before(
    connection: Connection, entity: str, numbers: Iterable[int], subject: str = ""
) -> dict[int, tuple[str, ...]]:
    """By these entries of a review, in words, of all parts or of the `subject` alone.

    Of what only came with an entry nothing was said before, nor of what came again
    once it was gone.
    """
    asked = {*numbers}
    if not asked:
        return {}
    found: dict[int, tuple[str, ...]] = {}
    known: dict[tuple[str, str], dict[str, object]] = {}
    for row in _rows(connection, entity, max(asked)):
        part = (row.room, row.name)
        now = _whole(row, known.get(part, {}))
        address = f"{row.room}/{row.name}"
        if part in known and row.entry in asked and subject in ("", address):
            said = said_otherwise(address, known[part], now)
            found[row.entry] = (*found.get(row.entry, ()), *said)
        known[part] = now
        if now.get("gone"):
            del known[part]
    return found


def _whole(row: FormerRow, before: Mapping[str, object]) -> dict[str, object]:
    """All that is planned, found or recommended of it, and said of it in words."""
    kind = TEXTS[row.room]
    former = kind.model_validate({e: before.get(e) for e in _words(kind)})
    said = kind.model_validate_json(row.texts) if row.texts else kind()
    texts = said.after(former)  # type: ignore[arg-type]  # of one kind, by the room
    standing = STANDINGS[row.room].model_validate_json(row.standing)
    stands = standing.model_dump(mode="json", context=WHOLE, exclude={"texts"})
    return stands | {each: getattr(texts, each) for each in _words(kind)}


def _words(kind: type[PartTexts]) -> list[str]:
    return [each for each in kind.model_fields if each != "more_evidence"]


def _rows(connection: Connection, entity: str, until: int) -> Iterator[FormerRow]:
    """Of each part its rows in their order."""
    items = ITEMS.c
    planned = (
        select(items.id, items.entry, items.standing, items.texts)
        .where(items.entity == entity, items.entry <= until)
        .order_by(items.entry, items.id)
    )
    for table in (ANALYSIS, ROADMAPS):
        of = table.c
        found = (
            select(of.room, of.name, of.entry, of.standing, of.texts)
            .where(of.entity == entity, of.entry <= until, of.room.in_(TEXTS))
            .order_by(of.entry, of.room.desc(), of.name)
        )
        yield from (FormerRow(*row) for row in connection.execute(found))
    yield from (FormerRow("item", *row) for row in connection.execute(planned))
