"""The first act on a long history after the worker was started anew."""

import asyncio
from datetime import UTC, datetime
from itertools import count
from time import perf_counter
from typing import NamedTuple

from bench.record import recorded
from bench.server import BenchServer
from bench.subjects import BenchEngagement, engagement
from client import engagements
from demo.story import PEOPLE
from domain.acts import Assign
from domain.lea import workflow_id
from domain.people.roles import Role
from workflows.life import EVENTS_PER_RUN

SPARE = 40  # events left until the engagement would continue as new
NUMBERS = count(1)


class Cold(NamedTuple):
    events: int
    first: float
    """Seconds to the first answer, the whole history replayed."""
    second: float


async def cold(bench: BenchServer, engagements: int) -> list[Cold]:
    """Fill histories with acts, start another worker, and ask each engagement."""
    async with bench.worker():
        long = [await engagement(bench) for _ in range(engagements)]
        events = await asyncio.gather(*(_filled(bench, each) for each in long))
        new = await engagement(bench)
    async with bench.worker():
        await _assign(bench, new)  # what the worker itself takes to begin
        return [
            Cold(known, await _assign(bench, each), await _assign(bench, each))
            for each, known in zip(long, events, strict=True)
        ]


async def _filled(bench: BenchServer, subject: BenchEngagement) -> int:
    """One act after the other, each recorded before the next, as in real life."""
    while (events := await _events(bench, subject)) < EVENTS_PER_RUN - SPARE:
        await _assign(bench, subject)
    return events


async def _events(bench: BenchServer, subject: BenchEngagement) -> int:
    handle = bench.client.get_workflow_handle(workflow_id(subject.cds))
    return (await handle.describe()).history_length


async def _assign(bench: BenchServer, subject: BenchEngagement) -> float:
    """Somebody is given a role: an act that can be done any number of times.

    Each time the office is called otherwise.
    """
    number = next(NUMBERS)
    act = Assign(
        id=f"bench-assign-{number}",
        by=PEOPLE[Role.CCEE_LEAD],
        entered_by="bench",
        role=Role.GEO_LEAD,
        person="g.fontaine",
        office=f"Geo Lead of area {number}",
        first=datetime.now(UTC).date(),
    )
    begun = perf_counter()
    receipt = await engagements.ask(bench.client, subject.cds, act)
    took = perf_counter() - begun
    await recorded(bench, receipt.entity, receipt.entry)
    return took
