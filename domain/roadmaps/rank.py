"""How actions rank by the votes of roles, and why.

An action gets what its impact and its feasibility are given, and what its effort lacks
to the most there is; each is the mean over the roles that voted. So three to fifteen:
our own proposal (docs/domain.md 6.9), the same for every action, so that whoever is
asked can work it out by hand.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from domain.bounds import BEST_VOTE
from domain.roadmaps.roadmap import RoadmapAction
from domain.wording import so_many


class Rank(NamedTuple):
    """Its place among those that were voted on, the means of its votes, their sum.

    Those with the same sum have the same place.
    """

    place: int
    of: int
    impact: Fraction
    effort: Fraction
    feasibility: Fraction
    votes: int

    @property
    def score(self) -> Fraction:
        return _score(self.impact, self.effort, self.feasibility)

    @property
    def explained(self) -> str:
        """'3 of 66: impact 4.5, effort 2.0, feasibility 4.0 by 4 votes, 12.5 of 15'."""
        return (
            f"{self.place} of {self.of}: impact {said(self.impact)}, effort "
            f"{said(self.effort)}, feasibility {said(self.feasibility)} by "
            f"{so_many(self.votes, 'vote')}; {said(self.impact)} + ({BEST_VOTE + 1} - "
            f"{said(self.effort)}) + {said(self.feasibility)} = {said(self.score)}"
        )


def ranks(actions: Mapping[int, RoadmapAction]) -> dict[int, Rank]:
    """Of each that was voted on, by its number, the best first."""
    means = {n: _means(each) for n, each in actions.items() if each.votes}
    scores = {number: _score(*mean) for number, mean in means.items()}
    ordered = sorted(scores, key=lambda number: (-scores[number], number))
    return {
        number: Rank(
            1 + sum(other > scores[number] for other in scores.values()),
            len(ordered),
            *means[number],
            len(actions[number].votes),
        )
        for number in ordered
    }


def said(mean: Fraction) -> str:
    """With one decimal, halves away from nothing: 4.3."""
    tenths = (mean * 20 + 1) // 2
    return f"{tenths // 10}.{tenths % 10}"


def _score(impact: Fraction, effort: Fraction, feasibility: Fraction) -> Fraction:
    return impact + (BEST_VOTE + 1 - effort) + feasibility


def _means(action: RoadmapAction) -> tuple[Fraction, Fraction, Fraction]:
    votes = action.votes.values()

    def mean(criterion: str) -> Fraction:
        return Fraction(sum(getattr(each, criterion) for each in votes), len(votes))

    return mean("impact"), mean("effort"), mean("feasibility")
