"""What a review has found: how it stands or stood, and all that was said of it.

A row for each change, as with items: the newest is how a finding, recommendation, theme
or rating stands, and of texts an entry says only what it speaks of.
"""

from typing import TypeVar

from sqlalchemy import Connection

from adapters.sql.newest import (
    NewestRow,
    changed_row,
    changed_rows,
    newest_rows,
)
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


def analysis_rows(entry: Entry) -> list[dict[str, object]]:
    """Each apart from what is said of it; that is null where it is as before."""
    changed = entry.analysis or AnalysisStanding()
    rows: list[tuple[str, str, Value, Value | None]] = [
        *((THEME, e.key, e, None) for e in changed.themes),
        *((FINDING, e.id, e.but(texts=None), e.texts) for e in changed.findings),
        *(
            (RECOMMENDATION, e.id, e.but(texts=None), e.texts)
            for e in changed.recommendations
        ),
        *((RATING, str(e.component), e, None) for e in changed.ratings),
        *((WAIVER, f"{e.component}/{e.quadrant}", e, None) for e in changed.waivers),
    ]
    return [changed_row(entry, *row) for row in rows]


def analysis_of(
    connection: Connection, entity: str, until: int | None = None
) -> AnalysisStanding:
    """All of it, in its order, as its newest entries left it, or the entry `until`."""
    found = newest_rows(connection, ANALYSIS, entity, until)
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
    rows = changed_rows(connection, ANALYSIS, entity)
    given = (standing for room, _, standing, _ in rows if room == RATING)
    return [*map(RatingStanding.model_validate_json, given)]


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
