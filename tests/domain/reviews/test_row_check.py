"""What is off about a row of a plan by itself, for a workbook and for the review."""

import pytest

from domain.reviews.acts import ItemRow
from domain.reviews.item import ItemStatus, PlanItem
from domain.reviews.row_check import row_faults
from domain.reviews.standing import ItemStanding, ItemTexts

ROW = ItemRow(item="1-talks", component=1, method="focus_group", target=4, count=2)
DONE = PlanItem(component=1, method="focus_group", status=ItemStatus.DONE, entry=3)
OPEN = DONE.but(status=ItemStatus.OPEN)


@pytest.mark.parametrize(
    ("status", "known", "why"),
    [
        (ItemStatus.WAIVED, OPEN, "why is it waived?"),
        (ItemStatus.DONE, OPEN, "it is done with 2 of 4"),
        (ItemStatus.OPEN, DONE, "it is done, and is to be open again"),
    ],
)
def test_what_is_otherwise_than_planned_has_a_reason(
    status: ItemStatus, known: PlanItem, why: str
) -> None:
    """Once it is said, nothing is off."""
    row = ROW.but(status=status)
    (fault,) = row_faults(row, known)

    assert str(fault) == f"reason: is needed: {why}"
    assert [*row_faults(row.but(reason="the site closed"), known)] == []


WAIVED = ItemStanding(
    id="1-talks",
    **dict(OPEN.but(status=ItemStatus.WAIVED, target=4)),
    texts=ItemTexts(reason="the site  closed"),
)


@pytest.mark.parametrize(
    ("known", "row", "why"),
    [
        (WAIVED, ROW, "it is waived, and is to be open again"),
        (WAIVED, ROW.but(status=ItemStatus.DONE), "it is done with 2 of 4"),
        (
            WAIVED.but(status=ItemStatus.OPEN),
            ROW.but(status=ItemStatus.WAIVED),
            "why is it waived?",
        ),
        (
            WAIVED.but(status=ItemStatus.DONE, count=4),
            ROW.but(status=ItemStatus.DONE),
            "it is done with 2 of 4",
        ),
    ],
)
def test_the_reason_of_before_is_none_of_what_changes_now(
    known: ItemStanding, row: ItemRow, why: str
) -> None:
    """A workbook holds what was said last; in other words it is said anew."""
    (fault,) = row_faults(row.but(reason="the site closed"), known)

    assert str(fault) == (
        f"reason: is needed: {why}; the reason here is that of before"
    )
    assert [*row_faults(row.but(reason="it opened again"), known)] == []


def test_what_stands_so_keeps_its_reason() -> None:
    """Another target or note needs no other."""
    few = WAIVED.but(status=ItemStatus.DONE, count=1)
    for known in (WAIVED, few):
        row = ROW.but(status=known.status, target=5, reason="the site closed")
        assert [*row_faults(row, known)] == []


def test_as_many_as_were_planned_need_no_reason() -> None:
    """Nor does a new item that is open."""
    assert [*row_faults(ROW.but(status=ItemStatus.DONE, count=4), OPEN)] == []
    assert [*row_faults(ROW, None)] == []


def test_a_new_item_is_as_of_no_entry() -> None:
    """Else its id was changed, or the workbook is that of another review."""
    (fault,) = row_faults(ROW.but(as_of=3), None)

    assert str(fault).startswith("as_of: says entry 3, and this item is not in the")


def test_every_text_is_looked_at_for_students() -> None:
    """The id among them, and each link."""
    said = {"item": "1234567890", "note": "student Maria", "reason": "born 2010-03-05"}
    row = ROW.but(**said, evidence=("notes.pdf", "student Maria.pdf"))

    assert [each.where for each in row_faults(row, None)] == [
        ("item",),
        ("note",),
        ("reason",),
        ("evidence",),
    ]
