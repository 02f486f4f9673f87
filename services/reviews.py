"""What may be decided in reviews, and what their phases lack, from the record."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from domain.act import kind_of
from domain.acts import AdoptRoadmap, ByStaff, CompleteReview
from domain.first_few import first_few
from domain.permissions import decider
from domain.phase import Phase
from domain.review_next import decisions_next, gaps_of
from domain.reviews.progress import NextAct
from domain.reviews.review import is_review, review_address
from domain.reviews.standing import (
    ReviewShown,
    ReviewStanding,
    by_engagement,
)
from domain.standing import EngagementStanding
from services.caseload import Item

if TYPE_CHECKING:
    from adapters.sql.queries import SqlReading
    from adapters.sql.reviews import SqlReviews


IN_A_LINE = 3  # of what a phase lacks, in a line


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
        return kind_of(self.kind)

    @property
    def words(self) -> tuple[str, ...]:
        """What is typed to do it, but for who does."""
        if self.kind is AdoptRoadmap:
            return "roadmap", "adopt", self.address
        return "act", self.address, self.act


def decisions(
    record: "SqlReading",
    reviews: "SqlReviews",
    engagements: Iterable[EngagementStanding],
    today: date,
) -> Iterator[Decision]:
    """Of all that are under way: a phase that may begin, a pause, the end.

    And that a roadmap is adopted which a review's three parties have signed.
    """
    known = by_engagement(reviews.open_reviews())
    for each in engagements:
        yield from _adoption(record, reviews, each, today)
        over = {line.number for line in each.reviews if line.over}
        for review in known.get(each.entity, ()):
            if review.number not in over and not each.stop:
                yield from _of_review(record, each, review, today)


def _adoption(
    record: "SqlReading",
    reviews: "SqlReviews",
    engagement: EngagementStanding,
    today: date,
) -> Iterator[Decision]:
    line = engagement.reviews[-1] if engagement.reviews else None
    if engagement.phase is not Phase.ROADMAP or line is None or not line.is_signed:
        return
    review = reviews.review(review_address(engagement.entity, line.number))
    people = record.people(engagement.entity)
    person = decider(AdoptRoadmap, people, record.absences(engagement.entity), today)
    if review:
        said = "LEA, COE and CCEE have signed its roadmap"
        cds = engagement.cds
        yield Decision(engagement, review, said, cds, AdoptRoadmap, person)


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
    for each in decisions_next(review):
        yield each.said, where(cds, review.number, each), each.kind


def where(whole: str, number: int, act: NextAct) -> str:
    """The address to which an act is done that brings this review on.

    `whole` is that of its engagement, which decides how a review ends.
    """
    if act.kind is CompleteReview:
        return whole
    review = f"{whole}/review/{number}"
    return f"{review}/{act.part}" if act.part else review


def missing(reviews: "SqlReviews", items: Iterable[Item]) -> dict[str, str]:
    """What phases among what is waited for still lack, each in a line, by address."""
    found: dict[str, str] = {}
    shown: dict[str, ReviewShown | None] = {}
    for item in items:
        entity = item.timed.entity
        if is_review(entity) and entity not in shown:
            shown[entity] = reviews.shown(entity)
        if now := shown.get(entity):
            open_ = (each for each in now.review.phases if each == item.timed.stands)
            said = [gap.said for each in open_ for gap in gaps_of(now, each)]
            found[item.address] = first_few(said, IN_A_LINE, "; ")
    return {address: said for address, said in found.items() if said}
