"""What people wrote is shown as they wrote it, where Markdown is read."""

import pytest
from markdown_it import MarkdownIt

from domain.markdown import literal, table

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
    ("back\\slash", r"back\\slash"),
    ("two\n\n# lines", r"two \# lines"),
    ("\x1b[31mred\u202e", "\ufffd\\[31mred\ufffd"),
    ("action/12a, due 2027-03-05 09:00 PST", "action/12a, due 2027-03-05 09:00 PST"),
]


@pytest.mark.parametrize(("text", "shown"), SAID)
def test_nothing_in_a_text_is_read_as_markdown(text: str, shown: str) -> None:
    """Nor as a line of its own; whatever a terminal obeys is not there."""
    assert literal(text) == shown


def test_a_table_is_read_as_one() -> None:
    """Its line of dashes is no cell that somebody wrote."""
    shown = (
        MarkdownIt("commonmark")
        .enable("table")
        .render(table(("what", "due"), [("a | b", 12)]))
    )

    assert "<th>what</th>" in shown
    assert "<td>a | b</td>" in shown
