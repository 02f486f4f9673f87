"""What a review finds and recommends, as it carries it: findings, themes, ratings.

What is said of them in words is in the record, under their `entry`.
"""

from enum import StrEnum

from domain.status import Horizon
from domain.values import Sparse, SparseRow


class Quadrant(StrEnum):
    """One of the four of a SWOT. Stored: add, never rename."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"


PLURALS = {
    Quadrant.STRENGTH: "strengths",
    Quadrant.WEAKNESS: "weaknesses",
    Quadrant.OPPORTUNITY: "opportunities",
    Quadrant.THREAT: "threats",
}


def names_of(quadrant: Quadrant) -> tuple[str, str]:
    """What else people call it: by its letter, as a SWOT is spelled; of several."""
    return quadrant.value[0], PLURALS[quadrant]


class FindingFields(Sparse):
    """What was found of a component, and what it rests on.

    `theme` is a key, `evidence` numbers of the review's evidence, `items` ids of its
    plan. `entry` is the review's entry at which it last changed.
    """

    component: int
    quadrant: Quadrant
    entry: int = 0
    theme: str = ""
    evidence: tuple[int, ...] = ()
    items: tuple[str, ...] = ()
    withdrawn: bool = False

    @property
    def stands(self) -> bool:
        return not self.withdrawn


class Finding(FindingFields, SparseRow):
    """A finding as its review carries it."""


class RecommendationFields(Sparse):
    """What is recommended, and from which findings, by their ids, it follows."""

    horizon: Horizon
    findings: tuple[str, ...] = ()
    entry: int = 0
    theme: str = ""
    withdrawn: bool = False

    @property
    def stands(self) -> bool:
        return not self.withdrawn


class Recommendation(RecommendationFields, SparseRow):
    """A recommendation as its review carries it."""


class Theme(Sparse):
    """A heading of the report, under which findings and recommendations stand."""

    title: str
    entry: int


class GivenRating(Sparse):
    """How far a component is, by a key of the framework's scale; since which entry."""

    rating: str
    entry: int
