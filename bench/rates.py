"""Acts a second beside bare updates, and the processor time each of them takes."""

import asyncio
from collections.abc import Sequence
from time import perf_counter
from typing import NamedTuple

import psutil

from bench.record import recorded
from bench.server import BenchServer
from bench.subjects import BenchEngagement, pairs
from domain.acts import StartAction

A_PAUSE = 0.5  # seconds, until nothing is still done
AT_ONCE = 8  # acts in flight on one engagement
ActQueue = tuple[BenchEngagement, Sequence[StartAction]]


class Work(NamedTuple):
    """One run of acts: how many a second; processor seconds of each process."""

    rate: float
    server: float
    worker: float
    client: float
    trail: float
    """Seconds until the record had the last of them."""


Rounds = list[tuple[Work, Work]]


class Desks(NamedTuple):
    """Whose processor time is counted."""

    server: psutil.Process
    worker: psutil.Process
    client: psutil.Process

    def spent(self) -> list[float]:
        times = [each.cpu_times() for each in self]
        return [each.user + each.system for each in times]


async def on_one(
    bench: BenchServer, ours: psutil.Process, bare: psutil.Process, rounds: int
) -> Rounds:
    """One engagement with eight acts in flight, round after round."""
    found: Rounds = []
    for pair in await pairs(bench, rounds):
        lanes = [_lanes(each) for each in pair]
        found.append(await _in_turn(bench, ours, bare, lanes, len(found)))
    return found


async def on_many(
    bench: BenchServer,
    ours: psutil.Process,
    bare: psutil.Process,
    rounds: int,
    engagements: int,
) -> Rounds:
    """Many engagements, each with one act in flight."""
    found: Rounds = []
    for _ in range(rounds):
        sides = zip(*await pairs(bench, engagements), strict=True)
        lanes = [[(each, each.acts) for each in side] for side in sides]
        found.append(await _in_turn(bench, ours, bare, lanes, len(found)))
    return found


def _lanes(subject: BenchEngagement) -> list[ActQueue]:
    return [(subject, subject.acts[n::AT_ONCE]) for n in range(AT_ONCE)]


async def _in_turn(
    bench: BenchServer,
    ours: psutil.Process,
    bare: psutil.Process,
    lanes: Sequence[list[ActQueue]],
    turn: int,
) -> tuple[Work, Work]:
    """Ours first in one round, the bare one first in the next."""
    client = psutil.Process()
    mine, other = (Desks(bench.server, each, client) for each in (ours, bare))
    if turn % 2:
        beside = await _work(bench, other, lanes[1], keeps=False)
        return await _work(bench, mine, lanes[0], keeps=True), beside
    work = await _work(bench, mine, lanes[0], keeps=True)
    return work, await _work(bench, other, lanes[1], keeps=False)


async def _work(
    bench: BenchServer, desks: Desks, lanes: list[ActQueue], *, keeps: bool
) -> Work:
    """All lanes at once; what they cost includes what is done after the answers."""
    acts = sum(len(asked) for _, asked in lanes)
    before, begun = desks.spent(), perf_counter()
    last = await asyncio.gather(*(_walk(*lane) for lane in lanes))
    took, trail = perf_counter() - begun, 0.0
    if keeps:
        for entity, entry in last:
            trail = await recorded(bench, entity, entry) - begun - took
    await asyncio.sleep(A_PAUSE)
    each = [(a - b) / acts for a, b in zip(desks.spent(), before, strict=True)]
    return Work(acts / took, each[0], each[1], each[2], trail)


async def _walk(
    subject: BenchEngagement, acts: Sequence[StartAction]
) -> tuple[str, int]:
    entry = 0
    for act in acts:
        entry = (await subject.ask(act)).entry
    return subject.name, entry
