"""Of which engagements, reviews and parts of these a list is exported."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from adapters.files.spreadsheet import Cell
from domain.actions.standing import ActionStanding
from domain.reviews.standing import ReviewStanding
from domain.standing import EngagementStanding

if TYPE_CHECKING:
    from adapters.sql.check_ins import SqlCheckIns
    from adapters.sql.evidence import SqlEvidence
    from adapters.sql.queries import SqlReading
    from adapters.sql.reviews import SqlReviews

Link = Callable[[str], str | None]
"""The page of an engagement or a review in the Temporal UI, where one is known."""
SheetRow = tuple[Cell, ...]


class Chosen(NamedTuple):
    """Of which engagements a list is, and of what within them if of one part.

    Of one `review` where that is said; `part` is then what lies within it.
    """

    record: "SqlReading"
    reviews: "SqlReviews"
    evidence: "SqlEvidence"
    check_ins: "SqlCheckIns"
    link: Link
    engagements: Sequence[EngagementStanding]
    part: str = ""
    review: int | None = None

    def actions(self, of: EngagementStanding) -> list[ActionStanding]:
        known = self.record.actions(of.entity)
        return [a for a in known if self.part in ("", a.key)]

    def reviews_of(self, of: EngagementStanding) -> list[ReviewStanding]:
        known = self.reviews.reviews(of.entity)
        return [each for each in known if self.review in (None, each.number)]

    def all_reviews(self) -> Iterator[tuple[EngagementStanding, ReviewStanding]]:
        """Each with its engagement."""
        for each in self.engagements:
            for review in self.reviews_of(each):
                yield each, review

    def histories(self) -> Iterator[tuple[EngagementStanding, int | None, str]]:
        """Of which durable keys all entries are wanted, of a review with its number."""
        for each in self.engagements:
            if self.review is None:
                yield each, None, each.entity
            if not self.part or self.review:
                for review in self.reviews_of(each):
                    yield each, review.number, review.entity
