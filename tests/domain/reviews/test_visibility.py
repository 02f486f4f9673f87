"""What the Temporal UI shows of a review: stage, components, what is missing, late."""

from datetime import timedelta

import pytest

from domain.acts import (
    AddFinding,
    PauseReview,
    RateComponent,
    StopClock,
    WaiveQuadrant,
)
from domain.bounds import LONGEST_TITLE
from domain.setting import Cause
from tests.frameworks import SIR_12
from tests.review_phases import collect, collecting, note, up_to
from tests.reviews import DUE, InReview, in_review
from workflows.review_visibility import HEADS, of_review
from workflows.visibility import STAGE, Shown, of_engagement

DETAILS = 20_000  # bytes that a page may take, all its components named at length
LONG = "*" * (LONGEST_TITLE - 2)
RECHECK = {"cause": Cause.FIRE, "recheck": DUE + timedelta(days=60)}


def stage(seen: Shown) -> object:
    return next(each.value for each in seen.attributes if each.key == STAGE)


@pytest.mark.parametrize("phase", [each.key for each in SIR_12.phases])
def test_a_review_and_its_engagement_are_found_by_the_same_stage(phase: str) -> None:
    """Whatever phase is open, once the engagement has heard of it."""
    both = up_to(phase)
    both.settle()

    assert stage(of_review(both.review)) == [f"review {SIR_12.phase[phase].stage}"]
    assert stage(of_engagement(both.engagement)) == stage(of_review(both.review))


def test_a_stage_within_a_phase_and_a_pause_are_found_too() -> None:
    """By the words of the framework, each of both."""
    both, paused = up_to("draft"), in_review()
    note(both, "draft_sent")
    paused.ask_review(PauseReview, **RECHECK)
    for each in (both, paused):
        each.settle()

    assert stage(of_review(both.review)) == ["review fact_check"]
    assert stage(of_engagement(both.engagement)) == ["review fact_check"]
    assert stage(of_review(paused.review)) == ["review paused"]
    assert stage(of_engagement(paused.engagement)) == ["review paused"]
    assert "**Paused** since " in of_review(paused.review).details


def test_each_component_has_a_row_with_its_items_and_its_swot() -> None:
    """Once anything of any is planned; a review that begins has no such table."""
    both = collecting()
    collect(both, "D01", component=4, method="document_review")
    square = {"component": 4, "quadrant": "threat"}
    both.ask_review(AddFinding, finding="F1", text="two", items=("D01",), **square)
    both.ask_review(WaiveQuadrant, component=4, quadrant="strength")
    both.ask_review(RateComponent, component=4, rating="initial")
    details = of_review(both.review).details
    row = (
        "| 4 Social-Emotional and Behavioral Health and Development | 1 of 1 done | "
        "1 of 1 | S none, W lacking, O lacking, T 1 | Initial implementation |"
    )

    assert row in details
    assert "| 12 Governance Support with Instruction |  |  |  |  |" in details
    assert "1 site in the sample, 1 finding, 0 recommendations" in details
    assert "**Components**" not in of_review(in_review().review).details


def test_what_is_missing_and_what_may_begin_is_said() -> None:
    """Of what is late as well; what is not late comes next."""
    both = up_to("artifacts")
    due = both.phase("artifacts").due
    assert due
    both.run_to(due + timedelta(days=2))
    details = of_review(both.review).details

    assert "**Overdue**" in details and "**Next**" not in details
    assert "- the reading of documents and artifacts: no document review for" in details
    assert "- the field work may begin" in details


def test_a_review_of_long_names_is_shown_within_bounds() -> None:
    """Each mark of Markdown in them is escaped, and takes twice its room."""
    components = tuple(
        each.but(title=f"{each.number:02}{LONG}") for each in SIR_12.components
    )
    both = up_to("analysis", framework=SIR_12.but(components=components))
    details = of_review(both.review).details

    assert details.count("|") > 12 * len(HEADS)
    assert len(details.encode()) < DETAILS


def stands_still() -> InReview:
    both = in_review()
    both.ask(StopClock, **RECHECK)
    both.settle()
    return both


def test_a_review_whose_clocks_stand_says_so() -> None:
    """With its engagement's."""
    assert (
        "**All clocks stand still** since " in of_review(stands_still().review).details
    )
