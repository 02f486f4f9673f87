"""What an engagement carries of the support that was given.

Coaching, positions and learning are numbered within it, each from 1. It carries how
many there were, which were withdrawn, and the positions that are still held or to come;
the record keeps all else.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Self

from domain.supports.position import Position
from domain.values import Sparse


class SupportKind(StrEnum):
    """The rooms in which support is numbered. Stored: add, never rename."""

    COACHING = "coaching"
    POSITION = "position"
    LEARNING = "learning"


CALLED: dict[SupportKind, str] = {
    SupportKind.COACHING: "coaching",
    SupportKind.POSITION: "position",
    SupportKind.LEARNING: "professional learning",
}
"""As a sentence names one of them, before its number."""


class SupportRef(NamedTuple):
    """One support, by its room and its number."""

    kind: SupportKind
    number: int

    @property
    def address(self) -> str:
        """Within the engagement: coaching/3."""
        return f"{self.kind}/{self.number}"

    @property
    def said(self) -> str:
        return f"{CALLED[self.kind]} {self.number}"


class Supports(Sparse):
    """`noted` is how many there were of each kind, with those that were `withdrawn`.

    Of `positions` those that are open, by their numbers; one whose last day is past
    goes away with the next act on supports.
    """

    coaching: int = 0
    learning: int = 0
    position: int = 0
    positions: dict[int, Position] = {}
    withdrawn: tuple[str, ...] = ()

    def noted(self, kind: SupportKind) -> int:
        """How many there were of this kind."""
        known: dict[SupportKind, int] = {
            SupportKind.COACHING: self.coaching,
            SupportKind.LEARNING: self.learning,
            SupportKind.POSITION: self.position,
        }
        return known[kind]

    def next(self, kind: SupportKind) -> SupportRef:
        """What comes next of its kind."""
        return SupportRef(kind, self.noted(kind) + 1)

    def standing(self, kind: SupportKind) -> int:
        """How many of them were not withdrawn."""
        gone = sum(each.startswith(f"{kind}/") for each in self.withdrawn)
        return self.noted(kind) - gone

    @property
    def some(self) -> Iterator[SupportRef]:
        """Those that were not withdrawn, the newest of each kind first."""
        for kind in SupportKind:
            for number in range(self.noted(kind), 0, -1):
                each = SupportRef(kind, number)
                if each.address not in self.withdrawn:
                    yield each

    def held_after(self, day: date) -> dict[int, Position]:
        """The positions of which this day, or a later one, is one of their own."""
        known = self.positions.items()
        return {n: each for n, each in known if not each.terms.is_over(day)}

    def with_position(self, position: Position) -> Self:
        return self.but(positions=self.positions | {position.number: position})

    def without_position(self, number: int) -> Self:
        kept = {n: each for n, each in self.positions.items() if n != number}
        return self.but(positions=kept)


def support_ref(address: str) -> SupportRef | None:
    """The support that an address names; None where it names none."""
    room, _, number = address.strip().lower().partition("/")
    digits = number.isascii() and number.isdecimal() and len(number) <= len("5000")
    if room not in [*SupportKind] or not digits or not int(number):
        return None
    return SupportRef(SupportKind(room), int(number))
