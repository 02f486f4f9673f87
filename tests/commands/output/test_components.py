"""How components of a review look."""

import pytest

from commands.output.components import component_lines, plan_bar, print_components
from domain.acts import AddFinding, AddItem, RateComponent, WaiveItem, WaiveQuadrant
from domain.review_standing import shown
from domain.reviews.component_standing import ComponentStanding, component_standings
from tests.frameworks import SIR_12
from tests.review_phases import collect, up_to
from tests.reviews import InReview


def reading() -> InReview:
    """Three documents of component 4, of which one was read and one was waived."""
    both = up_to("artifacts")
    for item in ("D01", "D02", "D03"):
        fields = {"component": 4, "method": "document_review"}
        if item == "D01":
            collect(both, item, **fields)
        else:
            both.ask_review(AddItem, item=item, target=2, **fields)
    both.ask_review(WaiveItem, item="D02")
    return both


def fourth(both: InReview) -> ComponentStanding:
    now = shown(both.review)
    return component_standings(SIR_12, now.items, now.analysis)[3]


def test_a_bar_says_in_marks_and_in_words_what_is_done_waived_and_open() -> None:
    """Its marks differ without any colour; what was waived is no part of a target."""
    bar, _, said = plan_bar(fourth(reading())).partition("  ")

    assert bar == "█" * 7 + "▒" * 6 + "·" * 7
    assert said == "1 of 3 items done, 1 waived; 1 of 3 collected"


def test_a_component_says_which_quadrants_are_there_and_which_lack() -> None:
    """And how far it is, by the words of the scale; nothing before anything is."""
    both = reading()
    early = [*component_lines(SIR_12, fourth(both))]
    square = {"component": 4, "quadrant": "threat"}
    both.ask_review(AddFinding, finding="F1", text="two", items=("D01",), **square)
    both.ask_review(WaiveQuadrant, component=4, quadrant="strength")
    both.ask_review(RateComponent, component=4, rating="initial")
    lines = [*component_lines(SIR_12, fourth(both))]

    assert len(early) == 1
    assert lines[1] == (
        "S none, W lacking, O lacking, T 1; rated 'Initial implementation'"
    )


def test_every_component_is_shown_with_what_the_marks_mean(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Also one of which nothing is planned."""
    now = shown(reading().review)
    print_components(now, component_standings(SIR_12, now.items, now.analysis))
    lines = capsys.readouterr().out.splitlines()

    assert lines[0] == " 1  Culture, Coherence, and the Planning Process"
    assert lines[1] == "    nothing is planned yet"
    assert len(lines) == 2 * len(SIR_12.components) + 1
    assert lines[-1].startswith("Bars: █ done, ▒ waived, · open. S strengths, W ")
