"""From a finding to a recommendation to an action, and back, out of the record."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.roadmap.rows import COLUMNS
from adapters.sql.as_of import SqlPast
from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from adapters.sql.reviews import SqlReviews
from client.endings import Misused
from commands.acts.recommendation import print_answered
from domain.acts import AddAction
from domain.faults import Fault
from domain.standing_of import engagement_standing
from services.exports.chosen import Chosen
from services.exports.lists import LISTS
from services.find import find
from services.roadmaps import Planned, unnamed, with_faults
from services.trace import (
    AnsweredBy,
    AsOf,
    Recommended,
    Tracing,
    answers,
    check_recommendation,
    recommendation_unknown,
)
from tests.analyses import ENGAGEMENT, REVIEW, WHOLE, kept, reviewed
from tests.lives import KICKOFF, START, by_staff, planned

KNOWN = Recommended(REVIEW, ("R1", "R12"))
NONE = Recommended(REVIEW, ())


def test_a_finding_leads_to_what_is_recommended_and_done(database: Engine) -> None:
    """With recommendations that were withdrawn, which nobody carries out."""
    trace = kept(database).of_finding(REVIEW, "F2")

    assert [each.id for each in trace.recommendations] == ["R1", "R2"]
    assert [each.label for each in trace.actions] == ["1", "2", "2a", "2b", "5"]
    assert trace.findings == ()


def test_a_recommendation_leads_both_ways(database: Engine) -> None:
    """Back to its findings, and on to its actions; parts have that of the whole."""
    tracing = kept(database)
    trace = tracing.of_recommendation(REVIEW, "R1")
    none = tracing.of_recommendation(REVIEW, "R2")

    assert [each.id for each in trace.findings] == ["F1", "F2"]
    assert [each.label for each in trace.actions] == ["1", "2", "2a", "2b", "5"]
    assert none.actions == ()


def test_an_action_leads_back_to_why_it_is_done(database: Engine) -> None:
    """One that names nothing leads nowhere; one that names nothing known says so."""
    tracing = kept(database)
    part, unknown = (
        tracing.of_action(ENGAGEMENT, 20_001),
        tracing.of_action(ENGAGEMENT, 3),
    )
    nothing = tracing.of_action(ENGAGEMENT, 4)

    assert [each.id for each in part.recommendations] == ["R1"]
    assert [each.id for each in part.findings] == ["F1", "F2"]
    assert (unknown.unknown, unknown.recommendations) == ("R9", ())
    assert (nothing.review, nothing.unknown, nothing.findings) == ("", "", ())


def test_a_trace_is_as_of_the_day_that_is_asked(database: Engine) -> None:
    """Then nothing had been withdrawn, and no action named what was recommended."""
    now, review = reviewed()
    later = START + timedelta(days=1)
    engagement = [e.but(at=later) if e.number > 9 else e for e in now.unwritten]
    own = [e.but(at=later) if e.number > 11 else e for e in review.unwritten]
    SqlRecord(database).commit([*engagement, *own])
    parts = SqlReading(database), SqlReviews(database)
    then = Tracing(*parts, AsOf(SqlPast(database), later))
    early = Tracing(*parts, AsOf(SqlPast(database), START))
    today = Tracing(*parts)

    assert [e.withdrawn for e in then.of_finding(REVIEW, "F2").recommendations] == [
        *(False, False),
    ]
    assert today.of_finding(REVIEW, "F2").recommendations[1].withdrawn
    assert then.of_recommendation(REVIEW, "R1").actions == ()
    assert not then.with_actions(REVIEW)
    assert today.with_actions(REVIEW) == {"R1", "R9"}
    assert early.recommended(ENGAGEMENT) is None


def test_a_roadmap_may_name_what_stands(database: Engine) -> None:
    """What was withdrawn is recommended no more."""
    tracing = kept(database)

    assert tracing.recommended(ENGAGEMENT) == Recommended(REVIEW, ("R1",))
    assert tracing.recommended("1999901.2") is None


def test_each_recommendation_says_which_actions_answer_it() -> None:
    """In a roadmap that is not adopted yet; one that none answers has none."""
    rows = (WHOLE, WHOLE.but(number=20_001), planned(3, KICKOFF))

    assert answers(rows, KNOWN) == (
        AnsweredBy("R1", ("1", "2a")),
        AnsweredBy("R12", ()),
    )


def test_a_preview_counts_what_answers_recommendations(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And says which none answers, and which actions name none."""
    rows = (WHOLE, planned(3, KICKOFF))
    print_answered(answers(rows, KNOWN), rows)
    print_answered((), rows)

    assert capsys.readouterr().out.splitlines() == [
        "",
        "recommendations, each with the actions that answer it:",
        "  R1: 1 action (1)",
        "  answered by no action: R12",
        "  1 action without a recommendation: 3",
    ]


@pytest.mark.parametrize(
    ("named", "known", "said"),
    [
        ("", None, ""),
        ("R12", KNOWN, ""),
        ("R3", None, "there is no review whose recommendation R3 could be"),
        (
            "R123",
            KNOWN,
            "review 1 has no recommendation R123; it has R1, R12; did you mean R12?",
        ),
        (
            "R3",
            KNOWN._replace(ids=()),
            "review 1 has no recommendation R3; it has none",
        ),
    ],
)
def test_what_is_not_there_is_said_with_what_is(
    named: str, known: Recommended | None, said: str
) -> None:
    """Of an action in a file, and of one that is added."""
    assert recommendation_unknown(named, known) == said


def test_each_row_that_names_what_is_not_there_is_named() -> None:
    """By its row and column, as all that is off in a roadmap."""
    rows = (WHOLE.but(recommendation="R12"), WHOLE.but(number=2, recommendation="R7"))
    places = {"action 1": "row 2", "action 2": "row 3"}
    file = Planned(rows, "roadmap.csv", (), places=places)
    where = ("row 3 (action 2)", "recommendation")

    assert unnamed(file, KNOWN) == [
        Fault(where, "review 1 has no recommendation R7; it has R1, R12")
    ]


def test_a_row_that_is_off_otherwise_names_what_is_there_too(tmp_path: Path) -> None:
    """So that one round finds both; a row that is off is placed as it is read."""
    row, below = ",".join(COLUMNS), "1,Read aloud,,2,Reading,soon,lea_instruction"
    file = tmp_path / "roadmap.csv"
    file.write_text(f"{row}\n{below},2027-03-05,,,R7\n", encoding="utf-8")

    assert unnamed(with_faults(file), KNOWN) == [
        Fault(
            ("row 2 (action 1)", "recommendation"),
            "review 1 has no recommendation R7; it has R1, R12",
        )
    ]


def test_a_row_names_a_recommendation_in_any_case() -> None:
    """One that is there is kept as it was given; another stays as it is written."""
    rows = (WHOLE.but(recommendation="r12"), WHOLE.but(number=2, recommendation="r7"))
    read = Planned(rows, "roadmap.csv", ()).spelled(KNOWN.ids)

    assert [each.recommendation for each in read.actions] == ["R12", "r7"]


def test_an_action_that_is_added_names_what_is_there() -> None:
    """Else the line is refused before it is sent."""
    act = by_staff(AddAction, **dict(planned(5, KICKOFF, recommendation="R7")))
    check_recommendation(act.but(recommendation="R1"), KNOWN)

    with pytest.raises(Misused, match="--recommendation: review 1 has no recommend"):
        check_recommendation(act, KNOWN)


def exported(database: Engine, what: str, part: str = "") -> list[dict[str, object]]:
    """The rows of a list, by their columns."""
    record, reviews = SqlReading(database), SqlReviews(database)
    standing = engagement_standing(reviewed()[0])
    no_link = lambda _: None  # noqa: E731
    chosen = Chosen(record, reviews, None, None, no_link, [standing], part, 1)  # type: ignore[arg-type]  # no other is read
    sheet = LISTS[what](chosen)
    return [dict(zip(sheet.heads, row, strict=True)) for row in sheet.rows]


def test_findings_and_advice_are_exported_as_they_are_read_again(
    database: Engine,
) -> None:
    """Those that stand; `as_of` is the entry at which each changed last."""
    kept(database)
    found = exported(database, "findings")
    advice = exported(database, "recommendations")
    first = next(row for row in found if row["finding"] == "F1")

    assert [row["finding"] for row in found] == ["F10", "F1", "F2"]
    assert (first["evidence"], first["items"], first["as_of"]) == ("E1", "D01", 9)
    assert (first["text"], first["theme"], first["note"]) == (
        *("two systems", "T1", "both"),
    )
    assert [row["recommendation"] for row in advice] == ["R1"]
    assert (advice[0]["findings"], advice[0]["fcmat"]) == ("F1; F2", "2.3")


def test_the_cross_walk_goes_from_goals_and_standards_to_actions(
    database: Engine,
) -> None:
    """A row for each action that carries a recommendation out."""
    kept(database)
    rows = exported(database, "crosswalk")

    assert [(row["recommendation"], row["action"]) for row in rows] == [
        *(("R1", "1"), ("R1", "2"), ("R1", "2a"), ("R1", "2b")),
        ("R1", "5"),
    ]
    served = {(row["lcap"], row["fcmat"], row["essa"]) for row in rows}
    assert served == {("goal 2", "2.3", "CSI 2")}
    assert {(row["theme"], row["theme_title"]) for row in rows} == {("T1", "Coherence")}


def test_ratings_are_exported_with_their_history(database: Engine) -> None:
    """In the words of the framework, each with its reason."""
    kept(database)
    rows = exported(database, "ratings", "component/4")

    assert [(row["called"], row["reason"]) for row in rows] == [
        ("Initial implementation", "as seen in May"),
        ("Full implementation", "as seen in June"),
    ]


def test_words_of_what_was_found_are_looked_for(database: Engine) -> None:
    """In what an act or a workbook says; the address shows the part."""
    kept(database)
    record = SqlReading(database)
    places = {
        word: [each.hit.part for each in find(record, word, None)]
        for word in ("two systems", "one team", "one system", "seen in June")
    }

    assert places == {
        "two systems": ["review/1/finding/F1"],
        "one team": ["review/1/finding/F10"],
        "one system": ["review/1/recommendation/R1"],
        "seen in June": ["review/1/component/4"],
    }
