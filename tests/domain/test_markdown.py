"""What people wrote is shown as they wrote it, where Markdown is read."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from domain.faults import printable
from domain.markdown import literal

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LINKS = re.compile(r"(?i)(?:https?|ftp)://|www\.|[\w.+-]+@[\w-]+")
"""What GitHub's Markdown makes a link of, though nobody wrote one."""
PIECES = st.sampled_from(
    [
        *("www.", "WWW.", "http://", "https://", "ftp://", "mailto:", "a.example"),
        *("k.bennett@coe.example.org", "@", "_", "__", "*", "~~", "`", "\\", "#", "-"),
        *("1.", "12)", "+", "=", ">", "|", "<b>", "&amp;", "[x](y)", "!", " ", "\n"),
    ]
)

SAID = [
    ("Read *daily*", r"Read \*daily\*"),
    ("_quietly_ in snake_case", r"\_quietly\_ in snake_case"),
    ("__init__", r"\_\_init\_\_"),
    ("[here](http://a.example)", r"\[here\](http\://a.example)"),
    ("<img src=x>", r"\<img src=x\>"),
    ("a | b ~ c # d & e ` f", r"a \| b \~ c \# d \& e \` f"),
    ("# heading", r"\# heading"),
    ("- item", r"\- item"),
    ("12. item", r"12\. item"),
    ("---", r"\---"),
    ("back\\slash", r"back\\slash"),
    ("two\n\n# lines", r"two \# lines"),
    ("\x1b[31mred\u202e", "\ufffd\\[31mred\ufffd"),
    ("see www.a.example", r"see www\.a.example"),
    ("k.bennett@coe.example.org", r"k.bennett\@coe.example.org"),
    ("action/12a, due 2027-03-05 09:00 PST", "action/12a, due 2027-03-05 09:00 PST"),
]


@pytest.mark.parametrize(("text", "shown"), SAID)
def test_nothing_in_a_text_is_read_as_markdown(text: str, shown: str) -> None:
    """Nor as a line of its own; whatever a terminal obeys is not there."""
    assert literal(text) == shown


@given(st.lists(PIECES | st.text(max_size=8), max_size=8).map("".join))
def test_whatever_is_written_is_shown_as_it_is_and_links_nowhere(text: str) -> None:
    """On one line, as a paragraph of text, also where bare addresses become links."""
    said = printable(" ".join(text.split()))
    shown = literal(text)

    assert LINKS.search(shown) is None
    assert unescape(READER.render(shown)) == (f"<p>{said}</p>\n" if said else "")
