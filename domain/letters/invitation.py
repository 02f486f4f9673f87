"""An invitation: what the calendars of those who are invited are told of a meeting.

A calendar knows a meeting by its `uid`, and of two versions the newer by its
`sequence`; whatever changes is told as the next version.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Self

from domain.bounds import (
    MOST_INVITED,
    Count,
    DayDate,
    LongText,
    Many,
    Moment,
    OfficeTime,
    ShortText,
    Title,
    Whole,
)
from domain.calendars.work_calendar import WorkCalendar
from domain.clocks.recipients import Reader
from domain.people.roles import Role
from domain.values import Value

LONGEST_MEETING = 24 * 60  # minutes


class InvitationMethod(StrEnum):
    """What a calendar is to do with it (RFC 5546): take it in, or take it out."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


class Invitation(Value):
    """One version of a meeting, as it is told to all who are invited.

    `meeting` is its durable key, such as 0161259.1/check-in/2026-27-2. It is `at` a
    time of a `day` by the office's `clock`, which is written out for the years around
    it. Its `place` is a room, or a link. Who is invited was resolved when it was told,
    their addresses are when the letter goes; those in an `optional` role need not come.
    A cancellation is `for_all`, unless the others meet all the same. `told_at` is when
    this version came to be.
    """

    meeting: str
    sequence: Count
    method: InvitationMethod
    title: Title
    day: DayDate
    at: OfficeTime
    minutes: Annotated[int, Whole(1, LONGEST_MEETING)]
    clock: WorkCalendar
    attendees: Annotated[tuple[Reader, ...], Many(MOST_INVITED)]
    told_at: Moment
    place: ShortText = ""
    description: LongText = ""
    optional: tuple[Role, ...] = ()
    for_all: bool = True

    @property
    def uid(self) -> str:
        """2026-27-2.check-in.0161259.1: without a person, the same in each version."""
        return ".".join(reversed(self.meeting.split("/")))

    @property
    def begins(self) -> datetime:
        return self.clock.instant(self.day, self.at)

    @property
    def ends(self) -> datetime:
        return self.begins + timedelta(minutes=self.minutes)

    @property
    def is_cancelled(self) -> bool:
        return self.method is InvitationMethod.CANCEL

    @property
    def link(self) -> str:
        """Where it is held, if that is a link; else empty."""
        return self.place if self.place.startswith("https://") else ""

    @property
    def when(self) -> str:
        """'Thursday, 5 November 2026, 10:00 to 11:30 PST'."""
        begins, ends = self.clock.local(self.begins), self.clock.local(self.ends)
        name = self.clock.shown(self.ends).split()[2:]
        said = f"{begins:%A}, {begins.day} {begins:%B %Y}, {begins:%H:%M} to"
        return " ".join([said, f"{ends:%H:%M}", *name])

    @property
    def invited(self) -> tuple[str, ...]:
        """The persons, each once."""
        return tuple(dict.fromkeys(each.person for each in self.attendees))

    def changed(
        self, calendar: WorkCalendar, told_at: datetime, **changes: object
    ) -> Self:
        """The next version, with these changes; one that was cancelled is on again."""
        new = self._next(told_at, **changes)
        return new.but(
            method=InvitationMethod.REQUEST, clock=calendar.clock_around(new.day)
        )

    def cancelled(self, told_at: datetime) -> Self:
        """The next version: it is not held."""
        return self._next(told_at, method=InvitationMethod.CANCEL)

    def cancelled_for(self, attendees: tuple[Reader, ...]) -> Self:
        """What those are told who are invited no more, while the others meet."""
        return self.but(
            method=InvitationMethod.CANCEL, attendees=attendees, for_all=False
        )

    def _next(self, told_at: datetime, **changes: object) -> Self:
        return self.but(sequence=self.sequence + 1, told_at=told_at, **changes)


def first_invitation(calendar: WorkCalendar, day: date, **said: object) -> Invitation:
    """The first version of a meeting on a day, by the clock of this calendar."""
    begun = {"sequence": 0, "method": InvitationMethod.REQUEST, "day": day}
    clock = {"clock": calendar.clock_around(day)}
    return Invitation.model_validate(begun | clock | said)
