"""A workbook's actions and votes held against a roadmap, and what that comes to."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from adapters.planned_roadmap.rows import read_actions
from adapters.planned_roadmap.template import write_actions
from adapters.planned_roadmap.votes import read_votes
from client import reviews
from client.endings import Failed
from domain.act import Actor
from domain.bounds import LONGEST_TITLE
from domain.people.roles import Role
from domain.reviews.analysis_standing import RecommendationTexts
from domain.reviews.standing import ReviewShown
from domain.roadmaps.roadmap import Priority
from domain.roadmaps.standing import PlannedTexts
from services.imports import recorded
from services.imports.in_words import review_in_words
from services.planned_roadmap.check import LeaToday
from services.planned_roadmap.judge import read_plan, read_votes_plan
from services.planned_roadmap.plan import ActionsPlan, actions_plan, votes_plan
from services.planned_roadmap.rows import unanswered, workbook_rows
from tests.findings import advice, finding, having
from tests.lives import EVERY_WEEKDAY
from tests.roadmap_sheets import (
    PLANNED,
    VOTED,
    WITH_ADVICE,
    Cells,
    action,
    planning,
    table,
)

pytestmark = pytest.mark.usefixtures("in_this_process")

ACTOR = Actor("k.bennett", "kbennett")
CLIENT: Any = None
DAY = LeaToday(EVERY_WEEKDAY.lea, date(2027, 3, 1))
NOW = planning(action(), action(2, recommendation="", votes={}))


def plan_of(
    folder: Path, *rows: Cells, now: ReviewShown = NOW, overwrite: tuple[str, ...] = ()
) -> ActionsPlan:
    read = read_actions(table(folder, *rows), now)
    assert read.faults == ()
    return actions_plan(read, now, DAY, overwrite)


def test_rows_are_new_otherwise_or_as_they_stand(tmp_path: Path) -> None:
    """What says the same is left out of the act; a number is an id like any other."""
    same = {**PLANNED, "as_of": 31}
    other = same | {"action": 2, "title": "Read aloud", "components": "1; 2"}
    other["recommendation"] = ""
    new = PLANNED | {"action": 5, "as_of": ""}
    plan = plan_of(tmp_path, same, other, new)
    act = plan.act(ACTOR, "act")

    assert plan.actions.unchanged == ("1",)
    assert plan.actions.changed[0].changes == (
        ("title", "Agree on one system", "Read aloud"),
        ("components", "1; 3", "1; 2"),
    )
    assert [row.action for row in act.rows] == [2, 5]
    assert (act.overwrite, act.rows[0].as_of, act.rows[1].as_of) == ((), 31, 0)
    assert act.why == "imported from roadmap.csv"


@pytest.mark.parametrize("named", [(), ("1",), ("all",)])
def test_what_changed_on_both_sides_is_kept_unless_it_is_named(
    tmp_path: Path, named: tuple[str, ...]
) -> None:
    """By its number; with both texts."""
    stale = {**PLANNED, "title": "Agree", "as_of": 8}
    plan = plan_of(tmp_path, stale, PLANNED | {"action": 7}, overwrite=named)
    act = plan.act(ACTOR, "act")

    assert bool(plan.actions.kept) is not bool(named)
    assert act.overwrite == ((1,) if named else ())
    assert [row.action for row in act.rows] == ([1, 7] if named else [7])


def test_every_fault_of_a_workbook_is_named_by_its_row_at_once(tmp_path: Path) -> None:
    """What cannot be read, dates that are past or far, and circles; none is sent."""
    rows: list[dict[str, object]] = [
        PLANNED | {"action": 11, "horizon": "soon"},
        PLANNED | {"action": 12, "due": "2026-11-02"},
        PLANNED | {"action": 13, "due": "2046-11-05"},
        PLANNED | {"action": 14, "anchor": "adoption", "days": -200},
        PLANNED | {"action": 15, "depends_on": "16"},
        PLANNED | {"action": 16, "depends_on": "17; 15"},
        PLANNED | {"action": 17},
        PLANNED | {"action": 18, "depends_on": "12"},
        PLANNED | {"action": 19, "due": "2026-11-02", "past": "it was begun before"},
    ]
    columns = ("due", "anchor", "days", "depends_on", "past")
    whole = [dict.fromkeys(columns, "") | row for row in rows]
    plan = read_plan(table(tmp_path, *whole), NOW, DAY)

    assert [str(each).partition(";")[0] for each in plan.faults] == [
        "row 2 (action 11), horizon: 'soon' is no horizon",
        "row 3 (action 12), due: 2026-11-02 is past",
        "row 4 (action 13), due: 2046-11-05 is more than ten years away",
        "row 5 (action 14), days: 2026-09-17 is past",
        "row 6 (action 15), depends_on: they would wait in a circle: 15 waits for 16 "
        "waits for 15",
    ]
    assert [each.id for each in plan.actions.taken] == ["17", "19"]


def test_a_date_that_is_past_here_too_is_taken_as_it_is(tmp_path: Path) -> None:
    """It was explained when it was planned; and a circle counts what stands here."""
    gone = date(2026, 11, 2)
    late = action(3, anchor="", days=0, due=gone)
    now = planning(late, action(4, depends_on=(3,)))
    same = {**PLANNED, "action": 3, "due": gone, "title": "Read", "as_of": 31}
    kept = read_plan(table(tmp_path, same), now, DAY)
    waits = read_plan(table(tmp_path, same | {"depends_on": "4"}), now, DAY)

    assert kept.faults == () and len(kept.actions.taken) == 1
    (fault,) = map(str, waits.faults)
    assert fault.startswith("row 2 (action 3), depends_on: they would wait in a circle")


def test_a_circle_is_named_where_it_is_tied_and_its_rows_are_left_out(
    tmp_path: Path,
) -> None:
    """Not at a row that waits as it did; and the review is not asked of it again."""
    now = planning(action(depends_on=(2,)), action(2, recommendation="", votes={}))
    waited = {**PLANNED, "as_of": 31, "depends_on": "2", "title": "Read"}
    tied = waited | {"action": 2, "depends_on": "1", "recommendation": ""}
    plan = read_plan(table(tmp_path, waited, tied, PLANNED | {"action": 7}), now, DAY)

    (fault,) = map(str, plan.faults)
    assert fault.startswith("row 3 (action 2), depends_on: they would wait in a circle")
    assert [each.id for each in plan.actions.taken] == ["7"]


def test_what_dates_come_to_and_what_is_lacking_is_said(tmp_path: Path) -> None:
    """By the LEA's working days; of actions that are not in the workbook as well."""
    bare = action(3, owner=None, due=None, anchor="", days=0, priority=None)
    lead = {**PLANNED, "anchor": "adoption", "owner": "lea_deputy"}
    before, own_day = lead | {"days": -5, "as_of": 31}, lead | {"action": 7}
    now = planning(action(), bare)
    outlook = plan_of(tmp_path, before, own_day, now=now).outlook

    assert [tuple(each) for each in outlook.dated] == [
        (
            *("1", "Agree on one system", "5 working days before the board's adoption"),
            *(date(2027, 8, 5), date(2027, 6, 17)),
        ),
        (
            *("7", "Agree on one system", "on the day of the board's adoption"),
            *(None, date(2027, 6, 24)),
        ),
    ]
    assert outlook.lacking == (
        "action 3 lacks an owner, a due date and a priority with its reason",
        "action 7 lacks a priority with its reason",
    )
    assert outlook.unanswered == ()


def test_recommendations_that_no_action_would_carry_out_are_said(
    tmp_path: Path,
) -> None:
    """Those that stand; also one from which an action is taken away."""
    gone = advice(id="R3", withdrawn=True)
    two = having([finding()], [advice(), advice(id="R2"), gone])
    away = {**PLANNED, "recommendation": "", "as_of": 31}
    outlook = plan_of(tmp_path, away, now=planning(action(), now=two)).outlook

    assert outlook.unanswered == ("R1", "R2")


def test_each_recommendation_without_an_action_is_a_row_to_begin_with() -> None:
    """Behind the actions there are; of what the review says of it."""
    texts = RecommendationTexts(
        text="agree on one system\nfor all schools",
        rationale="costs",
        lcap=("goal 2",),
        fcmat=("2.3", "FCMAT 2.4"),
        essa=("CSI 2",),
    )
    found = [finding(component=2), finding(id="F2", component=1)]
    new = advice(id="R2", findings=("F1", "F2"), texts=texts)
    now = having(found, [advice(), new, advice(id="R3", withdrawn=True)])
    rows = workbook_rows(planning(action(4), now=now))
    first, last = rows

    assert [row.action for row in rows] == [4, 5]
    assert (first.as_of, last.as_of) == (31, 0)
    assert (last.title, last.text) == (
        "agree on one system for all schools",
        texts.text,
    )
    assert (last.components, last.theme, last.recommendation) == (
        *((1, 2), "Coherence", "R2"),
    )
    assert last.standards == ("LCAP goal 2", "FCMAT 2.3", "FCMAT 2.4", "ESSA CSI 2")
    assert (last.owner, last.due, last.priority) == (None, None, None)


def test_the_rows_to_begin_with_can_be_imported_as_they_are(tmp_path: Path) -> None:
    """And once they are, none is left."""
    file = tmp_path / "roadmap.xlsx"
    write_actions(file, WITH_ADVICE, workbook_rows(WITH_ADVICE))
    plan = read_plan(file, WITH_ADVICE, DAY)

    assert plan.faults == ()
    assert [row.action for row in plan.act(ACTOR, "act").rows] == [1]
    assert [*unanswered(planning(action()))] == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("one system", "one system"),
        ("Agree on one system. " + "It holds all data. " * 9, "Agree on one system"),
        ("word " * 30, "word " * 15 + "word…"),
    ],
)
def test_a_title_is_a_whole_sentence_or_says_that_it_is_cut(
    text: str, title: str
) -> None:
    """Without the period, as titles are written."""
    (first,) = WITH_ADVICE.analysis.recommendations
    said = first.but(texts=RecommendationTexts(text=text))
    now = WITH_ADVICE.but(analysis=WITH_ADVICE.analysis.but(recommendations=(said,)))
    (row,) = workbook_rows(now)

    assert row.title == title and len(title) <= LONGEST_TITLE


def test_a_roadmap_of_an_engagement_that_is_over_has_no_outlook(
    tmp_path: Path,
) -> None:
    """Nobody knows its calendar any more; the review refuses the rest."""
    plan = read_plan(table(tmp_path, PLANNED), planning(), None)

    assert plan.outlook == ((), (), ())
    assert len(plan.actions.new) == 1


def test_votes_are_new_otherwise_or_as_the_role_gave_them(tmp_path: Path) -> None:
    """All of them in one act; an action that is not voted on is left as it is."""
    rows = [VOTED, VOTED | {"action": 2}]
    plan = votes_plan(read_votes(table(tmp_path, *rows), NOW, Role.COE_LEAD), NOW)
    other = votes_plan(read_votes(table(tmp_path, *rows), NOW, Role.CCEE_LEAD), NOW)
    act = plan.act(ACTOR, "act")

    assert plan.votes.noun == "vote"
    assert {each.title for each in plan.votes.new} == {"Agree on one system"}
    assert (plan.votes.unchanged, [each.id for each in plan.votes.new]) == (
        *(("1",), ["2"]),
    )
    assert ([row.action for row in act.rows], act.role) == ([2], Role.COE_LEAD)
    assert len(other.votes.new) == 2
    assert plan.said != other.said


def test_a_vote_that_is_changed_shows_what_it_was(tmp_path: Path) -> None:
    (changed,) = read_votes_plan(
        table(tmp_path, VOTED | {"effort": 3}), NOW, Role.COE_LEAD
    ).votes.changed

    assert changed.changes == (("effort", "2", "3"),)


def test_what_cannot_be_read_changes_nothing(tmp_path: Path) -> None:
    """Each in words, with what the file lacks."""
    file = table(tmp_path, {"what": "else"})

    with pytest.raises(
        Failed, match=r"the header lacks action.*\n.*nothing was changed"
    ):
        read_plan(file, NOW, DAY)
    with pytest.raises(
        Failed, match=r"the header lacks action, impact.*\n.*nothing was"
    ):
        read_votes_plan(file, NOW, None)


async def test_the_roadmap_comes_in_the_words_of_the_record(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As soon as it has heard of the last change; else it ends in words."""
    stands = planning(action(texts=None), now=having())
    worded = planning(action(), now=having())

    async def shown(*_: object) -> ReviewShown:
        return stands

    monkeypatch.setattr(reviews, "standing", shown)
    monkeypatch.setattr(recorded, "PAUSES", (0.0, 0.0))
    older = planning(action(entry=30, texts=PlannedTexts(text="x")), now=having())
    behind = iter((None, older, worded))
    found = await review_in_words(CLIENT, "1999901", 1, lambda _: next(behind))

    assert found.roadmap == worded.roadmap
    assert found.roadmap.actions[0].priority is Priority.FIRST_CYCLE
    with pytest.raises(Failed, match="not heard yet what changed of 1 part of 1999"):
        await review_in_words(CLIENT, "1999901", 1, lambda _: None)
