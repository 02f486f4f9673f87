"""What is exported of reviews: how each stands, its phases, milestones and items."""

from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from domain.people.roles import Role
from domain.reviews.acts import ItemRow, ReviewEnd
from domain.reviews.item import ItemStatus
from domain.reviews.standing import (
    ItemStanding,
    ItemTexts,
    MilestoneStanding,
    ReviewStanding,
)
from domain.setting import Cause, Stop
from domain.standing_of import engagement_standing
from services.exports.chosen import Chosen
from services.exports.lists import LISTS
from tests.lives import referred
from tests.review_standings import item_stands, phase_stands, review_stands

FIRST, LATER = date(2026, 9, 1), date(2026, 10, 27)
SOON = datetime(2026, 10, 20, 16, tzinfo=UTC)
PAUSE = Stop(cause=Cause.DISASTER, since=LATER, recheck=date(2026, 12, 26))


class Known(NamedTuple):
    """A record that has one review, and the items of its plan."""

    review: ReviewStanding
    plan: tuple[ItemStanding, ...] = ()

    def reviews(self, _: str) -> list[ReviewStanding]:
        return [self.review]

    def items(self, _: str) -> list[ItemStanding]:
        return [*self.plan]


def exported(
    what: str, review: ReviewStanding, *plan: ItemStanding, part: str = ""
) -> list[dict[str, object]]:
    """The rows of a list, by their columns."""
    known: Any = Known(review, plan)
    engagement = engagement_standing(referred())
    chosen = Chosen(*(known,) * 4, lambda key: f"ui/{key}", [engagement], part, 1)
    sheet = LISTS[what](chosen)
    return [dict(zip(sheet.heads, row, strict=True)) for row in sheet.rows]


def test_a_review_is_exported_with_what_its_open_phases_wait_for() -> None:
    """The nearest day and rung; which are late; how many items are left."""
    late = phase_stands(
        "data", opened=FIRST, due=LATER, overdue=True, next_at=SOON, rung="R1"
    )
    now = review_stands(
        phases=(late, phase_stands("report")),
        items=40,
        items_open=12,
        sites=3,
        team=("r.kim", "s.ito"),
    )
    (row,) = exported("reviews", now)

    assert (row["framework"], row["stage"]) == ("SIR-2@2019", "data")
    assert (row["items"], row["items_open"], row["sites"]) == (40, 12, 3)
    assert (row["open_phases"], row["overdue_phases"]) == ("data", "data")
    assert (row["due"], row["next_at_utc"]) == (LATER, SOON)
    assert row["paused_since"] is None
    assert row["team"] == "r.kim;s.ito"
    assert row["temporal_ui"] == f"ui/{now.entity}"


def test_a_paused_review_is_exported_with_its_pause() -> None:
    """Since when, why, and when it is asked whether it may go on."""
    (row,) = exported("reviews", review_stands(stage="paused", pause=PAUSE))
    pause = (row["paused_since"], row["pause_cause"], row["recheck_on"])

    assert pause == (PAUSE.since, PAUSE.cause, PAUSE.recheck)
    assert (row["stage"], row["open_phases"], row["due"]) == ("paused", "", None)


def test_every_phase_is_exported_also_those_that_wait() -> None:
    """A waiting one has no days; one that was open as the review ended is over."""
    done = phase_stands("data", opened=FIRST, due=LATER, done=LATER)
    over = phase_stands("data", opened=FIRST, due=LATER, over=True)
    waits = phase_stands("report")
    rows = exported("phases", review_stands(phases=(done, waits)))
    (ended,) = exported(
        "phases", review_stands(phases=(over,), end=ReviewEnd.CANCELLED)
    )
    days = [(row["state"], row["opened"], row["due"], row["done"]) for row in rows]

    assert days == [("done", FIRST, LATER, LATER), ("waiting", None, None, None)]
    assert {row["owner_role"] for row in rows} == {Role.CCEE_LEAD}
    assert ended["state"] == "over"


def test_a_milestone_is_exported_with_its_document() -> None:
    """Where it is and what is in it, as far as that was said."""
    reached = (
        MilestoneStanding(key="mou", title="MOU signed", on=FIRST, entry=2),
        MilestoneStanding(
            key="final", title="Final", on=LATER, entry=9, link="vault/7", sha256="ab"
        ),
    )
    rows = exported("milestones", review_stands(milestones=reached))

    assert [(row["milestone"], row["reached_on"], row["entry"]) for row in rows] == [
        ("mou", FIRST, 2),
        ("final", LATER, 9),
    ]
    assert [(row["link"], row["sha256"]) for row in rows] == [
        (None, None),
        ("vault/7", "ab"),
    ]


def test_items_are_exported_as_a_workbook_is_read_again() -> None:
    """By the same columns; `as_of` is the entry at which each changed last."""
    texts = ItemTexts(note="ask twice", reason="they moved", evidence=("a/1", "b/2"))
    said = item_stands("A1", texts, count=3, status=ItemStatus.DONE)
    full = said.but(planned=LATER, site="19999010101013", entry=7, participants="pupil")
    first, last = exported("items", review_stands(), full, item_stands("A2"))
    read = ItemRow.model_validate(first | {"evidence": ("a/1", "b/2")})

    assert [*first] == [*ItemRow.model_fields, "review"]
    assert first["review"] == review_stands().entity
    assert first["evidence"] == "a/1; b/2"
    assert read == ItemRow(
        item="A1",
        as_of=7,
        **full.model_dump(include={*ItemRow.model_fields}),
        **texts.model_dump(),
    )
    empty = {name for name, cell in last.items() if cell is None}
    assert empty == {"participants", "site", "planned", "note", "reason", "evidence"}


def test_one_part_of_a_review_is_exported_alone() -> None:
    """By its address within the review; of other lists there is nothing then."""
    phases = phase_stands("data", opened=FIRST), phase_stands("report")
    now, plan = review_stands(phases=phases), (item_stands("A1"), item_stands("A11"))
    items = exported("items", now, *plan, part="item/A1")

    assert [row["item"] for row in items] == ["A1"]
    assert exported("items", now, *plan, part="phase/data") == []
    assert [row["phase"] for row in exported("phases", now, part="phase/report")] == [
        "report"
    ]
