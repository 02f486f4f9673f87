"""The first few of many names, and how many more there are."""

from collections.abc import Sequence


def first_few(names: Sequence[str], most: int, between: str = ", ") -> str:
    """'1, 2, 3 and 4 more'."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{between.join(names[:most])}{more}"
