"""A wire to a server that can be cut, and mended."""

import asyncio
from asyncio import StreamReader as Reader
from asyncio import StreamWriter as Writer
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

HOST = "127.0.0.1"


class Wire:
    """Passes on what comes, both ways, for as long as it is whole."""

    def __init__(self, target: str) -> None:
        host, _, port = target.rpartition(":")
        self._target = host, int(port)
        self._port = 0
        self._ends: list[Writer] = []
        self._heard = self._wanted = 0
        self._enough = asyncio.Event()
        self._server: asyncio.Server | None = None

    @property
    def address(self) -> str:
        return f"{HOST}:{self._port}"

    async def mend(self) -> None:
        self._server = await asyncio.start_server(self._joined, HOST, self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    def cut(self) -> None:
        """As if the server had gone away, in the middle of whatever was said."""
        if self._server:
            self._server.close()
        for end in self._ends:
            end.transport.abort()
        self._ends.clear()

    async def heard(self, size: int) -> None:
        """Until so many bytes have passed, both ways together."""
        self._wanted = size
        self._enough.clear()
        self._count(0)
        await self._enough.wait()

    def _count(self, size: int) -> None:
        self._heard += size
        if self._heard >= self._wanted:
            self._enough.set()

    async def _joined(self, near: Reader, nearer: Writer) -> None:
        far, farther = await asyncio.open_connection(*self._target)
        self._ends += [nearer, farther]
        await asyncio.gather(self._pass(near, farther), self._pass(far, nearer))

    async def _pass(self, source: Reader, to: Writer) -> None:
        with suppress(OSError):
            while said := await source.read(65_536):
                self._count(len(said))
                to.write(said)
                await to.drain()
        to.close()


@asynccontextmanager
async def wire(target: str) -> AsyncIterator[Wire]:
    whole = Wire(target)
    await whole.mend()
    try:
        yield whole
    finally:
        whole.cut()
