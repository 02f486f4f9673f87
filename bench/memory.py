"""What an engagement that waits takes of the worker's and of the server's memory."""

import asyncio
from typing import NamedTuple

import psutil

from bench.server import House
from bench.subjects import engagement

WARM_UP = 10  # engagements before the first look
A_PAUSE = 3.0  # seconds, until the server has written what it holds


class Memory(NamedTuple):
    """Bytes an engagement, with 66 actions, all of them held by the worker."""

    engagements: int
    worker: float
    server: float


async def memory(house: House, worker: psutil.Process, engagements: int) -> Memory:
    await _begin(house, WARM_UP)
    before = worker.memory_info().rss, house.server.memory_info().rss
    await _begin(house, engagements)
    after = worker.memory_info().rss, house.server.memory_info().rss
    each = [(b - a) / engagements for a, b in zip(before, after, strict=True)]
    return Memory(engagements, *each)


async def _begin(house: House, number: int) -> None:
    for _ in range(number):
        await engagement(house)
    await asyncio.sleep(A_PAUSE)
