"""A real server and a real worker in a folder of their own, to be killed at will."""

import asyncio
import os
import sys
from pathlib import Path
from signal import SIGKILL
from socket import socket
from typing import Self

from temporalio.client import Client

from adapters.failures import DATA_CONVERTER
from adapters.sql.engine import migrate, open_database
from adapters.sql.queries import SqlReading
from connection import OURS, runtime
from local.ports import HOST, Ports
from local.server import answering, command
from settings import HERE

Process = asyncio.subprocess.Process
READY = b"worker ready"


class DrillServer:
    """One server on one database file, one worker, one record."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.ports = Ports(*(_free_port() for _ in Ports._fields))
        self.record = var / "record.db"
        self.database = open_database(f"sqlite:///{self.record}")
        self.reading = SqlReading(self.database)
        self._server: Process | None = None
        self._worker: Process | None = None

    async def __aenter__(self) -> Self:
        migrate(self.database)
        await self.start_server()
        await self.start_worker()
        return self

    async def __aexit__(self, *_: object) -> None:
        for process in (self._worker, self._server):
            if process and process.returncode is None:
                process.terminate()
                await process.wait()
        self.database.dispose()

    async def client(self) -> Client:
        return await Client.connect(
            self.ports.address,
            data_converter=DATA_CONVERTER,
            retry_config=OURS,
            runtime=runtime(),
        )

    async def start_server(self) -> None:
        words = command(self.var / "temporal.db", self.ports)
        with (self.var / "server.log").open("ab") as log:
            self._server = await asyncio.create_subprocess_exec(
                *words, stdout=log, stderr=log
            )
        await answering(self.ports.address)

    async def start_worker(self) -> None:
        """Until it says that it is ready; what it says later is read and dropped."""
        self._worker = await asyncio.create_subprocess_exec(
            *(sys.executable, "worker.py"),
            cwd=HERE,
            env=os.environ | self._environment(),
            stdout=asyncio.subprocess.PIPE,
        )
        assert self._worker.stdout
        while READY not in await self._worker.stdout.readline():
            assert self._worker.returncode is None
        self._dropping = asyncio.create_task(self._worker.stdout.read())

    async def kill_worker(self) -> None:
        await _kill(self._worker)
        await self.start_worker()

    async def kill_server(self) -> None:
        await _kill(self._server)
        await self.start_server()

    def _environment(self) -> dict[str, str]:
        return {
            "TEMPORAL_ADDRESS": self.ports.address,
            "THROUGHLINE_VAR": str(self.var),
            "PYTHONUNBUFFERED": "1",
        }


async def _kill(process: Process | None) -> None:
    assert process
    process.send_signal(SIGKILL)
    await process.wait()


def _free_port() -> int:
    with socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
