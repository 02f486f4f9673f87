import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from local.files import Files, write
from local.lock import held, is_held
from local.orphans import stop_orphans
from local.process_table import ROLL, ProcessRecord, Roll

SLEEPING = (sys.executable, "-c", "import time; time.sleep(60)")


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@contextmanager
def sleeper(*locks: int) -> Iterator[subprocess.Popen[bytes]]:
    asleep = subprocess.Popen(SLEEPING, pass_fds=locks)
    try:
        yield asleep
    finally:
        asleep.kill()
        asleep.wait()


async def test_a_recorded_process_is_stopped(files: Files) -> None:
    """What the roll names and what lives under that number is one process."""
    roll = Roll(files.roll)
    with sleeper() as worker:
        roll.note("worker", worker.pid)

        await stop_orphans(files, roll)

        assert worker.poll() is not None


async def test_a_stranger_with_a_recorded_number_is_left_alone(files: Files) -> None:
    """A number that was given to another process is no reason to stop that one."""
    with sleeper() as stranger:
        earlier = ProcessRecord(
            pid=stranger.pid, born=ProcessRecord.of(stranger.pid).born - 60
        )
        write(files.roll, ROLL.dump_json({"worker": earlier}).decode())

        await stop_orphans(files, Roll(files.roll))

        assert stranger.poll() is None


async def test_an_unrecorded_orphan_is_found_by_its_lock(files: Files) -> None:
    """A supervisor killed before it could record its server still left a trace."""
    with ExitStack() as stack:
        with held(files.locks["server"]) as lock:
            server = stack.enter_context(sleeper(lock))

        await stop_orphans(files, Roll(files.roll))

        assert server.poll() is not None
        assert not is_held(files.locks["server"])
