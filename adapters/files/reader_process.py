"""Reads a file in a process of its own, with limits of memory and time.

A parser that is no Python can abort the process it runs in, or never end. Here that
ends a child, and whoever asked for the file is told in words. The child keeps its
limits by the system; where a system does not keep that of memory, the parent watches.
"""

import os
import pickle
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from signal import SIGABRT, SIGKILL, SIGXCPU
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from time import monotonic
from typing import NamedTuple, TypeVar

from domain.faults import Unreadable

Read = TypeVar("Read")

PROJECT = Path(__file__).resolve().parents[2]
SYSTEM_KEEPS_MEMORY = sys.platform == "linux"
PATIENCE = 4  # seconds on the wall for one of work, where the machine is busy
LOOK = 0.05  # seconds between two looks at a child
NEW = "copy its rows into a new workbook"
TOO_MUCH = f"it asks for more memory than any roadmap or list needs; {NEW}"
TOO_LONG = f"it takes longer than any roadmap or list needs; {NEW}"
BROKEN = "it is damaged in a way nobody foresaw; save it anew as 'Excel Workbook'"
ENDED = {-SIGABRT: TOO_MUCH, -SIGKILL: TOO_MUCH, -SIGXCPU: TOO_LONG}


class ReadLimits(NamedTuple):
    """Bytes that a child may take, and seconds that it may work.

    Where it is `watched`, the parent keeps that of memory, and not the system.
    """

    memory: int = 1 << 30
    seconds: int = 5
    watched: bool = not SYSTEM_KEEPS_MEMORY


LIMITS = ReadLimits()


def read_apart(
    read: Callable[[Path], Read], path: Path, limits: ReadLimits = LIMITS
) -> Read:
    """What `read` makes of the file, or raises; it is found by its name in a module.

    Raises Unreadable where the child came to no answer.
    """
    memory = resource.RLIM_INFINITY if limits.watched else limits.memory
    command = [sys.executable, "-m", __name__, str(memory), str(limits.seconds)]
    with Popen(command, cwd=PROJECT, stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as child:
        try:
            said = _answer(child, pickle.dumps((read, path.absolute())), limits)
        except _Ended as off:
            raise Unreadable(f"{path.name} cannot be read: {off}") from off
        finally:
            child.kill()
    value, raised = pickle.loads(said)
    if raised is not None:
        raise raised
    found: Read = value
    return found


class _Ended(Exception):
    """The child ended, or was ended, without an answer; the message says why."""


def _answer(child: Popen[bytes], asked: bytes, limits: ReadLimits) -> bytes:
    last = monotonic() + limits.seconds * PATIENCE
    to_send: bytes | None = asked
    while child.returncode is None:
        try:
            said, _ = child.communicate(to_send, timeout=LOOK)
        except TimeoutExpired:
            to_send = None  # it is on its way
            if monotonic() > last:
                raise _Ended(TOO_LONG) from None
            if limits.watched and _memory(child.pid) > limits.memory:
                raise _Ended(TOO_MUCH) from None
    if child.returncode:
        raise _Ended(ENDED.get(child.returncode, BROKEN))
    return said


def _memory(pid: int) -> int:
    """Bytes a process holds; 0 where it has just ended."""
    from psutil import Error, Process

    with suppress(Error):
        return int(Process(pid).memory_info().rss)
    return 0


def _limit(memory: int, seconds: int) -> None:
    """Of this process, as far as the system knows such a limit."""
    for which, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        with suppress(ValueError, OSError):
            _, hard = resource.getrlimit(which)
            resource.setrlimit(which, (most, hard))


def _serve() -> None:
    """The child: one file, read as the parent asks; the answer is (value, raised)."""
    read, path = pickle.load(sys.stdin.buffer)
    try:
        said = pickle.dumps((read(path), None))
    except MemoryError:
        os.abort()
    except Exception as off:  # whatever it is, it is the parent's to raise
        said = pickle.dumps((None, off))
    sys.stdout.buffer.write(said)


if __name__ == "__main__":
    _limit(*map(int, sys.argv[1:]))
    _serve()
