"""What a finding rests on: evidence, and items of which something was collected."""

import re
from collections.abc import Iterator, Sequence

from domain.guess import guess
from domain.reviews.finding import Finding
from domain.reviews.item import ItemFields, ItemStatus
from domain.reviews.review import Review

NUMBERED = re.compile(r"\s*[eE](\d{1,6})\s*")


def evidence_number(reference: str) -> int | None:
    """3 for `E3`; None where it is no reference."""
    found = NUMBERED.fullmatch(reference)
    return int(found[1]) if found else None


def grounds_missing(
    review: Review,
    evidence: Sequence[str] | None,
    items: Sequence[str] | None,
    known: Finding | None,
) -> Iterator[str]:
    """What is named and is not there, or has nothing in it; or that nothing is named.

    What is left out of an amendment stays as it is `known`.
    """
    yield from _evidence(evidence or ())
    for item in dict.fromkeys(items or ()):
        yield from _item(review, item)
    was = (known.evidence, known.items) if known else ((), ())
    rests = (
        (evidence if evidence is not None else was[0]),
        (items if items is not None else was[1]),
    )
    if not any(rests):
        yield (
            "names nothing it rests on; name evidence by its number (--evidence E1) "
            "or an item of the plan (--items C01-01)"
        )


def _evidence(references: Sequence[str]) -> Iterator[str]:
    for each in dict.fromkeys(references):
        if evidence_number(each) is None:
            yield f"'{each}' is no number of evidence; write E3"


def _item(review: Review, item: str) -> Iterator[str]:
    known = review.items.get(item)
    if known is None:
        yield (
            f"the plan has no item {item}; it has {len(review.items)}"
            f"{guess(item, review.items)}"
        )
    elif not has_something(known):
        yield (
            f"of item {item} nothing has been collected yet (count_item or "
            "complete_item)"
        )


def has_something(item: ItemFields) -> bool:
    """Whether anything was counted of it, or it is done."""
    return item.count > 0 or item.status is ItemStatus.DONE
