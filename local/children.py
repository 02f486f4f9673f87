"""A child: a process that the supervisor starts, keeps running and stops."""

import asyncio
import logging
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from signal import Signals
from time import monotonic
from typing import IO, NoReturn

from client.endings import Failed
from local.files import Files
from local.lock import held
from local.process_table import Roll
from settings import HERE

PATIENCE = 12.0  # seconds between asking and killing; a worker ends within ten
SHORTEST, LONGEST = 0.5, 10.0  # seconds before a child that died is started again
SETTLED = 30.0  # seconds of life after which a child is trusted anew
log = logging.getLogger(__name__)


class Child:
    """It has a session of its own: the terminal's Ctrl-C reaches only us."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        files: Files,
        roll: Roll,
        output: Path | None = None,
    ) -> None:
        self.name = name
        self._command, self._environment, self._output = command, environment, output
        self._lock, self._roll = files.locks[name], roll
        self._running: asyncio.subprocess.Process | None = None
        self._began, self._pause = 0.0, 0.0

    @property
    def pid(self) -> int | None:
        return self._running.pid if self._running else None

    async def start(self) -> None:
        """Raises OSError, or Held where one of this name may still be running."""
        self._began = monotonic()
        with held(self._lock) as lock, _written_to(self._output) as output:
            self._running = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                cwd=HERE,
                env=self._environment,
                start_new_session=True,
                pass_fds=(lock,),
            )
        self._roll.note(self.name, self._running.pid)

    async def ended(self) -> int:
        """How it ended: its exit code, or the signal that killed it, negative."""
        if self._running is None:
            raise RuntimeError(f"the {self.name} was never started")
        return await self._running.wait()

    async def keep(self) -> NoReturn:
        """Start it again whenever it ends."""
        while True:
            how = described(await self.ended())
            log.warning("the %s stopped (%s); starting it again", self.name, how)
            await self._rest()
            while not await self.started():
                await self._rest()
            log.info("the %s runs again (process %s)", self.name, self.pid)

    async def started(self) -> bool:
        """Start it; False, and a line in the log, where that cannot be."""
        try:
            await self.start()
        except (OSError, Failed) as problem:
            log.error("the %s cannot be started: %s", self.name, problem)
            return False
        return True

    async def _rest(self) -> None:
        """Longer each time, until it has lived long enough to be trusted anew."""
        settled = monotonic() - self._began > SETTLED
        doubled = max(2 * self._pause, SHORTEST)
        self._pause = SHORTEST if settled else min(doubled, LONGEST)
        await asyncio.sleep(self._pause)

    async def stop(self) -> None:
        if self._running is None or self._running.returncode is not None:
            return
        log.info("stopping the %s", self.name)
        with suppress(ProcessLookupError):
            self._running.terminate()
            if not await self._ended_in_time():
                log.warning("the %s does not stop when asked; killing it", self.name)
                self._running.kill()
        await self._running.wait()

    async def _ended_in_time(self) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                await self.ended()
        except TimeoutError:
            return False
        return True


def described(code: int) -> str:
    return Signals(-code).name if code < 0 else f"exit {code}"


@contextmanager
def _written_to(path: Path | None) -> Iterator[IO[bytes] | None]:
    if path is None:
        yield None
        return
    with path.open("ab") as output:
        yield output
