"""A line that is there to be typed again gives the program the same words."""

import shlex

import pytest

from commands.output.command_line import command_line
from tests.commands.shell import words_of

WORDS = [
    "plain",
    "with spaces",
    "it's",
    "line one\nline two",
    'a\ttab, it\'s \\ a "quote" and $HOME\r\n',
    "",
    "Cañón 漢字 😀",
    "bell \x07 and \u202e turned",
]


@pytest.mark.parametrize("word", WORDS)
def test_a_shell_reads_what_was_written(word: str) -> None:
    """On one line, whatever the text is; nothing in it steers a terminal."""
    line = command_line(["act", word])

    assert words_of(line) == ["act", word]
    assert line.isprintable()


def test_an_ordinary_word_is_quoted_as_everywhere() -> None:
    words = ["--why", "it is so"]

    assert command_line(words).endswith(shlex.join(words))
