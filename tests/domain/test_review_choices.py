"""Examples of what may be said in a review go with the review, and with each other."""

from collections.abc import Mapping

import pytest

from domain.acts import AddFinding, AddSite
from domain.analysis_choices import FOUND
from domain.review_choices import fields_here
from domain.reviews.finding import Quadrant
from domain.reviews.standing import ReviewShown
from tests.findings import NOW
from tests.plans import standing as item

HERE = NOW.but(
    items=(item(), item(id="2-groups", component=2), item(id="3-none", count=0))
)


def shown(
    kind: type[AddFinding] | type[AddSite], now: ReviewShown, **said: str
) -> Mapping[str, str]:
    """The examples of its fields."""
    fields = fields_here(kind, now, None, None, said)
    assert fields
    return {each.name: each.such_as for each in fields}


@pytest.mark.parametrize("quadrant", [*Quadrant])
def test_what_is_found_fits_its_quadrant(quadrant: Quadrant) -> None:
    """A threat is no praise."""
    assert shown(AddFinding, HERE, quadrant=quadrant)["text"] == FOUND[quadrant]
    assert shown(AddFinding, HERE)["text"] == FOUND[Quadrant.STRENGTH]


@pytest.mark.parametrize(
    ("component", "rests_on"), [("1", "1-principals"), ("2", "2-groups")]
)
def test_a_finding_rests_on_an_item_of_its_component(
    component: str, rests_on: str
) -> None:
    assert shown(AddFinding, HERE, component=component)["items"] == rests_on


def test_of_a_component_without_an_item_any_is_named() -> None:
    """A finding may rest on what was seen for another."""
    assert shown(AddFinding, HERE, component="3")["items"] == "1-principals"


def test_a_school_is_one_of_the_district() -> None:
    """By its code, and by what it may be called."""
    oakland = HERE.review.but(cds="0161259", lea="Oakland Unified")
    told = shown(AddSite, HERE.but(review=oakland))

    assert (told["site"][:7], told["name"]) == ("0161259", "Oakland Elementary")
