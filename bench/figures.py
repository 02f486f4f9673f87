"""Figures as the page quotes them: a middle, and how far apart the rest lies."""

from collections.abc import Sequence
from statistics import median, quantiles
from typing import NamedTuple

Pair = tuple[float, float]  # ours, and the bare one beside it


class Spread(NamedTuple):
    """The median of some figures, and between what the middle half of them lies."""

    middle: float
    low: float
    high: float


class Aim(NamedTuple):
    """What was hoped for of one figure, and why it is not so where it is not."""

    what: str
    figure: float
    limit: float
    cause: str
    at_least: bool = False

    @property
    def met(self) -> bool:
        if self.at_least:
            return self.figure >= self.limit
        return self.figure <= self.limit


def spread(figures: Sequence[float]) -> Spread:
    if len(figures) == 1:
        return Spread(figures[0], figures[0], figures[0])
    low, _, high = quantiles(figures, n=4, method="inclusive")
    return Spread(median(figures), low, high)


def percentile(figures: Sequence[float], percent: float) -> float:
    """The figure that so many percent of all do not exceed."""
    ordered = sorted(figures)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def ratios(pairs: Sequence[Pair]) -> Spread:
    """Ours by the bare one's, for each pair."""
    return spread([ours / bare for ours, bare in pairs])
