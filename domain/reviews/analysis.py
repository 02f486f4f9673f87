"""The analysis of a review: its SWOT by component, themes, recommendations, ratings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from domain.reviews.finding import (
    Finding,
    GivenRating,
    Quadrant,
    Recommendation,
    Theme,
)
from domain.values import Sparse, Value, keyed_weight

Square = tuple[int, Quadrant]
"""A quadrant of one component's SWOT."""
FRAME = 100  # bytes of the names of fields
WAIVER = 30  # bytes of one: its key, and the number of its entry


class Analysis(Sparse):
    """What a review has found so far, each by its id.

    `ratings` are the latest, by component; `waived` are the quadrants in which nothing
    was found, with the reason, as `4/threat`, each with the entry that says so.
    """

    themes: dict[str, Theme] = {}
    findings: dict[str, Finding] = {}
    recommendations: dict[str, Recommendation] = {}
    ratings: dict[str, GivenRating] = {}
    waived: dict[str, int] = {}

    @property
    def covered(self) -> frozenset[Square]:
        """Each quadrant with a finding that stands, or of which it is said why not."""
        found = (e for e in self.findings.values() if e.stands)
        waived = map(square, self.waived)
        return frozenset({*((e.component, e.quadrant) for e in found), *waived})

    @property
    def many(self) -> Counter[Square]:
        """How many findings stand in each quadrant that has any."""
        found = self.findings.values()
        return Counter((e.component, e.quadrant) for e in found if e.stands)

    @property
    def rated(self) -> dict[int, str]:
        """The latest ratings by component."""
        return {int(key): each.rating for key, each in self.ratings.items()}

    @property
    def advice(self) -> dict[str, Recommendation]:
        """The recommendations that stand."""
        return {k: e for k, e in self.recommendations.items() if e.stands}

    def resting_on(self, finding: str) -> list[str]:
        """The recommendations that stand and name this finding."""
        return [key for key, each in self.advice.items() if finding in each.findings]

    @cached_property
    def weight(self) -> int:
        """Each of its parts is weighed when it changes, not all of them each time."""
        keyed: list[Mapping[str, Value]] = [self.themes, self.findings]
        keyed += [self.recommendations, self.ratings]
        return FRAME + WAIVER * len(self.waived) + sum(map(keyed_weight, keyed))


def square_key(component: int, quadrant: Quadrant) -> str:
    """As `waived` has it: 4/threat."""
    return f"{component}/{quadrant}"


def square(key: str) -> Square:
    component, _, quadrant = key.partition("/")
    return int(component), Quadrant(quadrant)


def without(waived: Mapping[str, int], found: Iterable[Finding]) -> dict[str, int]:
    """Those that are left once there are these findings."""
    filled = {*_keys(found)}
    return {key: entry for key, entry in waived.items() if key not in filled}


def _keys(found: Iterable[Finding]) -> Iterator[str]:
    yield from (square_key(each.component, each.quadrant) for each in found)
