"""A check-in as it stands, and its fiscal year's count, for the record."""

from datetime import date, time

from domain.checkins.agenda_item import AgendaItem
from domain.checkins.check_in import (
    CLOSED,
    CheckInStage,
    DayRange,
    NotesDraft,
    check_in_address,
)
from domain.clocks.standing import ClockStanding
from domain.letters.invitation import Invitation
from domain.people.roles import LABELS, Role
from domain.values import Sparse
from domain.wording import as_words


class CheckInStanding(ClockStanding):
    """One check-in as it stands."""

    name: str
    begins: int
    number: int
    window: str = ""
    stage: CheckInStage
    asked: Role
    due: date | None = None
    on: date
    at: time
    minutes: int
    place: str = ""
    reschedules: int = 0
    invitation: Invitation | None = None
    missed_on: date | None = None
    make_up: DayRange | None = None
    held_on: date | None = None
    counts: bool = False
    """Whether it was held within the fiscal year that it is of."""
    attended: tuple[Role, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    """As it was held."""
    packets: int = 0
    minutes_entry: int = 0
    """The entry under which its minutes stand, as they were said last; 0 of none."""
    decisions: int = 0
    notes_draft: NotesDraft | None = None
    published_on: date | None = None
    link: str = ""
    over: bool = False

    @property
    def key(self) -> str:
        return check_in_address(self.name)

    @property
    def title(self) -> str:
        return f"check-in {self.name}"

    @property
    def is_open(self) -> bool:
        return self.stage not in CLOSED and not self.over

    @property
    def described(self) -> str:
        day = f"on {self.on} at {self.at:%H:%M}"
        if self.held_on:
            day = f"held on {self.held_on}"
        elif self.make_up:
            offer = self.make_up
            day = f"to be made up {offer.first} to {offer.last}"
        return f"{as_words(self.stage)}, {day}, asked of the {LABELS[self.asked]}"

    @property
    def facts(self) -> dict[str, object]:
        return {
            "stage": as_words(self.stage),
            "on": f"{self.on} {self.at:%H:%M}",
            "place": self.place or None,
            "held on": self.held_on,
            "minutes in entry": self.minutes_entry or None,
            "notes": self.link or None,
            "due": self.due if self.is_open else None,
            **super().facts,
        }


class CheckInYearStanding(Sparse):
    """A fiscal year's check-ins, counted."""

    begins: int
    required: int
    held: int
    possible: int
    missed: int = 0
    made_up: int = 0
    made_up_late: int = 0
    waived: int = 0
    stated: int = 0
