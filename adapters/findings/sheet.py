"""Findings and recommendations as tables that can be changed, and imported again."""

from collections.abc import Callable, Iterable, Mapping

from adapters.files.spreadsheet import Cell, Sheet
from adapters.findings.choices import FindingChoices
from adapters.findings.columns import (
    FINDING_MEANINGS,
    FINDINGS,
    RECOMMENDATION_MEANINGS,
    RECOMMENDATIONS,
)
from adapters.findings.rows import finding_row, recommendation_row
from domain.reviews.analysis_standing import FindingStanding, RecommendationStanding
from domain.reviews.finding_acts import FindingRow, RecommendationRow

CellTexts = Mapping[str, Callable[[str], str]]
"""How a key is written in a column, where it is not as it is."""


def findings_sheet(
    findings: Iterable[FindingStanding], choices: FindingChoices | None = None
) -> Sheet:
    """A row for each that stands; by keys, or as the choices write them."""
    texts = _texts(choices)
    rows = [_cells(finding_row(each), texts) for each in findings if each.stands]
    return Sheet(FINDINGS, (*FINDING_MEANINGS,), rows)


def recommendations_sheet(
    advice: Iterable[RecommendationStanding], choices: FindingChoices | None = None
) -> Sheet:
    """The same of what is recommended."""
    texts = _texts(choices)
    rows = [_cells(recommendation_row(each), texts) for each in advice if each.stands]
    return Sheet(RECOMMENDATIONS, (*RECOMMENDATION_MEANINGS,), rows)


def _texts(choices: FindingChoices | None) -> CellTexts:
    if choices is None:
        return {}
    return {"component": choices.components.text, "theme": choices.themes.text}


def _cells(row: FindingRow | RecommendationRow, texts: CellTexts) -> tuple[Cell, ...]:
    """What was not said is left empty."""
    return tuple(_cell(said, texts.get(column)) for column, said in row)


def _cell(said: object, text: Callable[[str], str] | None) -> Cell:
    if isinstance(said, tuple):
        return "; ".join(said) or None
    if text and said:
        return text(str(said))
    return said if isinstance(said, int) else str(said) or None
