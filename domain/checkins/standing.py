"""A check-in as it stands, and its fiscal year's count, for the record."""

from datetime import date, time

from domain.calendars.school_year import SchoolYear
from domain.checkins.agenda_item import AgendaItem
from domain.checkins.check_in import (
    CLOSED,
    CheckInStage,
    DaySpan,
    NotesDraft,
    agencies_of,
    check_in_address,
)
from domain.checkins.subject import WAITING
from domain.clocks.standing import ClockStanding
from domain.letters.invitation import Invitation
from domain.people.roles import LABELS, Agency, Role
from domain.values import Sparse
from domain.wording import as_words, so_many, with_and


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
    make_up: DaySpan | None = None
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
    def year(self) -> str:
        """The fiscal year that it is of."""
        return SchoolYear(begins=self.begins).named

    @property
    def notes(self) -> list[str]:
        """What it waits for, and until when it is to be met."""
        if not self.is_open:
            return []
        return [f"{WAITING[self.stage]}; {self._day}"]

    @property
    def is_open(self) -> bool:
        return self.stage not in CLOSED and not self.over

    @property
    def attendance(self) -> dict[Agency, tuple[Role, ...]]:
        """The roles that took part, by the agencies they are of."""
        of = {role: agencies_of((role,)) for role in self.attended}
        return {
            agency: tuple(role for role in of if agency in of[role])
            for agency in agencies_of(self.attended)
        }

    @property
    def called_off(self) -> str:
        """When it was missed, and what became of that; empty where it was not."""
        if self.missed_on is None:
            return ""
        missed = f"missed on {self.missed_on}"
        if self.held_on:
            late = "" if self.counts else ", after its year was over"
            return f"{missed}, made up on {self.held_on}{late}"
        if offer := self.make_up:
            return f"{missed}, to be made up {offer.first} to {offer.last}"
        return f"{missed}, to be made up on {self.on}"

    @property
    def _day(self) -> str:
        if self.held_on:
            return f"held on {self.held_on}"
        if offer := self.make_up:
            return f"to be made up {offer.first} to {offer.last}"
        return f"on {self.on} at {self.at:%H:%M}"

    @property
    def described(self) -> str:
        asked = f"asked of the {LABELS[self.asked]}"
        return f"{as_words(self.stage)}, {self._day}, {asked}"

    @property
    def facts(self) -> dict[str, object]:
        return {
            "stage": as_words(self.stage),
            "on": f"{self.on} {self.at:%H:%M}",
            "place": self.place or None,
            "held on": self.held_on,
            "minutes in entry": self.minutes_entry or None,
            "notes": self.link or None,
            "attended": with_and(self.attendance) or None,
            "due": self.due if self.is_open else None,
            **super().facts,
        }


class CheckInYearStanding(Sparse):
    """A fiscal year's check-ins, counted.

    So many are `required`, were `held`, those among them that were `stated`, and can
    still be held in the end. Of the `missed`, some were `made_up` within the year.
    """

    begins: int
    required: int
    held: int
    possible: int
    missed: int = 0
    made_up: int = 0
    made_up_late: int = 0
    waived: int = 0
    stated: int = 0

    @property
    def named(self) -> str:
        return SchoolYear(begins=self.begins).named

    @property
    def is_kept(self) -> bool:
        return self.held >= self.required

    @property
    def can_be_kept(self) -> bool:
        return self.possible >= self.required

    @property
    def in_words(self) -> str:
        """The proof in one line: required, held, missed, made up, still to come."""
        late = f", {self.made_up_late} of them later" if self.made_up_late else ""
        made_up = self.made_up + self.made_up_late
        missed = f"{self.missed} missed, {made_up} made up{late}"
        waived = f", {self.waived} waived" if self.waived else ""
        stated = f" ({self.stated} as stated)" if self.stated else ""
        return (
            f"{self.held} held{stated} of {self.required} required, {missed}{waived}: "
            f"{self._outlook}"
        )

    @property
    def in_short(self) -> str:
        """'2 of 4', as lists have it; with a mark where it cannot be kept."""
        said = f"{self.held} of {self.required}"
        return said if self.can_be_kept else f"{said}, short"

    @property
    def _outlook(self) -> str:
        if self.is_kept:
            return "kept"
        if self.can_be_kept:
            return f"{self.possible} can still be reached"
        short = so_many(self.required - self.possible, "check-in")
        return f"at most {self.possible} can be reached, {short} short"
