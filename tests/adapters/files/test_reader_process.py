"""What a parser does to the process it runs in, and what is said of it."""

import os
from itertools import count
from pathlib import Path
from threading import Event

import pytest

from adapters.files.reader_process import PROJECT, ReadLimits, read_apart
from domain.faults import Fault, Unreadable

MB = 1 << 20
SOUND = PROJECT / "tests" / "samples" / "workbooks" / "sound.xlsx"


def size(path: Path) -> int:
    return path.stat().st_size


def refuse(path: Path) -> None:
    raise Unreadable(Fault((path.name, "row 2"), "is off"), under="All of it:")


def fail(path: Path) -> None:
    raise ZeroDivisionError(path.name)


def panic(path: Path) -> None:
    """As a parser in another language ends its thread: no Exception of Python's."""
    raise BaseException(path.name)


def abort(path: Path) -> None:
    """As a parser in another language ends where it is given no memory."""
    os.abort()


def swell(path: Path) -> int:
    return len([bytearray(MB) for _ in range(4_096)])


def hold(path: Path) -> None:
    held = b"x" * (128 * MB)
    Event().wait()
    del held


def work(path: Path) -> None:
    for _ in count():
        pass


def wait(path: Path) -> None:
    Event().wait()


def test_what_is_read_comes_back_as_it_was(tmp_path: Path) -> None:
    """A value is returned, and whatever is raised is raised here."""
    assert read_apart(size, SOUND) == SOUND.stat().st_size
    with pytest.raises(ZeroDivisionError, match=r"sound\.xlsx"):
        read_apart(fail, SOUND)
    with pytest.raises(Unreadable) as off:
        read_apart(refuse, SOUND)
    assert str(off.value) == "All of it:\nsound.xlsx, row 2: is off"
    assert off.value.faults == [Fault(("sound.xlsx", "row 2"), "is off")]


MEMORY = ReadLimits(memory=256 * MB)


@pytest.mark.parametrize(
    ("read", "limits", "said"),
    [
        (
            abort,
            ReadLimits(),
            "it asks for more memory than any roadmap or list needs",
        ),
        (swell, MEMORY, "it asks for more memory than any roadmap or list needs"),
        (
            work,
            ReadLimits(seconds=1),
            "it takes longer than any roadmap or list needs",
        ),
        (
            wait,
            ReadLimits(seconds=0),
            "it takes longer than any roadmap or list needs",
        ),
        (panic, ReadLimits(), "it is damaged in a way nobody foresaw"),
    ],
)
def test_what_would_end_this_process_ends_a_child(
    read: object, limits: ReadLimits, said: str
) -> None:
    """And is said in words, by the file's name."""
    with pytest.raises(Unreadable, match=f"sound.xlsx cannot be read: {said}") as off:
        read_apart(read, SOUND, limits)  # type: ignore[arg-type]  # one of several
    assert "\n" not in str(off.value)


def test_the_parent_watches_where_a_system_keeps_no_limit_of_memory() -> None:
    """As macOS keeps none: the child is looked at, and ended."""
    with pytest.raises(Unreadable, match="it asks for more memory"):
        read_apart(hold, SOUND, ReadLimits(memory=96 * MB, watched=True))
