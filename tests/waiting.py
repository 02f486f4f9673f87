"""Waiting for what workers and other processes bring about."""

import asyncio
from collections.abc import Awaitable, Callable
from inspect import isawaitable

AT_FIRST, AT_MOST = 0.01, 0.4  # seconds between two looks
LOOKS = 150  # a minute, all in all: no machine is as slow as that


async def until(
    fact: Callable[[], bool | Awaitable[bool]], *, minutes: int = 1
) -> None:
    """Look, and less and less often, until it is so."""
    pause = AT_FIRST
    for _ in range(minutes * LOOKS):
        found = fact()
        if await found if isawaitable(found) else found:
            return
        await asyncio.sleep(pause)
        pause = min(2 * pause, AT_MOST)
    raise AssertionError("it did not come true")
