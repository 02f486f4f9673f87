"""The first few of many names, and how many more there are."""

from collections.abc import Sequence

from domain.wording import with_and

FEW = 12
"""How many a sentence names before it only counts."""


def first_few(names: Sequence[str], most: int = FEW, between: str = ", ") -> str:
    """'1, 2, 3 and 4 more'."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"{between.join(names[:most])}{more}"


def few_with_and(names: Sequence[str], most: int = FEW) -> str:
    """'F1 and F2', or 'F1, F2 and 4 more': as a sentence speaks of them."""
    return with_and(names) if len(names) <= most else first_few(names, most)
