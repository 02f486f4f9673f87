"""Texts as every form can carry them: no control characters, lines only where meant.

What people write is held to the same bounds as it comes in (`domain/bounds.py`); this
is for facts that come from elsewhere, so that none of them can stop a document.
"""

import re

from domain.documents.document import (
    Bar,
    Block,
    Chart,
    Document,
    Grid,
    Heading,
    Paragraph,
    Points,
)
from domain.faults import UNPRINTABLE, printable

NO_CHARACTER = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
"""What Unicode promises never to be a character; XML does not take the last two."""


def plain(document: Document) -> Document:
    """The same document, as every form can carry it."""
    return document.but(
        title=one_line(document.title),
        subtitle=one_line(document.subtitle),
        agency=one_line(document.agency),
        day=one_line(document.day),
        notice=one_line(document.notice),
        blocks=tuple(map(_block, document.blocks)),
    )


def _block(block: Block) -> Block:
    match block:
        case Heading():
            return block.but(text=one_line(block.text))
        case Paragraph():
            return block.but(text=lines(block.text))
        case Points():
            return block.but(items=tuple(map(lines, block.items)))
        case Grid():
            return block.but(
                caption=one_line(block.caption),
                header=tuple(map(one_line, block.header)),
                rows=tuple(tuple(map(lines, row)) for row in block.rows),
            )
        case Chart():
            return block.but(
                caption=one_line(block.caption),
                unit=one_line(block.unit),
                bars=tuple(map(_bar, block.bars)),
            )


def _bar(bar: Bar) -> Bar:
    return bar.but(label=one_line(bar.label))


def one_line(text: str) -> str:
    """In a heading, a caption, a label: nothing but words and single spaces."""
    return _shown(" ".join(text.split()))


def lines(text: str) -> str:
    """With its own line breaks; spaces at the ends of it say nothing."""
    breaks = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "\n".join(_shown(each) for each in breaks.strip().split("\n"))


def _shown(text: str) -> str:
    return NO_CHARACTER.sub(UNPRINTABLE, printable(text))
