"""What a line that is typed twice on one day comes to: one act, and no refusal."""

import pytest

from commands.args.act_id import ADDING, SETTLING
from domain.act import kind_of
from domain.acts import (
    CancelReview,
    CompletePhase,
    ImportActions,
    ImportFindings,
    ImportItems,
    PrioritizeAction,
    PublishReport,
    SignRoadmap,
    WithdrawMilestone,
    WriteSection,
)
from domain.refusals import NothingToChange, Refused
from tests.domain.reviews.test_students_named import ACTS, Said, ready
from tests.reviews import InReview

OWN_LINE = (ImportItems, ImportFindings, ImportActions)
"""Sent by commands of their own, that give them the id of what was typed."""
IN_WORDS = (WriteSection, PrioritizeAction)
"""What they say in words is in the record, and not compared: said again it is anew."""
ELSEWHERE = (CancelReview, CompletePhase)
"""A review that is over is asked of in `act`; of phases `test_phases.py` tells."""
TYPED = [e for e in ACTS if e.kind not in (*OWN_LINE, *IN_WORDS, *ELSEWHERE)]


def said(each: Said, both: InReview) -> dict[str, object]:
    """As it may be done there."""
    fields, entry = dict(each.fields), both.review.entries
    proposal = both.review.review.roadmap.proposal
    if "as_of" in fields:
        fields |= {"as_of": entry, "sha256": f"{entry:064x}"}
    if each.kind is SignRoadmap and proposal:
        fields |= {"sha256": proposal.sha256}
    if each.kind in (SignRoadmap, PublishReport):
        fields |= {"on": both.today}
    if each.kind is WithdrawMilestone:
        fields |= {"milestone": "swot"}
    return fields


@pytest.mark.parametrize("each", TYPED, ids=lambda each: each.kind.__name__)
def test_what_is_done_to_a_review_is_by_the_same_line_done_already(each: Said) -> None:
    """Because it changes nothing then; or else because it has the id of its line."""
    both = ready(each.kind)
    fields = said(each, both)
    both.ask_review(each.kind, **fields)
    known, refused = both.review, None
    try:
        both.ask_review(each.kind, **fields)
    except Refused as no:
        refused = no

    if both.review is not known:
        assert kind_of(each.kind) in ADDING
    elif not isinstance(refused, NothingToChange):
        assert kind_of(each.kind) in SETTLING
