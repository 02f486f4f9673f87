"""A review as what lives by itself, around the noun of `domain/reviews/`."""

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar, Self

from domain.bounds import (
    MOST_ACTIONS,
    MOST_CORRECTIONS,
    MOST_FINDINGS,
    MOST_ITEMS,
    MOST_PIECES,
    MOST_RECOMMENDATIONS,
    MOST_SITES,
    MOST_THEMES,
)
from domain.clocks.clocked import Clocked
from domain.clocks.subject import Subject
from domain.entity import ALL_ELSE, ANSWERED, AROUND, Entity
from domain.reviews.review import Review, engagement_of, review_address
from domain.reviews.subject import FactCheckSubject, PhaseSubject
from domain.reviews.words import ReviewNews
from domain.setting import Setting, Stop


class ReviewEntity(Entity):
    """One review, and how its engagement stands around it as of the last word.

    `known.entry` is the engagement's number of that word, `known.entity` its key. The
    engagement is `lost` where it was stopped before its time; `news_entry` is that of
    which it was last told.
    """

    noun: ClassVar[str] = "the review"
    going_on: ClassVar[str] = "the review go on"
    holds: ClassVar[str] = "items, sites and findings"
    known: Setting
    review: Review
    lost: bool = False
    news_entry: int = 0

    @property
    def entity(self) -> str:
        return review_address(self.known.entity, self.review.number)

    @property
    def engagement(self) -> str:
        return engagement_of(self.entity)

    @cached_property
    def setting(self) -> Setting:
        return self.known.but(entity=self.entity, entry=self.entries, rules=self.rules)

    @property
    def stage(self) -> str:
        return self.review.stage

    @property
    def is_over(self) -> bool:
        return self.review.end is not None

    @property
    def asked_again(self) -> Stop | None:
        """Its own pause; of its engagement's stop the engagement asks."""
        return None if self.known.stop else self.review.pause

    @property
    def subjects(self) -> tuple[Subject, ...]:
        return (*self.phases, *self.fact_checks)

    @cached_property
    def fact_checks(self) -> tuple[FactCheckSubject, ...]:
        """That of the draft which was sent, if one was."""
        check = self.review.report.fact_check
        if check is None:
            return ()
        return (FactCheckSubject(self.setting, check, self.review),)

    @cached_property
    def phases(self) -> tuple[PhaseSubject, ...]:
        """The phases that have begun, in their order."""
        begun = self.review.phases.values()
        return tuple(PhaseSubject(self.setting, each, self.review) for each in begun)

    @cached_property
    def weight(self) -> int:
        weighed = self.known.weight + self.review.weight + 2 * AROUND
        return weighed + len(self.answered) * ANSWERED + ALL_ELSE

    @property
    def held(self) -> dict[str, tuple[int, int]]:
        review, analysis = self.review, self.review.analysis
        return {
            "sites": (len(review.sites), MOST_SITES),
            "items": (len(review.items), MOST_ITEMS),
            "findings": (len(analysis.findings), MOST_FINDINGS),
            "recommendations": (len(analysis.recommendations), MOST_RECOMMENDATIONS),
            "themes": (len(analysis.themes), MOST_THEMES),
            "corrections": (len(review.report.corrections), MOST_CORRECTIONS),
            "planned actions": (len(review.roadmap.actions), MOST_ACTIONS),
            "pieces of evidence": (len(self.review.evidence), MOST_PIECES),
        }

    def with_clocks(self, changed: Mapping[str, Clocked]) -> Self:
        if not changed:
            return self
        return self.but(review=self.review.with_clocks(changed))

    @property
    def news(self) -> ReviewNews:
        """What its engagement is to know of it."""
        roadmap = self.review.roadmap
        proposal, final = roadmap.proposal, self.review.report.final
        return ReviewNews(
            review=self.entity,
            number=self.review.number,
            entry=self.entries,
            stage=self.review.stage,
            due=self.review.due,
            may_be_completed=self.review.may_be_completed,
            over=self.is_over,
            roadmap=proposal.sha256 if proposal else "",
            signed=(*roadmap.signatures,),
            final_on=final.on if final else None,
        )
