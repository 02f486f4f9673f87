"""A check-in: LEA, COE and CCEE meet, and say what the meeting came to.

Read `MOVES` first: which act leads it from which stage to which (docs/domain.md 6.10).
"""

from datetime import date, time
from enum import StrEnum

from domain.bounds import Name
from domain.calendars.school_year import SchoolYear
from domain.checkins.agenda_item import AgendaItem
from domain.clocks.clocked import Clocked
from domain.letters.invitation import Invitation
from domain.people.roles import AGENCIES, Agency, Role
from domain.policies.check_ins import CheckInClock
from domain.values import Sparse

ROOM = "check-in"


class CheckInStage(StrEnum):
    """How far a check-in is. Stored: add, never rename."""

    SCHEDULED = "scheduled"
    RESCHEDULED = "rescheduled"
    CONFIRMED = "confirmed"
    HELD = "held"
    NOTES_DUE = "notes_due"
    REPORT_DRAFT = "report_draft"
    LEA_REVIEW = "lea_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    MISSED = "missed"
    WAIVED = "waived"


PLANNED = (
    CheckInStage.SCHEDULED,
    CheckInStage.RESCHEDULED,
    CheckInStage.CONFIRMED,
)
"""It has a day to come, or one of which nothing was said yet."""
TO_BE_HELD = (*PLANNED, CheckInStage.MISSED)
WRITTEN_UP = (
    CheckInStage.HELD,
    CheckInStage.NOTES_DUE,
    CheckInStage.REPORT_DRAFT,
    CheckInStage.LEA_REVIEW,
    CheckInStage.APPROVED,
)
"""It was held, and its notes are still to be made, read, approved, published."""
CLOSED = (CheckInStage.PUBLISHED, CheckInStage.WAIVED)

WAITS_FOR: dict[CheckInStage, CheckInClock] = {
    CheckInStage.SCHEDULED: CheckInClock.CONFIRMATION,
    CheckInStage.RESCHEDULED: CheckInClock.CONFIRMATION,
    CheckInStage.CONFIRMED: CheckInClock.MEETING,
    CheckInStage.HELD: CheckInClock.NOTES,
    CheckInStage.NOTES_DUE: CheckInClock.NOTES,
    CheckInStage.REPORT_DRAFT: CheckInClock.NOTES,
    CheckInStage.LEA_REVIEW: CheckInClock.LEA_REVIEW,
    CheckInStage.APPROVED: CheckInClock.NOTES,
    CheckInStage.MISSED: CheckInClock.MAKE_UP,
}
"""What is waited for in each stage that is open."""


class DaySpan(Sparse):
    """From `first` through `last`."""

    first: date
    last: date


class NotesDraft(Sparse):
    """The newest draft of the notes: its number, and the facts it is made of.

    It was `sent_on` a day to the LEA, and `approved_by` somebody.
    """

    number: int
    sha256: str
    sent_on: date | None = None
    approved_by: str = ""


class CheckIn(Clocked):
    """A check-in of the fiscal year that begins on 1 July of `begins`, its `number`th.

    It is held in the `window` of that name, or, where that is empty, because staff
    asked for it. Its day is `on`, at a local time of the LEA, for so many `minutes`.
    Its `invitation` is as it was told last. It was `missed_on` a day where it did not
    take place then, to be made up within `make_up`.
    """

    begins: int
    number: int
    window: Name = ""
    stage: CheckInStage
    on: date
    at: time
    minutes: int
    place: str = ""
    reschedules: int = 0
    invitation: Invitation | None = None
    missed_on: date | None = None
    make_up: DaySpan | None = None
    held_on: date | None = None
    attended: tuple[Role, ...] = ()
    added: tuple[AgendaItem, ...] = ()
    """What staff put on its agenda; `dropped` what they took off, `order` how they put
    it, each by its key."""
    dropped: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    """As it was held; until then it is made of how things stand."""
    packets: int = 0
    """How many packets were drawn up, the newest in place of those before."""
    minutes_entry: int = 0
    """The entry under which its minutes stand, as they were said last."""
    decisions: int = 0
    writers: tuple[str, ...] = ()
    """Who wrote its minutes or drew up its notes, or typed them."""
    notes: NotesDraft | None = None
    published_on: date | None = None
    link: str = ""
    over: bool = False
    """Its engagement ended before it did."""

    @property
    def year(self) -> SchoolYear:
        return SchoolYear(begins=self.begins)

    @property
    def name(self) -> str:
        """'2026-27-2', by which it is called for ever."""
        return f"{self.year.named}-{self.number}"

    @property
    def key(self) -> str:
        return check_in_address(self.name)

    @property
    def is_open(self) -> bool:
        return self.stage not in CLOSED and not self.over

    @property
    def is_to_be_held(self) -> bool:
        return self.stage in TO_BE_HELD and not self.over

    @property
    def is_invited_to(self) -> bool:
        """Whether what calendars were told last holds, be it that nobody meets."""
        return self.stage in (*PLANNED, CheckInStage.WAIVED)

    @property
    def counts(self) -> bool:
        """Whether it was held within the fiscal year that it is of."""
        held = self.held_on
        return held is not None and self.year.first <= held <= self.year.last

    @property
    def agencies(self) -> tuple[Agency, ...]:
        """Those of which somebody attended."""
        return agencies_of(self.attended)


def check_in_address(name: str) -> str:
    return f"{ROOM}/{name}"


def agencies_of(roles: tuple[Role, ...]) -> tuple[Agency, ...]:
    """The agencies of these roles; an administrator speaks for the LEA's own board.

    In receivership the rights of superintendent and board pass to the administrator
    (docs/domain.md 2.3).
    """
    found = {
        Agency.LEA if role is Role.ADMINISTRATOR else agency
        for agency, members in AGENCIES.items()
        for role in roles
        if role in members
    }
    return tuple(each for each in Agency if each in found)
