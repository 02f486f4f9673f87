"""What a review finds on a server: every act of it, from staff to the record."""

import pytest

from domain.acts import (
    AddFinding,
    AddItem,
    AddRecommendation,
    AddTheme,
    AmendFinding,
    AmendRecommendation,
    AmendTheme,
    CountItem,
    ImportFindings,
    RateComponent,
    WaiveQuadrant,
    WithdrawFinding,
    WithdrawRecommendation,
)
from domain.reviews.finding_acts import FindingRow, RecommendationRow
from tests.conftest import Keep
from tests.office import Office
from tests.reviewers import Reviewers

SQUARE = {"component": 4, "quadrant": "threat"}
FOUND = SQUARE | {"text": "two systems", "items": ("D01",)}
ADVICE: dict[str, object] = {"text": "one system", "horizon": "LONG_TERM"}
ADVICE |= {"rationale": "costs", "findings": ("F1",)}


@pytest.fixture
async def reviewers(office: Office) -> Reviewers:
    """Of a review whose documents are being read; one has been."""
    found = Reviewers(office)
    await found.begun()
    await found.begin("artifacts")
    await found.act(AddItem, item="D01", component=4, method="document_review")
    await found.act(CountItem, item="D01", count=1)
    return found


@pytest.mark.parametrize("beginning", ["in_review"], indirect=True)
async def test_every_act_on_what_is_found_goes_from_staff_to_the_record(
    office: Office, reviewers: Reviewers, keep: Keep
) -> None:
    """Each ends in what it leads to; a waiver in one quadrant, none in another."""
    first = (await reviewers.shown()).review.entry
    for theme in ("T1", "T2"):
        await reviewers.act(AddTheme, theme=theme, title=f"Theme {theme}")
    await reviewers.act(AmendTheme, theme="T2", title="Coherence")
    for quadrant in ("threat", "strength"):
        await reviewers.act(WaiveQuadrant, component=4, quadrant=quadrant)
    for component in (4, 5):
        await reviewers.act(RateComponent, component=component, rating="full")
    for key in ("F1", "F2", "F3"):
        await reviewers.act(AddFinding, finding=key, **FOUND)
    await reviewers.act(AmendFinding, finding="F2", component=5, theme="T2")
    await reviewers.act(WithdrawFinding, finding="F3")
    for key in ("R1", "R2", "R3"):
        await reviewers.act(AddRecommendation, recommendation=key, **ADVICE)
    await reviewers.act(AmendRecommendation, recommendation="R2", horizon="IMMEDIATE")
    await reviewers.act(WithdrawRecommendation, recommendation="R3")
    other = {"finding": "F4", "quadrant": "weakness"}
    found = FindingRow.model_validate(FOUND | other)
    advised = RecommendationRow.model_validate(ADVICE | {"recommendation": "R4"})
    await reviewers.act(ImportFindings, findings=(found,), recommendations=(advised,))
    await reviewers.at_rest()
    await keep("review-findings", reviewers.handle)
    now = await reviewers.shown()
    lines = office.reading.history(reviewers.entity)

    assert [each.id for each in now.analysis.findings if each.stands] == [
        *("F1", "F2", "F4")
    ]
    assert [e.id for e in now.analysis.recommendations if e.stands] == [
        *("R1", "R2", "R4")
    ]
    assert [e.quadrant for e in now.analysis.waivers] == ["strength"]
    assert (now.review.findings, now.review.recommendations) == (3, 3)
    assert now.review.entry == first + 18 == len(lines)
    assert lines[-1].sentence.startswith(
        "t.washington took over 1 finding (1 new: F4) and"
    )
