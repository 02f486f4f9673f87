"""What a finding rests on: evidence, and items of which something was collected."""

from collections.abc import Iterator, Sequence

from domain.evidence.evidence import (
    Pieces,
    named_piece,
    stands,
    there_are,
)
from domain.evidence.judge import HOW, none_such
from domain.guess import guess
from domain.reviews.finding import Finding
from domain.reviews.item import ItemFields, ItemStatus
from domain.reviews.review import Review


def grounds_missing(
    review: Review,
    evidence: Sequence[str] | None,
    items: Sequence[str] | None,
    known: Finding | None,
) -> Iterator[str]:
    """What is named and is not there, or has nothing in it; or that nothing is named.

    What is left out of an amendment stays as it is `known`.
    """
    for reference in dict.fromkeys(evidence or ()):
        yield from _piece(review.evidence, reference)
    for item in dict.fromkeys(items or ()):
        yield from _item(review, item)
    was = (known.evidence, known.items) if known else ((), ())
    pieces = was[0] if evidence is None else evidence
    planned = was[1] if items is None else items
    if not (pieces or planned):
        yield (
            "names nothing it rests on; name evidence by its number (--evidence E1) "
            "or an item of the plan (--items C01-01)"
        )


def _piece(pieces: Pieces, reference: str) -> Iterator[str]:
    number = named_piece(reference)
    if number is None:
        yield (
            f"'{reference}' is no number of evidence, such as E3; {there_are(pieces)}; "
            f"{HOW}"
        )
    elif not stands(pieces, number):
        yield none_such(pieces, number)


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
