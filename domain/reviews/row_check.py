"""What is off about a row of a data-collection plan by itself, each fault by column."""

from collections.abc import Iterator

from domain.faults import Fault
from domain.reviews.acts import ItemRow
from domain.reviews.item import ItemFields, ItemStatus
from domain.reviews.standing import ItemStanding
from domain.student import student_named
from domain.wording import is_blank, same_words

REASONED = ("status", "count", "target", "reason")
"""The columns which say together whether a reason is needed."""


def row_faults(row: ItemRow, known: ItemFields | None) -> Iterator[Fault]:
    """A reason that is missing, an entry nobody wrote, texts that may name a student.

    `known` is the item as it stands, if it is in the plan; where its texts are known,
    a reason that is still the one of before is none of what changes now.
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
    asked = _reason_asked(row, known)
    if asked is None or _is_reasoned(row, known):
        return None
    before = "" if is_blank(row.reason) else "; the reason here is that of before"
    return f"is needed: {asked}{before}"


def _reason_asked(row: ItemRow, known: ItemFields | None) -> str | None:
    match row.status:
        case ItemStatus.WAIVED:
            return "why is it waived?"
        case ItemStatus.DONE if row.count < row.target:
            return f"it is done with {row.count} of {row.target}"
        case ItemStatus.OPEN if known and not known.is_open:
            return f"it is {known.status}, and is to be open again"
    return None


def _is_reasoned(row: ItemRow, known: ItemFields | None) -> bool:
    """Whether its reason is of what it says: given anew, or the same as it stands so.

    Of the texts an item has, the review itself knows none.
    """
    texts = known.texts if isinstance(known, ItemStanding) else None
    former = texts.reason if texts else None
    if is_blank(row.reason) or not (known and former):
        return not is_blank(row.reason)
    return _stands_so(row, known) or not same_words(row.reason, former)


def _stands_so(row: ItemRow, known: ItemFields) -> bool:
    few = [each.count < each.target for each in (row, known)]
    same = row.status is known.status
    return same and (row.status is not ItemStatus.DONE or few[0] == few[1])
