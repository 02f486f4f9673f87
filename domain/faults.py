"""What is off about something that was written, and where in it."""

from collections.abc import Sequence
from typing import NamedTuple

Where = tuple[str | int, ...]
"""The way to a place within a value: ('rungs', 2, 'gate')."""


MOST = 10  # that one message names


class Fault(NamedTuple):
    where: Where
    message: str

    def __str__(self) -> str:
        """'actions 4, theme: has 900 characters; at most 80': places count from 1."""
        place = ""
        for each in self.where:
            place += f" {each + 1}" if isinstance(each, int) else f", {each}"
        return f"{place.removeprefix(', ')}: {self.message}" if place else self.message


def together(faults: Sequence[Fault]) -> str:
    """All of them in one message, or the first and how many more there are."""
    more = [f"and {len(faults) - MOST} more"] if len(faults) > MOST else []
    return "; ".join([*map(str, faults[:MOST]), *more])
