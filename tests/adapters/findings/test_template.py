"""Findings and recommendations to fill in: columns, choices, help."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from adapters.findings.choices import before_a_review, finding_choices
from adapters.findings.columns import FINDING_MEANINGS, RECOMMENDATION_MEANINGS
from adapters.findings.read import read_findings
from adapters.findings.template import write_findings
from domain.bounds import MOST_FINDINGS
from domain.reviews.analysis_standing import AnalysisStanding
from domain.reviews.finding import Quadrant
from domain.reviews.finding_acts import FindingRow, RecommendationRow
from tests.conftest import ROOT
from tests.findings import NOW, finding, having
from tests.plans import FRAMEWORK

pytestmark = pytest.mark.usefixtures("in_this_process")


def test_a_template_that_was_filled_in_can_be_imported(tmp_path: Path) -> None:
    """By what its lists offer; help and choices are none of its rows."""
    file = tmp_path / "findings.xlsx"
    write_findings(file, NOW.analysis, finding_choices(NOW))
    book = load_workbook(file)
    offered = {c[0].value: c[1].value for c in book["Choices"].iter_cols()}
    names = ("component", "quadrant", "evidence", "items", "theme")
    first, quadrant, *rest = (offered[each] for each in names)
    book["findings"].append(["F1", first, quadrant, "one team", *rest])
    book["recommendations"].append(["R1", "more", offered["horizon"], "now", "F1"])
    book.move_sheet("Choices", -2)
    book.save(file)
    read = read_findings(file, NOW)

    assert read.faults == ()
    assert read.findings.rows[2].quadrant is Quadrant.STRENGTH
    assert (read.findings.rows[2].theme, read.others) == ("T1", ())
    assert read.recommendations.rows[2].findings == ("F1",)


def test_a_template_before_a_review_has_the_framework(tmp_path: Path) -> None:
    """There is nothing to rest on yet, and no theme; as CSV it has findings alone."""
    file = tmp_path / "findings.xlsx"
    write_findings(file, AnalysisStanding(), before_a_review(FRAMEWORK))
    write_findings(file.with_suffix(".csv"), NOW.analysis, before_a_review(FRAMEWORK))
    page = load_workbook(file)["findings"]
    lists = {str(each.sqref) for each in page.data_validations.dataValidation}

    assert lists == {f"{letter}2:{letter}{MOST_FINDINGS + 1}" for letter in "BC"}
    assert file.with_suffix(".csv").read_text("utf-8").startswith("finding,component")


def test_what_stands_keeps_its_form(tmp_path: Path) -> None:
    """An id that is typed anew becomes no date, a standard no number."""
    file, now = tmp_path / "findings.xlsx", having([finding(id="1-2")])
    write_findings(file, now.analysis, finding_choices(now))
    page = load_workbook(file)["findings"]
    said = [page.cell(2, column).value for column in (2, 5, 7, 9)]

    assert [page.cell(2, column).number_format for column in (1, 5)] == ["@", "@"]
    assert said == ["1 Culture and Planning", "E1; E3", "T1 Coherence", 7]


def test_the_columns_are_the_fields_of_rows() -> None:
    """Each has its meaning, in the order in which rows are written; then the review."""
    advised = (*RecommendationRow.model_fields, "review")
    assert tuple(FINDING_MEANINGS) == (*FindingRow.model_fields, "review")
    assert tuple(RECOMMENDATION_MEANINGS) == advised


def test_the_guide_explains_the_same_columns() -> None:
    """In a table for each sheet."""
    guide = (ROOT / "docs" / "staff-guide.md").read_text("utf-8")
    _, _, chapter = guide.partition("### Findings from a workbook")
    rows = [line for line in chapter.split("\n#")[0].splitlines() if line[:3] == "| `"]
    named = [line.split("`")[1] for line in rows]

    assert named == [*FINDING_MEANINGS, *RECOMMENDATION_MEANINGS]
