"""A funded position: its terms, and how it is kept while it is open.

Its last day is a fact: nothing moves it by itself, and nothing is late after it. Who is
to ask in good time what follows it, the policy says.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated

from domain.bounds import MOST_TAPERS, DayDate, Fte, Many, Title
from domain.clocks.clocked import Clocked
from domain.hundredths import in_decimals
from domain.values import Sparse, Value

NONE_NOW = 0  # FTE of a position on a day that is not one of its own


class Funder(StrEnum):
    """Who pays for a position. Stored: add, never rename."""

    CCEE = "ccee"
    COE = "coe"
    LEA = "lea"
    OTHER = "other"


FUNDERS: dict[Funder, str] = {
    Funder.CCEE: "CCEE",
    Funder.COE: "the COE",
    Funder.LEA: "the LEA",
    Funder.OTHER: "others",
}
"""What they are called."""


class TaperStep(Value):
    """From a day on there is less of a position."""

    since: DayDate
    fte: Fte

    @property
    def said(self) -> str:
        return f"{in_decimals(self.fte)} from {self.since}"


Taper = Annotated[tuple[TaperStep, ...], Many(MOST_TAPERS)]


class PositionTerms(Sparse):
    """What a position is, how much of one, who pays, from which day to which."""

    title: Title
    fte: Fte
    funder: Funder
    first: DayDate
    last: DayDate
    taper: Taper = ()

    def fte_on(self, day: date) -> int:
        """In hundredths; of a day before it or after it, nothing."""
        if not self.first <= day <= self.last:
            return NONE_NOW
        begun = (step.fte for step in self.taper if step.since <= day)
        return min(begun, default=self.fte)

    def is_over(self, day: date) -> bool:
        """Whether its last day was before this one."""
        return self.last < day

    def ended(self, last: date) -> "PositionTerms":
        """Ended on a day, and without what was to come after it."""
        kept = tuple(step for step in self.taper if step.since <= last)
        return self.but(last=last, taper=kept)

    def stands(self, day: date) -> str:
        """How much of it there is on a day; that it comes, or has ended."""
        if day < self.first:
            return f"begins on {self.first}"
        if self.is_over(day):
            return f"ended on {self.last}"
        return f"{in_decimals(self.fte_on(day))} FTE now, until {self.last}"

    @property
    def said(self) -> str:
        """'0.5 FTE, funded by CCEE, 2026-09-01 to 2027-06-30'."""
        tapering = "".join(f", {step.said}" for step in self.taper)
        return (
            f"{in_decimals(self.fte)} FTE{tapering}, funded by "
            f"{FUNDERS[self.funder]}, {self.first} to {self.last}"
        )


class Position(Clocked):
    """One that is kept for what may still be decided of it; its `due` is its last day.

    One that has ended, or was withdrawn, is kept no more.
    """

    number: int
    terms: PositionTerms

    @property
    def is_open(self) -> bool:
        return self.due is not None

    @property
    def key(self) -> str:
        return position_address(self.number)


def position_address(number: int) -> str:
    """Its address within the engagement."""
    return f"position/{number}"
