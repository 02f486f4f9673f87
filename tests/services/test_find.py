"""Words in what is said of a review, however it came there."""

import pytest
from sqlalchemy import Engine

from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from domain.acts import (
    AddCorrection,
    AddItem,
    AddSite,
    AnswerCorrection,
    ImportActions,
    ImportItems,
    NoteMilestone,
    PlanAction,
    ReviewStaffAct,
    SetAnchor,
    WaiveItem,
    WithdrawCorrection,
    WriteSection,
)
from domain.review_apply import apply_review, begin_review
from domain.reviews.acts import ItemRow
from domain.reviews.words import ReviewSetting
from domain.roadmaps.acts import PlannedRow
from services.find import Found, find
from tests.commands.reviews.conftest import in_review
from tests.lives import START, by_staff

REVIEW = "1999901/review/1"
PLAIN = {"component": 1, "method": "document_review"}
PLANNED = {"components": (1,), "horizon": "IMMEDIATE"}
PLANTED = PlannedRow(action=5, title="Water it", text="the orchard's wells", **PLANNED)


def row(item: str, **said: object) -> ItemRow:
    return ItemRow.model_validate(PLAIN | {"item": item} | said)


@pytest.fixture
def record(database: Engine) -> SqlReading:
    """Of a review in which something is said of each kind of part."""
    said: list[ReviewStaffAct] = [
        by_staff(AddSite, site="19999010101013", name="Orchard Elementary"),
        by_staff(
            NoteMilestone,
            milestone="swot",
            on=START.date(),
            link="https://ccee.example/orchard",
        ),
        by_staff(AddItem, item="C01-01", note="the orchard's minutes", **PLAIN),
        by_staff(WaiveItem, item="C01-01", why="no orchard has any"),
        by_staff(
            ImportItems,
            rows=(
                row("C01-02", note="an orchard", evidence=("https://x.example/o",)),
                row("C01-03", note="a garden"),
            ),
        ),
    ]
    said += [
        by_staff(PlanAction, action=4, title="Plant the orchard", **PLANNED),
        by_staff(ImportActions, rows=(PLANTED,)),
        by_staff(SetAnchor, anchor="spring", on=START.date(), title="orchard in bloom"),
        by_staff(WriteSection, section="overview", text="orchards around nine schools"),
        by_staff(AddCorrection, party="coe", text="six schools"),
        by_staff(WithdrawCorrection, correction="k1", why="the orchard has none"),
        by_staff(AddCorrection, party="lea", text="one orchard, not two"),
        by_staff(
            AnswerCorrection,
            correction="k2",
            outcome="kept",
            why="both orchards were seen",
        ),
    ]
    new = in_review()
    (word,) = [e for e in new.untold if isinstance(e, ReviewSetting)]
    review = begin_review(word, START)
    for act in said:
        review = apply_review(review, act, START)
    again = by_staff(ImportItems, rows=(row("C01-02", note="an orchard", target=2),))
    review = apply_review(review, again.but(id="again"), START)
    SqlRecord(database).commit([*new.unwritten, *review.unwritten])
    return SqlReading(database)


def test_words_are_found_in_all_that_is_said_of_a_review(record: SqlReading) -> None:
    """Sites, documents, notes and reasons, rows of workbooks, the report's corrections.

    Each by its address: a correction by its number, which its act does not say.
    """
    found = find(record, "orchard", None)

    assert [(each.address, each.hit.field) for each in found] == [
        (f"{REVIEW}/action/4", "title"),
        (f"{REVIEW}/action/5", "text"),
        (f"{REVIEW}/anchor/spring", "title"),
        (f"{REVIEW}/correction/K1", "reason"),
        (f"{REVIEW}/correction/K2", "text"),
        (f"{REVIEW}/correction/K2", "reason"),
        (f"{REVIEW}/item/C01-01", "note"),
        (f"{REVIEW}/item/C01-01", "reason"),
        (f"{REVIEW}/item/C01-02", "note"),
        (f"{REVIEW}/milestone/swot", "link"),
        (f"{REVIEW}/section/overview", "text"),
        (f"{REVIEW}/site/19999010101013", "name"),
    ]
    assert {each.lea for each in found} == {"Alder Valley Unified"}


def test_what_a_workbook_says_again_is_found_once(record: SqlReading) -> None:
    """By the entry that said it last."""
    (found,) = find(record, "an orchard", None)

    assert isinstance(found, Found)
    assert (found.hit.entry, found.around) == (15, "an orchard")
