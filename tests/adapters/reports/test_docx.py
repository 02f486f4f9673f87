"""The Word file is made of Word's own: styles, fields, header rows, descriptions."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordFile

from adapters.reports.docx import as_docx
from domain.documents.document import Document, Heading, Paragraph
from tests.documents import BY_COMPONENT, FOUND, RATINGS, SUMMARY, document, report


def opened(said: Document) -> WordFile:
    return docx.Document(BytesIO(as_docx(said)))


def found(element: Any, path: str) -> list[str]:
    return [str(each) for each in element.xpath(path)]


def test_it_says_what_it_is() -> None:
    """Title, author and language, for whoever searches; and no time of making."""
    said = opened(SUMMARY.but(language="es")).core_properties

    assert (said.title, said.author) == (SUMMARY.title, SUMMARY.agency)
    assert said.language == "es"
    assert said.created == said.modified
    assert said.created is not None
    assert said.created.year == 2000


def test_its_parts_tell_no_time() -> None:
    """Else the same document would never be the same file."""
    file = ZipFile(BytesIO(as_docx(SUMMARY)))

    assert {each.date_time[0] for each in file.infolist()} == {1980}


def test_notice_and_number_stand_on_every_page() -> None:
    """The number as a field, which Word counts; the notice once in the text too."""
    section = opened(document(Paragraph(text=FOUND))).sections[0]
    fields = found(section.footer._element, ".//w:instrText/text()")

    assert section.header.paragraphs[0].text == "Draft 2, for fact check"
    assert [each.strip() for each in fields] == ["PAGE", "NUMPAGES"]
    assert section.footer.paragraphs[0].text.strip() == "Page 1 of 1"


def test_what_is_final_has_no_notice() -> None:
    """On no page."""
    assert opened(SUMMARY).sections[0].header.paragraphs[0].text == ""


def test_its_contents_are_a_field_with_a_link_to_each_heading() -> None:
    """Readable at once, though Word has not filled it yet."""
    said = report()
    body = opened(said).element.body
    links = found(body, ".//w:hyperlink/@w:anchor")
    marks = found(body, ".//w:bookmarkStart/@w:name")
    (field,) = found(body, ".//w:instrText/text()")

    assert field.split()[:3] == ["TOC", "\\o", '"1-2"']
    assert len(links) == len(said.listed())
    assert {*links} <= {*marks}
    assert len(marks) == len({*marks})
    assert found(body, ".//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]


def test_its_text_begins_on_a_page_after_its_contents() -> None:
    """And right below its title where it has none."""
    long, short = opened(report()), opened(SUMMARY)

    assert [
        e.text for e in long.paragraphs if e.paragraph_format.page_break_before
    ] == ["Overview"]
    assert not any(e.paragraph_format.page_break_before for e in short.paragraphs)


def test_a_document_without_contents_or_headings_has_no_such_field() -> None:
    """A list of nothing is no list."""
    for said in (SUMMARY, document(Paragraph(text=FOUND))):
        assert found(opened(said).element.body, ".//w:instrText") == []


def test_a_table_says_its_header_on_each_page_and_keeps_its_caption() -> None:
    """Rows stay whole, and the caption on the page of its table."""
    file = opened(document(RATINGS))
    (table,) = file.tables
    (caption,) = [e for e in file.paragraphs if e.style and e.style.name == "Caption"]
    rows = len(RATINGS.rows) + 1

    assert caption.paragraph_format.keep_with_next
    assert len(found(table._tbl, "w:tr/w:trPr/w:cantSplit")) == rows
    assert len(found(table._tbl, "w:tr/w:trPr/w:tblHeader")) == 1
    assert found(table._tbl, "w:tblPr/w:tblLook/@w:firstColumn") == ["1"]


def test_a_picture_stays_with_its_caption_and_within_its_page() -> None:
    """Also one of twenty bars with long names."""
    bars = tuple(BY_COMPONENT.bars[0].but(label="a word " * 17) for _ in range(20))
    file = opened(document(BY_COMPONENT, BY_COMPONENT.but(bars=bars)))
    wide, high = zip(
        *((e.width.inches, e.height.inches) for e in file.inline_shapes), strict=True
    )

    assert max(wide) <= 6.5
    assert max(high) <= 7.51
    assert all(
        file.paragraphs[n].paragraph_format.keep_with_next
        for n, each in enumerate(file.paragraphs)
        if each._p.xpath(".//w:drawing")
    )


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_are_dark_enough_to_read(level: int) -> None:
    """Word's own blue is not, on white (WCAG 2.2, 1.4.3)."""
    styles = opened(document(Heading(level=1, text="Overview"))).styles
    color: Any = styles[f"Heading {level}"].font.color.rgb

    assert str(color) == "16324F"
