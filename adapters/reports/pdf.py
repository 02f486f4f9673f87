"""A document as PDF/UA-1, by typst: tagged, with language, title and alternatives.

Its fonts are those that come with typst. PDF/UA wants a font for each character, so
what they lack is shown as □, and the document says so; alternatives keep it.
"""

import json
import re
from collections.abc import Collection, Iterator
from functools import partial

from typst import TypstError

from adapters.reports.columns import shares
from adapters.reports.figures import figure
from adapters.reports.layout import Unmade, compiled
from domain.documents.captions import captions
from domain.documents.document import (
    DEEPEST_LISTED,
    Block,
    Chart,
    Document,
    Grid,
    Heading,
    Paragraph,
    Points,
)
from domain.documents.layout_words import LAYOUT_WORDS

BOX = "□"
TURNS = 4  # typst names all that its fonts lack at once; more may come to light
LACKING = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
BY_NUMBER = re.compile(r"\\u\{([0-9a-f]+)\}")

LayoutValue = str | int | bool | list["LayoutValue"] | dict[str, "LayoutValue"]
"""What a layout of typst reads, as JSON."""


def as_pdf(document: Document) -> bytes:
    """To the byte the same whenever it is asked for; raises Unmade."""
    lacking: set[str] = set()
    for _ in range(TURNS):
        try:
            said = json.dumps(_said(document, lacking))
            return compiled("document.typ", {"document": said}, form="pdf")
        except TypstError as off:
            more = {*_lacking(off.diagnostic)} - lacking
            if not more:
                raise Unmade(f"the PDF cannot be laid out: {off.message}") from off
            lacking |= more
    raise Unmade("the PDF cannot be laid out: too much in it has no font")


def _lacking(diagnostic: str) -> Iterator[str]:
    """The characters that typst has no font for; those of ASCII it always has."""
    for text in LACKING.findall(diagnostic):
        shown = BY_NUMBER.sub(lambda found: chr(int(found[1], 16)), text)
        yield from (each for each in shown if not each.isascii())


def _said(document: Document, lacking: Collection[str]) -> dict[str, LayoutValue]:
    words, called = LAYOUT_WORDS[document.language], captions(document)
    shown = partial(_shown, lacking=lacking)
    blocks: list[LayoutValue] = [
        _block(block, place, called.get(place, ""), lacking)
        for place, block in enumerate(document.blocks)
    ]
    return {
        "name": document.title,
        "author": document.agency,
        "language": document.language,
        "title": shown(document.title),
        "subtitle": shown(document.subtitle),
        "agency": shown(document.agency),
        "day": shown(document.day),
        "notice": shown(document.notice),
        "contents": words.contents,
        "depth": DEEPEST_LISTED if document.listed() else 0,
        "page": [*words.page],
        "lacking": words.lacking if lacking else "",
        "blocks": blocks,
    }


def _block(
    block: Block, place: int, caption: str, lacking: Collection[str]
) -> dict[str, LayoutValue]:
    shown = partial(_shown, lacking=lacking)
    said: dict[str, LayoutValue] = {"kind": block.kind, "caption": shown(caption)}
    match block:
        case Heading():
            return said | {"level": block.level, "text": shown(block.text)}
        case Paragraph():
            return said | {"text": shown(block.text)}
        case Points():
            return said | {"items": [*map(shown, block.items)]}
        case Grid():
            rows: list[LayoutValue] = [[*map(shown, row)] for row in block.rows]
            header: list[LayoutValue] = [*map(shown, block.header)]
            return said | {"shares": [*shares(block)], "header": header, "rows": rows}
        case Chart():
            drawn = figure(block, place, caption)
            return said | {
                "svg": shown(drawn.svg),
                "alternative": drawn.alternative,
                "height": drawn.height,
            }


def _shown(text: str, lacking: Collection[str]) -> str:
    return "".join(BOX if each in lacking else each for each in text)
