"""Pieces of evidence as staff add them, to an engagement and to a review."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from domain.acts import AddEvidence
from domain.available_acts import offers
from domain.evidence_doers import ADDER
from domain.review_views import review_offers
from tests.lives import START, implementing
from tests.reviews import InReview, in_review

Place = Callable[[], "Kept"]


def content(number: int) -> str:
    """A SHA-256 that no other number has."""
    return f"{number:016x}" * 4


def piece(number: int = 1, **fields: object) -> dict[str, Any]:
    said = {"name": f"minutes {number}.pdf", "sha256": content(number), "size": 9}
    return said | fields


class Kept:
    """An entity with the evidence it has: what is asked of it, and what it carries."""

    def __init__(self, both: InReview, *, in_a_review: bool) -> None:
        self.both, self.in_a_review = both, in_a_review

    def ask(self, kind: Any, **fields: object) -> None:
        ask = self.both.ask_review if self.in_a_review else self.both.ask
        ask(kind, **fields)

    def add(self, *numbers: int) -> None:
        for number in numbers:
            self.ask(AddEvidence, **piece(number))

    @property
    def entity(self) -> Any:
        return self.both.review if self.in_a_review else self.both.engagement

    @property
    def pieces(self) -> tuple[str, ...]:
        now = self.both
        held = now.review.review if self.in_a_review else now.engagement
        return held.evidence

    def end_role(self, person: str) -> None:
        """Whoever held a role until yesterday, as the entity knows."""
        now = self.both
        yesterday = now.today - timedelta(days=1)
        people = tuple(
            each.but(last=yesterday) if each.person == person else each
            for each in now.engagement.people
        )
        now.engagement = now.engagement.but(people=people)
        for key, each in now.reviews.items():
            now.reviews[key] = each.but(known=each.known.but(people=people))

    @property
    def adders(self) -> list[str]:
        """Who may withdraw evidence since they added some."""
        offered: Any = review_offers if self.in_a_review else offers
        given = () if self.in_a_review else (None,)
        found = offered(self.entity, *given, at=self.both.at)
        kinds = (e for e in found if e.kind == "withdraw_evidence")
        return [d.person for e in kinds for d in e.doers if d.role == ADDER]

    @property
    def last(self) -> Any:
        return self.entity.unwritten[-1]


def of_an_engagement() -> Kept:
    """Whose one action is begun."""
    return Kept(InReview(implementing(START.date())), in_a_review=False)


def of_a_review() -> Kept:
    return Kept(in_review(), in_a_review=True)
