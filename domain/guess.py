"""What was probably meant by a near miss."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

ALIKE = 0.7  # of 1: two letters of ten may be off


def guess(said: str, known: Iterable[str], under: str = "") -> str:
    """`; did you mean k.bennett?`, or nothing where nothing is near.

    What all of them begin with, `under`, makes none of them nearer.
    """
    return guess_by({each.removeprefix(under): each for each in known}, said)


def guess_by(names: Mapping[str, str], said: str) -> str:
    """The same among other names for things, each of which stands for what is meant."""
    table = {name.lower(): meant for name, meant in names.items()}
    near = nearest(said.lower(), table)
    return f"; did you mean {table[near]}?" if near else ""


def nearest(said: str, known: Iterable[str]) -> str:
    """The one that is most alike; empty where none is."""
    near = get_close_matches(said, [*known], n=1, cutoff=ALIKE)
    return near[0] if near else ""
