"""What is off in a document, by its place: whoever built it has to mend that.

Screen readers go by headings, captions and headers, so none may be missing or skipped;
what is made has a bound, so that no document can hold up those that come after it.
"""

from collections.abc import Iterator

from domain.bounds import excesses
from domain.documents.document import (
    LINE,
    MOST_CELLS,
    MOST_CHARACTERS,
    MOST_CHARTS,
    Block,
    Chart,
    Document,
    Grid,
    Heading,
    Paragraph,
    Points,
)
from domain.documents.layout_words import LAYOUT_WORDS
from domain.faults import Fault, Where, quoted, together
from domain.wording import is_blank, so_many


class Unsound(ValueError):
    """A document that no form is made of; the message says what is off, and where."""


def check_document(document: Document) -> None:
    """Raises Unsound."""
    if off := [*document_faults(document)]:
        raise Unsound(f"the document {quoted(document.title)}: {together(off)}")


def document_faults(document: Document) -> Iterator[Fault]:
    """Everything that is off: what is too much alone, for the rest may be endless."""
    if beyond := [*excesses(document)]:
        yield from beyond
        return
    if too_much := [*_too_much(document)]:
        yield from too_much
        return
    if document.language not in LAYOUT_WORDS:
        known = ", ".join(LAYOUT_WORDS)
        yield Fault(("language",), f"{quoted(document.language)} is none of {known}")
    for name in ("title", "agency", "day"):
        if is_blank(getattr(document, name)):
            yield Fault((name,), "says nothing")
    yield from _of_headings(document)
    for n, block in enumerate(document.blocks):
        yield from _of_block(block, ("blocks", n))


def _too_much(document: Document) -> Iterator[Fault]:
    """Of what each block may have, but not all of them together."""
    grids = [each for each in document.blocks if isinstance(each, Grid)]
    for there, most, what in (
        (sum(map(_size, document.blocks)), MOST_CHARACTERS, "characters"),
        (sum(len(row) for each in grids for row in each.rows), MOST_CELLS, "cells"),
        (sum(isinstance(e, Chart) for e in document.blocks), MOST_CHARTS, "figures"),
    ):
        if there > most:
            yield Fault((), f"has {there:,} {what}; at most {most:,}")


def _size(block: Block) -> int:
    """Characters that a reader sees of it, with `LINE` for the end of each line."""
    match block:
        case Heading() | Paragraph():
            texts: tuple[str, ...] = (block.text,)
        case Points():
            texts = block.items
        case Grid():
            texts = tuple(" ".join(row) for row in block.rows)
        case Chart():
            texts = tuple(bar.label for bar in block.bars)
    return sum(len(each) + LINE * (each.count("\n") + 1) for each in texts)


def _of_headings(document: Document) -> Iterator[Fault]:
    above = 0
    for n, block in enumerate(document.blocks):
        if not isinstance(block, Heading):
            continue
        if block.level > above + 1:
            after = f"a heading of level {above}" if above else "the title"
            message = f"{quoted(block.text)} is of level {block.level} after {after}"
            yield Fault(
                ("blocks", n, "level"), f"{message}; at most one deeper, {above + 1}"
            )
        above = block.level


def _of_block(block: Block, where: Where) -> Iterator[Fault]:
    match block:
        case Heading() | Paragraph():
            yield from _blanks({"text": block.text}, where)
        case Points():
            yield from _blanks(dict(enumerate(block.items)), (*where, "items"))
        case Grid():
            yield from _of_grid(block, where)
        case Chart():
            yield from _blanks({"caption": block.caption, "unit": block.unit}, where)
            labels = {n: bar.label for n, bar in enumerate(block.bars)}
            yield from _blanks(labels, (*where, "bars"))


def _of_grid(grid: Grid, where: Where) -> Iterator[Fault]:
    yield from _blanks({"caption": grid.caption}, where)
    yield from _blanks(dict(enumerate(grid.header)), (*where, "header"))
    firsts = {n: row[0] for n, row in enumerate(grid.rows)}
    yield from _blanks(firsts, (*where, "rows"))
    for n, row in enumerate(grid.rows):
        if len(row) != len(grid.header):
            has = so_many(len(row), "cell")
            wanted = so_many(len(grid.header), "column")
            yield Fault((*where, "rows", n), f"has {has} under {wanted}")


def _blanks(texts: dict[str, str] | dict[int, str], where: Where) -> Iterator[Fault]:
    for place, text in texts.items():
        if is_blank(text):
            yield Fault((*where, place), "says nothing")
