"""Texts from elsewhere are made such that every form can carry them."""

from domain.documents.document import Heading, Paragraph, Points
from domain.documents.plain import lines, one_line, plain
from domain.faults import UNPRINTABLE
from tests.documents import BY_COMPONENT, RATINGS, document


def test_headings_captions_and_labels_are_one_line() -> None:
    """Whatever spaces and breaks stood in them."""
    assert one_line(" Culture,\n\tCoherence ") == "Culture, Coherence"


def test_paragraphs_items_and_cells_keep_their_lines() -> None:
    """As people wrote them, on any machine."""
    assert lines("one\r\ntwo\rthree\tfour\n") == "one\ntwo\nthree four"


def test_what_no_form_can_carry_is_shown_as_such() -> None:
    """Controls, halves of characters, turns of direction, and no characters at all."""
    text = "a\x00b\x1b[2Jc\ud800d\u202ee\ufffef"

    assert lines(text) == one_line(text) == "a�b�[2Jc�d�e�f"


def test_a_plain_document_stays_as_it_is() -> None:
    """Every text of it is looked at, and none is lost."""
    said = document(
        Paragraph(text="one\ntwo"), Points(items=("a",)), RATINGS, BY_COMPONENT
    )

    assert plain(said) == said


def test_every_text_of_a_document_is_made_plain() -> None:
    """Of all kinds of blocks, and of what stands on every page."""
    off = "a\x00"
    bars = (BY_COMPONENT.bars[0].but(label=off),)
    made = plain(
        document(
            Heading(level=1, text=off),
            Paragraph(text=off),
            Points(items=(off,)),
            RATINGS.but(caption=off, header=(off,), rows=((off,),)),
            BY_COMPONENT.but(caption=off, unit=off, bars=bars),
            **dict.fromkeys(("title", "subtitle", "agency", "day", "notice"), off),
        )
    )

    assert made.model_dump_json().count(f"a{UNPRINTABLE}") == 14
    assert "\\u0000" not in made.model_dump_json()
