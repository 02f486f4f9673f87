"""Pieces of evidence as staff add them, to an engagement and to a review."""

from collections.abc import Callable
from typing import Any

from domain.acts import AddEvidence
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

    @property
    def last(self) -> Any:
        return self.entity.unwritten[-1]


def of_an_engagement() -> Kept:
    """Whose one action is begun."""
    return Kept(InReview(implementing(START.date())), in_a_review=False)


def of_a_review() -> Kept:
    return Kept(in_review(), in_a_review=True)
