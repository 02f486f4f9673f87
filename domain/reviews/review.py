"""A Systemic Instructional Review (SIR): how far it is, and what it has gathered.

Its framework says by which phases it goes, and what each of them comes to
(docs/domain.md 4).
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Self

from domain.clocks.clocked import Clocked
from domain.evidence.evidence import pieces_weight
from domain.lea import workflow_id
from domain.reviews.acts import NoteMilestone, ReviewEnd
from domain.reviews.analysis import Analysis
from domain.reviews.clock import ReviewClock
from domain.reviews.framework import Framework, PhaseRule
from domain.reviews.item import PlanItem
from domain.reviews.report import CHECK_ADDRESS, Report
from domain.roadmaps.roadmap import PlannedRoadmap, RoadmapSummary
from domain.setting import Standstill, Stop
from domain.values import KEYED, Sparse, Value, keyed_weight

PAUSED = "paused"
"""The stage of a review that stands still."""
IN_A_LIST = 3  # bytes around a word: its quotes, a comma
FRAME = 1_000  # bytes of all else: who began it when, its pause, the names of fields


class Site(Sparse):
    """A school of the sample; why it was proposed is in the record, under `entry`."""

    name: str
    by: str
    entry: int


class ReachedMilestone(Sparse):
    """A milestone that was reached on a day; what was said of it is in the record.

    `link` says where the document of it is kept, `sha256` what is in it.
    """

    on: date
    entry: int
    link: str = ""
    sha256: str = ""


def reached(
    known: ReachedMilestone | None, act: NoteMilestone, entry: int
) -> ReachedMilestone:
    """The milestone as it is noted, or corrected: what is left out stays."""
    was = known or ReachedMilestone(on=act.on, entry=entry)
    link = was.link if act.link is None else act.link
    digest = was.sha256 if link == was.link else ""
    if act.sha256 is not None:
        digest = act.sha256
    return ReachedMilestone(on=act.on, entry=entry, link=link, sha256=digest)


class ReviewPhase(ReviewClock):
    """A phase that has begun.

    One that was `stated` was done before its review was brought in; the date of one
    that was open then was counted, unless it was stated as well: `stated_due`.
    """

    name: str
    stated: bool = False
    stated_due: date | None = None


class Review(Sparse):
    """One review of an LEA, numbered within its engagement.

    `phases` are those that have begun, `milestones` those that were reached, each by
    its key in the framework; `sites` are those of its sample, by their CDS codes;
    `team` is who works on it beside whoever holds a role, each by their id;
    `items` those of its data-collection plan, by their ids; `evidence` are its pieces,
    in the order of their numbers; `analysis` is what it has found, `report` how far its
    report is; what that says was `changed` last by this entry; `roadmap` is that which
    is worked out of what it recommends. It stands still while
    there is a `pause`; `pauses` are the former ones. What lies before `stated_on` is as
    it was stated that day, as the review was brought in.
    """

    number: int
    begun: date
    by: str
    framework: Framework
    phases: dict[str, ReviewPhase] = {}
    milestones: dict[str, ReachedMilestone] = {}
    sites: dict[str, Site] = {}
    items: dict[str, PlanItem] = {}
    team: tuple[str, ...] = ()
    analysis: Analysis = Analysis()
    report: Report = Report()
    changed: int = 1
    roadmap: PlannedRoadmap = PlannedRoadmap()
    evidence: tuple[str, ...] = ()
    pause: Stop | None = None
    pauses: tuple[Standstill, ...] = ()
    stated_on: date | None = None
    end: ReviewEnd | None = None

    @property
    def stage(self) -> str:
        if self.end:
            return self.end.value
        return PAUSED if self.pause else self.reached

    @property
    def reached(self) -> str:
        """How far it has come by its phases, whether or not it stands still."""
        begun = [each for each in self.framework.phases if each.key in self.phases]
        last = begun[-1]
        alike = self.framework.of_stage(last)
        if all(self.is_done(each.key) for each in alike):
            return last.done
        furthest = [each for each in begun if each.stage == last.stage]
        return next(filter(None, map(self._within, reversed(furthest))), last.stage)

    def _within(self, rule: PhaseRule) -> str:
        """How far an open phase is by its milestones; empty where they do not say."""
        if self.is_done(rule.key):
            return ""
        known = self.framework.milestone
        stages = [known[each].stage for each in rule.exit if self.has(each)]
        return next(filter(None, reversed(stages)), "")

    @property
    def planned(self) -> RoadmapSummary:
        """How far its roadmap is."""
        return self.roadmap.summary

    def has(self, milestone: str) -> bool:
        return milestone in self.milestones

    def is_done(self, phase: str) -> bool:
        known = self.phases.get(phase)
        return known is not None and known.done is not None

    @property
    def open_phases(self) -> list[ReviewPhase]:
        return [each for each in self.phases.values() if each.is_open]

    @property
    def clocks(self) -> dict[str, ReviewClock]:
        """All that it waits for by a clock, each by its address."""
        found: dict[str, ReviewClock] = {
            phase_address(key): each for key, each in self.phases.items()
        }
        check = self.report.fact_check
        return found | {CHECK_ADDRESS: check} if check else found

    def with_clocks(self, changed: Mapping[str, Clocked]) -> Self:
        """With these in place of those at the same addresses."""
        phases = {
            key: changed.get(phase_address(key), phase)
            for key, phase in self.phases.items()
        }
        after = self.but(phases=phases)
        check = changed.get(CHECK_ADDRESS)
        return after.but(report=self.report.but(fact_check=check)) if check else after

    @property
    def waiting(self) -> list[PhaseRule]:
        """The phases that have not begun, in their order."""
        return [e for e in self.framework.phases if e.key not in self.phases]

    @property
    def due(self) -> date | None:
        """By when the next of its open phases is to be done."""
        days = [each.due for each in self.open_phases if each.due]
        return min(days, default=None)

    @property
    def collects(self) -> bool:
        """Whether a phase has begun by now in which data are collected."""
        return any(self.framework.phase[key].methods for key in self.phases)

    @property
    def reported_on(self) -> date | None:
        """Since when its report is final, and nothing is found any more.

        None also where it was so before the review was brought in: what was found then
        is still to be entered.
        """
        if self.report.final:
            return self.report.final.on
        rules = (e for e in self.framework.phases if e.reports and self.is_done(e.key))
        last = (self.phases[each.key] for each in rules)
        return next((each.done for each in last if not each.stated), None)

    @property
    def may_be_completed(self) -> bool:
        """Whether it has come so far that no reason is asked for."""
        ends = (each for each in self.framework.phases if each.completes)
        return any(self.is_done(each.key) for each in ends)

    @cached_property
    def weight(self) -> int:
        """Each of its parts is weighed when it changes, not all of them each time."""
        keyed: list[Mapping[str, Value]] = [self.phases, self.milestones]
        keyed += [self.sites, self.items]
        own = (self.framework, self.analysis, self.report, self.roadmap)
        parts = (*own, *self.pauses)
        weighed = sum(each.weight + KEYED for each in parts)
        pieces = pieces_weight(self.evidence)
        team = sum(map(_person_weight, self.team))
        return weighed + sum(map(keyed_weight, keyed)) + pieces + team + FRAME


def _person_weight(person: str) -> int:
    """An id in a list: a word that holds no backslash; a quote is written with one."""
    return len(person.encode()) + person.count('"') + IN_A_LIST


def phase_address(name: str) -> str:
    """Its address within the review."""
    return f"phase/{name}"


def review_address(engagement: str, number: int) -> str:
    """The durable key of a review of this engagement, and its workflow's id."""
    return f"{engagement}/review/{number}"


def is_review(entity: str) -> bool:
    """Whether the durable key is that of a review; an engagement's is `<cds>.<n>`."""
    return "/review/" in entity


def lives_as(entity: str) -> str:
    """The id of the workflow of what has this durable key, engagement or review."""
    return entity if is_review(entity) else workflow_id(entity.partition(".")[0])


def engagement_of(review: str) -> str:
    """The engagement to which the review of this key belongs."""
    return review.partition("/")[0]
