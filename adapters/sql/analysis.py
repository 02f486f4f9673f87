"""What a review has found: how it stands or stood, and all that was said of it.

A row for each change, as with items: the newest is how a finding, recommendation, theme
or rating stands, and of texts an entry says only what it speaks of.
"""

from typing import NamedTuple, TypeVar

from sqlalchemy import Connection, select

from adapters.sql.tables import ANALYSIS
from domain.entries import Entry
from domain.reviews.analysis_standing import (
    AnalysisStanding,
    FindingStanding,
    FindingTexts,
    RatingStanding,
    RecommendationStanding,
    RecommendationTexts,
    ThemeStanding,
    WaiverStanding,
    in_order,
)
from domain.values import Value

THEME, FINDING, RECOMMENDATION = "theme", "finding", "recommendation"
RATING, WAIVER = "rating", "waiver"
T = TypeVar("T", bound=Value)


class Changed(NamedTuple):
    """One row: what is of which room and name, as an entry left it."""

    room: str
    name: str
    standing: str
    texts: str | None


class NewestRow(NamedTuple):
    """The newest row of something that was found, and all that is said of it."""

    standing: str
    texts: tuple[str, ...]


def analysis_rows(entry: Entry) -> list[dict[str, object]]:
    """Each apart from what is said of it; that is null where it is as before."""
    changed = entry.analysis or AnalysisStanding()
    rows = [
        *((THEME, e.key, e, None) for e in changed.themes),
        *((FINDING, e.id, e.but(texts=None), e.texts) for e in changed.findings),
        *(
            (RECOMMENDATION, e.id, e.but(texts=None), e.texts)
            for e in changed.recommendations
        ),
        *((RATING, str(e.component), e, None) for e in changed.ratings),
        *((WAIVER, f"{e.component}/{e.quadrant}", e, None) for e in changed.waivers),
    ]
    return [
        {
            "entity": entry.entity,
            "room": room,
            "name": name,
            "entry": entry.number,
            "standing": now.model_dump_json(),
            "texts": texts.model_dump_json() if texts else None,
        }
        for room, name, now, texts in rows
    ]


def analysis_of(
    connection: Connection, entity: str, until: int | None = None
) -> AnalysisStanding:
    """All of it, in its order, as its newest entries left it, or the entry `until`."""
    found: dict[tuple[str, str], NewestRow] = {}
    for room, name, standing, texts in _rows(connection, entity, until):
        known = found.get((room, name))
        said = (*(known.texts if known else ()), *((texts,) if texts else ()))
        found[room, name] = NewestRow(standing, said)
    of = {room: [e for (r, _), e in found.items() if r == room] for room in ROOMS}
    return in_order(
        AnalysisStanding(
            themes=_plain(ThemeStanding, of[THEME]),
            findings=tuple(map(_finding, of[FINDING])),
            recommendations=tuple(map(_recommendation, of[RECOMMENDATION])),
            ratings=_plain(RatingStanding, of[RATING]),
            waivers=tuple(e for e in _plain(WaiverStanding, of[WAIVER]) if not e.gone),
        )
    )


ROOMS = (THEME, FINDING, RECOMMENDATION, RATING, WAIVER)


def ratings_of(connection: Connection, entity: str) -> list[RatingStanding]:
    """All that were ever given, the oldest first."""
    rows = _rows(connection, entity, None)
    given = (standing for room, _, standing, _ in rows if room == RATING)
    return [*map(RatingStanding.model_validate_json, given)]


def _rows(connection: Connection, entity: str, until: int | None) -> list[Changed]:
    columns = (ANALYSIS.c[each] for each in Changed._fields)
    chosen = select(*columns).where(ANALYSIS.c.entity == entity)
    if until is not None:
        chosen = chosen.where(ANALYSIS.c.entry <= until)
    order = ANALYSIS.c.entry, ANALYSIS.c.room, ANALYSIS.c.name
    return [Changed(*row) for row in connection.execute(chosen.order_by(*order))]


def _plain(kind: type[T], rows: list[NewestRow]) -> tuple[T, ...]:
    return tuple(kind.model_validate_json(each.standing) for each in rows)


def _finding(row: NewestRow) -> FindingStanding:
    texts: FindingTexts | None = None
    for said in map(FindingTexts.model_validate_json, row.texts):
        texts = said.after(texts)
    return FindingStanding.model_validate_json(row.standing).but(texts=texts)


def _recommendation(row: NewestRow) -> RecommendationStanding:
    texts: RecommendationTexts | None = None
    for said in map(RecommendationTexts.model_validate_json, row.texts):
        texts = said.after(texts)
    return RecommendationStanding.model_validate_json(row.standing).but(texts=texts)
