"""Nothing that a terminal obeys is ever printed, whoever wrote it."""

import json
from collections.abc import Callable

import pytest

from commands.output import console

OBEYED = "\x1b\x07\u202e\x9b\u200f"
PRINTS: list[Callable[[str], None]] = [
    console.say,
    console.complain,
    console.whole,
    lambda text: console.entry(text, text),
    lambda text: console.table(("name",), [(text,)]),
    lambda text: console.table((text,), [("a",)]),
]


@pytest.mark.parametrize("show", PRINTS)
def test_what_a_terminal_obeys_is_shown_as_a_sign(
    show: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    """Bells, colours, text turned around: there to be seen, and harmless."""
    show(f"Alder{OBEYED} Valley")
    printed = "".join(capsys.readouterr())

    assert f"Alder{5 * chr(0xFFFD)} Valley" in printed
    assert not {*OBEYED} & {*printed}


def test_a_text_of_several_lines_is_a_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With spaces where lines ended."""
    console.say("moved\r\n  by the board\t(minutes)")

    assert capsys.readouterr().out == "moved by the board (minutes)\n"


def test_json_says_it_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    """Escaped, as JSON may: what reads it reads what was written."""
    said = {"name": f"Alder{OBEYED}", "text": "two\nlines, \u00e4"}
    console.as_json(said)
    printed = capsys.readouterr().out

    assert json.loads(printed) == said
    assert not {*OBEYED} & {*printed}
    assert "\u00e4" in printed
