"""What a review has found as others see it, with what is said of it in words."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from typing import Self

from domain.reviews.analysis import Square
from domain.reviews.finding import FindingFields, Quadrant, RecommendationFields
from domain.status import Horizon
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
    """What is recommended, why, which parts of other plans it serves as well."""

    text: str | None = None
    rationale: str | None = None
    lcap: tuple[str, ...] | None = None
    fcmat: tuple[str, ...] | None = None
    essa: tuple[str, ...] | None = None
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
    def many(self) -> Counter[Square]:
        """How many findings stand in each quadrant that has any."""
        return Counter((e.component, e.quadrant) for e in self.findings if e.stands)

    @property
    def rated(self) -> dict[int, str]:
        """The latest ratings by component."""
        return {each.component: each.rating for each in self.ratings}

    @property
    def named(self) -> frozenset[str]:
        """Findings from which a recommendation that stands follows."""
        advice = (each for each in self.recommendations if each.stands)
        return frozenset(finding for each in advice for finding in each.findings)

    def narrowed(self, room: str, name: str) -> Self:
        """With nothing but the one part that is meant."""
        said = (room, name)
        number = int(name) if room == "component" else 0
        return self.but(
            themes=tuple(e for e in self.themes if ("theme", e.key) == said),
            findings=tuple(e for e in self.findings if ("finding", e.id) == said),
            recommendations=tuple(
                e for e in self.recommendations if ("recommendation", e.id) == said
            ),
            ratings=tuple(e for e in self.ratings if e.component == number),
            waivers=tuple(e for e in self.waivers if e.component == number),
        )

    def with_words(self, recorded: "AnalysisStanding") -> Self:
        """As it stands, with what the record has of it in words."""
        reasons = {(e.component, e.rating): e.reason for e in recorded.ratings}
        waived = {(e.component, e.quadrant): e.reason for e in recorded.waivers}
        return self.but(
            findings=tuple(
                each.but(texts=recorded.finding[each.id].texts)
                if each.id in recorded.finding
                else each
                for each in self.findings
            ),
            recommendations=tuple(
                each.but(texts=recorded.recommendation[each.id].texts)
                if each.id in recorded.recommendation
                else each
                for each in self.recommendations
            ),
            ratings=tuple(
                each.but(reason=reasons.get((each.component, each.rating)))
                for each in self.ratings
            ),
            waivers=tuple(
                each.but(reason=waived.get((each.component, each.quadrant)))
                for each in self.waivers
            ),
        )

    @cached_property
    def finding(self) -> dict[str, FindingStanding]:
        return {each.id: each for each in self.findings}

    @cached_property
    def recommendation(self) -> dict[str, RecommendationStanding]:
        return {each.id: each for each in self.recommendations}

    @cached_property
    def theme(self) -> dict[str, ThemeStanding]:
        return {each.key: each for each in self.themes}


class AdviceGroup(Sparse):
    """Recommendations that stand, of one horizon and one theme, by their ids.

    `theme` is a key, and empty where they are under none.
    """

    horizon: Horizon
    theme: str
    title: str
    ids: tuple[str, ...]


def advice_groups(analysis: AnalysisStanding) -> tuple[AdviceGroup, ...]:
    """What is for at once before what is for the long term, each by theme."""
    themes = [*((each.key, each.title) for each in analysis.themes), ("", "")]
    found = (
        AdviceGroup(
            horizon=horizon,
            theme=key,
            title=title,
            ids=(*_advised(analysis, horizon, key),),
        )
        for horizon in Horizon
        for key, title in themes
    )
    return tuple(each for each in found if each.ids)


def _advised(analysis: AnalysisStanding, horizon: Horizon, theme: str) -> Iterable[str]:
    for each in analysis.recommendations:
        if each.stands and (each.horizon, each.theme) == (horizon, theme):
            yield each.id


def in_order(analysis: AnalysisStanding) -> AnalysisStanding:
    """Findings by component and quadrant, and all by their ids: F2 before F10."""
    squares = [*Quadrant]
    return analysis.but(
        themes=tuple(sorted(analysis.themes, key=lambda e: _by_number(e.key))),
        findings=tuple(
            sorted(
                analysis.findings,
                key=lambda e: (
                    e.component,
                    squares.index(e.quadrant),
                    _by_number(e.id),
                ),
            )
        ),
        recommendations=tuple(
            sorted(analysis.recommendations, key=lambda e: _by_number(e.id))
        ),
        ratings=tuple(sorted(analysis.ratings, key=lambda e: e.component)),
        waivers=tuple(
            sorted(
                analysis.waivers,
                key=lambda e: (e.component, squares.index(e.quadrant)),
            )
        ),
    )


def _by_number(key: str) -> tuple[str, int, str]:
    """Ids with the same letters in the order of their numbers."""
    letters = key.rstrip("0123456789")
    digits = key[len(letters) :]
    return letters, int(digits) if digits else 0, key
