"""What is said below an entry: what a claim was reported with, former words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adapters.sql.queries import Line


MOST = 8  # changes that stand below one entry


def below(line: "Line") -> Iterator[str]:
    """A line for each piece of evidence, each of the two answers, each change."""
    for each in line.evidence:
        yield f"    evidence: {each}"
    if line.experience:
        yield f"    what the work was like: {line.experience}"
    if line.sustained_by:
        yield f"    what will make it last: {line.sustained_by}"
    yield from (f"    {each}" for each in line.said_before[:MOST])
    if more := len(line.said_before[MOST:]):
        yield f"    and {more} more; --json has all of them"
