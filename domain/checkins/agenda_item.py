"""What stands on the agenda of a check-in, and for which reasons."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from domain.actions.planned import label
from domain.values import Sparse
from domain.wording import with_and

ALL_CLOCKS = "clocks"
"""The item of a standstill of all clocks."""


class AgendaReason(StrEnum):
    """Why something is spoken of. Stored: add, never rename."""

    RUNG = "rung"
    OVERDUE = "overdue"
    CLAIM = "claim"
    RECHECK = "recheck"
    DUE = "due"
    PLATEAU = "plateau"
    CARRIED = "carried_over"
    ADDED = "added"


IN_SHORT = {
    AgendaReason.RUNG: "put here as it was late for long",
    AgendaReason.OVERDUE: "past its due date",
    AgendaReason.CLAIM: "reported complete, to be confirmed or returned",
    AgendaReason.RECHECK: "its clock stands still, and is to be looked at again",
    AgendaReason.DUE: "due before the next meeting",
    AgendaReason.PLATEAU: "without change for a long while",
    AgendaReason.CARRIED: "carried over from the last meeting",
    AgendaReason.ADDED: "asked for",
}


class AgendaItem(Sparse):
    """An action; or a `text` under a `name` of its own, T1."""

    action: int | None = None
    name: str = ""
    text: str = ""
    why: tuple[AgendaReason, ...] = ()

    @property
    def key(self) -> str:
        """By which staff name it: 12a, T1."""
        return self.name if self.action is None else label(self.action)

    @property
    def reasons(self) -> str:
        """Why, in short, as it was when the agenda was laid down."""
        return with_and(IN_SHORT[each] for each in self.why)


class LastMet(Sparse):
    """The check-in that was held last: on which day, and what it has `left` over."""

    name: str
    on: date
    left: tuple[AgendaItem, ...] = ()


def without(items: Iterable[AgendaItem], keys: Iterable[str]) -> tuple[AgendaItem, ...]:
    """Those that go by none of these keys."""
    gone = {*keys}
    return tuple(each for each in items if each.key not in gone)
