"""What is off about a row of a data-collection plan by itself, each fault by column."""

from collections.abc import Iterator

from domain.faults import Fault
from domain.reviews.acts import ItemRow
from domain.reviews.item import ItemFields, ItemStatus
from domain.student import student_named
from domain.wording import is_blank

REASONED = ("status", "count", "target", "reason")
"""The columns which say together whether a reason is needed."""


def row_faults(row: ItemRow, known: ItemFields | None) -> Iterator[Fault]:
    """A reason that is missing, an entry nobody wrote, texts that may name a student.

    `known` is the item as it stands, if it is in the plan.
    """
    if off := reason_missing(row, known):
        yield Fault(("reason",), off)
    if known is None and row.as_of:
        yield Fault(
            ("as_of",),
            f"says entry {row.as_of}, and this item is not in the plan; is its id "
            "right? Of a new item it is empty",
        )
    for column, text in (
        ("item", row.item),
        ("note", row.note),
        ("reason", row.reason),
        *(("evidence", link) for link in row.evidence),
    ):
        if asked_back := student_named(text):
            yield Fault((column,), asked_back)


def reason_missing(row: ItemRow, known: ItemFields | None) -> str | None:
    """Why an item that is waived, done with too few or open again needs a reason."""
    if not is_blank(row.reason):
        return None
    match row.status:
        case ItemStatus.WAIVED:
            return "is needed: why is it waived?"
        case ItemStatus.DONE if row.count < row.target:
            return f"is needed: it is done with {row.count} of {row.target}"
        case ItemStatus.OPEN if known and not known.is_open:
            return f"is needed: it is {known.status}, and is to be open again"
    return None
