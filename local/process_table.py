"""The roll: which processes run for this `var/`, as the next supervisor reads it."""

from contextlib import suppress
from pathlib import Path
from typing import Self

import psutil
from pydantic import BaseModel, TypeAdapter, ValidationError

from local.files import write

WAVERING = 2.0  # seconds: births are reckoned from the boot, whose second wavers


class ProcessRecord(BaseModel, frozen=True):
    """A process by number and birth: the number alone may be given to another."""

    pid: int
    born: float

    @classmethod
    def of(cls, pid: int) -> Self:
        return cls(pid=pid, born=psutil.Process(pid).create_time())

    def still(self) -> psutil.Process | None:
        """The process, if it lives and is the one recorded."""
        try:
            found = psutil.Process(self.pid)
            same = abs(found.create_time() - self.born) < WAVERING
        except psutil.Error:
            return None
        return found if same and lives(found) else None


class Roll:
    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, name: str, pid: int) -> None:
        """Add it to the roll; one that has already died is not worth a line."""
        with suppress(psutil.NoSuchProcess):
            self._write(self._read() | {name: ProcessRecord.of(pid)})

    def still(self, name: str) -> psutil.Process | None:
        recorded = self._read().get(name)
        return recorded.still() if recorded else None

    def clear(self) -> None:
        self._path.unlink(missing_ok=True)

    def _read(self) -> dict[str, ProcessRecord]:
        try:
            return ROLL.validate_json(self._path.read_bytes())
        except (FileNotFoundError, ValidationError):
            return {}

    def _write(self, recorded: dict[str, ProcessRecord]) -> None:
        write(self._path, ROLL.dump_json(recorded, indent=2).decode())


ROLL = TypeAdapter(dict[str, ProcessRecord])


def lives(found: psutil.Process) -> bool:
    """A dead process whose parent has not yet asked for its end is dead."""
    try:
        return found.is_running() and found.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
