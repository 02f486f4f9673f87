"""How often an LEA, its COE and CCEE meet, when in the year, and who hears if not.

At least four times a fiscal year, in windows that avoid breaks, testing and summer
(docs/domain.md 6.10). What is said here of a year's days holds in every year.
"""

from datetime import date, time
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from domain.bounds import (
    Count,
    Days,
    Many,
    Minutes,
    Name,
    OfficeTime,
    Whole,
    YearDay,
)
from domain.calendars.school_year import SchoolYear
from domain.people.roles import Agency, Role
from domain.policies.ladder import NamedLadder, Rung
from domain.values import Value

Rungs = Annotated[tuple[Rung, ...], Many(60)]


class ReleaseStage(StrEnum):
    """How much support there still is (docs/domain.md 6.10). Stored: never rename."""

    FULL = "full"
    TAPER_1 = "taper_1"
    TAPER_2 = "taper_2"
    SUSTAIN = "sustain"
    EXITED = "exited"


class CheckInClock(StrEnum):
    """What of a check-in is waited for: each has a ladder of its own."""

    CONFIRMATION = "confirmation"
    MEETING = "meeting"
    NOTES = "notes"
    LEA_REVIEW = "lea_review"
    MAKE_UP = "make_up"


class Window(Value):
    """Days of each fiscal year under a name, both ends included: 09-15 to 10-31."""

    name: Name
    first: YearDay
    last: YearDay

    def days(self, year: SchoolYear) -> tuple[date, date]:
        """Its first and its last day in a fiscal year."""
        return _day(self.first, year), _day(self.last, year)

    def covers(self, day: date) -> bool:
        """Whether the day lies in it, in whichever year; it may go over New Year."""
        said = f"{day:%m-%d}"
        if self.first <= self.last:
            return self.first <= said <= self.last
        return said >= self.first or said <= self.last


class NotesTerms(Value):
    """Working days of the LEA: from the meeting to its minutes and to the draft of its
    notes, and from each stage of them to the next."""

    minutes: Days = 3
    draft: Days = 10
    sending: Days = 3
    lea_review: Days = 10
    publication: Days = 5


class CheckInPromise(Value):
    """When check-ins are held, by which day each stage is due, who hears if not.

    In each of the windows that `cadence` names for a release stage one is held; none on
    `closed` days. It is begun `ahead` working days before its window, never fewer than
    `notice` before it is held, and confirmed `confirmation` before. Without word for
    `missed` working days after its day it is missed, and to be made up within `make_up`
    days of the year, or in the first `make_up_offer` working days after a break.
    """

    windows: Annotated[tuple[Window, ...], Many(12, least=1)]
    cadence: Annotated[
        dict[ReleaseStage, Annotated[tuple[Name, ...], Many(12)]], Many(5)
    ]
    closed: Annotated[tuple[Window, ...], Many(20)] = ()
    quorum: Annotated[tuple[Agency, ...], Many(7, least=1)] = (
        Agency.LEA,
        Agency.COE,
        Agency.CCEE,
    )
    at: OfficeTime = time(10)
    minutes: Minutes = 90
    ahead: Days = 20
    notice: Days = 5
    confirmation: Days = 10
    missed: Days = 5
    make_up: Annotated[int, Whole(1, 366)] = 30
    make_up_offer: Annotated[int, Whole(1, 60)] = 8
    in_a_row: Count = 2  # that many missed one after the other ask for a look at all
    terms: NotesTerms = NotesTerms()
    tell: Annotated[tuple[Role, ...], Many(30)] = ()
    """Who hears once a year's number can no longer be reached."""
    rungs: Annotated[dict[CheckInClock, Rungs], Many(5)] = {}

    def held_in(self, stage: ReleaseStage) -> tuple[Window, ...]:
        """The windows in which one is held, in the order of the fiscal year."""
        names = self.cadence.get(stage, ())
        return tuple(each for each in self.in_order if each.name in names)

    @cached_property
    def in_order(self) -> tuple[Window, ...]:
        year = SchoolYear(begins=2000)
        return tuple(sorted(self.windows, key=lambda each: each.days(year)))

    @cached_property
    def ladders(self) -> dict[CheckInClock, NamedLadder]:
        """That of each thing waited for; where it has no rungs, nobody is asked."""
        return {
            each: NamedLadder(name=f"check_in_{each}", rungs=self.rungs.get(each, ()))
            for each in CheckInClock
        }


NO_PROMISE = CheckInPromise(windows=(), cadence={})
"""Of a policy that says nothing of check-ins: those begun before have usual terms."""


def _day(said: str, year: SchoolYear) -> date:
    month, day = map(int, said.split("-"))
    return date(year.begins + (month < year.first.month), month, day)
