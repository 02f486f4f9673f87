"""What the record keeps of the items of a review's plan, and what is said of them."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select

from adapters.sql.as_of import SqlPast
from adapters.sql.items import NO_TEXTS
from adapters.sql.overdue import SqlBooks
from adapters.sql.record import SqlRecord
from adapters.sql.reviews import SqlReviews
from adapters.sql.tables import ITEMS, PAST
from domain.acts import ReviewBegun
from domain.bounds import LONGEST_ROW, MOST_ITEMS
from domain.discrepancies import seen
from domain.entries import Entry
from domain.reviews.acts import ReviewEnd
from domain.reviews.item import ItemStatus
from domain.reviews.standing import ItemStanding, ItemTexts, ReviewShown
from tests.lives import START
from tests.review_standings import (
    FRAMEWORK,
    REVIEW,
    item_stands,
    phase_stands,
    review_stands,
)

A_DAY = timedelta(days=1)


@pytest.fixture
def reviews(database: Engine) -> SqlReviews:
    return SqlReviews(database)


def entry(number: int, *items: ItemStanding) -> Entry:
    """One a day; the first says how the review stands, the others their number."""
    whole = review_stands(entry=number).model_dump(mode="json")
    changed = tuple(each.but(entry=number) for each in items)
    return Entry(
        entity=REVIEW,
        number=number,
        at=START + (number - 1) * A_DAY,
        late=False,
        act=ReviewBegun(by="a.castillo"),
        sentence="m.ortiz planned what is collected",
        whole=whole if number == 1 else {"entry": number},
        items=changed,
    )


def noted(note: str) -> ItemTexts:
    return ItemTexts(note=note)


def shown(*evidence: str) -> ItemTexts:
    return ItemTexts(more_evidence=evidence)


def test_an_item_stands_as_the_newest_of_its_entries_left_it(
    record: SqlRecord, reviews: SqlReviews
) -> None:
    """Whatever comes late or twice; and one of another review is not among them."""
    entries = [
        entry(1, item_stands("A1"), item_stands("A2")),
        entry(2, item_stands("A1", count=3)),
        entry(3, item_stands("A1", count=5, status=ItemStatus.DONE)),
    ]
    for each in (entries[2], entries[0], entries[1], entries[0]):
        record.commit([each])

    assert [(i.id, i.count, i.status, i.entry) for i in reviews.items(REVIEW)] == [
        ("A1", 5, ItemStatus.DONE, 3),
        ("A2", 0, ItemStatus.OPEN, 1),
    ]
    assert reviews.items("1999901.1/review/2") == []


@pytest.mark.parametrize("order", [(1, 2, 3, 4, 5), (5, 3, 1, 4, 2), (5, 4, 3, 2, 1)])
def test_texts_stay_as_they_are_until_others_are_said(
    record: SqlRecord, reviews: SqlReviews, order: Sequence[int]
) -> None:
    """Each by itself, as the entries follow one another, whenever they come."""
    plan = (item_stands("A1", noted("ask twice")), item_stands("A2", shown("box 7")))
    whole = ItemTexts(note="", reason="they moved", evidence=("box 9",))
    entries = [
        entry(1, *plan, item_stands("A3")),
        entry(2, item_stands("A1", shown("box 3"), count=1)),
        entry(3, item_stands("A1", count=2), item_stands("A2", whole)),
        entry(4, item_stands("A1", shown("box 4", "box 3"), count=3)),
        entry(5, item_stands("A1", noted("asked three times"), count=3)),
    ]
    for n in order:
        record.commit([entries[n - 1]])

    assert [(i.id, i.count, i.texts) for i in reviews.items(REVIEW)] == [
        ("A1", 3, ItemTexts(note="asked three times", evidence=("box 3", "box 4"))),
        ("A2", 0, whole),
        ("A3", 0, NO_TEXTS),
    ]


def test_items_are_in_order_of_their_components_and_chosen_by_them(
    record: SqlRecord, reviews: SqlReviews
) -> None:
    """A number after its value, an id letter by letter, on either database."""
    planned = *map(item_stands, ("b", "B", "a10")), item_stands("a-2", component=11)
    moved = item_stands("b", component=11, status=ItemStatus.WAIVED)
    record.commit([entry(1, *planned), entry(2, moved)])

    def ids(
        component: int | None = None, status: ItemStatus | None = None
    ) -> list[str]:
        return [each.id for each in reviews.items(REVIEW, component, status)]

    assert ids() == ["B", "a10", "a-2", "b"]
    assert ids(2) == ["B", "a10"]
    assert ids(11, ItemStatus.WAIVED) == ids(status=ItemStatus.WAIVED) == ["b"]
    assert ids(2, ItemStatus.WAIVED) == []


def test_items_are_shown_as_they_stood_on_an_earlier_day(
    record: SqlRecord, database: Engine
) -> None:
    """With the texts of that day, and the review as it was then."""
    first, more = noted("ask twice"), shown("box 3")
    entries = [
        entry(1),
        entry(2, item_stands("A1", first), item_stands("A2", component=11)),
        entry(3, item_stands("A1", count=1)),
        entry(4, item_stands("A1", more, count=2)),
    ]
    record.commit(entries)
    past = SqlPast(database)
    then = [past.review(REVIEW, START + n * A_DAY + A_DAY / 2) for n in range(4)]

    assert [each.review.entry for each in then] == [1, 2, 3, 4]
    assert {each.review.framework == FRAMEWORK for each in then} == {True}
    assert [[(i.id, i.count, i.texts) for i in each.items] for each in then] == [
        [],
        [("A1", 0, first.after(None)), ("A2", 0, NO_TEXTS)],
        [("A1", 1, first.after(None)), ("A2", 0, NO_TEXTS)],
        [("A1", 2, more.after(first)), ("A2", 0, NO_TEXTS)],
    ]


def test_a_workbook_of_four_hundred_items_is_kept_in_one_commit(
    record: SqlRecord, reviews: SqlReviews
) -> None:
    """As many as a plan may have, their texts with them."""
    note = "x" * LONGEST_ROW
    plan = (item_stands(f"A{n}", noted(note)) for n in range(MOST_ITEMS))
    record.commit([entry(1), entry(2, *plan)])
    found = reviews.items(REVIEW)

    assert len(found) == MOST_ITEMS
    assert {each.texts.note for each in found if each.texts} == {note}


def test_a_phase_that_waits_is_neither_open_nor_late(
    record: SqlRecord, database: Engine
) -> None:
    """Nothing of it is listed, whatever its clock says; nor of one that is done."""
    day, at = START.date(), START + 400 * A_DAY
    late = {"due": day, "overdue": True, "next_at": START}
    phases = (
        phase_stands("data", opened=day, witness="data-1", **late),
        phase_stands("report", witness="report-1", **late),
    )
    done = tuple(each.but(opened=day, done=day) for each in phases)
    books, found = SqlBooks(database), []
    for n, each in enumerate((phases, phases[1:], done), start=1):
        whole = review_stands(entry=n, phases=each)
        record.commit([entry(n).but(whole=whole.model_dump(mode="json"))])
        found.append([each.plan_id for each in books.late(at)])
        assert [clock for _, clock in seen(ReviewShown(review=whole)).waits] == [
            clock for clock in each if clock.is_open
        ]

    assert found == [["data-1"], [], []]


def test_a_review_that_said_how_it_ended_is_open_no_more(
    record: SqlRecord, reviews: SqlReviews
) -> None:
    """Whatever its stage is called."""
    record.commit([entry(1)])

    assert [each.entity for each in reviews.open_reviews()] == [REVIEW]

    over = review_stands(entry=2, stage="data", end=ReviewEnd.CANCELLED)
    record.commit([entry(2).but(whole=over.model_dump(mode="json"))])

    assert reviews.open_reviews() == []


def test_the_framework_of_a_review_is_kept_once(
    record: SqlRecord, reviews: SqlReviews, database: Engine
) -> None:
    """It stays as it was when the review began; each entry would repeat it."""
    record.commit([entry(n) for n in range(1, 4)])
    with database.connect() as connection:
        texts = [*connection.scalars(select(PAST.c.standing))]
        rows = connection.scalar(select(func.count()).select_from(ITEMS))

    assert reviews.review(REVIEW) == review_stands(entry=3)
    assert len(texts) == 3
    assert not any("Empathy" in each for each in texts)
    assert rows == 0
