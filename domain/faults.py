"""What is off about something that was written, and where it stands."""

import re
from collections.abc import Sequence
from typing import NamedTuple

Where = tuple[str | int, ...]
"""The way to a place, in a value or in words: ('rungs', 2, 'gate'), ('action 12',)."""


MOST = 10  # that one message names
UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"
SHOWN = 40  # characters of what was written, in a message
CONTROL = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Characters that terminals and mail obey, or that cannot be written."""


class FileLine(NamedTuple):
    """A line of a file, by the name staff know it by; lines count from 1."""

    file: str
    line: int


class Fault(NamedTuple):
    where: Where | FileLine
    message: str

    def __str__(self) -> str:
        place = in_words(self.where)
        return _harmless(f"{place}: {self.message}" if place else self.message)


class Unreadable(Exception):
    """What was written cannot be used: all that is off about it, each by its place.

    Plain text is a fault of the whole, and names it.
    """

    def __init__(self, *found: Fault | str, under: str = "") -> None:
        self.faults = [e if isinstance(e, Fault) else Fault((), e) for e in found]
        heading = [under] if under else []
        super().__init__("\n".join([*heading, *map(str, self.faults)]))


def printable(text: str) -> str:
    """As a message may show it: nothing in it steers a terminal, or ends a line."""
    return CONTROL.sub(UNPRINTABLE, text)


def quoted(text: str) -> str:
    """What was written, in quotes; of a long text the beginning, on one line."""
    shown = text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
    return f"'{printable(shown)}'"


def _harmless(message: str) -> str:
    """With its lines, and nothing else that a terminal obeys."""
    return "\n".join(printable(each) for each in message.split("\n"))


def in_words(where: Where | FileLine) -> str:
    """'actions 4, theme', for places count from 1 in words; 'next.yaml:4' of a file."""
    if isinstance(where, FileLine):
        return f"{where.file}:{where.line}"
    place = ""
    for each in where:
        place += f" {each + 1}" if isinstance(each, int) else f", {each}"
    return place.removeprefix(", ")


def together(faults: Sequence[Fault]) -> str:
    """All of them in one message, or the first and how many more there are."""
    more = [f"and {len(faults) - MOST} more"] if len(faults) > MOST else []
    return "; ".join([*map(str, faults[:MOST]), *more])
