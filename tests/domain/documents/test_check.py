"""What is off in a document is named by its place, before any form is made of it."""

import pytest

from domain.documents.check import Unsound, check_document, document_faults
from domain.documents.document import (
    LINE,
    MOST_BLOCKS,
    MOST_CELLS,
    MOST_CHARACTERS,
    MOST_CHARTS,
    Block,
    Document,
    Grid,
    Heading,
    Paragraph,
    Points,
)
from tests.documents import BY_COMPONENT, FOUND, RATINGS, SUMMARY, document, report

LONG = Paragraph(text="a" * 4_000)
WIDE = RATINGS.but(header=("a",) * 8, rows=(("a",) * 8,) * 500)
OFF: dict[str, tuple[Block, ...]] = {
    "blocks 1, level: 'Strengths' is of level 2 after the title": (
        Heading(level=2, text="Strengths"),
    ),
    "blocks 2, level: 'Strengths' is of level 3 after a heading of level 1": (
        Heading(level=1, text="Analysis"),
        Heading(level=3, text="Strengths"),
    ),
    "blocks 1, level: is 5; from 1 to 4": (Heading(level=5, text="Strengths"),),
    "blocks 1, text: says nothing": (Heading(level=1, text=" "),),
    "blocks 1, items 2: says nothing": (Points(items=("a", "")),),
    "blocks 1, items: is empty": (Points(items=()),),
    "blocks 1, caption: says nothing": (RATINGS.but(caption="\u200b"),),
    "blocks 1, header 3: says nothing": (
        RATINGS.but(header=("Component", "Rating", "", "Evidence", "Remark")),
    ),
    "blocks 1, rows 2: has 2 cells under 1 column": (
        Grid(caption="Sites", header=("Site",), rows=(("a",), ("b", "c"))),
    ),
    "blocks 1, rows 1: says nothing": (
        Grid(caption="Sites", header=("Site", "Kind"), rows=(("", "Middle"),)),
    ),
    "blocks 1, rows: is empty": (RATINGS.but(rows=()),),
    "blocks 1, header: has 9 items; at most 8": (RATINGS.but(header=("a",) * 9),),
    "blocks 1, unit: says nothing": (BY_COMPONENT.but(unit=""),),
    "blocks 1, bars: is empty": (BY_COMPONENT.but(bars=()),),
    "blocks 1, bars 1, number: is -1; from 0": (
        BY_COMPONENT.but(bars=(BY_COMPONENT.bars[0].but(number=-1),)),
    ),
    "blocks: is empty; at least 1": (),
    f"blocks: has 2,501 items; at most {MOST_BLOCKS:,}": (LONG,) * (MOST_BLOCKS + 1),
    f"has 4,003,640 characters; at most {MOST_CHARACTERS:,}": (LONG,) * 991,
    f"has 16,000 cells; at most {MOST_CELLS:,}": (WIDE,) * 4,
    f"has 61 figures; at most {MOST_CHARTS}": (BY_COMPONENT,) * 61,
}


@pytest.mark.parametrize(("said", "blocks"), OFF.items(), ids=OFF)
def test_what_is_off_in_a_block_is_named(said: str, blocks: tuple[Block, ...]) -> None:
    """By its place, as whoever built the document counts."""
    with pytest.raises(Unsound, match="the document 'Systemic Instruc") as refused:
        check_document(document(*blocks))

    assert said in str(refused.value)


def test_lines_count_as_what_they_fill() -> None:
    """A text of nothing but line breaks would be thousands of pages."""
    lines = Paragraph(text="a\n" * 1_999 + "a")

    (fault,) = document_faults(document(*[lines] * 50))

    assert fault.message.startswith(f"has {50 * (3_999 + LINE * 2_000):,} characters")


@pytest.mark.parametrize("name", ["title", "agency", "day"])
def test_a_document_says_what_it_is(name: str) -> None:
    """Its title, whose it is, and of which day."""
    (fault,) = document_faults(SUMMARY.but(**{name: " "}))

    assert str(fault) == f"{name}: says nothing"


def test_its_language_is_one_that_the_forms_speak() -> None:
    """Else a page in French would say 'Contents'."""
    (fault,) = document_faults(SUMMARY.but(language="fr"))

    assert str(fault) == "language: 'fr' is none of en, es"


@pytest.mark.parametrize("sound", [SUMMARY, report(), SUMMARY.but(language="es")])
def test_a_sound_document_passes(sound: Document) -> None:
    """With all kinds of blocks; levels may go back by as many as they like."""
    check_document(sound)


def test_a_report_at_the_bounds_of_a_review_is_sound() -> None:
    """400 findings and 120 recommendations, each as long as it may be."""
    finding, recommendation = (
        Paragraph(text=FOUND[:1] * 2_000),
        Paragraph(text="a" * 2_500),
    )

    check_document(document(*[finding] * 400, *[recommendation] * 120))
