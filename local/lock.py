"""Locks that end with their holder, whatever kills it: `flock` on a file.

The library `filelock` guards what is written for a moment. These are handed on to
children, which hold on when the supervisor is gone; its locks end with their taker.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from client.endings import Failed


class Held(Failed):
    """Another process holds this lock."""


@contextmanager
def held(path: Path) -> Iterator[int]:
    """A descriptor that holds the lock; a child that inherits it holds on alone."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(descriptor, path)
        yield descriptor
    finally:
        os.close(descriptor)


def is_held(path: Path) -> bool:
    try:
        with held(path):
            return False
    except Held:
        return True


def _take(descriptor: int, path: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as taken:
        raise Held(f"{path} is held by another process: stop that first") from taken
