"""What an engagement that waits takes of the worker's and of the server's memory."""

import asyncio
from typing import NamedTuple

import psutil

from bench.server import BenchServer
from bench.subjects import engagement

WARM_UP = 10  # engagements before the first look
A_PAUSE = 3.0  # seconds, until the server has written what it holds


class Memory(NamedTuple):
    """Bytes an engagement, with 66 actions, all of them held by the worker."""

    engagements: int
    worker: float
    server: float


async def memory(
    bench: BenchServer, worker: psutil.Process, engagements: int
) -> Memory:
    await _begin(bench, WARM_UP)
    before = worker.memory_info().rss, bench.server.memory_info().rss
    await _begin(bench, engagements)
    after = worker.memory_info().rss, bench.server.memory_info().rss
    each = [(b - a) / engagements for a, b in zip(before, after, strict=True)]
    return Memory(engagements, *each)


async def _begin(bench: BenchServer, number: int) -> None:
    for _ in range(number):
        await engagement(bench)
    await asyncio.sleep(A_PAUSE)
