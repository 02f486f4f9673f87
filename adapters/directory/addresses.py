"""The directory as delivery reads it: who a person is and where letters reach them.

Addresses stay out of Temporal: only delivery and the command line read this file.
What else the file may say is read by `adapters/directory/read.py`.
"""

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import ValidationError

from adapters.files.yaml_lines import located
from domain.bounds import Many, Name, PersonId, Text
from domain.faults import Unreadable
from domain.values import Value


class Person(Value):
    """`agency` is where they work, as people call it: 'Alder Valley Unified'."""

    person: PersonId
    name: Name
    address: Annotated[str, Text(254, word=True)]
    agency: Name = ""


class Addresses(Value):
    people: Annotated[tuple[Person, ...], Many(10000)]


def read_people(path: Path) -> dict[str, Person]:
    """Everybody in the file, by the id acts carry; raises Unreadable."""
    try:
        now = path.stat()
    except OSError as missing:
        raise Unreadable(f"there is no file of people at {path}") from missing
    return _read(path, now.st_ino, now.st_mtime_ns, now.st_size)


@lru_cache(maxsize=1)
def _read(path: Path, *_version: int) -> dict[str, Person]:
    """Once, however many letters are written before it changes: it may be long."""
    try:
        addresses = Addresses.model_validate(located(path).said)
    except ValidationError as off:
        raise Unreadable(f"{path} cannot be read: {off}") from off
    return {each.person: each for each in addresses.people}
