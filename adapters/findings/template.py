"""Findings and recommendations to fill in, or as they stand, in one workbook."""

from pathlib import Path

from adapters.files.form import Form, write_forms
from adapters.findings.choices import HORIZONS, QUADRANTS, FindingChoices
from adapters.findings.columns import (
    FINDING_MEANINGS,
    FINDING_NEEDED,
    RECOMMENDATION_MEANINGS,
    RECOMMENDATION_NEEDED,
)
from adapters.findings.sheet import findings_sheet, recommendations_sheet
from domain.bounds import MOST_FINDINGS, MOST_RECOMMENDATIONS
from domain.reviews.analysis_standing import AnalysisStanding

FINDING_EXAMPLES = {
    "finding": ("F1", "F2"),
    "text": ("two systems hold the same data", "every school has a reading coach"),
    "evidence": ("E3; E5", ""),
    "items": ("", "C04-01"),
    "theme": ("", ""),
    "note": ("heard in four schools", ""),
    "as_of": ("", ""),
    "review": ("", ""),
}
RECOMMENDATION_EXAMPLES = {
    "recommendation": ("R1", "R2"),
    "text": ("agree on one system", "keep the coaches, and free them for classes"),
    "rationale": ("two cost more than one", "before the next budget is adopted"),
    "findings": ("F1", "F1; F2"),
    "theme": ("", ""),
    "lcap": ("goal 2", ""),
    "fcmat": ("2.3", ""),
    "essa": ("CSI 2", ""),
    "as_of": ("", ""),
    "review": ("", ""),
}
FORMATS = dict.fromkeys(
    ("finding", "component", "evidence", "items", "recommendation", "findings"), "@"
) | dict.fromkeys(("theme", "lcap", "fcmat", "essa"), "@")
"""As text, else a spreadsheet makes dates of ids, and numbers of standards."""
WIDTHS = {"component": 44, "text": 60, "rationale": 40, "theme": 24, "note": 40}


def write_findings(
    path: Path,
    analysis: AnalysisStanding,
    choices: FindingChoices,
    review: str = "",
    *,
    replace: bool = False,
) -> None:
    """What stands in a review, by its durable key, or in none yet.

    As CSV of findings alone, or as a workbook that helps. Raises Unwritable.
    """
    forms = (
        _findings(analysis, choices, review),
        _recommendations(analysis, choices, review),
    )
    write_forms(path, *forms, replace=replace)


def _findings(analysis: AnalysisStanding, choices: FindingChoices, review: str) -> Form:
    return Form(
        findings_sheet(analysis.findings, choices, review),
        FINDING_MEANINGS,
        FINDING_NEEDED,
        {
            "component": choices.components.texts,
            "quadrant": QUADRANTS.texts,
            "evidence": choices.evidence,
            "items": choices.items,
            "theme": choices.themes.texts,
        },
        FINDING_EXAMPLES,
        FORMATS,
        WIDTHS,
        MOST_FINDINGS,
    )


def _recommendations(
    analysis: AnalysisStanding, choices: FindingChoices, review: str
) -> Form:
    return Form(
        recommendations_sheet(analysis.recommendations, choices, review),
        RECOMMENDATION_MEANINGS,
        RECOMMENDATION_NEEDED,
        {
            "horizon": HORIZONS.texts,
            "findings": [each.id for each in analysis.findings if each.stands],
            "theme": choices.themes.texts,
        },
        RECOMMENDATION_EXAMPLES,
        FORMATS,
        WIDTHS,
        MOST_RECOMMENDATIONS,
    )
