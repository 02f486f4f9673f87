"""What may be decided in reviews, from the record, where no clock asks for it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from domain.acts import BeginPhase, ByStaff, CompleteReview, ResumeReview
from domain.permissions import decider
from domain.reviews.progress import ready
from domain.reviews.standing import ReviewStanding, by_engagement
from domain.standing import EngagementStanding

if TYPE_CHECKING:
    from adapters.sql.queries import SqlReading
    from adapters.sql.reviews import SqlReviews


class Decision(NamedTuple):
    """What may be decided of a review, by which act on what, and whose it is today."""

    engagement: EngagementStanding
    review: ReviewStanding
    said: str
    address: str
    kind: type[ByStaff]
    person: str | None

    @property
    def act(self) -> str:
        return str(self.kind.model_fields["kind"].default)


def decisions(
    record: "SqlReading",
    reviews: "SqlReviews",
    engagements: Iterable[EngagementStanding],
    today: date,
) -> Iterator[Decision]:
    """Of all that are under way: a phase that may begin, a pause, the end."""
    known = by_engagement(reviews.open_reviews())
    for each in engagements:
        over = {line.number for line in each.reviews if line.over}
        for review in known.get(each.entity, ()):
            if review.number not in over and not each.stop:
                yield from _of_review(record, each, review, today)


def _of_review(
    record: "SqlReading",
    engagement: EngagementStanding,
    review: ReviewStanding,
    today: date,
) -> Iterator[Decision]:
    people = record.people(engagement.entity)
    absences = record.absences(engagement.entity)
    for said, address, kind in _said(engagement.cds, review):
        person = decider(kind, people, absences, today)
        yield Decision(engagement, review, said, address, kind, person)


def _said(cds: str, review: ReviewStanding) -> Iterator[tuple[str, str, type[ByStaff]]]:
    address = f"{cds}/review/{review.number}"
    if pause := review.pause:
        yield f"paused {pause.described}", address, ResumeReview
        return
    for rule in ready(review):
        yield f"{rule.title} may begin", f"{address}/phase/{rule.key}", BeginPhase
    if not any(each.is_open for each in review.phases) and not review.waiting:
        said = f"all phases of review {review.number} are done"
        yield said, cds, CompleteReview
