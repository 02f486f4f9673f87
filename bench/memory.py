"""What waits takes of the worker's and of the server's memory: engagements, reviews."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import count
from typing import NamedTuple

import psutil

from bench.analyses import analysed_review
from bench.server import BenchServer
from bench.subjects import engagement
from connection import TASK_QUEUE
from domain.reviews.review import review_address
from workflows.review import ReviewWorkflow

WARM_UP = 10  # before the first look
A_PAUSE = 3.0  # seconds, until the server has written what it holds


class Memory(NamedTuple):
    """Bytes for each of so many, all of them held by the worker."""

    of: int
    worker: float
    server: float


async def memory(
    bench: BenchServer, worker: psutil.Process, engagements: int
) -> Memory:
    """Of engagements with 66 actions."""

    async def one() -> None:
        await engagement(bench)

    return await _memory(bench, worker, engagements, one)


async def review_memory(
    bench: BenchServer, worker: psutil.Process, reviews: int
) -> Memory:
    """Of reviews whose analysis is whole; nothing of them is owed."""
    new, numbers = analysed_review(), count(1)

    async def one() -> None:
        key = review_address(new.engagement, next(numbers))
        handle = await bench.client.start_workflow(
            ReviewWorkflow.run, new, id=key, task_queue=TASK_QUEUE
        )
        await handle.query(ReviewWorkflow.coming)

    return await _memory(bench, worker, reviews, one)


async def _memory(
    bench: BenchServer,
    worker: psutil.Process,
    many: int,
    begin: Callable[[], Awaitable[None]],
) -> Memory:
    await _begin(begin, WARM_UP)
    before = worker.memory_info().rss, bench.server.memory_info().rss
    await _begin(begin, many)
    after = worker.memory_info().rss, bench.server.memory_info().rss
    each = [(b - a) / many for a, b in zip(before, after, strict=True)]
    return Memory(many, *each)


async def _begin(begin: Callable[[], Awaitable[None]], number: int) -> None:
    for _ in range(number):
        await begin()
    await asyncio.sleep(A_PAUSE)
