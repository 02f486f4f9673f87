"""The record's own words, as soon as it has heard all that a review says."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Protocol, TypeVar

from client.endings import Failed
from domain.reviews.standing import ReviewStanding
from domain.wording import so_many

PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0)
"""Seconds between two looks, as long as the record is behind."""


class OfReview(Protocol):
    """What stands in a review."""

    @property
    def review(self) -> ReviewStanding: ...


Found = TypeVar("Found", bound=OfReview)


class ByEntry(Protocol):
    """Of what stands: its id, and the entry at which it last changed."""

    @property
    def id(self) -> str: ...
    @property
    def entry(self) -> int: ...


def untold(now: Iterable[ByEntry], recorded: Mapping[str, ByEntry]) -> int:
    """How many of those that stand the record does not know as they are."""
    known = {key: each.entry for key, each in recorded.items()}
    return sum(known.get(each.id) != each.entry for each in now)


async def until_told(
    look: Callable[[], Awaitable[tuple[Found, int]]], noun: str
) -> Found:
    """What is found once nothing is untold; raises Failed where that does not come."""
    found, behind = await look()
    for pause in PAUSES:
        if not behind:
            return found
        await asyncio.sleep(pause)
        found, behind = await look()
    if not behind:
        return found
    raise Failed(
        f"the record has not heard yet what changed of {so_many(behind, noun)} of "
        f"{found.review.entity}; nothing was changed; type the line again in a moment"
    )
