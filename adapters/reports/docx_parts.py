"""What python-docx has no words for: fields, bookmarks, header rows, descriptions."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.shared import Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from domain.documents.document import DEEPEST_LISTED, Document, Heading

DARK = RGBColor(0x16, 0x32, 0x4F)
BLACK = RGBColor(0x1B, 0x1B, 0x1B)
FONT = "Arial"
HEADER = "E6EDF4"
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""When every file says it was made: what it says has a day of its own."""
STYLED = {"Title": 22, "Subtitle": 14, "Caption": 10, "TOC Heading": 14} | {
    f"Heading {level}": size for level, size in enumerate((16, 13, 12, 11), start=1)
}
"""Styles of Word's own and their sizes; theirs are of a blue too light to read well."""


def set_styles(file: WordFile, language: str) -> None:
    """One font, dark letters, and the language of all that is written."""
    _set_font(file.styles["Normal"].element.get_or_add_rPr())
    file.styles["Normal"].font.size = Pt(11)
    for name, size in STYLED.items():
        style = file.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), DARK
        style.font.italic = None
        letters = style.element.get_or_add_rPr()
        _set_font(letters)
        _remove(letters, "w:spacing")
    (defaults,) = file.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    _remove(defaults, "w:lang")
    defaults.append(_element("w:lang", val=language))


def _set_font(style: BaseOxmlElement) -> None:
    """Instead of that of a theme, which Word would ask first."""
    _remove(style, "w:rFonts")
    each = ("ascii", "hAnsi", "cs", "eastAsia")
    style.insert(0, _element("w:rFonts", **dict.fromkeys(each, FONT)))


def set_properties(file: WordFile, document: Document) -> None:
    said = file.core_properties
    said.title, said.subject = _short(document.title), _short(document.subtitle)
    said.author = said.last_modified_by = document.agency
    said.language, said.comments, said.keywords = document.language, "", ""
    said.created = said.modified = NO_DAY
    said.revision = 1


def _short(text: str) -> str:
    """Properties take 255 characters."""
    return text[:255]


def add_contents(file: WordFile, document: Document, title: str) -> None:
    """A field that Word fills anew when asked; until then a link to each heading."""
    file.add_paragraph(title, "TOC Heading")
    lines = [_line(file, place, heading) for place, heading in document.listed()]
    first, last = lines[0]._p, lines[-1]._p
    wanted = rf'TOC \o "1-{DEEPEST_LISTED}" \n \h'
    begin = (_field("begin"), _instruction(wanted), _field("separate"))
    for n, run in enumerate(begin):
        first.insert(n + 1 if first.pPr is not None else n, run)
    last.append(_field("end"))


def _line(file: WordFile, place: int, heading: Heading) -> WordParagraph:
    line = file.add_paragraph()
    line.paragraph_format.left_indent = Pt(18 * (heading.level - 1))
    line.paragraph_format.space_after = Pt(2)
    link = _element("w:hyperlink", anchor=_bookmark(place), history="1")
    link.append(line.add_run(heading.text)._r)
    line._p.append(link)
    return line


def mark(heading: WordParagraph, place: int) -> None:
    """Where the contents lead to."""
    name = {"id": str(place), "name": _bookmark(place)}
    heading._p.insert(1, _element("w:bookmarkStart", **name))
    heading._p.append(_element("w:bookmarkEnd", id=str(place)))


def _bookmark(place: int) -> str:
    return f"block_{place}"


def add_page_numbers(footer: WordParagraph, words: tuple[str, str]) -> None:
    """'Page 2 of 14', as Word counts."""
    for word, field in zip(words, ("PAGE", "NUMPAGES"), strict=True):
        footer.add_run(f"{word} ")
        for run in (_field("begin"), _instruction(field), _field("separate")):
            footer._p.append(run)
        footer.add_run("1")
        footer._p.append(_field("end"))
        footer.add_run(" ")


def mark_header(table: Table, caption: str) -> None:
    """The first row as the header, on each page anew; no row is cut by a page's end."""
    for n, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(_element("w:cantSplit"))
        if n == 0:
            properties.append(_element("w:tblHeader"))
    table._tbl.tblPr.append(_margins())
    look = {"firstRow": "1", "firstColumn": "1", "lastRow": "0", "lastColumn": "0"}
    _remove(table._tbl.tblPr, "w:tblLook")
    bands = {"noHBand": "1", "noVBand": "1"}
    table._tbl.tblPr.append(_element("w:tblLook", val="06A0", **look, **bands))
    table._tbl.tblPr.append(_element("w:tblCaption", val=caption))


def _margins() -> BaseOxmlElement:
    """Within each cell, in twentieths of a point."""
    margins = _element("w:tblCellMar")
    for side, width in (("top", 40), ("left", 80), ("bottom", 60), ("right", 80)):
        margins.append(_element(f"w:{side}", w=str(width), type="dxa"))
    return margins


def shade(cell: _Cell) -> None:
    cell._tc.get_or_add_tcPr().append(
        _element("w:shd", val="clear", color="auto", fill=HEADER)
    )


def describe(picture: InlineShape, caption: str, alternative: str) -> None:
    """What a screen reader says of a picture."""
    picture._inline.docPr.set("descr", alternative)
    picture._inline.docPr.set("title", caption)


def same_bytes(packed: bytes) -> bytes:
    """The file with no trace of when it was packed: ZipInfo says 1980 by itself."""
    anew = BytesIO()
    with ZipFile(BytesIO(packed)) as file, ZipFile(anew, "w", ZIP_DEFLATED) as same:
        for each in file.infolist():
            part = ZipInfo(each.filename)
            part.compress_type = ZIP_DEFLATED
            same.writestr(part, file.read(each))
    return anew.getvalue()


def _field(what: str) -> BaseOxmlElement:
    run = _element("w:r")
    run.append(_element("w:fldChar", fldCharType=what))
    return run


def _instruction(text: str) -> BaseOxmlElement:
    run, said = _element("w:r"), _element("w:instrText")
    said.set(qn("xml:space"), "preserve")
    said.text = f" {text} "
    run.append(said)
    return run


def _remove(parent: BaseOxmlElement, tag: str) -> None:
    for old in parent.findall(qn(tag)):
        parent.remove(old)


def _element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made
