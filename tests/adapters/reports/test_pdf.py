"""The PDF is tagged as PDF/UA-1 asks, whatever stands in the document."""

from unicodedata import category

import pytest

from adapters.reports.layout import Unmade, compiled
from adapters.reports.pdf import as_pdf
from domain.documents.document import Bar, Chart, Grid, Heading, Paragraph
from tests.adapters.reports.tags import tag_tree
from tests.documents import FOUND, SUMMARY, document

LETTERS = 3_000
DIGEST = "0123456789abcdef" * 4
EMPTY = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"


def test_it_says_that_it_is_pdf_ua_1() -> None:
    """With its title, which readers show, and its language."""
    pdf = tag_tree(as_pdf(SUMMARY.but(language="es")))

    assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.metadata
    assert (pdf.title, pdf.language) == (SUMMARY.title, "es")
    assert pdf.shows_title


def test_it_tells_no_date_of_its_own() -> None:
    """The document says of which day it speaks."""
    made = as_pdf(SUMMARY)

    assert b"CreationDate" not in made
    assert "CreateDate" not in tag_tree(made).metadata


def test_notice_and_number_stand_on_every_page() -> None:
    """In the words of its language; the notice is read aloud once, at the beginning."""
    paragraphs = [Paragraph(text=FOUND * 10)] * 6
    pdf = tag_tree(as_pdf(document(*paragraphs, contents=False)))
    last = len(pdf.pages)

    assert last > 1
    for number, page in enumerate(pdf.pages, start=1):
        assert "Draft 2, for fact check" in page
        assert f"Page {number} of {last}" in page
    assert pdf.tree.text().count("Draft 2, for fact check") == 1


def test_what_is_final_has_no_notice() -> None:
    """And what is short no contents."""
    shown = "".join(tag_tree(as_pdf(SUMMARY)).pages)

    assert "Draft" not in shown
    assert "Contents" not in shown


def test_its_contents_lead_to_headings() -> None:
    """Each with its page, and not a heading itself."""
    headings = Heading(level=1, text="Analysis"), Paragraph(text=FOUND)
    (first, second) = tag_tree(as_pdf(document(*headings))).pages

    assert "Contents" in first
    assert "Analysis" in first
    assert "Analysis" in second


def test_what_its_fonts_lack_is_shown_as_a_box_and_said() -> None:
    """However much that is; alternatives and title keep it for who hears them."""
    lacking = "".join(map(chr, range(0x4E00, 0x4E00 + LETTERS)))
    chart = Chart(caption="Sites", unit="所", bars=(Bar(label="中學", number=3),))
    said = document(Paragraph(text=f"Ōtani ➀{lacking}"), chart, title="Review 中學")
    pdf = tag_tree(as_pdf(said))

    assert pdf.title == "Review 中學"
    assert "□ stands for a character" in pdf.pages[0]
    assert "Ōtani □□□□" in pdf.tree.text()
    assert [e.alternative for e in pdf.tree.all() if e.kind == "Figure"] == [
        "Sites (所). 中學: 3."
    ]


def test_a_hash_is_copied_in_one_piece() -> None:
    """It stays on one line; what no line holds is broken without a letter more."""
    said = Paragraph(text=f"What it says is known by its SHA-256: {DIGEST}")
    grid = Grid(caption="Hashes", header=("Of", "It is"), rows=(("Report", DIGEST),))
    text = "\n".join(tag_tree(as_pdf(document(said, grid, contents=False))).pages)
    before, _, after = text.partition("Table 1.")

    assert DIGEST in before.split()
    assert DIGEST in "".join(after.split())
    assert not [each for each in text if category(each) == "Cf"]


def test_a_word_of_wide_letters_stays_on_its_page() -> None:
    """Whether it is broken goes by how wide it is, not by its letters."""
    wide, narrow = "W" * 60, "i" * 60
    made = as_pdf(document(Paragraph(text=wide), Paragraph(text=narrow)))
    words = "\n".join(tag_tree(made).pages).split()

    assert wide not in words and narrow in words


@pytest.mark.parametrize("text", ["Tiếng Việt", "Español: ñ, ¿qué?", "→ ✓ ≥ “q” é"])
def test_its_fonts_have_the_letters_of_most_families(text: str) -> None:
    """Spanish, Vietnamese, and what reports use beside letters."""
    shown = tag_tree(as_pdf(document(Paragraph(text=text)))).tree.text()

    assert text in shown
    assert "□" not in shown


def test_a_fault_of_typst_itself_is_said_in_words() -> None:
    """It raises no Exception then, which would end the worker."""
    with pytest.raises(Unmade, match=r"typst broke over figure\.typ"):
        compiled("figure.typ", {"svg": EMPTY}, form="png", ppi=1e9)


def test_a_caption_stands_on_the_page_where_its_table_begins() -> None:
    """Wherever on a page that is."""
    rows = (("Cottonwood", FOUND), *((f"Site {n}", FOUND) for n in range(20)))
    grid = Grid(caption="Sites", header=("Site", "Found"), rows=rows)
    line = Paragraph(text="A line")

    for above in range(20, 36, 2):
        said = document(*[line] * above, grid, contents=False)
        pages = tag_tree(as_pdf(said)).pages
        assert ["Table 1." in page for page in pages] == [
            "Cottonwood" in page for page in pages
        ]


def test_a_row_stays_on_one_page_and_a_longer_one_goes_on() -> None:
    """Whoever reads a row reads all of it at once, if that can be."""
    text = f"begins {FOUND * 3} ends"
    short = ("Site", text, "", "")
    long = ("Site 30", *[f"{FOUND * 25} {each} ends" for each in range(3)])
    header = ("Site", "Strengths", "Opportunities", "Threats")
    grid = Grid(caption="Sites", header=header, rows=(short,) * 29)
    whole = tag_tree(as_pdf(document(grid, contents=False))).pages
    of_long = tag_tree(as_pdf(document(grid.but(rows=(long,)), contents=False))).pages

    assert len(whole) > 2
    for page in whole:
        assert page.count("begins") == page.count(" ends")
    assert max(map(len, of_long)) < 6_000, "more characters than a page has room for"
