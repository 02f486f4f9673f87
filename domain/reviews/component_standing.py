"""A component of a review at a glance: its data collection, its SWOT, its rating."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from domain.reviews.analysis import Square
from domain.reviews.finding import Quadrant
from domain.reviews.framework import Framework
from domain.reviews.item import ItemFields
from domain.reviews.progress import ComponentProgress, progress
from domain.values import Sparse

NONE_FOUND = "none"
LACKING = "lacking"


class FoundSoFar(Protocol):
    """What a review has found: as it lives, or as it is shown.

    `many` are the findings that stand, `rated` the latest ratings by component.
    """

    @property
    def covered(self) -> frozenset[Square]: ...
    @property
    def many(self) -> Mapping[Square, int]: ...
    @property
    def rated(self) -> Mapping[int, str]: ...


class QuadrantStanding(Sparse):
    """How much was found in a quadrant; or that nothing was, with the reason."""

    quadrant: Quadrant
    found: int = 0
    waived: bool = False

    @property
    def said(self) -> str:
        """How many; 'none' where that is said; empty while nothing is."""
        return str(self.found or (NONE_FOUND if self.waived else ""))


class ComponentStanding(ComponentProgress):
    """`rating` is its level on the framework's scale, empty where it has none."""

    swot: tuple[QuadrantStanding, ...]
    rating: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said of it yet beside what is to be collected."""
        return not (self.rating or any(each.said for each in self.swot))

    @property
    def swot_said(self) -> str:
        """'S 2, W 1, O none, T lacking'."""
        return ", ".join(
            f"{square.quadrant[0].upper()} {square.said or LACKING}"
            for square in self.swot
        )

    @property
    def planned(self) -> int:
        """How many items there are."""
        return self.open + self.done + self.waived


def component_standings(
    framework: Framework, items: Iterable[ItemFields], found: FoundSoFar
) -> tuple[ComponentStanding, ...]:
    """Of every component, in their order."""
    many, covered, rated = found.many, found.covered, found.rated
    return tuple(
        ComponentStanding(
            **dict(each),
            swot=tuple(
                _quadrant(quadrant, many.get(square, 0), waived=square in covered)
                for quadrant in Quadrant
                for square in [(each.number, quadrant)]
            ),
            rating=rated.get(each.number, ""),
        )
        for each in progress(framework, items)
    )


def _quadrant(quadrant: Quadrant, many: int, *, waived: bool) -> QuadrantStanding:
    return QuadrantStanding(quadrant=quadrant, found=many, waived=waived and not many)
