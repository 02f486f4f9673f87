"""What is off about a row of a data-collection plan by itself, each fault by column."""

from collections.abc import Iterator

from domain.faults import Fault
from domain.reviews.acts import ItemRow
from domain.reviews.item import ItemStatus
from domain.student import student_named
from domain.wording import is_blank

REASONED = ("status", "count", "target", "reason")
"""The columns which say together whether a reason is needed."""


def row_faults(row: ItemRow) -> Iterator[Fault]:
    """A reason that is missing, and every text that may name a student."""
    if off := reason_missing(row):
        yield Fault(("reason",), off)
    for column, text in (
        ("item", row.item),
        ("note", row.note),
        ("reason", row.reason),
        *(("evidence", link) for link in row.evidence),
    ):
        if off := student_named(text):
            yield Fault((column,), off)


def reason_missing(row: ItemRow) -> str | None:
    """Why an item that was waived, or done with too few, needs a reason it lacks."""
    if not is_blank(row.reason):
        return None
    if row.status is ItemStatus.WAIVED:
        return "is needed: why is it waived?"
    if row.status is ItemStatus.DONE and row.count < row.target:
        return f"is needed: it is done with {row.count} of {row.target}"
    return None
