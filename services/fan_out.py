"""Many asked, a few at a time: no crowd at the server's door."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

AT_ONCE = 8
Item = TypeVar("Item")
Answer = TypeVar("Answer")


async def few_at_once(
    items: Iterable[Item], job: Callable[[Item], Awaitable[Answer]]
) -> list[Answer]:
    """The answers, in the order of the items."""
    room = asyncio.Semaphore(AT_ONCE)

    async def one(item: Item) -> Answer:
        async with room:
            return await job(item)

    return await asyncio.gather(*map(one, items))
