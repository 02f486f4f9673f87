"""How far the record is, asked as often as need be without weighing on anybody."""

import asyncio
import sqlite3
from contextlib import closing
from time import perf_counter

from bench.server import BenchServer

LOOKS, A_LOOK = 15_000, 0.002  # half a minute at most
LAST = "select coalesce(max(number), 0) from entries where entity = ?"


async def recorded(bench: BenchServer, entity: str, entry: int) -> float:
    """Wait until the record has this entry; the instant it was seen."""
    path = bench.settings.var / "record.db"
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as record:
        for _ in range(LOOKS):
            if record.execute(LAST, (entity,)).fetchone()[0] >= entry:
                return perf_counter()
            await asyncio.sleep(A_LOOK)
    raise TimeoutError(f"the record does not come to entry {entry} of {entity}")
