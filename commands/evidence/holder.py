"""Whose evidence is meant: a whole engagement, or a whole review."""

from client.endings import Misused
from commands.args.reference import Reference


def check_whole(which: Reference) -> None:
    """Raises Misused where a part of it is named."""
    if which.within:
        raise Misused(
            f"evidence is that of a whole engagement or review: {which.alive}; what is "
            "done to a part names it by its number"
        )
