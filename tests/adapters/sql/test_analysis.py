"""What the record keeps of what a review found, and all that was said of it."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from adapters.sql.as_of import SqlPast
from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from adapters.sql.reviews import SqlReviews
from domain.acts import AmendFinding, AmendItem, AmendRecommendation, ImportFindings
from domain.review_apply import apply_review
from domain.review_standing import shown
from domain.reviews.analysis_standing import (
    AnalysisStanding,
    FindingTexts,
    RecommendationTexts,
    in_order,
)
from tests.analyses import REVIEW, ROW, SAID, entries, reviewed
from tests.lives import START, by_staff

A_DAY = timedelta(days=1)


def recorded(database: Engine) -> AnalysisStanding:
    found = SqlReviews(database).shown(REVIEW)
    assert found
    return found.analysis


def without_words(analysis: AnalysisStanding) -> AnalysisStanding:
    """As the review itself has it, where the record alone has the words."""
    return analysis.with_words(AnalysisStanding()).but(
        findings=tuple(each.but(texts=None) for each in analysis.findings),
        recommendations=tuple(e.but(texts=None) for e in analysis.recommendations),
    )


@pytest.mark.parametrize("turn", [1, -1])
def test_the_record_shows_what_the_review_has(database: Engine, turn: int) -> None:
    """In whichever order its entries come, and once for all the times they do."""
    _, review = reviewed()
    record = SqlRecord(database)
    for each in (*review.unwritten[::turn], review.unwritten[-1]):
        record.commit([each])

    assert without_words(recorded(database)) == in_order(shown(review).analysis)


def test_words_stay_as_they_are_until_others_are_said(database: Engine) -> None:
    """Each by itself: a text, a note, a reason; goals beside standards."""
    SqlRecord(database).commit(entries())
    found = recorded(database)
    advice = found.recommendation["R1"].texts

    assert found.finding["F1"].texts == FindingTexts(text="two systems", note="both")
    assert found.finding["F3"].texts == FindingTexts(
        text="no time", note="", reason="seen wrongly"
    )
    assert isinstance(advice, RecommendationTexts)
    assert (advice.text, advice.lcap, advice.fcmat, advice.essa) == (
        *("one system", ("goal 2",)),
        *(("2.3",), ("CSI 2",)),
    )
    assert [(e.component, e.reason) for e in found.waivers] == [(5, "asked thrice")]


def test_findings_stand_by_component_quadrant_and_number(database: Engine) -> None:
    """F2 comes before F10, whatever came first."""
    SqlRecord(database).commit(entries())

    assert [each.id for each in recorded(database).findings] == [
        *("F10", "F1", "F2", "F3")
    ]


def test_every_rating_is_kept_with_its_reason(database: Engine) -> None:
    """The latest stands; those before it are its history."""
    SqlRecord(database).commit(entries())
    given = SqlReviews(database).ratings(REVIEW)

    assert [(e.rating, e.reason) for e in given] == [
        ("initial", "as seen in May"),
        ("full", "as seen in June"),
    ]
    assert [each.rating for each in recorded(database).ratings] == ["full"]


def test_a_review_is_shown_as_it_stood(database: Engine) -> None:
    """With what had been found and waived by then, and the evidence there was."""
    _, review = reviewed()
    days = [
        each.model_copy(update={"at": START + n * A_DAY})
        for n, each in enumerate(review.unwritten)
    ]
    SqlRecord(database).commit(days)
    past = SqlPast(database)

    def then(number: int) -> AnalysisStanding:
        return past.review(REVIEW, START + (number - 1) * A_DAY + A_DAY / 2).analysis

    waived, found, amended = then(5), then(7), then(9)
    assert [(e.component, e.reason) for e in waived.waivers] == [(4, "none seen")]
    assert (found.waivers, [*found.finding]) == ((), ["F1"])
    assert (found.finding["F1"].theme, amended.finding["F1"].theme) == ("", "T1")
    assert past.review(REVIEW, START + A_DAY / 2).pieces == ()
    assert past.review(REVIEW, START + 3 * A_DAY).pieces == (1,)


@pytest.mark.parametrize(
    ("subject", "kinds"),
    [
        ("finding/F1", ["add_finding", "amend_finding"]),
        ("finding/F10", ["import_findings"]),
        ("recommendation/R2", ["add_recommendation", "withdraw_recommendation"]),
        ("component/4", ["waive_quadrant", "rate_component", "rate_component"]),
        ("theme/T1", ["add_theme"]),
    ],
)
def test_the_history_of_a_part_is_all_that_changed_it(
    database: Engine, subject: str, kinds: Sequence[str]
) -> None:
    """Also a workbook that was taken over."""
    SqlRecord(database).commit(entries())
    lines = SqlReading(database).history(REVIEW, subject)

    assert [line.kind for line in lines] == [*kinds]
    assert len(SqlReading(database).history(REVIEW)) == len(SAID) + 1


def rows(database: Engine, kind: str, part: str = "") -> Sequence[tuple[str, ...]]:
    """What each entry of a kind says otherwise than before."""
    lines = SqlReading(database).history(REVIEW, part, kind=kind)
    return [line.said_before for line in lines]


def test_the_history_says_what_was_said_before(database: Engine) -> None:
    """Next to the new words, from the record: the review does not carry them."""
    _, review = reviewed()
    for kind, fields in (
        (
            AmendFinding,
            {"finding": "F2", "text": "two calendars", "quadrant": "threat"},
        ),
        (AmendRecommendation, {"recommendation": "R1", "text": "one calendar"}),
        (AmendItem, {"item": "D01", "note": "of May", "target": 3}),
        (AmendItem, {"item": "D01", "note": "of June"}),
    ):
        review = apply_review(review, by_staff(kind, **fields), START)
    SqlRecord(database).commit(review.unwritten)

    assert rows(database, "amend_finding") == [
        (
            "finding/F1, theme: T1; said before: nothing",
            "finding/F1, evidence: E1; said before: nothing",
        ),
        ("finding/F2, text: two calendars; said before: no calendar",),
    ]
    assert rows(database, "amend_recommendation")[1] == (
        "recommendation/R1, text: one calendar; said before: one system",
    )
    assert rows(database, "amend_item") == [
        (
            "item/D01, target: 3; said before: 1",
            "item/D01, note: of May; said before: nothing",
        ),
        ("item/D01, note: of June; said before: of May",),
    ]
    assert rows(database, "add_finding") == [(), (), ()]


def test_a_workbook_says_what_was_said_before_too(database: Engine) -> None:
    """Of each row that changed; in the history of one part, of that alone."""
    _, review = reviewed()
    known = ROW.but(as_of=review.entries, text="one strong team")
    other = ROW.but(finding="F2", text="none", as_of=7, component=4)
    act = by_staff(ImportFindings, findings=(known, other))
    SqlRecord(database).commit(apply_review(review, act, START).unwritten)

    _, both = rows(database, "import_findings")
    _, one = rows(database, "import_findings", "finding/F10")
    assert "finding/F2, text: none; said before: no calendar" in both
    assert one == ("finding/F10, text: one strong team; said before: one team",)
