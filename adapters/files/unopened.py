"""A file that is not there or cannot be opened, said in a sentence."""

from pathlib import Path

from domain.faults import Unreadable
from domain.guess import guess


def unopened(path: Path, off: OSError) -> Unreadable:
    """Of one that is not there with a guess at what is beside it."""
    if not isinstance(off, FileNotFoundError):
        return Unreadable(f"{path} cannot be opened: {off.strerror}")
    beside = path.parent
    names = [each.name for each in beside.iterdir()] if beside.is_dir() else []
    return Unreadable(f"there is no file {path}{guess(path.name, names)}")
