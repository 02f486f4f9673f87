"""What a killed supervisor left running: found on the roll or by its locks, stopped."""

import asyncio
import logging
from collections.abc import Iterator

import psutil

from client.endings import Failed
from local.files import Files
from local.lock import is_held
from local.process_table import Roll, lives

A_LOOK = 0.05  # seconds between two looks at a process that is not our child
LOOKS = 100  # between asking it to end and killing it: five seconds
log = logging.getLogger(__name__)


async def stop_orphans(files: Files, roll: Roll) -> None:
    """Afterwards nothing of an earlier run is left, as far as it can be found."""
    for name in files.locks:
        for orphan in set(_orphans(name, files, roll)):
            log.info("stopping the %s of an earlier run (%d)", name, orphan.pid)
            await _end(orphan)


def _orphans(name: str, files: Files, roll: Roll) -> Iterator[psutil.Process]:
    if recorded := roll.still(name):
        yield recorded
    lock = files.locks[name]
    if is_held(lock):
        yield from (each for each in psutil.process_iter() if _opens(each, str(lock)))
    if name == "server":
        yield from _servers_on(str(files.database))


def _servers_on(database: str) -> Iterator[psutil.Process]:
    """Servers that hold no lock of ours, as when somebody started one by hand."""
    for each in psutil.process_iter(["cmdline"]):
        if "start-dev" in (each.info["cmdline"] or ()) and _opens(each, database):
            yield each


def _opens(candidate: psutil.Process, path: str) -> bool:
    try:
        return any(each.path == path for each in candidate.open_files())
    except psutil.Error:
        return False


async def _end(orphan: psutil.Process) -> None:
    try:
        orphan.terminate()
        if not await _gone(orphan):
            orphan.kill()
            await _gone(orphan)
    except psutil.NoSuchProcess:
        return
    except psutil.AccessDenied as denied:
        raise Failed(f"{orphan} is left from an earlier run: stop it first") from denied


async def _gone(orphan: psutil.Process) -> bool:
    """Whether it ended before patience did."""
    for _ in range(LOOKS):
        if not lives(orphan):
            return True
        await asyncio.sleep(A_LOOK)
    return False
