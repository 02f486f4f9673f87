"""Whatever stands in a document is shown as it is: nothing of it is read or run."""

import string
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.reports.docx import as_docx
from adapters.reports.html import as_html
from adapters.reports.make import FORMS
from adapters.reports.pdf import as_pdf
from domain.documents.check import check_document
from domain.documents.document import (
    MOST_BARS,
    Bar,
    Chart,
    Document,
    Grid,
    Heading,
    Paragraph,
    Points,
)
from domain.documents.plain import plain
from domain.wording import is_blank
from tests.adapters.reports.forms import (
    bare,
    of_document,
    of_docx,
    of_html,
    of_pdf,
)
from tests.adapters.reports.tags import tag_tree
from tests.documents import document

HOSTILE = {
    "typst": '#panic("ran") $x^2$ @ref *b* _e_ `r` \\ // c /* = h <l> #include "/etc"',
    "quotes": """"); #read("/etc/passwd") "' \\" \\u{41} \\n""",
    "html": "<script>alert(1)</script> &amp; </title> </style> ]]> <!-- {{ 7*7 }}",
    "word": "PAGE \\* MERGEFORMAT </w:t> HYPERLINK &quot;x&quot; {% raw %} %s {0}",
    "css": '"; } body { display: none } \\22 } */ @import url(//a.example)',
    "formulas": "=SUM(A1) +1 -2 @SUM \t1",
}
UNUSUAL = {
    "a long word": "x" * 300,
    "a long address": "https://www.alder-valley.example/" + "board/" * 60,
    "from right to left": "דוח العربية 12 (אב) abc",
    "Chinese": "校區系統性教學檢討報告" * 10,
    "marks upon marks": "a" + "\u0301" * 200,
    "emoji": "👩🏽‍🏫 ✅ 🇺🇸",
    "controls": "a\x00b\x07c\x1b[31m\u202ed\ufffe",
    "lines": "one\n\n\ntwo",
}


def with_everywhere(text: str) -> Document:
    """Wherever a document has a text, as far as there is room for it."""
    short = text[:100]
    made = document(
        Heading(level=1, text=text[:500]),
        Paragraph(text=text),
        Points(items=(text, text)),
        Grid(
            caption=text[:500],
            header=(short, short, "Rating"),
            rows=((text, text, text), (text, "", "1")),
        ),
        Chart(caption=text[:500], unit=short, bars=(Bar(label=short, number=2),)),
        title=text[:500],
        subtitle=text[:500],
        agency=short,
        day=short,
        notice=short,
    )
    check_document(plain(made))
    return plain(made)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_in_it_is_run_or_read_as_markup(text: str) -> None:
    """Each form shows it, letter by letter, in every place."""
    said = with_everywhere(text)
    meant = of_document(said)

    assert of_html(as_html(said)) == meant
    assert of_docx(as_docx(said)) == meant._replace(title=meant.title[:255])
    assert of_pdf(as_pdf(said)) == meant


@pytest.mark.parametrize("text", UNUSUAL.values(), ids=UNUSUAL)
def test_each_form_is_made_of_unusual_texts(text: str) -> None:
    """Page and Word file show all of it; the PDF what its fonts have."""
    said = with_everywhere(text)
    meant = of_document(said)

    assert of_html(as_html(said)) == meant
    assert of_docx(as_docx(said)) == meant._replace(title=meant.title[:255])
    assert of_pdf(as_pdf(said)).alternatives == meant.alternatives


def test_no_word_leaves_its_page() -> None:
    """A word of 800 letters goes over many lines, in text and in a narrow cell."""
    word = "x" * 800
    grid = Grid(caption="Sites", header=("a",) * 8, rows=((word,) * 8,))
    shown = tag_tree(as_pdf(document(Paragraph(text=word), grid))).pages
    longest = max(len(line) for page in shown for line in page.split("\n"))

    assert longest < 150
    assert bare("".join(shown)).count("x") >= 9 * 800


def test_the_page_runs_and_fetches_nothing() -> None:
    """No script, no address but its own places, and a policy that allows none."""
    page = ElementTree.fromstring(as_html(with_everywhere(HOSTILE["html"])))
    tags = {each.tag for each in page.iter()}
    addresses = {
        value
        for each in page.iter()
        for name, value in each.attrib.items()
        if name in ("href", "src", "action") or name.startswith("on")
    }
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']")

    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "form"})
    assert all(each.startswith("#") for each in addresses)
    assert policy is not None
    assert policy.attrib["content"].startswith("default-src 'none'")


TEXTS = st.text(max_size=60).filter(lambda said: not is_blank(plain_text(said)))
CELLS = st.text(string.printable, max_size=30)


def plain_text(said: str) -> str:
    (block,) = plain(document(Paragraph(text=said))).blocks
    assert isinstance(block, Paragraph)
    return block.text


GRIDS = st.integers(1, 4).flatmap(
    lambda many: st.builds(
        Grid,
        caption=TEXTS,
        header=st.tuples(*[TEXTS] * many),
        rows=st.lists(
            st.tuples(TEXTS, *[CELLS] * (many - 1)), min_size=1, max_size=3
        ).map(tuple),
    )
)
BARS = st.builds(Bar, label=TEXTS, number=st.integers(0, 1_000_000))
BLOCKS = st.one_of(
    st.builds(Heading, level=st.just(1), text=TEXTS),
    st.builds(Paragraph, text=TEXTS),
    st.builds(Points, items=st.lists(TEXTS, min_size=1, max_size=3).map(tuple)),
    GRIDS,
    st.builds(
        Chart,
        caption=TEXTS,
        unit=TEXTS,
        bars=st.lists(BARS, min_size=1, max_size=MOST_BARS).map(tuple),
    ),
)


@given(st.lists(BLOCKS, min_size=1, max_size=4))
def test_any_sound_document_has_all_its_forms(blocks: list[object]) -> None:
    """Page and Word file agree with it in all texts, the PDF in what it tags."""
    said = plain(document().but(blocks=tuple(blocks)))
    check_document(said)
    meant = of_document(said)
    made = {end: form(said) for end, form in FORMS.items()}
    pdf = of_pdf(made[".pdf"])

    assert of_html(made[".html"]) == meant
    assert of_docx(made[".docx"]) == meant
    assert [level for level, _ in pdf.headings] == [
        level for level, _ in meant.headings
    ]
    assert [len(e.rows) for e in pdf.tables] == [len(e.rows) for e in meant.tables]
    assert pdf.alternatives == meant.alternatives
