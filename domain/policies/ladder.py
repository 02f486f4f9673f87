"""A ladder as policy data: its rungs, when each may act, for which actions it is."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, NamedTuple

from domain.bounds import (
    Component,
    Days,
    DaysAround,
    Many,
    Name,
    OfficeTime,
    RungName,
    StepName,
    Weekday,
    Whole,
)
from domain.calendars.work_calendar import WorkCalendar
from domain.people.roles import Party
from domain.status import Flag, Horizon
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
    """When a rung may act; outside it waits for the next opening, never dropped.

    `weekdays` are 0-6 from Monday; `earliest` and `latest` are local times of the
    office; `term` keeps it out of the breaks of the LEA's school calendar.
    """

    weekdays: Annotated[tuple[Weekday, ...], Many(7)] = EVERY_DAY
    earliest: OfficeTime | None = None
    latest: OfficeTime | None = None
    term: bool = False


class Rung(Value):
    """One rung of a ladder: E0, E1 (docs/domain.md 7.2).

    `days` are working days after the day the ladder counts from, negative before it.
    Where the `office` told is closed then, the rung waits for its next opening. `way`
    says how its notices travel, where not as the mail policy says.
    """

    name: RungName
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

    @property
    def is_early(self) -> bool:
        """Whether nothing is late yet when it acts, as on the due date itself."""
        return self.days <= 0


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
    when: When = When()
    rungs: Annotated[tuple[Rung, ...], Many(60)]

    @cached_property
    def by_key(self) -> dict[str, Rung]:
        """Its rungs with their repetitions, by the keys that plans name them by."""
        return dict(written_out(self.rungs))


class Marked(NamedTuple):
    """A rung with its key, after its repetitions were written out."""

    key: str
    rung: Rung


def written_out(rungs: Sequence[Rung]) -> list[Marked]:
    """Every rung with its repetitions, in the order of their days: E0, E0/2, E1."""
    seen: Counter[str] = Counter()
    marked = []
    for rung in sorted(_repeated(rungs), key=lambda rung: rung.days):
        seen[rung.name] += 1
        times = seen[rung.name]
        marked.append(Marked(rung.name if times == 1 else f"{rung.name}/{times}", rung))
    return marked


def name_of(key: str) -> str:
    """The name of the rung a key stands for: E0 of E0/2, E4 of E4+1."""
    return first_of(key).partition("/")[0]


def first_of(key: str) -> str:
    """The key of the rung that is said anew under this one: E4 of E4+1."""
    return key.partition("+")[0]


def closed_by(gate: Gate, school: WorkCalendar, day: date) -> str | None:
    """Why a rung may not act on a day on which its office works; None if it may."""
    if day.weekday() not in gate.weekdays:
        return f"not on a {day:%A}, says the rung"
    if gate.term and (why := school.closed_because(day)) and school.in_break(day):
        return f"{why}, and the rung is for days of school"
    return None


def _repeated(rungs: Sequence[Rung]) -> Iterator[Rung]:
    for rung in rungs:
        yield rung
        if rung.repeat:
            for turn in range(1, rung.repeat.times + 1):
                yield rung.but(days=rung.days + turn * rung.repeat.every)
