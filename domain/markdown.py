"""Text of people's own, as the Temporal UI shows it: as it is, never as Markdown."""

import re
from collections.abc import Iterable, Sequence

from domain.faults import printable

SPECIAL = re.compile(
    r"[\\`*\[\]<>|~&#]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # within a word it says nothing
    r"|:(?=//)"  # else an address becomes a link
    r"|^(?:[-+=](?=\s|$)|\d+(?=[.)](?:\s|$)))"
)
"""What would be a heading, a list, a link, a tag, a cell."""


def literal(text: str) -> str:
    """On one line, with each character of Markdown escaped."""
    return SPECIAL.sub(_escaped, printable(" ".join(text.split())))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Each cell as it is, on one line."""
    lines = (heads, ["---"] * len(heads), *rows)
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(value: object) -> str:
    return literal(str(value))


def _escaped(found: re.Match[str]) -> str:
    said = found[0]
    return f"{said}\\" if said.isdecimal() else f"\\{said}"
