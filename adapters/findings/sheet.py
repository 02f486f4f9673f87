"""Findings and recommendations as tables that can be changed, and imported again."""

from collections.abc import Callable, Iterable, Mapping

from adapters.files.rows_by_id import REVIEW
from adapters.files.spreadsheet import Cell, Sheet
from adapters.findings.choices import FindingChoices
from adapters.findings.columns import (
    FINDING_MEANINGS,
    FINDINGS,
    RECOMMENDATION_MEANINGS,
    RECOMMENDATIONS,
)
from domain.evidence.evidence import evidence_label
from domain.reviews.analysis_standing import (
    FindingStanding,
    FindingTexts,
    RecommendationStanding,
    RecommendationTexts,
)
from domain.reviews.finding_acts import FindingRow, RecommendationRow

CellTexts = Mapping[str, Callable[[str], str]]
"""How a key is written in a column, where it is not as it is."""


def findings_sheet(
    findings: Iterable[FindingStanding],
    choices: FindingChoices | None = None,
    review: str = "",
) -> Sheet:
    """A row for each that stands; by keys, or as the choices write them.

    Of a review, by its durable key, each row says so.
    """
    rows = (finding_row(each) for each in findings if each.stands)
    return _sheet(FINDINGS, FINDING_MEANINGS, rows, choices, review)


def recommendations_sheet(
    advice: Iterable[RecommendationStanding],
    choices: FindingChoices | None = None,
    review: str = "",
) -> Sheet:
    """The same of what is recommended."""
    rows = (recommendation_row(each) for each in advice if each.stands)
    return _sheet(RECOMMENDATIONS, RECOMMENDATION_MEANINGS, rows, choices, review)


def _sheet(
    name: str,
    columns: Iterable[str],
    rows: Iterable[FindingRow | RecommendationRow],
    choices: FindingChoices | None,
    review: str,
) -> Sheet:
    of = {REVIEW: review or None}
    cells = ({**cells_of(row, choices), **of} for row in rows)
    heads = (*columns,)
    return Sheet(name, heads, [tuple(map(row.get, heads)) for row in cells])


def finding_row(known: FindingStanding) -> FindingRow:
    """The finding as a workbook of this moment has it."""
    texts = known.texts or FindingTexts()
    return FindingRow(
        finding=known.id,
        component=known.component,
        quadrant=known.quadrant,
        text=texts.text or "",
        evidence=tuple(map(evidence_label, known.evidence)),
        items=known.items,
        theme=known.theme,
        note=texts.note or "",
        as_of=known.entry,
    )


def recommendation_row(known: RecommendationStanding) -> RecommendationRow:
    """The recommendation as a workbook of this moment has it."""
    texts = known.texts or RecommendationTexts()
    return RecommendationRow(
        recommendation=known.id,
        text=texts.text or "",
        horizon=known.horizon,
        rationale=texts.rationale or "",
        findings=known.findings,
        theme=known.theme,
        lcap=texts.lcap or (),
        fcmat=texts.fcmat or (),
        essa=texts.essa or (),
        note=texts.note or "",
        as_of=known.entry,
    )


def cells_of(
    row: FindingRow | RecommendationRow, choices: FindingChoices | None
) -> Mapping[str, Cell]:
    """By its columns, as the choices write it; what was not said is left empty."""
    texts = _texts(choices)
    return {column: _cell(said, texts.get(column)) for column, said in row}


def _texts(choices: FindingChoices | None) -> CellTexts:
    if choices is None:
        return {}
    return {"component": choices.components.text, "theme": choices.themes.text}


def _cell(said: object, text: Callable[[str], str] | None) -> Cell:
    if isinstance(said, tuple):
        return "; ".join(said) or None
    if text and said:
        return text(str(said))
    return said if isinstance(said, int) else str(said) or None
