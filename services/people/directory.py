"""The directory of an installation: read, changed in turns, written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.directory.read import Directory, read_directory
from client.endings import Failed
from domain.faults import Unreadable
from domain.guess import guess, guess_by


def directory(file: Path) -> Directory:
    """The directory as it is; empty where there is none yet. Raises Failed."""
    if not file.exists():
        return Directory()
    try:
        return read_directory([file])
    except Unreadable as off:
        raise Failed(f"{off}\nnothing was changed") from off


def likely_person(said: str, known: Directory) -> str:
    """A guess by the ids, or by the names, of those in the directory."""
    names = {each.name: each.person for each in known.people.values()}
    return guess(said, known.people) or guess_by(names, said)


@contextmanager
def turn(file: Path) -> Iterator[None]:
    """Until the end nobody else changes it; so read it within. Raises Failed."""
    from adapters.files.atomic import Unwritable
    from adapters.files.lock import locked

    try:
        with locked(file):
            yield
    except Unwritable as off:
        raise Failed(f"{off}; nothing was changed") from off


def write(before: Directory, after: Directory, file: Path) -> bool:
    """Whether it had to be written; another order alone is no reason."""
    from adapters.directory.write import write_directory

    if _same(before, after):
        return False
    write_directory(after, file)
    return True


def _same(one: Directory, other: Directory) -> bool:
    return (
        one.people == other.people
        and {*one.given} == {*other.given}
        and {*one.absences} == {*other.absences}
    )
