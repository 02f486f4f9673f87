"""Workers as processes of their own, begun and killed from outside."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from temporalio.client import Client

from adapters.sql.queries import SqlReading
from tests.conftest import ROOT
from tests.waiting import until

Process = asyncio.subprocess.Process


async def begun(client: Client, var: Path, *script: str) -> Process:
    """The same, whether it will be ready or not."""
    said_to_it = {
        "TEMPORAL_ADDRESS": client.service_client.config.target_host,
        "TEMPORAL_NAMESPACE": client.namespace,
        "THROUGHLINE_VAR": str(var),
    }
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *(script or ["worker.py"]),
        cwd=ROOT,
        env=os.environ | said_to_it,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


@asynccontextmanager
async def worker(client: Client, var: Path, *script: str) -> AsyncIterator[Process]:
    """A worker as production runs it, or another script, ready to work."""
    process = await begun(client, var, *script)
    assert process.stdout
    while b"worker ready" not in await process.stdout.readline():
        assert process.returncode is None
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


async def recorded(reading: SqlReading, entity: str, entries: int) -> list[int]:
    """The numbers of the entries, once there are so many."""

    def numbers() -> list[int]:
        return [line.number for line in reading.history(entity)]

    await until(lambda: len(numbers()) >= entries)
    return numbers()
