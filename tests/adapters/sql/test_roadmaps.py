"""What the record keeps of a roadmap that a review works out, and all said of it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine

from adapters.sql.as_of import SqlPast
from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from adapters.sql.reviews import SqlReviews
from domain.acts import (
    DropAction,
    ImportActions,
    PlanAction,
    PrioritizeAction,
    ProposeRoadmap,
    ReopenRoadmap,
    SetAnchor,
    SignRoadmap,
    VoteOnAction,
)
from domain.review_standing import shown
from domain.roadmaps.acts import PlannedRow
from domain.roadmaps.roadmap import SigningParty
from domain.roadmaps.standing import PlannedTexts, RoadmapStanding
from tests.codesign import opened
from tests.lives import START
from tests.reviews import InReview

REVIEW = "1999901.1/review/1"
SHA = "a" * 64
SEEN = "https://coe.example/signed"
AIM = {
    "action": 1,
    "title": "Name one aim",
    "components": (1,),
    "horizon": "IMMEDIATE",
    "owner": "lea_deputy",
    "text": "one aim for all schools",
    "standards": ("LCAP 1.3",),
    "anchor": "adoption",
    "days": 30,
}
READ = {
    "action": 2,
    "title": "Read every day",
    "components": (2, 3),
    "horizon": "LONG_TERM",
    "owner": "lea_instruction",
    "due": START.date() + timedelta(days=90),
}
ROW = PlannedRow(
    action=3,
    title="Plan together",
    text="an hour a week",
    components=(9,),
    horizon="LONG_TERM",
    priority="later",
    reason="after the aim",
)


def worked_out() -> InReview:
    """Planned, voted on, proposed and signed by two; the third action is dropped."""
    both = opened()
    board = both.today + timedelta(days=60)
    both.ask_review(SetAnchor, anchor="adoption", on=board, title="the adoption")
    both.ask_review(SetAnchor, anchor="kickoff", on=both.today)
    both.ask_review(PlanAction, **AIM)
    both.ask_review(PlanAction, **READ)
    both.ask_review(ImportActions, rows=(ROW,))
    both.ask_review(PlanAction, action=1, title="Name one aim for all")
    both.ask_review(VoteOnAction, action=1, impact=5, effort=2, feasibility=4)
    for number in (1, 2):
        said = {"action": number, "priority": "first_cycle", "why": f"first {number}"}
        both.ask_review(PrioritizeAction, **said)
    later = board + timedelta(days=7)
    both.ask_review(SetAnchor, anchor="adoption", on=later, why="it met later")
    both.ask_review(SetAnchor, anchor="kickoff", on="")
    both.ask_review(DropAction, action=3, why="the aim has it")
    propose(both)
    return both


def propose(both: InReview) -> None:
    both.ask_review(ProposeRoadmap, sha256=SHA, as_of=both.review.entries)
    for party in (SigningParty.COE, SigningParty.LEA):
        said = {"party": party, "sha256": SHA, "on": both.today, "seen": SEEN}
        both.ask_review(SignRoadmap, **said)


def recorded(database: Engine) -> RoadmapStanding:
    found = SqlReviews(database).shown(REVIEW)
    assert found
    return found.roadmap


@pytest.mark.parametrize("turn", [1, -1])
def test_the_record_shows_the_roadmap_as_the_review_has_it(
    database: Engine, turn: int
) -> None:
    """In whichever order its entries come, and once for all the times they do."""
    review = worked_out().review
    record = SqlRecord(database)
    for each in (*review.unwritten[::turn], review.unwritten[-1]):
        record.commit([each])

    assert recorded(database).with_words(RoadmapStanding()) == shown(review).roadmap


def test_words_of_an_action_stay_as_they_are_until_others_are_said(
    database: Engine,
) -> None:
    """Each by itself; where the signed paper is stands with its signature."""
    SqlRecord(database).commit(worked_out().review.unwritten)
    found = recorded(database)

    assert found.by_number[1].texts == PlannedTexts(
        text="one aim for all schools",
        past="",
        standards=("LCAP 1.3",),
        reason="first 1",
    )
    assert found.by_number[2].texts == PlannedTexts(past="", reason="first 2")
    assert {each.party: each.seen for each in found.signatures} == {
        SigningParty.COE: SEEN,
        SigningParty.LEA: SEEN,
    }


def test_a_dropped_action_takes_its_words_with_it(database: Engine) -> None:
    """Planned anew under its number, it has none, and says nothing otherwise."""
    both = worked_out()
    both.ask_review(ReopenRoadmap)
    both.ask_review(PlanAction, **READ | {"action": 3, "title": "Meet every week"})
    SqlRecord(database).commit(both.review.unwritten)
    texts = recorded(database).by_number[3].texts
    lines = SqlReading(database).history(REVIEW, "action/3")

    assert texts
    assert not any((texts.text, texts.past, texts.reason, texts.standards))
    assert [each.kind for each in lines] == [
        *("import_actions", "drop_action", "plan_action")
    ]
    assert lines[-1].said_before == ()


def test_signatures_fall_when_a_roadmap_is_taken_back(database: Engine) -> None:
    """Those of a new proposal stand alone; how it stood before is there to be read."""
    both = worked_out()
    before = both.review.entries
    both.ask_review(ReopenRoadmap)
    reopened = both.review.entries
    both.ask_review(ProposeRoadmap, sha256=SHA, as_of=both.review.entries)
    SqlRecord(database).commit(both.review.unwritten)
    past, now = SqlPast(database), recorded(database)

    assert (now.signatures, now.proposals) == ((), 2)
    assert past.review_at(REVIEW, reopened).roadmap.proposal is None
    assert [each.party for each in past.review_at(REVIEW, before).roadmap.signatures]


def test_a_roadmap_is_read_as_it_stood_at_an_entry(database: Engine) -> None:
    """What is proposed is drawn up as of an entry, whatever comes after."""
    both = opened()
    board = both.today + timedelta(days=60)
    both.ask_review(SetAnchor, anchor="adoption", on=board, title="the adoption")
    both.ask_review(PlanAction, **AIM)
    then = both.review.entries
    stood = shown(both.review).roadmap
    both.ask_review(PlanAction, action=1, text="another")
    both.ask_review(SetAnchor, anchor="adoption", on=board + timedelta(days=9))
    SqlRecord(database).commit(both.review.unwritten)
    found = SqlPast(database).review_at(REVIEW, then).roadmap

    assert found.with_words(RoadmapStanding()) == stood
    texts = found.by_number[1].texts
    assert texts and texts.text == "one aim for all schools"
    assert SqlPast(database).review_at(REVIEW, then - 2).roadmap == RoadmapStanding()


def test_the_history_of_an_action_is_all_that_changed_it(database: Engine) -> None:
    """Also votes, and an anchor that moved its date; each with what was before."""
    both = worked_out()
    was, due = (date.isoformat(each) for each in _dates(both))
    SqlRecord(database).commit(both.review.unwritten)
    lines = SqlReading(database).history(REVIEW, "action/1")
    of_anchor = SqlReading(database).history(REVIEW, "anchor/adoption")

    assert [each.kind for each in lines] == [
        *("plan_action", "plan_action", "vote", "prioritize_action", "set_anchor")
    ]
    assert lines[1].said_before == (
        "action/1, title: Name one aim for all; said before: Name one aim",
    )
    assert lines[-1].said_before == (f"action/1, due: {due}; said before: {was}",)
    assert [each.kind for each in of_anchor] == ["set_anchor", "set_anchor"]


def _dates(both: InReview) -> tuple[date, date]:
    """When the first action was due by the anchor as it was, and as it is."""
    lea, action = both.engagement.policy.lea, both.review.review.roadmap.by_number[1]
    assert action.due
    board = both.today + timedelta(days=60)
    return lea.later(board, 30), action.due
