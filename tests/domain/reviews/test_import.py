"""Rows of a workbook become items of the plan: all of them, or none."""

from datetime import date

import pytest

from domain import refusals
from domain.acts import (
    AddItem,
    CompleteItem,
    CountItem,
    ImportItems,
    WaiveItem,
)
from domain.bounds import KB, LONGEST_ROW, MOST_ITEMS
from domain.entries import Entry
from domain.people.roles import Role
from domain.reviews.acts import ItemRow
from domain.reviews.item import ItemStatus, PlanItem
from domain.reviews.standing import ItemTexts
from tests.lives import by_staff
from tests.review_phases import approve, begin, complete, up_to
from tests.reviews import ANOTHER, SCHOOL, InReview, in_review

READ = ItemRow(item="C01-D1", component=1, method="document_review")
WALK = ItemRow(item="C03-W1", component=3, method="instructional_walk", target=4)
FULL = WALK.but(
    participants="students",
    site=SCHOOL,
    owner=Role.CCEE_LEAD,
    count=3,
    planned=date(2026, 9, 22),
    status=ItemStatus.DONE,
    note="grade 3 first",
    reason="one school closed",
    evidence=("T:/walks/3.docx",),
)


def imported(both: InReview, *rows: ItemRow, overwrite: tuple[str, ...] = ()) -> Entry:
    both.ask_review(ImportItems, rows=rows, overwrite=overwrite)
    return both.review.unwritten[-1]


def refused(
    both: InReview, rule: type, *rows: ItemRow, overwrite: tuple[str, ...] = ()
) -> str:
    """What staff read; no row was taken over."""
    known = both.review
    with pytest.raises(rule) as found:
        imported(both, *rows, overwrite=overwrite)
    assert both.review is known
    return str(found.value)


def with_plan() -> InReview:
    """A sample of one site, and two items."""
    both = in_review()
    approve(both)
    imported(both, READ, WALK)
    return both


def as_of(both: InReview, row: ItemRow) -> ItemRow:
    """The row of a workbook that was written just now."""
    return row.but(as_of=both.review.review.items[row.item].entry)


def test_rows_become_items_in_one_entry() -> None:
    """All that a row says: what is decided on in the state, texts in the record."""
    both = in_review()
    approve(both)
    entry = imported(both, READ, FULL)
    items = both.review.review.items

    assert items["C01-D1"] == PlanItem(
        component=1, method="document_review", entry=entry.number
    )
    assert items["C03-W1"] == PlanItem(
        component=3,
        method="instructional_walk",
        entry=entry.number,
        target=4,
        count=3,
        status=ItemStatus.DONE,
        participants="students",
        site=SCHOOL,
        planned=date(2026, 9, 22),
        owner=Role.CCEE_LEAD,
    )
    assert [each.id for each in entry.items] == ["C01-D1", "C03-W1"]
    assert entry.items[1].texts == ItemTexts(
        note="grade 3 first",
        reason="one school closed",
        evidence=("T:/walks/3.docx",),
    )
    assert (entry.subject, entry.notices) == ("", ())
    assert entry.sentence.startswith(
        "t.washington took over 2 items of the plan (2 new: C01-D1, C03-W1) from a "
        "workbook"
    )


def test_a_workbook_that_was_written_now_changes_the_items_it_has() -> None:
    """And no other; new ones beside them are counted as such."""
    both = with_plan()
    known = both.review.review.items["C01-D1"]
    new = READ.but(item="C02-D1", component=2)
    entry = imported(both, as_of(both, WALK).but(target=6), new)
    items = both.review.review.items

    assert items["C01-D1"] is known
    assert (items["C03-W1"].target, items["C03-W1"].entry) == (6, entry.number)
    assert (
        "2 items of the plan (1 new: C02-D1; 1 changed: C03-W1) from a workbook; "
        "item C03-W1: 4 x "
        "Instructional walks and crosswalks, component 3, CCEE expert, open, 0 of 4 -> "
        "6 x Instructional walks and crosswalks, component 3, CCEE expert, open, 0 of 6"
    ) in entry.sentence
    assert [each.id for each in entry.items] == ["C03-W1", "C02-D1"]


def test_what_a_row_leaves_empty_is_empty() -> None:
    """Unlike an act on one item, a row says all of it."""
    both = in_review()
    approve(both)
    imported(both, FULL)
    entry = imported(both, as_of(both, WALK).but(reason="to be done again"))
    item = both.review.review.items["C03-W1"]

    assert (item.site, item.participants, item.planned) == ("", "", None)
    assert (item.owner, item.count) == (Role.CCEE_EXPERT, 0)
    assert entry.items[0].texts == ItemTexts(
        note="", reason="to be done again", evidence=()
    )


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (("c01-d1",), "item c01-d1: differs from C01-D1 in capitals alone"),
        (("N-a", "N-A"), "item N-A: differs from N-a in capitals alone"),
    ],
)
def test_a_new_row_is_not_told_apart_by_its_capitals(
    items: tuple[str, ...], said: str
) -> None:
    """Neither from an item of the plan, nor from another row."""
    rows = (READ.but(item=each) for each in items)

    assert refused(with_plan(), refusals.PlanUnusable, *rows) == said


def test_all_rows_or_none() -> None:
    """One that is off keeps back all others, and the refusal names it alone."""
    both = with_plan()
    good = [READ.but(item=f"N{n}") for n in range(5)]
    said = refused(both, refusals.PlanUnusable, *good, READ.but(item="X", method="y"))

    assert said.startswith("item X: SIR-12@2019 has no method 'y'")
    assert "N0" not in said


def test_all_that_is_off_in_any_row_is_named() -> None:
    """By the row and what there is instead."""
    both = with_plan()
    said = refused(
        both,
        refusals.PlanUnusable,
        READ.but(item="A", method="survey", site=ANOTHER),
        READ.but(item="B", participants="pupils"),
        READ.but(item="C", status=ItemStatus.WAIVED, reason=" "),
        READ.but(item="D", status=ItemStatus.DONE, target=3, count=2),
        READ.but(item="E", as_of=7),
    )

    for item, why in (
        ("A", "no method 'survey'"),
        ("A", f"{ANOTHER} is no site of the sample"),
        ("B", "no participant class 'pupils'"),
        ("C", "waived"),
        ("D", "done with 2 of 3"),
        ("E", "7"),
    ):
        (found,) = [
            each
            for each in said.split("; item ")
            if each.removeprefix("item ").startswith(f"{item}: ") and why in each
        ]
        assert found


def test_of_very_many_faults_the_first_are_named() -> None:
    """And how many more there are."""
    rows = [READ.but(item=f"X{n:03}", method="survey") for n in range(100)]
    said = refused(with_plan(), refusals.PlanUnusable, *rows)

    assert "item X019: " in said and "item X020" not in said
    assert said.endswith("and 80 more")


def test_an_id_stands_in_one_row() -> None:
    """Two of one id are named with how often it is there."""
    said = refused(with_plan(), refusals.PlanUnusable, *[READ.but(item="X")] * 3, WALK)

    assert "item X is there 3 times" in said


def test_no_row_is_done_with_none_of_none() -> None:
    """A documented none is waived, with its reason."""
    row = READ.but(target=0, status=ItemStatus.DONE)

    assert "from 1 to 1,000" in refused(in_review(), refusals.OutOfBounds, row)


def test_an_empty_workbook_is_refused() -> None:
    """At least one row is taken over."""
    assert "at least 1" in refused(in_review(), refusals.OutOfBounds)


def test_a_workbook_has_so_many_rows() -> None:
    """Four hundred at most, each with its own id."""
    rows = [READ.but(item=f"X{n}") for n in range(MOST_ITEMS + 1)]
    both = in_review()
    said = refused(both, refusals.OutOfBounds, *rows)
    imported(both, *rows[:-1])

    assert "401 items; at most 400" in said
    assert len(both.review.review.items) == MOST_ITEMS
    assert "at most 400" in refused(both, refusals.TooLarge, rows[-1])


def test_what_changed_here_since_is_not_overwritten_unasked() -> None:
    """It is named; nothing of the workbook is taken over meanwhile."""
    both = with_plan()
    read, walk = as_of(both, READ), as_of(both, WALK)
    both.ask_review(CountItem, item="C01-D1", count=1)
    new = READ.but(item="C02-D1", component=2)
    said = refused(both, refusals.RowChanged, read, walk.but(target=5), new)
    entry = imported(both, read, walk.but(target=5), new, overwrite=("C01-D1",))

    assert said == (
        "C01-D1 changed here since the workbook was written; name those that its rows "
        "are to overwrite: --overwrite C01-D1"
    )
    assert [each.id for each in entry.items] == ["C01-D1", "C03-W1", "C02-D1"]
    assert both.review.review.items["C01-D1"].count == 0


def test_of_many_that_changed_each_has_to_be_named() -> None:
    """One that is named does not speak for the others."""
    both = with_plan()
    read, walk = as_of(both, READ), as_of(both, WALK)
    both.ask_review(CountItem, item="C01-D1", count=1)
    both.ask_review(CountItem, item="C03-W1", count=1)
    said = refused(both, refusals.RowChanged, read, walk, overwrite=("C01-D1",))

    assert said.startswith("C03-W1 changed here since")


def test_the_line_that_overwrites_names_all_that_changed() -> None:
    """However many: copied, it does what it says."""
    both = in_review()
    rows = [READ.but(item=f"D{n}") for n in range(15)]
    imported(both, *rows)
    said = refused(both, refusals.RowChanged, *rows)
    named = said.rpartition("--overwrite ")[2].split(",")
    imported(both, *rows, overwrite=(*named,))

    assert "D11 and 3 more changed here" in said
    assert both.review.review.items["D14"].entry == both.review.entries


@pytest.mark.parametrize("off", [-1, 1])
def test_a_row_as_of_another_entry_is_not_taken_over_unasked(off: int) -> None:
    """Earlier or later than it changed: later, it is another review's or mistyped."""
    both = with_plan()
    row = as_of(both, READ)

    wrong = row.but(as_of=row.as_of + off, target=2)
    assert refused(both, refusals.RowChanged, wrong).startswith("C01-D1 changed here")


def test_a_new_row_of_an_id_that_came_meanwhile_is_a_change_too() -> None:
    """Somebody else had the same idea."""
    both = in_review()
    both.ask_review(
        AddItem, item="C01-D1", component=2, method="document_review", note="LCAP"
    )
    said = refused(both, refusals.RowChanged, READ)

    assert said.startswith("C01-D1 changed here since")


def test_six_may_bring_their_workbooks_one_after_another() -> None:
    """As long as each has rows of its own."""
    both = with_plan()
    for n in range(6):
        imported(both, *[READ.but(item=f"P{n}-{m}") for m in range(60)])

    assert len(both.review.review.items) == 362


@pytest.mark.parametrize("settle", [CompleteItem, WaiveItem])
def test_a_row_that_opens_an_item_again_has_a_reason(settle: type) -> None:
    """As the act on the item has."""
    both = with_plan()
    both.ask_review(settle, item="C01-D1")
    said = refused(both, refusals.PlanUnusable, as_of(both, READ))
    imported(both, as_of(both, READ).but(reason="a page was missing"))

    assert said.startswith("item C01-D1: ")
    assert both.review.review.items["C01-D1"].is_open


def test_no_row_comes_to_a_phase_that_is_done() -> None:
    """Nor is one of its items changed, or moved out of it."""
    both = up_to("artifacts")
    begin(both, "field_work")
    complete(both, "artifacts")
    (key,) = [k for k, e in both.review.review.items.items() if e.component == 1]
    row = as_of(both, READ.but(item=key, count=1, status=ItemStatus.DONE))
    done = "the reading of documents and artifacts is done, and with it what is"

    for wrong in (READ, row.but(count=3), row.but(method="focus_group")):
        assert done in refused(both, refusals.PlanUnusable, wrong)


def test_rows_are_taken_over_while_the_review_is_led_on() -> None:
    """No newest setting is asked of whoever brings them."""
    assert "setting" not in ImportItems.model_fields


def test_a_workbook_with_the_longest_texts_is_too_large_at_once() -> None:
    """Refused with how large it is, and what can be done; half of it is taken."""
    both = in_review()
    long = READ.but(note="字" * LONGEST_ROW, reason="字" * LONGEST_ROW)
    rows = [long.but(item=f"X{n}") for n in range(MOST_ITEMS)]
    said = refused(both, refusals.TooLarge, *rows)
    imported(both, *rows[:80])

    assert "KB in the record, and one act may take 512" in said
    assert both.review.unwritten[-1].weight < 512 * KB


@pytest.mark.parametrize("by", ["d.okafor", "m.ortiz", "h.lindqvist"])
def test_who_may_not_bring_a_workbook(by: str) -> None:
    """Those whose schools are looked at, and those who decide on the whole."""
    both = in_review()
    with pytest.raises(refusals.NotYours, match="import_items is for the "):
        both.send_review(by_staff(ImportItems, rows=(READ,), by=by))
