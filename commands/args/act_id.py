"""The id of an act: as staff give it, or made."""

from collections.abc import Sequence
from hashlib import sha256
from uuid import uuid4

from commands.args import dates
from domain.bulk import SHIFT

ADDING = ("add_action", "comment", SHIFT)
"""Acts that do the same once more where they are repeated: a date moves on again."""
LENGTH = 32


def act_id(given: str | None, kind: str, words: Sequence[str]) -> str:
    """What was given; else one that no other act has, or that of the line itself.

    Where it would add, the same line on the same day is the same act: it was typed
    twice. To do it once more staff give an id.
    """
    if given:
        return given
    if kind not in ADDING:
        return uuid4().hex
    said = "\n".join((dates.today().isoformat(), *words))
    return sha256(said.encode()).hexdigest()[:LENGTH]
