"""An act beside a bare update, one at a time; and when the record has it."""

import asyncio
from time import perf_counter
from typing import NamedTuple

from bench.figures import Pair
from bench.record import recorded
from bench.server import BenchServer
from bench.subjects import BenchEngagement, pairs
from domain.acts import StartAction

A_PAUSE = 0.03  # seconds, in which nothing of the call before is still done


class Beside(NamedTuple):
    """Seconds to the answer, pair by pair; seconds from an answer to its entry."""

    answers: list[Pair]
    lags: list[float]


async def beside(bench: BenchServer, engagements: int) -> Beside:
    """Each act of each engagement, in turn before and after its bare update."""
    found = Beside([], [])
    for ours, bare in await pairs(bench, engagements):
        for n, (act, update) in enumerate(zip(ours.acts, bare.acts, strict=True)):
            first = n % 2 == 0
            before = 0.0 if first else await _update(bare, update)
            answer = await _act(bench, ours, act, found.lags)
            found.answers.append((answer, before or await _update(bare, update)))
    return found


async def _update(bare: BenchEngagement, update: StartAction) -> float:
    begun = perf_counter()
    await bare.ask(update)
    took = perf_counter() - begun
    await asyncio.sleep(A_PAUSE)
    return took


async def _act(
    bench: BenchServer, ours: BenchEngagement, act: StartAction, lags: list[float]
) -> float:
    begun = perf_counter()
    receipt = await ours.ask(act)
    answered = perf_counter()
    lags.append(await recorded(bench, receipt.entity, receipt.entry) - answered)
    await asyncio.sleep(A_PAUSE)
    return answered - begun
