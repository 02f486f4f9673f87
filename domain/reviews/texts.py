"""All that is said in words in an act on a review."""

from collections.abc import Iterator

from domain.actions.planned import named
from domain.reviews.acts import AddItem, ImportItems, ItemRow, ReviewStaffAct
from domain.reviews.finding_acts import (
    AddFinding,
    AddRecommendation,
    AddTheme,
    FindingRow,
    ImportFindings,
    RecommendationRow,
)
from domain.roadmaps.acts import ImportActions, PlanAction, PlannedRow

WORDS = (
    *("why", "name", "title", "text", "rationale", "note", "reason", "evidence"),
    *("link", "lcap", "fcmat", "essa", "about", "past", "standards", "seen"),
)
"""Fields in which people write what they like."""
AnyRow = ItemRow | FindingRow | RecommendationRow | PlannedRow


def texts_of(act: ReviewStaffAct) -> Iterator[tuple[str, str]]:
    """All that is said in words in an act, each by its field; and by its row."""
    yield from _new_ids(act)
    yield from texts_of_row(act)
    for called, row in _rows(act):
        yield from ((f"{called}, {name}", text) for name, text in texts_of_row(row))


def _new_ids(act: ReviewStaffAct) -> Iterator[tuple[str, str]]:
    """Those that it gives, which a person chooses as they do words."""
    match act:
        case AddItem(item=key):
            yield "item", key
        case AddFinding(finding=key):
            yield "finding", key
        case AddRecommendation(recommendation=key):
            yield "recommendation", key
        case AddTheme(theme=key):
            yield "theme", key
        case ImportItems(rows=rows):
            yield from (("item", row.item) for row in rows)
        case ImportFindings(findings=found, recommendations=advised):
            yield from (("finding", row.finding) for row in found)
            yield from (("recommendation", row.recommendation) for row in advised)


def _rows(act: ReviewStaffAct) -> Iterator[tuple[str, AnyRow]]:
    """Each row of a workbook, by what it is of."""
    match act:
        case ImportItems(rows=rows):
            yield from ((f"item {row.item}", row) for row in rows)
        case ImportFindings(findings=found, recommendations=advised):
            yield from ((f"finding {row.finding}", row) for row in found)
            yield from (
                (f"recommendation {row.recommendation}", row) for row in advised
            )
        case ImportActions(rows=rows):
            yield from ((named(row.action), row) for row in rows)


def texts_of_row(said: ReviewStaffAct | AnyRow) -> Iterator[tuple[str, str]]:
    """What is said in words in the fields of a row, or of an act.

    The theme of an action is a text, and that of a finding one of the review's.
    """
    of_action = isinstance(said, PlanAction | PlannedRow)
    for name in (*WORDS, "theme") if of_action else WORDS:
        text = getattr(said, name, None) or ()
        yield from (
            (name, each) for each in ([text] if isinstance(text, str) else text)
        )
