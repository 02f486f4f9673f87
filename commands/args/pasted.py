"""What a mail or an office program makes of a line, and what is to be typed for it."""

import re
from collections.abc import Iterable

from client.endings import Misused
from domain.faults import quoted

LONG_DASH = re.compile("[\N{EN DASH}\N{EM DASH}]-?([a-z][a-z-]*(=.*)?)", re.DOTALL)
"""An option, its two hyphens drawn together as one dash."""
CURLY = {
    "“": "”",
    "„": "“”",
    "\N{LEFT SINGLE QUOTATION MARK}": "\N{RIGHT SINGLE QUOTATION MARK}",
}
"""Curly quotes, which no terminal knows: what they hold comes in pieces."""


def check_pasted(words: Iterable[str]) -> None:
    """Raises Misused where a line was changed on its way here."""
    for word in words:
        if dash := LONG_DASH.fullmatch(word):
            option = f"--{dash[1]}"
            raise Misused(f"{quoted(word)} begins with a long dash; write {option}")
        if word[:1] in CURLY and {*word[1:]}.isdisjoint(CURLY[word[0]]):
            raise Misused(
                f"{quoted(word)} begins with a curly quote; write straight ones, "
                "'...' or \"...\""
            )
