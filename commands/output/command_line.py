"""Lines of this program that are there to be typed again."""

import re
import shlex
from collections.abc import Sequence

from commands.output.console import COMMAND
from domain.faults import CONTROL

QUOTED = re.compile(rf"[\\']|{CONTROL.pattern}")
"""What a shell does not take as it is between $' and '."""


def command_line(words: Sequence[str]) -> str:
    """The line with these words, each as a shell gives it back, on one line."""
    return f"{COMMAND} {' '.join(map(_word, words))}"


def _word(word: str) -> str:
    """Of a text of several lines `$'one\\ntwo'`, as bash, ksh and zsh read it."""
    if not CONTROL.search(word):
        return shlex.quote(word)
    return f"$'{QUOTED.sub(_escaped, word)}'"


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    if character in "\\'":
        return f"\\{character}"
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(
        character, f"\\u{ord(character):04x}"
    )
