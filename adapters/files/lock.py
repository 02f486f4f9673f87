"""Two that change the same file take turns, so that neither undoes the other."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.files.atomic import Unwritable, private_mode

PATIENCE = 60  # seconds to wait for those before us
FOLDER_MODE = 0o700


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Nobody else changes `path` until the end; so read it within. Raises Unwritable.

    In a folder where nothing can be written there is nothing to guard: whoever finds
    that nothing has to be written need not mind.
    """
    from filelock import FileLock, Timeout  # readers need not wait for it

    target = path.resolve()
    lock = FileLock(target.with_name(f".{target.name}.lock"), mode=private_mode(target))
    try:
        target.parent.mkdir(FOLDER_MODE, parents=True, exist_ok=True)
        lock.acquire(PATIENCE)
    except Timeout as busy:
        raise Unwritable(
            f"{path} is being changed by others; try again in a moment"
        ) from busy
    except OSError as off:
        if os.access(target.parent, os.W_OK):
            raise Unwritable(f"{path} cannot be locked: {off.strerror}") from off
    try:
        yield
    finally:
        lock.release()
