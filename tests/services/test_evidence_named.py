"""What still names a piece of evidence as it is withdrawn, by address."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Engine

from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from adapters.sql.reviews import SqlReviews
from domain.acts import (
    AddItem,
    ClaimComplete,
    ConfirmComplete,
    CountItem,
    ReturnClaim,
    Several,
    StartAction,
)
from domain.evidence.evidence import evidence_label
from services.evidence.named import still_named
from tests.evidence import Kept, of_a_review, of_an_engagement
from tests.lives import by_staff

ITEM: dict[str, Any] = {"component": 1, "method": "document_review"}


def said(kept: Kept, database: Engine, number: int = 1) -> Sequence[str]:
    """As the record knows it."""
    for each in (kept.both.engagement, *kept.both.reviews.values()):
        SqlRecord(database).commit(each.unwritten)
    parts = SqlReading(database), SqlReviews(database)
    return still_named(*parts, kept.entity.entity, number)


def claim(kept: Kept, *evidence: str) -> None:
    kept.ask(ClaimComplete, action=1, evidence=evidence)


def begun() -> Kept:
    kept = of_an_engagement()
    kept.ask(StartAction, action=1)
    kept.add(1, 2)
    return kept


def test_a_claim_that_waits_is_named(database: Engine) -> None:
    """By its action; words beside the number of a piece name none."""
    kept = begun()
    claim(kept, "e1", "E2 of the binder")

    assert said(kept, database) == [
        "action/1 waits to be confirmed and names E1; return asks for another"
    ]
    assert said(kept, database, 2) == []


def test_what_was_confirmed_is_named_too(database: Engine) -> None:
    """It is complete by what is withdrawn."""
    kept = begun()
    claim(kept, "E1")
    kept.ask(ConfirmComplete, action=1)

    assert said(kept, database) == [
        "action/1 was confirmed with E1 in its claim; reopen takes that back"
    ]


def test_of_a_claim_the_last_counts(database: Engine) -> None:
    """One that was returned names nothing any more, nor one that another followed."""
    kept = begun()
    claim(kept, "E1")
    kept.ask(ReturnClaim, action=1)
    returned = said(kept, database)
    again = by_staff(ClaimComplete, action=1, evidence=("E1",))
    kept.ask(Several, acts=(again,), by=again.by, why="at the meeting")
    kept.ask(ReturnClaim, action=1)
    claim(kept, "E2")

    assert returned == []
    assert said(kept, database) == []
    assert "names E2" in said(kept, database, 2)[0]


def test_items_are_named_by_their_addresses(database: Engine) -> None:
    """The first few, and how many more."""
    kept = of_a_review()
    kept.add(1)
    for n in range(1, 8):
        kept.ask(AddItem, item=f"D{n:02}", **ITEM)
        kept.ask(CountItem, item=f"D{n:02}", count=1, evidence=(evidence_label(1),))

    assert said(kept, database) == [
        "item/D01, item/D02, item/D03, item/D04, item/D05 and 2 more name E1; "
        "count_item names another beside it, and `import-items` in its place"
    ]
