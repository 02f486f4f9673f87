"""What a document says, whatever form it takes: web page, Word file or PDF.

A document is built once, from facts; every form is laid out from the same blocks, so
that headings, tables and figures of all forms agree. `check.py` says what is off.
"""

from typing import Annotated, Literal

from pydantic import Field

from domain.bounds import (
    LONGEST_ID,
    LongText,
    Many,
    Name,
    ShortText,
    Text,
    Whole,
)
from domain.values import Value

DEEPEST_HEADING = 4
DEEPEST_LISTED = 2  # in the contents; more of them nobody reads
MOST_BLOCKS = 2_500
MOST_POINTS = 400  # items of one list
MOST_GRID_ROWS = 500
MOST_GRID_COLUMNS = 8  # more cannot be read on an upright page
MOST_CELLS = 12_000  # of all tables of a document
MOST_BARS = 20  # more do not fit on a page
MOST_CHARTS = 60
MOST_CHARACTERS = 4_000_000  # of a whole document: the largest report of a review
LINE = 40  # characters that the end of a line counts as: it fills a page as they do

GridRow = Annotated[tuple[LongText, ...], Many(MOST_GRID_COLUMNS, least=1)]
"""Of one row; there are as many as the header has."""


class Heading(Value):
    """A heading of `level` 1 to 4 below the document's title; no level is skipped."""

    kind: Literal["heading"] = "heading"
    level: Annotated[int, Whole(1, DEEPEST_HEADING)]
    text: ShortText


class Paragraph(Value):
    """One paragraph of plain text, line breaks kept."""

    kind: Literal["paragraph"] = "paragraph"
    text: LongText


class Points(Value):
    """A list whose items follow no order; line breaks within one are kept."""

    kind: Literal["points"] = "points"
    items: Annotated[tuple[LongText, ...], Many(MOST_POINTS, least=1)]


class Grid(Value):
    """A table: a caption, a header, and rows whose first cell names the row.

    The caption goes without a number; each form says 'Table 3.' before it.
    """

    kind: Literal["grid"] = "grid"
    caption: ShortText
    header: Annotated[tuple[Name, ...], Many(MOST_GRID_COLUMNS, least=1)]
    rows: Annotated[tuple[GridRow, ...], Many(MOST_GRID_ROWS, least=1)]


class Bar(Value):
    """A bar of a figure, and the number it is as long as."""

    label: Name
    number: Annotated[int, Whole(0, 1_000_000)]


class Chart(Value):
    """A figure of horizontal bars; `unit` says what the numbers count.

    Whoever cannot see it hears `caption` and every bar with its number.
    """

    kind: Literal["chart"] = "chart"
    caption: ShortText
    unit: Name
    bars: Annotated[tuple[Bar, ...], Many(MOST_BARS, least=1)]


Block = Annotated[
    Heading | Paragraph | Points | Grid | Chart, Field(discriminator="kind")
]


class Document(Value):
    """A whole document: what it is called, and its blocks.

    `notice` stands on every page of what is not final, such as 'Draft 2, for fact
    check'; empty on what is. `day` is the day it speaks of, as people write it.
    """

    title: ShortText
    subtitle: ShortText
    agency: Name
    day: Name
    notice: Name = ""
    language: Annotated[str, Text(LONGEST_ID, word=True)] = "en"
    """Of its texts and of what the forms say themselves: one of `layout_words.py`."""
    contents: bool = True
    """Whether it has a table of contents, and begins on a page after it."""
    blocks: Annotated[tuple[Block, ...], Many(MOST_BLOCKS, least=1)]

    def listed(self) -> list[tuple[int, Heading]]:
        """What its contents list: headings, each with the place of its block."""
        return [
            (place, block)
            for place, block in enumerate(self.blocks)
            if self.contents
            and isinstance(block, Heading)
            and block.level <= DEEPEST_LISTED
        ]
