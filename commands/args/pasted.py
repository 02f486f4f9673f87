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
    typed = [*words]
    for place, word in enumerate(typed):
        if dash := LONG_DASH.fullmatch(word):
            option = f"--{dash[1]}"
            raise Misused(f"{quoted(word)} begins with a long dash; write {option}")
        if _is_in_pieces(word, typed[place + 1 :]):
            raise Misused(
                f"{quoted(word)} begins with a curly quote; write straight ones, "
                "'...' or \"...\""
            )


def _is_in_pieces(word: str, following: Iterable[str]) -> bool:
    """Whether a word begins a quote that another ends; a text of several is whole."""
    closes = CURLY.get(word[:1], "")
    opens = bool(closes) and not any(map(str.isspace, word))
    return (
        opens
        and {*word[1:]}.isdisjoint(closes)
        and any(not {*each}.isdisjoint(closes) for each in following)
    )
