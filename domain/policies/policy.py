"""The agency's promises as data: who hears of what is late, when, by which calendar.

A policy travels inside the engagement it governs, so that editing the files under
`policies/` changes new engagements only. What a policy leaves out is off.
"""

from enum import StrEnum
from typing import Annotated, Self

from domain.actions.status import PLAIN, Flag, Horizon, Scale
from domain.bounds import (
    MOST_LADDERS,
    Component,
    Count,
    Days,
    DaysAround,
    Id,
    Many,
    Name,
    OfficeTime,
    Step,
    StepName,
    Weekday,
    Whole,
)
from domain.calendars.work_calendar import WorkCalendar
from domain.people.roles import Party, Role
from domain.values import Value

EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


class Office(StrEnum):
    """Whose calendar a rung opens by."""

    LEA = "lea"
    AGENCY = "agency"


class Way(StrEnum):
    """How a kind of notice travels."""

    DIGEST = "digest"  # within the hours, with all else of that day
    ALONE = "alone"  # within the hours, as a letter of its own
    IMMEDIATE = "immediate"  # at any hour, as a letter of its own


class Repeat(Value):
    """Say it again `times` more, each time `every` working days after the last."""

    every: Days
    times: Annotated[int, Whole(1, 20)]


class Gate(Value):
    """When a rung may act; outside it is held to the next opening, never dropped.

    `weekdays` are 0-6 from Monday; `earliest` and `latest` are local times of the
    office; `term` keeps it out of the breaks of the LEA's school calendar.
    """

    weekdays: Annotated[tuple[Weekday, ...], Many(7)] = EVERY_DAY
    earliest: OfficeTime | None = None
    latest: OfficeTime | None = None
    term: bool = False


class Rung(Value):
    """One step of a ladder (docs/domain.md 7.2).

    `days` are working days of the LEA after the day the ladder counts from, negative
    before it. Where the `office` told is closed then, the rung is held to its next
    opening. `way` says how its notices travel, where not as the mail policy says.
    """

    step: Step
    days: DaysAround
    tell: Annotated[tuple[Party, ...], Many(30)]
    template: StepName
    office: Office = Office.LEA
    way: Way | None = None
    effects: Annotated[tuple[Flag, ...], Many(10)] = ()
    repeat: Repeat | None = None
    gate: Gate | None = None

    @property
    def is_reminder(self) -> bool:
        return self.days < 0


class When(Value):
    """Which actions a ladder is for; what is left empty asks nothing."""

    pathways: Annotated[tuple[Name, ...], Many(20)] = ()
    horizons: Annotated[tuple[Horizon, ...], Many(2)] = ()
    components: Annotated[tuple[Component, ...], Many(12)] = ()

    def fits(self, pathway: str, horizon: Horizon, components: tuple[int, ...]) -> bool:
        return (
            (not self.pathways or pathway in self.pathways)
            and (not self.horizons or horizon in self.horizons)
            and (not self.components or bool({*self.components} & {*components}))
        )


class NamedLadder(Value):
    """A ladder for some actions; all the others climb the policy's own rungs."""

    name: Name
    when: When
    rungs: Annotated[tuple[Rung, ...], Many(60)]


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
    """So many percent of the actions at these steps propose an engagement recheck."""

    percent: Annotated[int, Whole(1, 99)]
    steps: Annotated[tuple[Step, ...], Many(60)]
    tell: Annotated[tuple[Role, ...], Many(30)]


class Plateau(Value):
    """In progress without change for so many calendar days; who may help.

    More than `at_once` actions in progress are suggested against, never refused.
    """

    days: Annotated[int, Whole(7, 1_500)]
    tell: Annotated[tuple[Party, ...], Many(30)]
    at_once: Count


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

    @property
    def named(self) -> str:
        return f"{self.name}@{self.version}"

    def calendar(self, office: Office) -> WorkCalendar:
        return self.lea if office is Office.LEA else self.agency

    def under(self, office: Office, calendar: WorkCalendar) -> Self:
        """The same promises, by another calendar of this office."""
        return self.but(**{office.value: calendar})

    def ladder(
        self, pathway: str, horizon: Horizon, components: tuple[int, ...]
    ) -> NamedLadder:
        """The first that fits, else the policy's own rungs under the policy's name."""
        fitting = (e for e in self.ladders if e.when.fits(pathway, horizon, components))
        own = NamedLadder(name=self.name, when=When(), rungs=self.rungs)
        return next(fitting, own)
