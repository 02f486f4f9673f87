"""The roll: which processes run for this `var/`, as the next supervisor reads it."""

from contextlib import suppress
from pathlib import Path
from typing import Self

import psutil
from pydantic import BaseModel, TypeAdapter, ValidationError

from local.files import write

A_TICK = 2.0  # seconds: births are reckoned from the boot, whose second wavers


class Recorded(BaseModel, frozen=True):
    """A process as it was when we started it: its number alone may be given away."""

    pid: int
    created: float
    command: tuple[str, ...]

    @classmethod
    def of(cls, pid: int) -> Self:
        found = psutil.Process(pid)
        command = tuple(found.cmdline())
        return cls(pid=pid, created=found.create_time(), command=command)

    def still(self) -> psutil.Process | None:
        """The process, if it lives and is the one recorded."""
        try:
            now = Recorded.of(self.pid)
        except psutil.Error:
            return None
        same = abs(now.created - self.created) < A_TICK
        return (
            psutil.Process(self.pid) if same and now.command == self.command else None
        )


class Roll:
    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, name: str, pid: int) -> None:
        """Add it to the roll; one that has already died is not worth a line."""
        with suppress(psutil.NoSuchProcess):
            self._write(self._read() | {name: Recorded.of(pid)})

    def still(self, name: str) -> psutil.Process | None:
        recorded = self._read().get(name)
        return recorded.still() if recorded else None

    def clear(self) -> None:
        self._path.unlink(missing_ok=True)

    def _read(self) -> dict[str, Recorded]:
        try:
            return ROLL.validate_json(self._path.read_bytes())
        except (FileNotFoundError, ValidationError):
            return {}

    def _write(self, recorded: dict[str, Recorded]) -> None:
        write(self._path, ROLL.dump_json(recorded, indent=2).decode())


ROLL = TypeAdapter(dict[str, Recorded])
