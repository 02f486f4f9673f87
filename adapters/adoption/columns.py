"""The parts of a file that brings in an engagement: their columns, and their cells."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from adapters.files.validate import hint
from domain.actions.planned import NotActions, action_numbers, numbered
from domain.adoption.parts import (
    ENGAGEMENT,
    MEETINGS,
    MILESTONES,
    OF_REVIEW,
    PARTS,
    PEOPLE,
    REFERRALS,
    REVIEW,
    REVIEW_PHASES,
    ROADMAP,
    SEGMENTS,
    SITES,
    place,
)
from domain.faults import Fault, quoted
from domain.guess import guess_by
from domain.people.roles import SPELLED as ROLES
from domain.referrals.case import MODES
from domain.setting import CALLED_CAUSE
from domain.status import CALLED_HORIZON
from domain.wording import as_key
from domain.written_day import NotADay, written_day

Named = TypeVar("Named", bound=StrEnum)
Read = TypeVar("Read")

COLUMNS: dict[str, tuple[str, ...]] = {
    ENGAGEMENT: (
        *("cds", "name", "phase", "mode", "mode_since"),
        *("kickoff", "as_of", "note"),
    ),
    REFERRALS: (
        *("pathway", "received", "statute"),
        *("dashboard_year", "determined", "primary"),
    ),
    PEOPLE: ("role", "person", "from", "to", "interim", "office"),
    SEGMENTS: ("mode", "from", "until"),
    MEETINGS: ("date", "kind", "attended", "note"),
    REVIEW: ("framework", "team", "pause_cause", "pause_since", "pause_recheck"),
    REVIEW_PHASES: ("phase", "opened", "done", "due"),
    MILESTONES: ("milestone", "date", "link", "sha256"),
    SITES: ("site", "name"),
    ROADMAP: (
        *("number", "title", "text", "components", "theme", "horizon", "owner_role"),
        *("due", "original_due", "status", "rating", "started", "completed"),
        *("extensions", "depends_on", "hold_cause", "hold_since", "hold_recheck"),
        *("merged_into", "why"),
    ),
}
NEEDED: dict[str, tuple[str, ...]] = {
    ENGAGEMENT: ("cds", "name", "phase", "mode"),
    REFERRALS: ("pathway", "received"),
    PEOPLE: ("role", "person", "from"),
    SEGMENTS: ("mode", "from", "until"),
    MEETINGS: ("date", "kind"),
    REVIEW: (),
    REVIEW_PHASES: ("phase", "opened"),
    MILESTONES: ("milestone", "date"),
    SITES: ("site", "name"),
    ROADMAP: (
        *("number", "title", "components", "horizon", "owner_role", "due", "status"),
    ),
}
SPELLED: dict[str, str] = {
    **{name: role.value for name, role in ROLES.items()},
    **{as_key(name): mode.value for mode, name in MODES.items()},
    **{name: each.value for name, each in CALLED_HORIZON.items()},
    **{name: each.value for name, each in CALLED_CAUSE.items()},
}
"""What roles and modes are called, and their keys."""
JOINING, WITHOUT_ITS_ZERO = re.compile(r"[-\s]"), re.compile(r"[1-9][0-9]{12}")
YES, NO = ("yes", "true", "y", "x", "1"), ("no", "false", "n", "0", "")


class PartLine(NamedTuple):
    """One line of a part: where it stands, and what each column says.

    `places` are where single cells stand, in a file that gives each its own line.
    """

    where: str
    cells: dict[str, str]
    places: dict[str, str] = {}

    @property
    def says_something(self) -> bool:
        return any(each.strip() for each in self.cells.values())

    def place(self, column: str) -> str:
        return self.places.get(column, self.where)


Parts = dict[str, list[PartLine]]


class Cells:
    """One line, read cell by cell; whatever is off is kept in `faults`, not raised."""

    def __init__(self, part: str, number: int, said: PartLine) -> None:
        self.part, self.number, self._said = part, number, said
        self.faults: list[Fault] = []
        for name in said.cells:
            if name not in COLUMNS[part]:
                self.off(name, _unknown(part, name))
        for name in NEEDED[part]:
            if not self.text(name):
                self.off(name, "is needed, and is empty")

    def off(self, column: str, message: str) -> None:
        off = Fault(place(self.part, self.number, column), message)
        self.faults.append(Fault((self._said.place(column),), str(off)))

    def text(self, column: str) -> str:
        return self._said.cells.get(column, "").strip()

    def day(self, column: str) -> date | None:
        said = self.text(column)
        try:
            return written_day(said) if said else None
        except NotADay as off:
            self.off(column, str(off))
            return None

    def whole(self, column: str) -> int | None:
        return self._read(column, _whole, "is not a whole number")

    def action(self, column: str) -> int | None:
        return self._read(
            column, _action, "is no action's number; write it like 12, or 12a"
        )

    def actions(self, column: str) -> tuple[int, ...]:
        try:
            return action_numbers(self.text(column))
        except NotActions as off:
            self.off(column, str(off))
            return ()

    def numbers(self, column: str) -> tuple[int, ...]:
        return self._all(column, _whole, "is not a whole number; join them by ;")

    def named(
        self, column: str, kinds: type[Named], allowed: Sequence[Named] = ()
    ) -> Named | None:
        """One of the names of an Enum, or of those of it that are allowed."""
        return self._name(column, self.text(column), kinds, allowed)

    def words(self, column: str) -> tuple[str, ...]:
        """Each of a list, joined by ;."""
        return (*self._split(column),)

    def all_named(self, column: str, kinds: type[Named]) -> tuple[Named, ...]:
        found = (self._name(column, each, kinds, ()) for each in self._split(column))
        return tuple(each for each in found if each is not None)

    def school(self, column: str) -> str:
        """The digits of its CDS code, as CDE writes them too; without its zero none."""
        said = self.text(column)
        digits = JOINING.sub("", said)
        if WITHOUT_ITS_ZERO.fullmatch(digits):
            meant = f"did you mean 0{digits} (a spreadsheet took the zero?)"
            self.off(column, f"{quoted(said)} has 13 digits; {meant}")
        return digits

    def yes(self, column: str) -> bool:
        said = self.text(column).lower()
        if said not in (*YES, *NO):
            self.off(column, f"{quoted(said)} is neither yes nor no")
        return said in YES

    def _name(
        self, column: str, said: str, kinds: type[Named], allowed: Sequence[Named]
    ) -> Named | None:
        if not said:
            return None
        known = [each.value for each in allowed or kinds]
        table = {name: key for name, key in SPELLED.items() if key in known}
        table |= {as_key(key): key for key in known}
        meant = as_key(said)
        if meant in table:
            return kinds(table[meant])
        near = guess_by(table, meant)
        allowed_are = ", ".join(known)
        self.off(column, f"{quoted(said)} is unknown{near}; allowed are {allowed_are}")
        return None

    def _read(
        self, column: str, read: Callable[[str], Read], message: str
    ) -> Read | None:
        said = self.text(column)
        try:
            return read(said) if said else None
        except ValueError:
            self.off(column, f"{quoted(said)} {message}")
            return None

    def _all(
        self, column: str, read: Callable[[str], int], message: str
    ) -> tuple[int, ...]:
        found: list[int] = []
        for each in self._split(column):
            try:
                found.append(read(each))
            except ValueError:
                self.off(column, f"{quoted(each)} {message}")
        return tuple(found)

    def _split(self, column: str) -> Iterable[str]:
        pieces = self.text(column).split(";")
        return (each.strip() for each in pieces if each.strip())


def _unknown(part: str, name: str) -> str:
    """Of what goes with a review, and stands within it, where it is to stand."""
    if part == REVIEW and name in OF_REVIEW:
        return f"stands beside '{REVIEW}', as a heading of its own"
    known = [*COLUMNS[part], *(PARTS[1:] if part == ENGAGEMENT else ())]
    return f"is not known here{hint(name, known)}"


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise ValueError(text)
    return int(text)


def _action(text: str) -> int:
    number = numbered(text)
    if number is None:
        raise ValueError(text)
    return number
