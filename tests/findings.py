"""A review that has found something, and files of findings and recommendations."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from adapters.findings.columns import (
    FINDING_MEANINGS,
    FINDINGS,
    RECOMMENDATION_MEANINGS,
    RECOMMENDATIONS,
)
from domain.reviews.analysis_standing import (
    AnalysisStanding,
    FindingStanding,
    FindingTexts,
    RecommendationStanding,
    RecommendationTexts,
    ThemeStanding,
    WaiverStanding,
)
from domain.reviews.framework import PhaseRule
from domain.reviews.standing import ReviewShown
from tests.plans import FRAMEWORK
from tests.plans import standing as item
from tests.review_standings import phase_stands, review_stands

Cells = Mapping[str, object]
SWOT = PhaseRule(key="data", title="Analysis", stage="a", done="b", days=9, swot=True)
REVIEW = review_stands(
    framework=FRAMEWORK.but(phases=(SWOT,)), phases=(phase_stands("data"),)
)
THREAT: dict[str, object] = {
    "finding": "F1",
    "component": 1,
    "quadrant": "threat",
    "text": "two systems hold the same data",
    "evidence": "E1; E3",
    "items": "1-principals",
    "theme": "Coherence",
    "note": "heard in four schools",
}
ADVICE: dict[str, object] = {
    "recommendation": "R1",
    "text": "agree on one system",
    "horizon": "LONG_TERM",
    "rationale": "two cost more than one",
    "findings": "F1",
    "theme": "T1",
    "lcap": "goal 2",
    "fcmat": "2.3; 2.4",
    "essa": "CSI 2",
}
NOW = ReviewShown(
    review=REVIEW,
    items=(item(), item(id="2-none", count=0)),
    pieces=(1, 3),
    analysis=AnalysisStanding(
        themes=(
            ThemeStanding(key="T1", title="Coherence", entry=2),
            ThemeStanding(key="T2", title="Time", entry=3),
        )
    ),
)
"""A review with evidence, items and themes, which has found nothing yet."""


def finding(**changes: object) -> FindingStanding:
    """As the record has it after the review's entry 7."""
    said: dict[str, object] = {
        "id": "F1",
        "component": 1,
        "quadrant": "threat",
        "entry": 7,
        "theme": "T1",
        "evidence": (1, 3),
        "items": ("1-principals",),
        "texts": FindingTexts(
            text="two systems hold the same data", note="heard in four schools"
        ),
    }
    return FindingStanding.model_validate(said | changes)


def advice(**changes: object) -> RecommendationStanding:
    """The same of what is recommended."""
    said: dict[str, object] = {
        "id": "R1",
        "horizon": "LONG_TERM",
        "findings": ("F1",),
        "entry": 8,
        "theme": "T1",
        "texts": RecommendationTexts(
            text="agree on one system",
            rationale="two cost more than one",
            lcap=("goal 2",),
            fcmat=("2.3", "2.4"),
            essa=("CSI 2",),
        ),
    }
    return RecommendationStanding.model_validate(said | changes)


def having(
    findings: Sequence[FindingStanding] = (),
    recommendations: Sequence[RecommendationStanding] = (),
    waivers: Sequence[WaiverStanding] = (),
) -> ReviewShown:
    """The review with these."""
    found = NOW.analysis.but(
        findings=(*findings,),
        recommendations=(*recommendations,),
        waivers=(*waivers,),
    )
    return NOW.but(analysis=found)


def workbook(
    folder: Path, findings: Sequence[Cells] = (), advised: Sequence[Cells] = ()
) -> Path:
    """With both sheets, in the order of their columns."""
    book, file = Workbook(), folder / "findings.xlsx"
    del book["Sheet"]
    for name, columns, rows in (
        (FINDINGS, FINDING_MEANINGS, findings),
        (RECOMMENDATIONS, RECOMMENDATION_MEANINGS, advised),
    ):
        page = book.create_sheet(name)
        for line in ([*columns], *([row.get(c) for c in columns] for row in rows)):
            page.append(line)
    book.save(file)
    return file


def table(folder: Path, *rows: Cells) -> Path:
    """A CSV file with the columns of its first row."""
    file = folder / "findings.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, [*rows[0]])
        writer.writeheader()
        writer.writerows(rows)
    return file
