"""A dated duty as policy data: which day it is due, and who is reminded how early."""

from enum import StrEnum
from typing import Annotated

from domain.bounds import DayDate, Many, ShortText, StepName, Title, Whole, Year
from domain.people.roles import Role
from domain.phase import Phase
from domain.policies.ladder import Office
from domain.values import Value

Month = Annotated[int, Whole(1, 12)]


class DutyFact(StrEnum):
    """What happened to an engagement that a day may be counted from.

    Stored: add, never rename.
    """

    FINAL_REPORT = "final_report"
    """The report of its newest review that has one is final."""
    IDENTIFIED = "identified"
    """A Dashboard identified the LEA, and it was referred for that."""


class DutyDay(Value):
    """Which day a duty is due: in one of three ways.

    On `month` and `day` of each year, and on another day in the years of `otherwise`;
    on the last day of the month `end_of`; or `days` and `years` `after` a fact.
    """

    month: Month | None = None
    day: Annotated[int, Whole(1, 31)] | None = None
    otherwise: Annotated[dict[Year, DayDate], Many(20)] = {}
    end_of: Month | None = None
    after: DutyFact | None = None
    days: Annotated[int, Whole(0, 1_500)] = 0
    years: Annotated[int, Whole(0, 10)] = 0


class Duty(Value):
    """Something that is due on a day of its own, and who may be glad to be reminded.

    A `statutory` day is the law's and never moves; any other that is closed moves to
    the LEA's next working day. It is said in these `phases`, `before` it so many
    working days of the `office`; with `term`, on a day of school. `ask` is who helps.
    """

    name: StepName
    title: Title
    when: DutyDay
    statutory: bool = False
    phases: Annotated[tuple[Phase, ...], Many(12)]
    before: Annotated[int, Whole(0, 120)]
    office: Office = Office.LEA
    term: bool = False
    tell: Annotated[tuple[Role, ...], Many(30)]
    ask: Role
    words: ShortText
    source: ShortText
