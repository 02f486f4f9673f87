"""What is recommended, from which findings; and both as rows of a workbook."""

import pytest

from domain import refusals
from domain.acts import (
    AddFinding,
    AddRecommendation,
    AddTheme,
    AmendFinding,
    AmendRecommendation,
    ImportFindings,
    WaiveQuadrant,
    WithdrawFinding,
    WithdrawRecommendation,
)
from domain.bounds import MOST_FINDINGS
from domain.reviews.analysis_standing import (
    FindingTexts,
    RecommendationStanding,
    RecommendationTexts,
)
from domain.reviews.finding import Finding, Recommendation
from domain.reviews.finding_acts import FindingRow, RecommendationRow
from domain.status import Horizon
from tests.domain.reviews.test_findings import (
    ADVICE,
    FOUND,
    SQUARE,
    last,
    reading,
    with_finding,
)
from tests.reviews import InReview, refused

ROW = FindingRow.model_validate(FOUND)
ADVISED = RecommendationRow.model_validate(ADVICE)
UNUSABLE = refusals.FindingsUnusable


def with_advice() -> InReview:
    both = with_finding()
    both.ask_review(AddRecommendation, **ADVICE)
    return both


def advice(both: InReview, key: str = "R1") -> Recommendation:
    return both.review.review.analysis.recommendations[key]


def test_a_recommendation_follows_from_findings_and_says_why() -> None:
    """Its goals and standards are in the record, which walks from one to the other."""
    both = with_finding()
    served = {"lcap": ("goal 2.1",), "fcmat": ("2.3", "2.4"), "essa": ("CSI 2",)}
    both.ask_review(AddRecommendation, **ADVICE, **served)
    kept = Recommendation(
        horizon=Horizon.LONG_TERM, findings=("F1",), entry=both.review.entries
    )
    texts = RecommendationTexts(text="one system", rationale="costs", note="", **served)
    entry = last(both)

    assert advice(both) == kept
    assert entry.analysis and entry.analysis.recommendations == (
        RecommendationStanding(id="R1", texts=texts, **dict(kept)),
    )
    assert entry.subject == "recommendation/R1"
    assert "recommended R1: long term, from F1: agreed" in entry.sentence


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"findings": ()}, "names no finding; it follows from at least one"),
        ({"findings": ("F2",)}, "there is no finding F2 (add_finding)"),
        ({"findings": ("F9",)}, "finding F9 was withdrawn; name one that stands"),
        ({"theme": "T9"}, "there is no theme T9; the review has none (add_theme)"),
        ({"text": " "}, "its text says nothing: what is recommended?"),
        ({"rationale": " "}, "its rationale says nothing: why, and why then?"),
    ],
)
def test_a_recommendation_names_what_stands(
    wrong: dict[str, object], said: str
) -> None:
    """And says something; added, amended or imported."""
    both = with_advice()
    both.ask_review(AddFinding, **FOUND | {"finding": "F9"})
    both.ask_review(WithdrawFinding, finding="F9")
    new = {"recommendation": "R2"}
    added = refused(both, AddRecommendation, UNUSABLE, **ADVICE | new | wrong)
    amended = refused(both, AmendRecommendation, UNUSABLE, recommendation="R1", **wrong)
    rows = (ADVISED.but(**new | wrong),)
    imported = refused(both, ImportFindings, UNUSABLE, recommendations=rows)

    assert added.startswith("recommendation R2: ") and said in added
    assert amended.startswith("recommendation R1: ") and said in amended
    assert imported == added


def test_it_is_amended_in_what_is_said_and_no_more() -> None:
    """Also which finding it follows from, so that another may be withdrawn."""
    both = with_advice()
    both.ask_review(AddFinding, **FOUND | {"finding": "F2"})
    both.ask_review(AmendRecommendation, recommendation="R1", findings=("F2",))
    entry = last(both)
    both.ask_review(WithdrawFinding, finding="F1")
    none = refused(
        both, AmendRecommendation, refusals.NothingToChange, recommendation="R1"
    )

    assert advice(both).findings == ("F2",)
    assert advice(both).horizon is Horizon.LONG_TERM
    assert entry.analysis
    assert entry.analysis.recommendations[0].texts == RecommendationTexts()
    assert none == "nothing of recommendation R1 is said otherwise"


def test_it_is_withdrawn_with_a_reason_for_good() -> None:
    """Its id is not given again."""
    both = with_advice()
    withdraw, key = WithdrawRecommendation, {"recommendation": "R1"}
    refused(both, withdraw, refusals.ReasonMissing, why="", **key)
    both.ask_review(WithdrawRecommendation, why="done already", **key)
    entry = last(both)
    again = refused(both, withdraw, refusals.OutOfPhase, **key)
    taken = refused(both, AddRecommendation, refusals.AlreadyDone, **ADVICE)
    there = refused(both, withdraw, refusals.NoSuchRecommendation, recommendation="R2")

    assert advice(both).withdrawn and entry.analysis
    assert entry.analysis.recommendations[0].texts == RecommendationTexts(
        reason="done already"
    )
    assert again.startswith("recommendation R1 was withdrawn in entry ")
    assert taken.endswith("its id is not given again, choose another")
    assert there == "review 1 has no recommendation R2; it has R1"


def test_rows_of_findings_and_recommendations_come_in_one_entry() -> None:
    """A recommendation may name findings beside it; what is waived is so no more."""
    both = reading()
    both.ask_review(WaiveQuadrant, **SQUARE)
    rows = (ROW, ROW.but(finding="F2", component=5, note="in one"))
    advised = (ADVISED.but(findings=("F1", "F2")),)
    both.ask_review(ImportFindings, findings=rows, recommendations=advised)
    analysis, entry = both.review.review.analysis, last(both)

    assert [*analysis.findings] == ["F1", "F2"] and analysis.waived == {}
    assert analysis.findings["F2"] == Finding(
        component=5, quadrant="threat", items=("D01",), entry=entry.number
    )
    assert advice(both).findings == ("F1", "F2")
    assert (entry.subject, entry.notices) == ("", ())
    assert entry.analysis
    assert [e.texts for e in entry.analysis.findings] == [
        FindingTexts(text="two systems", note=""),
        FindingTexts(text="two systems", note="in one"),
    ]
    assert (
        "took over 2 findings (2 new: F1, F2) and 1 recommendation (1 new: R1) from a "
        "workbook"
    ) in entry.sentence


def test_all_rows_or_none_and_all_that_is_off_is_named() -> None:
    """By the row, whatever it is of."""
    both = with_finding()
    both.ask_review(AddFinding, **FOUND | {"finding": "F9"})
    both.ask_review(WithdrawFinding, finding="F9")
    rows = (
        *(ROW.but(finding="A"),) * 2,
        ROW.but(finding="B", items=("D09",)),
        ROW.but(finding="F9"),
        ROW.but(finding="C", as_of=3),
    )
    advised = (ADVISED.but(findings=("B", "Z")),) * 2
    said = refused(
        both, ImportFindings, UNUSABLE, findings=rows, recommendations=advised
    )

    assert said.split("; ")[:2] == [
        "finding A is there 2 times",
        "recommendation R1 is there 2 times",
    ]
    assert "finding B: the plan has no item D09" in said
    assert "finding F9 was withdrawn; give the row another id" in said
    assert "finding C: as_of says entry 3, and it is not there" in said
    assert "recommendation R1: there is no finding Z" in said
    assert "there is no finding B" not in said


def test_a_row_that_changed_here_since_is_taken_over_only_if_it_is_named() -> None:
    """One that was written now is, and others stay as they are."""
    both = with_advice()
    kept = both.review.review.analysis
    found = ROW.but(as_of=kept.findings["F1"].entry, component=6)
    advised = ADVISED.but(as_of=kept.recommendations["R1"].entry)
    both.ask_review(AmendFinding, finding="F1", note="amended here")
    both.ask_review(AmendRecommendation, recommendation="R1", note="amended here")
    rows = {"findings": (found,), "recommendations": (advised,)}
    said = refused(both, ImportFindings, refusals.RowChanged, **rows)
    one = refused(both, ImportFindings, refusals.RowChanged, **rows, overwrite=("F1",))
    both.ask_review(ImportFindings, **rows, overwrite=("F1", "R1"))

    assert said == (
        "F1, R1 changed here since the workbook was written; name those that its rows "
        "are to overwrite: --overwrite F1,R1"
    )
    assert one.startswith("R1 changed here since")
    assert both.review.review.analysis.findings["F1"].component == 6


def test_a_workbook_holds_no_more_than_a_review_does() -> None:
    """Four hundred findings, each with its id."""
    rows = tuple(ROW.but(finding=f"X{n}") for n in range(MOST_FINDINGS + 1))
    said = refused(reading(), ImportFindings, refusals.OutOfBounds, findings=rows)

    assert "findings: has 401 items; at most 400" in said


def test_an_id_means_one_thing_whatever_its_capitals() -> None:
    """A finding, or a recommendation, or a theme; added one by one."""
    both = with_advice()
    both.ask_review(AddTheme, theme="T1", title="Time")
    taken = refusals.AlreadyDone
    small = refused(both, AddFinding, taken, **FOUND | {"finding": "f1"})
    other = refused(both, AddFinding, taken, **FOUND | {"finding": "r1"})
    advised = refused(
        both, AddRecommendation, taken, **ADVICE | {"recommendation": "F1"}
    )
    theme = refused(both, AddTheme, taken, theme="t1", title="Trust")

    alike = "ids that differ in capitals alone are easily mixed up; say another"
    assert small == f"finding f1: F1 is there: {alike}"
    assert other.startswith("finding r1: R1 is the id of a recommendation, and names")
    assert advised.startswith("recommendation F1: F1 is the id of a finding, and names")
    assert theme == f"theme T1 is there: {alike}"


def test_ids_of_rows_are_mixed_up_with_no_other() -> None:
    """Of what is there, and of other rows; and only rows overwrite anything."""
    both = with_advice()
    rows = (ROW.but(finding="f1"), ROW.but(finding="X"), ROW.but(finding="x"))
    advised = (ADVISED.but(recommendation="X"),)
    said = refused(
        both,
        ImportFindings,
        UNUSABLE,
        findings=rows,
        recommendations=advised,
        overwrite=("X", "F9"),
    ).split("; ")

    assert "finding f1: F1 is there: ids that differ in capitals alone are" in said[0]
    assert any(each.startswith("finding x: X is there") for each in said)
    assert any(each.startswith("recommendation X: X is the id of a") for each in said)
    assert "F9 is to be overwritten, and no row says how" in said


def test_a_theme_is_taken_off() -> None:
    """By saying an empty one, of a finding as of a recommendation."""
    both = with_advice()
    both.ask_review(AddTheme, theme="T1", title="Time")
    for theme in ("T1", ""):
        both.ask_review(AmendFinding, finding="F1", theme=theme)
        both.ask_review(AmendRecommendation, recommendation="R1", theme=theme)
        analysis = both.review.review.analysis
        assert {analysis.findings["F1"].theme, advice(both).theme} == {theme}


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"component": 4, "quadrant": "threat", "items": ("D01", "D01")},
        {"evidence": (), "theme": ""},
    ],
)
def test_an_amendment_to_what_a_finding_is_already_says_nothing(
    said: dict[str, object],
) -> None:
    """As far as the review carries it; words are the record's."""
    both = with_finding()
    nothing = refusals.NothingToChange
    none = refused(both, AmendFinding, nothing, finding="F1", **said)
    both.ask_review(AmendFinding, finding="F1", text="two systems", **said)

    assert none == "nothing of finding F1 is said otherwise"


def test_an_amendment_to_what_is_recommended_already_says_nothing() -> None:
    """Its horizon and its findings, each once; its goals are the record's."""
    both = with_advice()
    same = {"recommendation": "R1", "horizon": "LONG_TERM", "findings": ("F1", "F1")}
    none = refused(both, AmendRecommendation, refusals.NothingToChange, **same)
    for plan in ("lcap", "fcmat", "essa"):
        both.ask_review(AmendRecommendation, **{plan: ()}, **same)

    assert none == "nothing of recommendation R1 is said otherwise"
