"""Measure, and write docs/performance.md.

python -m bench            as `make bench`, about five minutes
python -m bench --quick    a minute, to try; prints the page, writes nothing
"""

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import structlog

from bench.acts import beside
from bench.analyses import analysis_size, analysis_steps
from bench.check_ins import check_in_size
from bench.cold import cold
from bench.findings import Measurements
from bench.large import large
from bench.lives import costs
from bench.machine import machine
from bench.memory import memory, review_memory
from bench.page import page
from bench.parts import parts
from bench.plans import plan_steps, review_size
from bench.rates import on_many, on_one
from bench.server import BARE, bench_server
from bench.startup import startup
from commands.output.console import say
from settings import HERE

PAGE = HERE / "docs" / "performance.md"


class Size(NamedTuple):
    """How much of everything is measured."""

    command: str
    acts: int
    one: int
    many: int
    engagements: int
    idle: int
    reviews: int
    cold: int
    startup: int


WHOLE = Size("make bench", 8, 9, 5, 16, 100, 50, 5, 11)
QUICK = Size("python -m bench --quick", 1, 2, 1, 4, 10, 10, 1, 2)


async def measure(size: Size, folder: Path) -> Measurements:
    """One thing after the other, on one server; only costs have one of their own."""
    async with bench_server(folder) as here:
        on = await machine(here, size.command)
        say("start-up")  # while the record holds the demo alone, as after `make run`
        async with here.worker():
            started = await startup(here, size.startup)
        say("memory")
        async with here.worker() as worker:
            idle = await memory(here, worker, size.idle)
        async with here.worker() as worker:
            reviews = await review_memory(here, worker, size.reviews)
        say("a long history")
        long = await cold(here, size.cold)
        say("acts and updates, in turn")
        async with here.worker() as ours, here.worker(BARE) as bare:
            acts = await beside(here, size.acts)
            say("acts a second")
            one = await on_one(here, ours, bare, size.one)
            many = await on_many(here, ours, bare, size.many, size.engagements)
    say("costs")
    counted = await costs(_room(folder, "costs"))
    return Measurements(
        *(on, acts, parts(folder), large(), one, many, counted),
        *(plan_steps(), review_size(), analysis_steps(), analysis_size()),
        check_in_size(folder),
        *(idle, reviews, long, started),
    )


def _room(folder: Path, name: str) -> Path:
    room = folder / name
    room.mkdir()
    return room


def main() -> None:
    quick = "--quick" in sys.argv[1:]
    structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure(QUICK if quick else WHOLE, Path(folder)))
    if quick:
        return say(page(found))
    PAGE.write_text(page(found), "utf-8")
    return say(f"written: {PAGE.relative_to(HERE)}")


if __name__ == "__main__":
    main()
