"""What a program finds in a form of a document: the page, the Word file, the PDF."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import docx
from docx.oxml.ns import qn

from domain.documents.captions import alternative, captions
from domain.documents.document import Chart, Document, Grid, Heading
from tests.adapters.reports.tags import Tag, tag_tree

SVG = "{http://www.w3.org/2000/svg}"
HEADINGS = ("h2", "h3", "h4", "h5")


class FoundTable(NamedTuple):
    """Texts without spaces and hyphens: where lines end is each form's own."""

    header: list[str]
    rows: list[list[str]]


class Found(NamedTuple):
    """All that the three forms have to agree on."""

    title: str
    language: str
    headings: list[tuple[int, str]]
    captions: list[str]
    tables: list[FoundTable]
    alternatives: list[str]


def bare(text: str) -> str:
    return "".join(text.replace("-", "").split())


def of_document(document: Document) -> Found:
    """What each form is to hold."""
    blocks = document.blocks
    return Found(
        document.title,
        document.language,
        [(each.level, bare(each.text)) for each in blocks if isinstance(each, Heading)],
        [bare(each) for each in captions(document).values()],
        [
            FoundTable([*map(bare, each.header)], [[*map(bare, e)] for e in each.rows])
            for each in blocks
            if isinstance(each, Grid)
        ],
        [alternative(each) for each in blocks if isinstance(each, Chart)],
    )


def of_html(content: bytes) -> Found:
    """The page is well-formed XML too, so that any parser reads the same."""
    page = ElementTree.fromstring(content)
    text = page.find(".//main")
    assert text is not None
    return Found(
        "".join(page.find(".//title").itertext()),  # type: ignore[union-attr]
        page.attrib["lang"],
        [(int(e.tag[1]) - 1, _text(e)) for e in text.iter() if e.tag in HEADINGS],
        [_text(e) for e in text.iter() if e.tag in ("caption", "figcaption")],
        [_html_table(each) for each in text.iterfind(".//table")],
        ["".join(each.itertext()) for each in text.iterfind(f".//{SVG}desc")],
    )


def _html_table(table: Element) -> FoundTable:
    return FoundTable(
        [_text(each) for each in table.iterfind("thead/tr/th[@scope='col']")],
        [
            [_text(cell) for cell in (*row.iterfind("th[@scope='row']"), *row[1:])]
            for row in table.iterfind("tbody/tr")
        ],
    )


def _text(element: Element) -> str:
    return bare("".join(element.itertext()))


def of_docx(content: bytes) -> Found:
    """By Word's own styles."""
    file = docx.Document(BytesIO(content))
    styled = [
        (str(each.style and each.style.name), each.text) for each in file.paragraphs
    ]
    pictures = file.element.body.iter(qn("wp:docPr"))
    return Found(
        file.core_properties.title or "",
        str(file.core_properties.language),
        [(int(s[-1]), bare(text)) for s, text in styled if s.startswith("Heading")],
        [bare(text) for style, text in styled if style == "Caption"],
        [_word_table(each) for each in file.tables],
        [str(each.get("descr")) for each in pictures],
    )


def _word_table(table: Any) -> FoundTable:
    """Its header is what Word says again on each page."""
    rows = [[bare(cell.text) for cell in row.cells] for row in table.rows]
    again = table._tbl.xpath("w:tr[w:trPr/w:tblHeader]")
    assert len(again) == 1
    return FoundTable(rows[0], rows[1:])


def of_pdf(content: bytes) -> Found:
    """By its tags, as a screen reader goes."""
    pdf = tag_tree(content)
    tags = [*pdf.tree.all()]
    return Found(
        pdf.title,
        pdf.language,
        [(int(e.kind[1:]), bare(e.text())) for e in tags if e.kind[1:].isdecimal()],
        [bare(each.text()) for each in tags if each.kind == "Caption"],
        [_pdf_table(each) for each in tags if each.kind == "Table"],
        [each.alternative for each in tags if each.kind == "Figure"],
    )


def _pdf_table(table: Tag) -> FoundTable:
    rows = [[*_cells(each)] for each in table.all() if each.kind == "TR"]
    kinds = [[kind for kind, _ in row] for row in rows]
    assert {*kinds[0]} == {"TH"}
    assert {kind for row in kinds[1:] for kind in row} == {"TD"}
    header, *others = [[text for _, text in row] for row in rows]
    return FoundTable(header, others)


def _cells(row: Tag) -> Iterator[tuple[str, str]]:
    return ((each.kind, bare(each.text())) for each in row.kids)
