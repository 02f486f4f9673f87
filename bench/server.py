"""A Temporal server and workers of its own, as production runs them, for one run."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import NamedTuple

import psutil
from temporalio.client import Client

from connection import connected
from local.ports import Ports, free_ports
from local.server import NAMESPACE, answering, command
from server_address import WHEREABOUTS
from settings import HERE, Settings

PRODUCT = (sys.executable, "worker.py")
BARE = (sys.executable, "-m", "bench.bare_worker")
READY = b"ready"
UNUSUAL = Ports(27233, 28233)  # `make run` may be up at the usual ones
A_LOOK = 0.02
LOGS = count(1)


class BenchServer(NamedTuple):
    settings: Settings
    client: Client
    server: psutil.Process

    @property
    def environment(self) -> dict[str, str]:
        """What its processes know: no other server, and no other record."""
        foreign = ("TEMPORAL_", "THROUGHLINE_")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(foreign)}
        return kept | {
            "TEMPORAL_CONFIG_FILE": os.devnull,
            "THROUGHLINE_VAR": str(self.settings.var),
        }

    @asynccontextmanager
    async def worker(
        self, words: Sequence[str] = PRODUCT
    ) -> AsyncIterator[psutil.Process]:
        """A worker process that has begun to ask for work."""
        log = self.settings.var / f"worker-{next(LOGS)}.log"
        async with _running(words, log, self.environment) as process:
            while READY not in log.read_bytes():
                if not process.is_running():
                    raise RuntimeError(log.read_text("utf-8"))
                await asyncio.sleep(A_LOOK)
            yield process


@asynccontextmanager
async def bench_server(var: Path) -> AsyncIterator[BenchServer]:
    """Up, empty, and gone at the end; the bench speaks to no other server."""
    for name in [name for name in os.environ if name.startswith("TEMPORAL_")]:
        del os.environ[name]
    os.environ["TEMPORAL_CONFIG_FILE"] = os.devnull
    ports = free_ports(UNUSUAL)
    words = command(var / "temporal.db", ports)
    async with _running(words, var / "server.log", dict(os.environ)) as server:
        await answering(ports.address)
        left = {"address": ports.address, "namespace": NAMESPACE, "ui": ports.ui}
        (var / WHEREABOUTS).write_text(json.dumps(left), "utf-8")
        async with connected(var) as client:
            yield BenchServer(Settings(var=var), client, server)


@asynccontextmanager
async def _running(
    words: Sequence[str], log: Path, environment: dict[str, str]
) -> AsyncIterator[psutil.Process]:
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            *words, cwd=HERE, env=environment, stdout=output, stderr=output
        )
    try:
        yield psutil.Process(process.pid)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()
