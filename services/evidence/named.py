"""What still names a piece of evidence in words, which its entity does not carry.

What it does carry, findings and milestones, it says itself as a piece is withdrawn.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from domain.acts import ClaimComplete
from domain.acts.each import CARRYING, each_of
from domain.evidence.evidence import evidence_label, pieces_named
from domain.first_few import few_with_and
from domain.reviews.review import is_review
from domain.status import DONE
from domain.wording import verb

if TYPE_CHECKING:
    from adapters.sql.queries import SqlReading
    from adapters.sql.reviews import SqlReviews

CLAIMING = ("claim_complete", *CARRYING)
MANY = 5  # addresses that one sentence names


def still_named(
    record: "SqlReading", reviews: "SqlReviews", entity: str, number: int
) -> list[str]:
    """By which claims, or by which items, of an engagement or of a review; in words."""
    if is_review(entity):
        return [*_by_items(reviews, entity, number)]
    return [*_by_claims(record, entity, number)]


def _by_claims(record: "SqlReading", entity: str, number: int) -> Iterator[str]:
    label, claiming = evidence_label(number), _claiming(record, entity, number)
    actions = [each for each in record.actions(entity) if each.number in claiming]
    if waiting := [each.key for each in actions if each.claimed_by]:
        wait, name = verb(waiting, "waits", "wait"), verb(waiting, "names", "name")
        yield (
            f"{few_with_and(waiting, MANY)} {wait} to be confirmed and {name} {label}; "
            "return asks for another"
        )
    if done := [each.key for each in actions if each.status in DONE]:
        was, its = verb(done, "was", "were"), verb(done, "its", "their")
        yield (
            f"{few_with_and(done, MANY)} {was} confirmed with {label} in {its} claim; "
            "reopen takes that back"
        )


def _claiming(record: "SqlReading", entity: str, number: int) -> set[int]:
    """The actions whose last claim names it, by their numbers."""
    claims: dict[int, tuple[int, Sequence[str]]] = {}
    for kind in CLAIMING:
        for entry, act in record.acts(entity, kind):
            for each in each_of(act):
                if isinstance(each, ClaimComplete):
                    known = claims.get(each.action, (0, ()))
                    claims[each.action] = max(known, (entry, each.evidence))
    return {n for n, (_, texts) in claims.items() if number in pieces_named(texts)}


def _by_items(reviews: "SqlReviews", entity: str, number: int) -> Iterator[str]:
    named = [
        f"item/{each.id}"
        for each in reviews.items(entity)
        if each.texts and number in pieces_named(each.texts.evidence or ())
    ]
    if named:
        name, label = verb(named, "names", "name"), evidence_label(number)
        yield (
            f"{few_with_and(named, MANY)} {name} {label}; count_item names another "
            "beside it, and `import-items` in its place"
        )
