"""The agency's promises as data: who hears of what is late, when, by which calendar.

A policy travels inside the engagement it governs, so that editing the files under
`policies/` changes new engagements only. What a policy leaves out is off.
"""

from functools import cached_property
from typing import Annotated, Self

from domain.bounds import (
    MOST_LADDERS,
    Count,
    Days,
    Id,
    Many,
    Name,
    RungName,
    Whole,
)
from domain.calendars.work_calendar import WorkCalendar
from domain.people.roles import Party, Role
from domain.policies.check_ins import CheckInPromise
from domain.policies.ladder import NamedLadder, Office, Rung
from domain.status import PLAIN, Horizon, Scale
from domain.values import Value

FACT_CHECK = "fact_check"
"""The name of the ladder of a draft's fact check."""


class Limits(Value):
    """How far an owner's own word goes; days are working days of the LEA."""

    promises: Annotated[int, Whole(0, 20)] = 2
    longest_promise: Days = 20
    snoozes: Annotated[int, Whole(0, 20)] = 2
    longest_snooze: Days = 10
    grace: Days = 10  # days until a new owner of something late hears of it
    recheck_every: Days = 40  # days between two questions whether a clock may run again
    typist_may_confirm: bool = True  # who typed the claim may type its confirmation


class Threshold(Value):
    """So many percent of the actions at these rungs propose an engagement recheck."""

    percent: Annotated[int, Whole(1, 99)]
    rungs: Annotated[tuple[RungName, ...], Many(60)]
    tell: Annotated[tuple[Role, ...], Many(30)]


class Plateau(Value):
    """In progress without change for so many calendar days; who may help.

    More than `at_once` actions in progress are suggested against, never refused.
    """

    days: Annotated[int, Whole(7, 1_500)]
    tell: Annotated[tuple[Party, ...], Many(30)]
    at_once: Count


class FactCheckPromise(Value):
    """So many working days of the LEA are there to say which facts are wrong."""

    days: Annotated[int, Whole(1, 60)] = 10
    rungs: Annotated[tuple[Rung, ...], Many(60)] = ()


class ReviewPromise(Value):
    """Who hears if a phase of a review is late; how long each may take, it says itself.

    After `recheck_every` days of the year it is asked again whether a review that is
    paused may go on. A draft of its report is checked as `fact_check` says.
    """

    recheck_every: Annotated[int, Whole(1, 366)] = 60
    rungs: Annotated[tuple[Rung, ...], Many(60)]
    fact_check: FactCheckPromise = FactCheckPromise()


class PositionPromise(Value):
    """Who is asked, before the last day of a funded position, what follows it."""

    rungs: Annotated[tuple[Rung, ...], Many(60)]


class Policy(Value):
    name: Name
    version: Id
    rungs: Annotated[tuple[Rung, ...], Many(60)]
    lea: WorkCalendar
    agency: WorkCalendar
    ladders: Annotated[tuple[NamedLadder, ...], Many(MOST_LADDERS)] = ()
    claim: Annotated[tuple[Rung, ...], Many(60)] = ()
    limits: Limits = Limits()
    scale: Scale = PLAIN
    threshold: Threshold | None = None
    plateau: Plateau | None = None
    review: ReviewPromise | None = None
    check_ins: CheckInPromise | None = None
    positions: PositionPromise | None = None

    @property
    def named(self) -> str:
        return f"{self.name}@{self.version}"

    def calendar(self, office: Office) -> WorkCalendar:
        return self.lea if office is Office.LEA else self.agency

    def under(self, office: Office, calendar: WorkCalendar) -> Self:
        """The same promises, by another calendar of this office."""
        return self.but(**{office.value: calendar})

    @cached_property
    def own(self) -> NamedLadder:
        """The ladder of every action that no other is for, under the policy's name."""
        return NamedLadder(name=self.name, rungs=self.rungs)

    @cached_property
    def answer(self) -> NamedLadder | None:
        """The ladder of a claim's answer; None where it has none."""
        return NamedLadder(name="claim", rungs=self.claim) if self.claim else None

    @cached_property
    def for_reviews(self) -> NamedLadder | None:
        """The ladder of a review's phases; None where the policy has none."""
        return (
            NamedLadder(name="review", rungs=self.review.rungs) if self.review else None
        )

    @cached_property
    def for_fact_checks(self) -> NamedLadder | None:
        """The ladder of a draft's fact check; None where the policy has none."""
        check = self.review.fact_check if self.review else None
        return NamedLadder(name=FACT_CHECK, rungs=check.rungs) if check else None

    @cached_property
    def for_positions(self) -> NamedLadder | None:
        """The ladder of funded positions; None where the policy has none."""
        if self.positions is None:
            return None
        return NamedLadder(name="positions", rungs=self.positions.rungs)

    def ladder_for(
        self, pathway: str, horizon: Horizon, components: tuple[int, ...]
    ) -> NamedLadder:
        """The first that fits, else the policy's own."""
        fitting = (e for e in self.ladders if e.when.fits(pathway, horizon, components))
        return next(fitting, self.own)

    def ladder_named(self, name: str) -> NamedLadder | None:
        """The one of this name, which a climb that began under it goes on with."""
        known = (each for each in (*self.ladders, self.own) if each.name == name)
        return next(known, None)
