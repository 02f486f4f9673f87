"""How far a service is with what takes long, for whoever waits."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Progress = Callable[[int, int], None]
"""Told how many are done, of how many."""
Item = TypeVar("Item")


def tracked(items: Sequence[Item], progress: Progress) -> Iterator[Item]:
    """The items, with `progress` told before the first and after each."""
    for done, item in enumerate(items):
        progress(done, len(items))
        yield item
    progress(len(items), len(items))


def untold(done: int, of: int) -> None:
    """For whoever does not ask."""
