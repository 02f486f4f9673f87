"""A document as a Word file, which staff may edit and send on.

It has Word's own styles for headings, captions and lists, so that Word's navigation,
its contents and its checker of accessibility find them.
"""

from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Inches, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from adapters.reports.columns import shares
from adapters.reports.docx_parts import (
    add_contents,
    add_page_numbers,
    describe,
    mark,
    mark_header,
    same_bytes,
    set_properties,
    set_styles,
    shade,
)
from adapters.reports.figures import WIDTH, figure, png
from domain.documents.captions import captions
from domain.documents.document import (
    Block,
    Chart,
    Document,
    Grid,
    Heading,
    Paragraph,
    Points,
)
from domain.documents.layout_words import LAYOUT_WORDS, LayoutWords

ACROSS = 6.5  # inches between the margins of a letter page
IN_TABLES = Pt(9)
HIGHEST = 7.5  # inches of a figure that leaves room for its caption


def as_docx(document: Document) -> bytes:
    """To the byte the same whenever it is asked for."""
    file, words = docx.Document(), LAYOUT_WORDS[document.language]
    set_styles(file, document.language)
    set_properties(file, document)
    _add_front(file, document, words)
    called, front = captions(document), len(file.paragraphs)
    for place, block in enumerate(document.blocks):
        _add(file, block, place, called.get(place, ""))
    if document.listed():
        file.paragraphs[front].paragraph_format.page_break_before = True
    packed = BytesIO()
    file.save(packed)
    return same_bytes(packed.getvalue())


def _add_front(file: WordFile, document: Document, words: LayoutWords) -> None:
    """What stands on every page, and before the first block."""
    section = file.sections[0]
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Inches(1))
    if document.notice:
        _put_right(section.header.paragraphs[0]).add_run(document.notice).bold = True
    add_page_numbers(_put_right(section.footer.paragraphs[0]), words.page)
    file.add_paragraph(document.title, "Title")
    if document.subtitle:
        file.add_paragraph(document.subtitle, "Subtitle")
    _write(file.add_paragraph(), f"{document.agency}\n{document.day}")
    if document.notice:
        file.add_paragraph().add_run(document.notice).bold = True
    if document.listed():
        add_contents(file, document, words.contents)


def _add(file: WordFile, block: Block, place: int, caption: str) -> None:
    match block:
        case Heading():
            mark(file.add_heading(block.text, block.level), place)
        case Paragraph():
            _write(file.add_paragraph(), block.text)
        case Points():
            for item in block.items:
                _write(file.add_paragraph(style="List Bullet"), item)
        case Grid():
            file.add_paragraph(
                caption, "Caption"
            ).paragraph_format.keep_with_next = True
            _add_table(file, block, caption)
        case Chart():
            _add_figure(file, block, place, caption)


def _add_table(file: WordFile, grid: Grid, caption: str) -> None:
    table = file.add_table(0, len(grid.header), "Table Grid")
    table.autofit = False
    widths = [Inches(ACROSS * share / sum(shares(grid))) for share in shares(grid)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for n, row in enumerate((grid.header, *grid.rows)):
        cells = table.add_row().cells
        for m, (cell, text) in enumerate(zip(cells, row, strict=True)):
            cell.width = widths[m]
            bold = n == 0 or m == 0
            _write(cell.paragraphs[0], text, bold=bold).font.size = IN_TABLES
            if n == 0:
                shade(cell)
    mark_header(table, caption)
    file.add_paragraph()


def _add_figure(file: WordFile, chart: Chart, place: int, caption: str) -> None:
    drawn = figure(chart, place, caption)
    width = min(ACROSS, HIGHEST * WIDTH / drawn.height)
    paragraph = file.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    picture = paragraph.add_run().add_picture(BytesIO(png(drawn)), Inches(width))
    describe(picture, caption, drawn.alternative)
    file.add_paragraph(caption, "Caption")


def _write(paragraph: WordParagraph, text: str, *, bold: bool = False) -> Run:
    """With its line breaks, which python-docx reads in the text of a run."""
    run = paragraph.add_run(text)
    run.bold = bold or None
    return run


def _put_right(paragraph: WordParagraph) -> WordParagraph:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return paragraph
