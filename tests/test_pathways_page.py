"""The page on pathways says of each what its file says."""

from pathlib import Path

import pytest

from adapters.policies.pathways import pathways
from domain.referrals.pathway import Pathway, StepRule

PAGE = Path(__file__).resolve().parents[1] / "docs" / "pathways.md"
KNOWN = pathways()
TIMED = [
    pytest.param(each, rule, id=f"{each.id}-{rule.name}")
    for each in KNOWN.values()
    for rule in each.steps
    if rule.days is not None
]


@pytest.mark.parametrize("pathway", KNOWN.values(), ids=KNOWN)
def test_the_page_names_every_pathway_with_its_statute(pathway: Pathway) -> None:
    assert f"| `{pathway.id}` | {pathway.title} | `{pathway.statute}` |" in _page()


@pytest.mark.parametrize(("pathway", "rule"), TIMED)
def test_the_page_says_the_target_of_every_step(
    pathway: Pathway, rule: StepRule
) -> None:
    """A number of days changed in the file alone would leave the page untrue."""
    unit = "days" if rule.calendar_days else "working days"
    row = f"| {rule.title} | {rule.days} {unit} | "

    assert row in _section(pathway.id)


def _page() -> str:
    return PAGE.read_text()


def _section(pathway: str) -> str:
    """The part of the page that has this pathway in its heading."""
    parts = _page().split("\n### ")
    return next(part for part in parts if f"`{pathway}`" in part.splitlines()[0])
