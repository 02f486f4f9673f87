"""What a review has found as others see it, with what is said of it in words."""

from functools import cached_property
from typing import Self

from domain.reviews.analysis import Square
from domain.reviews.finding import FindingFields, Quadrant, RecommendationFields
from domain.values import Sparse


class Texts(Sparse):
    """What is said of something in words; the record alone keeps it.

    An entry says what it speaks of; what it leaves out is as before.
    """

    def after(self, former: Self | None) -> Self:
        """All that is said of it now, given what was said before."""
        said = {each: getattr(self, each) for each in type(self).model_fields}
        known = {name: text for name, text in said.items() if text is not None}
        return (former or type(self)()).but(**known)


class FindingTexts(Texts):
    """What was found, and what else is to be known; why it was withdrawn."""

    text: str | None = None
    note: str | None = None
    reason: str | None = None


class RecommendationTexts(Texts):
    """What is recommended, why, which goals and standards it serves as well."""

    text: str | None = None
    rationale: str | None = None
    lcap: tuple[str, ...] | None = None
    fcmat: tuple[str, ...] | None = None
    note: str | None = None
    reason: str | None = None


class FindingStanding(FindingFields):
    """A finding by its id; `texts` as those of an item."""

    id: str
    texts: FindingTexts | None = None


class RecommendationStanding(RecommendationFields):
    """A recommendation by its id; `texts` as those of an item."""

    id: str
    texts: RecommendationTexts | None = None


class ThemeStanding(Sparse):
    key: str
    title: str
    entry: int


class RatingStanding(Sparse):
    """How far a component is; `reason` is in the record alone."""

    component: int
    rating: str
    entry: int
    reason: str | None = None


class WaiverStanding(Sparse):
    """That nothing was found in a quadrant; `gone` once something was."""

    component: int
    quadrant: Quadrant
    entry: int
    reason: str | None = None
    gone: bool = False


class AnalysisStanding(Sparse):
    """What a review has found, or what of it changed."""

    themes: tuple[ThemeStanding, ...] = ()
    findings: tuple[FindingStanding, ...] = ()
    recommendations: tuple[RecommendationStanding, ...] = ()
    ratings: tuple[RatingStanding, ...] = ()
    waivers: tuple[WaiverStanding, ...] = ()

    @property
    def covered(self) -> frozenset[Square]:
        """Each quadrant with a finding that stands, or of which it is said why not."""
        found = ((e.component, e.quadrant) for e in self.findings if e.stands)
        waived = ((e.component, e.quadrant) for e in self.waivers if not e.gone)
        return frozenset({*found, *waived})

    @property
    def named(self) -> frozenset[str]:
        """Findings from which a recommendation that stands follows."""
        advice = (each for each in self.recommendations if each.stands)
        return frozenset(finding for each in advice for finding in each.findings)

    @cached_property
    def finding(self) -> dict[str, FindingStanding]:
        return {each.id: each for each in self.findings}

    @cached_property
    def recommendation(self) -> dict[str, RecommendationStanding]:
        return {each.id: each for each in self.recommendations}

    @cached_property
    def theme(self) -> dict[str, ThemeStanding]:
        return {each.key: each for each in self.themes}
