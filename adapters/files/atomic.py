"""A file that is there whole, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_IRWXG, S_IRWXU
from uuid import uuid4

OURS_ALONE = 0o600
ASIDE = ".part"
"""How a file ends that is still being written, or was left so."""


class Unwritable(Exception):
    """Nothing can be written there; the message says why."""


class Occupied(Unwritable):
    """A file is there already, and was not meant to be replaced."""


@contextmanager
def whole_file(
    path: Path, *, replace: bool = False, private: bool = False
) -> Iterator[Path]:
    """A draft that takes its place at `path` once all is written.

    What is private no other user reads, but for a group that could until now. Raises
    Unwritable, and Occupied before anything is written.
    """
    target = path.resolve()
    draft = target.with_name(f".{uuid4().hex}{ASIDE}")
    try:
        if target.exists() and not replace:
            raise FileExistsError
        if private:
            draft.touch(OURS_ALONE)
        yield draft
        if private:
            draft.chmod(private_mode(target))
        if not replace:
            target.touch(exist_ok=False)  # of two that write at once, one is told
        draft.replace(target)
    except FileExistsError as there:
        raise Occupied(f"{path} is already there") from there
    except OSError as off:
        raise Unwritable(f"{path} cannot be written: {off.strerror}") from off
    finally:
        with suppress(OSError):
            draft.unlink()


def private_mode(target: Path) -> int:
    """Its rights as they are, less those of others; a new file is ours alone."""
    try:
        return target.stat().st_mode & (S_IRWXU | S_IRWXG)
    except FileNotFoundError:
        return OURS_ALONE
