"""A file that is there whole, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4


class Unwritable(Exception):
    """The file cannot be written there; the message says why."""


class Occupied(Unwritable):
    """A file is there already, and was not meant to be replaced."""


@contextmanager
def whole_file(path: Path, *, replace: bool = False) -> Iterator[Path]:
    """A draft that takes its place at `path` once all is written.

    Raises Unwritable, and Occupied before anything is written.
    """
    target = path.resolve()
    draft = target.with_name(f".{uuid4().hex}.part")
    try:
        if target.exists() and not replace:
            raise Occupied(f"{path} is already there")
        yield draft
        draft.replace(target)
    except OSError as off:
        raise Unwritable(f"{path} cannot be written: {off.strerror}") from off
    finally:
        with suppress(OSError):
            draft.unlink()
