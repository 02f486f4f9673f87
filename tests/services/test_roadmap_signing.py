"""A roadmap drawn up to be signed: what it said as of an entry, and how much it may."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from adapters.sql.as_of import SqlPast
from adapters.sql.documents import SqlDocuments
from adapters.sql.record import SqlRecord
from client.endings import Failed
from domain.acts import ImportActions, PlanAction
from domain.documents.canonical import hash_of
from domain.roadmaps.acts import PlannedRow
from domain.roadmaps.roadmap import Priority
from services.roadmap_signing import drawn, signed_text
from tests.codesign import opened
from tests.lives import START
from tests.reviews import InReview
from tests.roadmaps import plan, prioritize

LONGEST = 2_000  # characters of what is said of an action


def recorded(both: InReview, database: Engine) -> SqlPast:
    SqlRecord(database).commit(both.review.unwritten)
    return SqlPast(database)


def test_a_roadmap_says_for_ever_what_it_said_as_of_an_entry(database: Engine) -> None:
    """And which recommendations no action carries out."""
    both = opened()
    plan(both, 1, text="One aim.", standards=("LCAP 1.3",))
    prioritize(both, 1, why="all else waits for it")
    then = both.review.entries
    both.ask_review(PlanAction, action=1, text="Another aim.")
    past = recorded(both, database)
    before = drawn(past, both.review.entity, then)
    (action,) = before.facts.actions

    assert (action.text, action.standards) == ("One aim.", ("LCAP 1.3",))
    assert action.reason == "all else waits for it"
    assert (before.as_of, before.sha256) == (then, hash_of(before.text))
    assert before.unanswered == ("R2",)
    assert "Another aim." in drawn(past, both.review.entity, then + 1).text


def test_a_roadmap_that_says_too_much_is_not_drawn_up(database: Engine) -> None:
    """It is said before anything is sent, with the actions of which most is said."""
    both = opened()
    rows = tuple(
        PlannedRow(
            action=n,
            title=f"Step {n}",
            text='"' * (LONGEST - n),
            components=(1,),
            horizon="IMMEDIATE",
            owner="lea_deputy",
            due=both.today + timedelta(days=60),
            priority=Priority.NEXT,
            reason="then",
        )
        for n in range(1, 121)
    )
    for first in (0, 40, 80):
        both.ask_review(ImportActions, rows=rows[first : first + 40])
        past = recorded(both, database)
        both.settle()

    with pytest.raises(Failed, match="shorten what is said") as off:
        drawn(past, both.review.entity, both.review.entries)
    assert "most is said of 1, 2, 3" in str(off.value)


def test_what_was_signed_is_read_as_it_was_kept(database: Engine) -> None:
    """Where nothing is proposed there is nothing to be read."""
    documents = SqlDocuments(database)
    digest = documents.keep("{}", START)

    assert signed_text(documents, digest) == "{}"
    assert signed_text(documents, "") == ""
    with pytest.raises(Failed, match="is not in the record any more"):
        signed_text(documents, "a" * 64)
