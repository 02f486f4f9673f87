"""A supervisor in a folder of its own, started and killed from outside."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from signal import SIGKILL, SIGTERM, Signals
from stat import S_IMODE

import psutil

from local.files import Files
from local.orphans import stop_orphans
from local.ports import Ports, left_ports
from local.process_table import Roll
from settings import HERE
from tests.waiting import until

SMALL = "tests.local.small_supervisor"
OTHERS = 0o077  # the rights of everybody but the owner


class House:
    def __init__(
        self, var: Path, preferred: Ports, heard: Path, script: str = SMALL
    ) -> None:
        self.files, self.preferred, self._script = Files(var), preferred, script
        self.roll = Roll(self.files.roll)
        self._heard = heard
        self._supervisor: subprocess.Popen[bytes] | None = None

    @property
    def said(self) -> str:
        """What the last supervisor printed."""
        return self._heard.read_text("utf-8")

    @property
    def left(self) -> Ports | None:
        """Where it can be found, as other processes are told."""
        return left_ports(self.files.var)

    def begin(self) -> None:
        self._supervisor = self._open(self._heard)

    async def begun(self) -> None:
        self.begin()
        await until(lambda: "ready;" in self.said, minutes=3)  # a demo is loaded

    async def begun_beside(self) -> tuple[int, str]:
        """How one supervisor more ends, and what it says."""
        heard = self._heard.with_name("beside.txt")
        other = self._open(heard)
        code = await asyncio.to_thread(other.wait)
        return code, heard.read_text("utf-8")

    def _open(self, heard: Path) -> subprocess.Popen[bytes]:
        with heard.open("wb") as output:
            return subprocess.Popen(
                [sys.executable, "-m", self._script, *map(str, self.preferred)],
                stdout=output,
                stderr=output,
                cwd=HERE,
                env=os.environ | {"THROUGHLINE_VAR": str(self.files.var)},
            )

    @property
    def kept(self) -> dict[str, int]:
        """All that lies under `var`, and who may read or write it."""
        found = [self.files.var, *self.files.var.rglob("*")]
        return {each.name: S_IMODE(each.stat().st_mode) for each in found}

    def living(self, name: str) -> psutil.Process:
        found = self.roll.still(name)
        assert found, f"no {name} is running"
        return found

    async def told(self, signal: Signals) -> int:
        """The supervisor's exit code after this signal."""
        assert self._supervisor
        self._supervisor.send_signal(signal)
        return await asyncio.to_thread(self._supervisor.wait)

    async def killed(self, name: str) -> None:
        """Kill this child, and wait until another is in its place."""
        before = self.living(name)
        before.send_signal(SIGKILL)
        await until(lambda: self.roll.still(name) not in (None, before))

    async def leave(self) -> None:
        if self._supervisor:
            await self.told(SIGTERM)
        await stop_orphans(self.files, self.roll)
