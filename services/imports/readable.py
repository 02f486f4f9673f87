"""A file that staff give, read; or said to be unreadable, with nothing changed."""

from collections.abc import Callable
from typing import TypeVar

from client.endings import Failed
from domain.faults import Unreadable

Read = TypeVar("Read")


def readable(read: Callable[[], Read]) -> Read:
    """What is read; raises Failed where it cannot be."""
    try:
        return read()
    except Unreadable as off:
        raise Failed(f"{off}\nnothing was changed") from off
