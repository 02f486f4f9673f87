"""What somebody reported complete with, below the entry that says so."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adapters.sql.queries import Line


def evidence(line: "Line") -> Iterator[str]:
    """A line for each piece of evidence, and for each of the two answers."""
    for each in line.evidence:
        yield f"    evidence: {each}"
    if line.experience:
        yield f"    what the work was like: {line.experience}"
    if line.sustained_by:
        yield f"    what will make it last: {line.sustained_by}"
