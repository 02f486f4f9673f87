"""The lines of the staff guide on reviews are acts, as they stand."""

import re
import shlex
from collections.abc import Iterator
from typing import get_args

import pytest

from commands.args.act_fields import act_kind, fields_of, shaped, staff_act
from commands.args.reference import reference
from domain.acts import SetAnchor, SignRoadmap, VoteOnAction
from domain.people.roles import COACHES, Assignment, Role
from domain.permissions import HEADS, MAY
from domain.reviews.part import ACTS_ON
from domain.roadmaps.acts import PlanningAct
from tests.conftest import ROOT
from tests.reviews import InReview, refusal
from tests.roadmaps import SEEN, anchor, codesign, plan, proposed, sha_of

GUIDE = (ROOT / "docs" / "staff-guide.md").read_text("utf-8")
CHAPTER = GUIDE.split("\n## The review\n")[1].split("\n## ")[0]
FILLED_IN = {"DIGEST": "0123456789abcdef" * 4}


def lines() -> list[str]:
    found = re.findall(r"^    starter\.py act (0161259/review.+)$", CHAPTER, re.M)
    return [str(each) for each in found]


def words(line: str) -> Iterator[str]:
    for word in shlex.split(line):
        yield FILLED_IN.get(word, word)


@pytest.mark.parametrize("line", lines())
def test_a_line_of_the_guide_is_read_without_a_fault(line: str) -> None:
    """Pasted as it stands, with the reasons filled in."""
    entity, kind, *typed = words(line)
    which, own = reference(entity), typed[: typed.index("--as")]
    said: dict[str, object] = {"id": "1", "by": typed[-1], "entered_by": "desk"}
    said |= {"kind": act_kind(kind, which), **shaped(kind, fields_of(own))}
    said |= {which.in_review.room: which.in_review.name} if which.in_review else {}
    said |= {"setting": 7} if kind in DECIDING else {}
    said |= {"sha256": FILLED_IN["DIGEST"]} if kind == "sign_roadmap" else {}

    assert staff_act(said).kind == kind


DECIDING = (
    *("approve_sample", "begin_phase", "complete_phase"),
    *("pause_review", "resume_review", "cancel_review"),
    *("send_draft", "publish_report"),
    *("sign_roadmap", "reopen_roadmap"),
)
"""They carry what the client reads."""


def test_every_act_on_a_review_is_in_the_guide() -> None:
    """And every part of one that has an address."""
    assert len(lines()) > 12
    for room in ACTS_ON:
        assert f"0161259/review/1/{room}/" in CHAPTER


def test_who_plans_a_roadmap_is_said_as_it_is() -> None:
    """Those who work with the LEA day by day, and its heads; and the team."""
    said = (
        "are planned by the LEA's superintendent, designee or deputy, the COE lead, "
        "the CCEE lead or an expert, and the [team]"
    )

    assert {frozenset(MAY[kind]) for kind in get_args(PlanningAct)} == {
        frozenset((*HEADS, *COACHES))
    }
    assert said in CHAPTER


def doubled(both: InReview, *roles: Role) -> InReview:
    """The COE's lead has these roles, too."""
    others = (each for each in both.engagement.people if each.role not in roles)
    given = (
        Assignment(role=each, person="k.bennett", first=both.today) for each in roles
    )
    known = both.review.known.but(people=(*others, *given))
    both.reviews[both.review.entity] = both.review.but(known=known)
    return both


def voting() -> InReview:
    both = codesign()
    plan(both, 1)
    anchor(both, both.today)
    return both


SCORES = {"action": 1, "impact": 1, "effort": 1, "feasibility": 1}


def test_why_a_vote_is_refused_stands_in_the_guide() -> None:
    """Word for word, with what helps beside it."""
    roles = (Role.COUNTY_SUPERINTENDENT, Role.CCEE_EXECUTIVE)
    vote = {"by": "k.bennett", **SCORES}
    said = (
        refusal(voting(), VoteOnAction, role="geo_lead", **vote),
        refusal(doubled(voting(), *roles), VoteOnAction, **vote),
        refusal(doubled(voting(), *roles), VoteOnAction, role="ccee_executive", **vote),
    )

    for each in map(str, said):
        assert f"| {each} |" in CHAPTER


def test_why_an_anchor_or_a_signature_is_refused_stands_in_the_guide() -> None:
    """Who may note a signature, and which key is taken."""
    both = proposed()
    proposal = both.review.review.roadmap.proposal
    fields = {"sha256": proposal.sha256 if proposal else sha_of(both), "seen": SEEN}
    signature = refusal(
        both, SignRoadmap, by="k.bennett", party="lea", on=both.today, **fields
    )
    key = refusal(voting(), SetAnchor, anchor="Adoption", on=both.today)

    assert f"| {signature} |" in CHAPTER
    assert f"| {str(key).partition(';')[0]} |" in CHAPTER
