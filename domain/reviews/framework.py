"""A framework of reviews as data: components, methods, milestones, phases.

It travels in the act that begins a review, which keeps the version it began with
(docs/domain.md 4).
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from domain.bounds import (
    MOST_RATINGS,
    Component,
    Id,
    Many,
    RowText,
    ShortText,
    StepName,
    StepNameOrBlank,
    Title,
    Whole,
)
from domain.people.roles import Role
from domain.values import Sparse
from domain.wording import so_many

SAMPLE = "sample"
"""The milestone that `approve_sample` reaches, in a framework that has a sample."""
Keys = Annotated[tuple[StepName, ...], Many(40)]
"""Of things that the framework names elsewhere."""


class Method(Sparse):
    """A way of collecting data: empathy interviews, classroom observations."""

    key: StepName
    title: Title


class ParticipantClass(Sparse):
    """Who takes part in it: students, site administrators."""

    key: StepName
    title: Title


class Laid(StrEnum):
    """What is laid on a component, and where no source says by component which."""

    ARTIFACTS = "artifacts"
    METHODS = "methods"
    PARTICIPANTS = "participants"


class ReviewComponent(Sparse):
    """An instructional component: what it is about, and how it is looked at.

    `priorities` are those of the LCFF. What is `inferred` is laid on it by us: the
    sources name it for the whole review only.
    """

    number: Component
    title: Title
    objective: RowText
    priorities: Annotated[tuple[Annotated[int, Whole(1, 10)], ...], Many(10)] = ()
    artifacts: Annotated[tuple[ShortText, ...], Many(20)] = ()
    methods: Keys = ()
    participants: Keys = ()
    inferred: Annotated[tuple[Laid, ...], Many(3)] = ()


class RatingLevel(Sparse):
    """A level of the scale by which components are rated."""

    key: StepName
    title: Title


class MilestoneProof(StrEnum):
    """What is said of a milestone beside its day."""

    LINK = "link"
    SHA256 = "sha256"


class Milestone(Sparse):
    """What has to have happened before a phase begins, or before it is completed.

    `proof` is what has to be said of it beside its day. Once it is reached within a
    phase, the review's stage is `stage`, where it has one. Where it is reached `by` an
    act, of this kind, it is not noted.
    """

    key: StepName
    title: ShortText
    proof: Annotated[tuple[MilestoneProof, ...], Many(2)] = ()
    stage: StepNameOrBlank = ""
    by: StepNameOrBlank = ""


class Each(StrEnum):
    """Of what each is to be covered."""

    COMPONENT = "component"
    PARTICIPANTS = "participants"


class Coverage(Sparse):
    """Each component, or participant class, is seen by at least one of the methods.

    An item that was waived, with its reason, covers it too: a documented none. Of
    components only those on which one of the methods is laid.
    """

    methods: Keys
    each: Each


class DaysCounted(StrEnum):
    """Which days of the LEA a phase takes."""

    WORKING = "working"
    INSTRUCTION = "instruction"
    CALENDAR = "calendar"


NAMED_DAYS = {
    DaysCounted.WORKING: ("working day", "working days"),
    DaysCounted.INSTRUCTION: ("day of instruction", "days of instruction"),
    DaysCounted.CALENDAR: ("calendar day", "calendar days"),
}


class PhaseRule(Sparse):
    """One phase: how long it takes, what is there before it, what after it.

    It may begin once the phases `after` which it comes are done and the milestones of
    its `entry` are reached; it is completed once those of its `exit` are, and its
    items cover what is to be. `stage` is how far the review is while it, or another
    phase of that stage, is open; `done` once all of them are done. `days` are counted
    from the day it begins.
    """

    key: StepName
    title: Title
    stage: StepName
    done: StepName
    days: Annotated[int, Whole(1, 250)]
    counts: DaysCounted = DaysCounted.WORKING
    asked: Role = Role.CCEE_LEAD
    after: Keys = ()
    entry: Keys = ()
    exit: Keys = ()
    methods: Keys = ()
    """Those by which data are collected in it; none of their items is left open."""
    coverage: Annotated[tuple[Coverage, ...], Many(10)] = ()
    swot: bool = False
    """Whether each quadrant of each component is to have a finding, or a waiver."""
    reports: bool = False
    """Whether the report is final once it is done: nothing is found after it."""
    pausable: bool = True
    """Whether the review may be paused while it is open, or comes next.

    Of several that are open each has to let it.
    """
    completes: bool = False
    """Whether the review may be completed without a reason once it is done."""

    @property
    def length(self) -> str:
        """'30 days of instruction'."""
        return so_many(self.days, *NAMED_DAYS[self.counts])


class Framework(Sparse):
    """How reviews of one kind are done. The first of its phases begins with it."""

    name: Id
    version: Id
    complete: bool = True
    """Whether all of it is known; under one that is not, no review begins."""
    components: Annotated[tuple[ReviewComponent, ...], Many(12, least=1)]
    methods: Annotated[tuple[Method, ...], Many(40)] = ()
    participants: Annotated[tuple[ParticipantClass, ...], Many(40)] = ()
    milestones: Annotated[tuple[Milestone, ...], Many(40)] = ()
    ratings: Annotated[tuple[RatingLevel, ...], Many(MOST_RATINGS)] = ()
    """The scale by which components are rated, the lowest first; empty for none."""
    phases: Annotated[tuple[PhaseRule, ...], Many(20)] = ()
    days_inferred: bool = False
    """Whether the lengths of its phases are our own proposal."""
    ratings_inferred: bool = False
    """Whether its scale is our own proposal."""

    @property
    def named(self) -> str:
        return f"{self.name}@{self.version}"

    @cached_property
    def by_number(self) -> dict[int, ReviewComponent]:
        return {each.number: each for each in self.components}

    @cached_property
    def method(self) -> dict[str, Method]:
        return {each.key: each for each in self.methods}

    @cached_property
    def participant_class(self) -> dict[str, ParticipantClass]:
        return {each.key: each for each in self.participants}

    @cached_property
    def milestone(self) -> dict[str, Milestone]:
        return {each.key: each for each in self.milestones}

    @cached_property
    def rating(self) -> dict[str, RatingLevel]:
        return {each.key: each for each in self.ratings}

    @cached_property
    def phase(self) -> dict[str, PhaseRule]:
        return {each.key: each for each in self.phases}

    def reached_by(self, kind: str) -> list[str]:
        """The milestones that an act of this kind reaches."""
        return [each.key for each in self.milestones if each.by == kind]

    def of_stage(self, rule: PhaseRule) -> Iterable[PhaseRule]:
        """The phases that make up the stage of this one."""
        return (each for each in self.phases if each.stage == rule.stage)

    def phases_of(self, milestone: str) -> Iterable[PhaseRule]:
        """Those which it lets begin, or be completed."""
        return (e for e in self.phases if milestone in (*e.entry, *e.exit))

    def collecting(self, method: str) -> PhaseRule | None:
        """The phase in which data are collected by this method."""
        return next((each for each in self.phases if method in each.methods), None)
