"""The directory as delivery reads it: who a person is and where letters reach them.

Addresses stay out of Temporal: only delivery and the command line read this file.
What else the file may say is read by `adapters/directory/read.py`.
"""

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import ValidationError

from domain.bounds import Many, Name, PersonId, Text
from domain.values import Value


class Person(Value):
    """`agency` is where they work, as people call it: 'Alder Valley Unified'."""

    person: PersonId
    name: Name
    address: Annotated[str, Text(254, word=True)]
    agency: Name = ""


class Addresses(Value):
    people: Annotated[tuple[Person, ...], Many(10000)]


class UnreadableDirectory(Exception):
    """The file of people is missing or malformed."""


def read_people(path: Path) -> dict[str, Person]:
    """Everybody in the file, by the id acts carry; raises UnreadableDirectory."""
    try:
        said = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        addresses = Addresses.model_validate(said)
    except FileNotFoundError as missing:
        raise UnreadableDirectory(f"there is no file of people at {path}") from missing
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as off:
        raise UnreadableDirectory(f"{path} cannot be read: {off}") from off
    return {each.person: each for each in addresses.people}
