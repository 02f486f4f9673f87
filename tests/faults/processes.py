"""Workers as processes of their own, begun and killed from outside."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.conftest import ROOT

Process = asyncio.subprocess.Process


@asynccontextmanager
async def worker(
    address: str, var: Path, *script: str, **environment: str
) -> AsyncIterator[Process]:
    """A worker as production runs it, or another script, ready to work."""
    said_to_it = {"TEMPORAL_ADDRESS": address, "THROUGHLINE_VAR": str(var)}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *(script or ["worker.py"]),
        cwd=ROOT,
        env=os.environ | said_to_it | environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE if script else None,
    )
    assert process.stdout
    while b"worker ready" not in await process.stdout.readline():
        assert process.returncode is None
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()
