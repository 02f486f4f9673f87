"""From a finding to what is recommended and to the actions that carry it out, and back.

All of it is in the record: a review's analysis, and which recommendation each action of
the roadmap was planned from.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Misused
from domain.actions.planned import PlannedAction, label, numbered, order, root
from domain.actions.standing import ActionStanding
from domain.acts import Act, AddAction, AdoptRoadmap, SplitAction
from domain.first_few import first_few
from domain.guess import guess
from domain.reviews.acts import ReviewEnd
from domain.reviews.analysis_standing import (
    AnalysisStanding,
    FindingStanding,
    RecommendationStanding,
)
from domain.reviews.review import engagement_of
from domain.reviews.standing import ReviewShown, ReviewStanding

if TYPE_CHECKING:
    from adapters.sql.as_of import SqlPast
    from adapters.sql.queries import SqlReading
    from adapters.sql.reviews import SqlReviews


class Trace(NamedTuple):
    """What leads to something, and what it leads to, within one review's engagement.

    `review` is the durable key of the review; `unknown` is a recommendation that an
    action names and that review does not have.
    """

    review: str = ""
    findings: tuple[FindingStanding, ...] = ()
    recommendations: tuple[RecommendationStanding, ...] = ()
    actions: tuple[ActionStanding, ...] = ()
    unknown: str = ""


class Recommended(NamedTuple):
    """Which recommendations a roadmap may name: those of one review that stand."""

    review: str
    ids: tuple[str, ...]


class AsOf(NamedTuple):
    """The record as it was `before` an instant."""

    past: "SqlPast"
    before: datetime

    def review(self, entity: str) -> ReviewShown | None:
        """As it stood then; None where it had not begun."""
        from adapters.sql.as_of import NotYet

        try:
            return self.past.review(entity, self.before)
        except NotYet:
            return None

    def actions(self, engagement: str) -> Iterable[ActionStanding]:
        cds, _, episode = engagement.partition(".")
        return self.past.standing(cds, self.before, int(episode)).actions


class Tracing:
    """By the record as it is, or `as_of` an instant."""

    def __init__(
        self,
        record: "SqlReading",
        reviews: "SqlReviews",
        as_of: AsOf | None = None,
    ) -> None:
        self._record, self._reviews, self._as_of = record, reviews, as_of

    def of_finding(self, review: str, finding: str) -> Trace:
        """What was recommended from it, and who carries that out."""
        analysis = self._analysis(review)
        advice = [e for e in analysis.recommendations if finding in e.findings]
        found = self._carried_out(review, [e.id for e in advice if e.stands])
        return Trace(review, recommendations=tuple(advice), actions=found)

    def of_recommendation(self, review: str, recommendation: str) -> Trace:
        """The findings it follows from, and the actions that carry it out."""
        analysis = self._analysis(review)
        known = analysis.recommendation.get(recommendation)
        findings = [*_named(analysis, known.findings)] if known else []
        actions = self._carried_out(review, [recommendation])
        return Trace(review, findings=tuple(findings), actions=actions)

    def of_action(self, engagement: str, number: int) -> Trace:
        """The recommendation it was planned from, and the findings of that."""
        named = self.planned_from(engagement).get(number)
        source = self._source(engagement)
        if not named or source is None:
            return Trace(unknown=named or "")
        analysis = self._analysis(source.entity)
        known = analysis.recommendation.get(named)
        if known is None:
            return Trace(source.entity, unknown=named)
        findings = (*_named(analysis, known.findings),)
        return Trace(source.entity, findings, (known,))

    def planned_from(self, engagement: str) -> dict[int, str]:
        """Of each action the recommendation it names; a part has that of the whole."""
        found: dict[int, str] = {}
        for _, act in self._acts(engagement, "adopt_roadmap"):
            if isinstance(act, AdoptRoadmap):
                found |= dict(_said(act.planned))
        found |= dict(self._added(engagement))
        for _, act in self._acts(engagement, "split"):
            if isinstance(act, SplitAction):
                whole = found.get(root(act.action), "")
                found |= {e.number: e.recommendation or whole for e in act.parts}
        return {number: named for number, named in found.items() if named}

    def _added(self, engagement: str) -> Iterator[tuple[int, str]]:
        """Of actions that came later, each by the number that its entry says."""
        lines = self._record.history(engagement, kind="add_action")
        about = {line.number: line.subject.partition("/")[2] for line in lines}
        for entry, act in self._acts(engagement, "add_action"):
            number = numbered(about[entry])
            if isinstance(act, AddAction) and number:
                yield number, act.recommendation

    def _acts(self, engagement: str, kind: str) -> list[tuple[int, Act]]:
        before = self._as_of.before if self._as_of else None
        return self._record.acts(engagement, kind, before=before)

    def recommended(self, engagement: str) -> Recommended | None:
        """What a roadmap may name; None where the record has no review for it."""
        source = self._source(engagement)
        if source is None:
            return None
        advice = self._analysis(source.entity).recommendations
        return Recommended(source.entity, tuple(e.id for e in advice if e.stands))

    def with_actions(self, review: str) -> frozenset[str]:
        """The recommendations that an action carries out, by their ids."""
        return frozenset(named for named, _ in self._planned(review))

    def _carried_out(
        self, review: str, recommendations: list[str]
    ) -> tuple[ActionStanding, ...]:
        found = (e for named, e in self._planned(review) if named in recommendations)
        return tuple(sorted(found, key=lambda each: order(each.number)))

    def _planned(self, review: str) -> Iterator[tuple[str, ActionStanding]]:
        """Each action that names a recommendation of this review, behind its id."""
        engagement = engagement_of(review)
        source = self._source(engagement)
        if source is None or source.entity != review:
            return
        planned = self.planned_from(engagement)
        known = self._as_of or self._record
        for each in known.actions(engagement):
            if named := planned.get(each.number):
                yield named, each

    def _analysis(self, review: str) -> AnalysisStanding:
        shown = (self._as_of.review if self._as_of else self._reviews.shown)(review)
        return shown.analysis if shown else AnalysisStanding()

    def _source(self, engagement: str) -> ReviewStanding | None:
        """The review that a roadmap comes from: the newest that was not cancelled."""
        known = self._reviews.reviews(engagement)
        if self._as_of:
            then = (self._as_of.review(each.entity) for each in known)
            known = [each.review for each in then if each]
        kept = (e for e in reversed(known) if e.end is not ReviewEnd.CANCELLED)
        return next(kept, None)


class AnsweredBy(NamedTuple):
    """A recommendation, and the actions of a roadmap that name it, by their labels."""

    recommendation: str
    actions: tuple[str, ...]


def answers(
    actions: Iterable[PlannedAction], known: Recommended
) -> tuple[AnsweredBy, ...]:
    """Of each recommendation that stands which of these actions carry it out."""
    named: dict[str, list[str]] = {}
    for each in actions:
        named.setdefault(each.recommendation, []).append(label(each.number))
    return tuple(AnsweredBy(key, (*named.get(key, ()),)) for key in known.ids)


def recommendation_unknown(named: str, known: Recommended | None) -> str:
    """Why an action cannot name this recommendation; empty where it can."""
    if not named or (known and named in known.ids):
        return ""
    if known is None:
        return f"there is no review whose recommendation {named} could be"
    number = known.review.rpartition("/")[2]
    has = first_few(known.ids) or "none"
    near = guess(named, known.ids)
    return f"review {number} has no recommendation {named}; it has {has}{near}"


def check_recommendation(act: object, known: Recommended | None) -> None:
    """Raises Misused where an action that is added names one that is not there."""
    named = act.recommendation if isinstance(act, AddAction) else ""
    if off := recommendation_unknown(named, known):
        raise Misused(f"--recommendation: {off}")


def _said(planned: Iterable[PlannedAction]) -> Iterator[tuple[int, str]]:
    yield from ((each.number, each.recommendation) for each in planned)


def _named(
    analysis: AnalysisStanding, findings: Iterable[str]
) -> Iterator[FindingStanding]:
    known = analysis.finding
    yield from (known[each] for each in findings if each in known)
