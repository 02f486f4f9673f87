"""What was probably meant by a near miss."""

from collections.abc import Iterable
from difflib import get_close_matches

ALIKE = 0.7  # of 1: two letters of ten may be off


def guess(said: str, known: Iterable[str], under: str = "") -> str:
    """`; did you mean k.bennett?`, or nothing where nothing is near.

    What all of them begin with, `under`, makes none of them nearer.
    """
    names = {each.removeprefix(under).lower(): each for each in known}
    near = get_close_matches(said.lower(), names, n=1, cutoff=ALIKE)
    return f"; did you mean {names[near[0]]}?" if near else ""
