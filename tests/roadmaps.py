"""Roadmaps that are worked out: planned, voted on, proposed, signed."""

from datetime import date, timedelta

from domain.acts import (
    AddRecommendation,
    BeginPhase,
    CompletePhase,
    PlanAction,
    PrioritizeAction,
    ProposeRoadmap,
    PublishReport,
    ReopenRoadmap,
    SetAnchor,
    SignRoadmap,
    VoteOnAction,
)
from domain.policies.policy import Policy
from domain.roadmaps.roadmap import PlannedRoadmap, RoadmapAction, SigningParty
from tests.report_acts import PAGE
from tests.review_phases import complete, note
from tests.review_reports import close, draw_up, finalize, once, sent
from tests.reviews import InReview

TITLES = {1: "Name one aim", 2: "Plan lessons together", 3: "Read every day"}
AHEAD = timedelta(days=56)
SEEN = "https://ccee.example/signed"
ADVICE = {
    "recommendation": "R1",
    "text": "name one aim",
    "horizon": "IMMEDIATE",
    "rationale": "there are eleven",
    "findings": ("F1",),
}


def roadmap_of(both: InReview) -> PlannedRoadmap:
    return both.review.review.roadmap


def action_of(both: InReview, number: int = 1) -> RoadmapAction:
    return roadmap_of(both).by_number[number]


@once
def recommended(policy: Policy) -> InReview:
    """The report is final, and recommends something."""
    both = sent(policy)
    both.ask_review(AddRecommendation, **ADVICE)
    draw_up(both)
    close(both)
    both.ask_review(CompletePhase, phase="draft")
    both.ask_review(BeginPhase, phase="final")
    finalize(both)
    both.ask_review(CompletePhase, phase="final")
    both.settle()
    return both


@once
def codesign(policy: Policy) -> InReview:
    """It is published, and the phase of the co-design is open."""
    both = recommended(policy)
    note(both, "privacy_check")
    both.ask_review(BeginPhase, phase="publication")
    both.ask_review(PublishReport, on=both.today, link=PAGE)
    both.ask_review(CompletePhase, phase="publication")
    both.ask_review(BeginPhase, phase="codesign")
    both.settle()
    return both


def plan(both: InReview, number: int = 1, **fields: object) -> None:
    """An action, new, or otherwise than it was."""
    known = number in roadmap_of(both).by_number
    new = {
        "title": TITLES.get(number, f"Step {number}"),
        "components": (1,),
        "horizon": "IMMEDIATE",
        "owner": "lea_deputy",
        "due": both.today + AHEAD,
        "recommendation": "R1",
    }
    said = fields if known else new | fields
    if said.get("anchor"):
        said = {k: v for k, v in said.items() if k != "due"}
    both.ask_review(PlanAction, action=number, **said)


def prioritize(
    both: InReview, *numbers: int, priority: str = "first_cycle", **fields: object
) -> None:
    for number in numbers:
        both.ask_review(PrioritizeAction, action=number, priority=priority, **fields)


def vote(both: InReview, by: str, number: int, *scores: int, **fields: object) -> None:
    """Impact, effort, feasibility."""
    said = dict(zip(("impact", "effort", "feasibility"), scores, strict=True))
    both.ask_review(VoteOnAction, by=by, action=number, **said | fields)


def anchor(
    both: InReview, on: date | str, key: str = "adoption", **fields: str
) -> None:
    both.ask_review(SetAnchor, anchor=key, on=on, **fields)


def sha_of(both: InReview, salt: int = 0) -> str:
    """Of what it says: in these tests a number, and each time another."""
    return f"{both.review.entries + salt:064x}"


def propose(both: InReview, **fields: object) -> str:
    """It is before those who sign it; its hash."""
    digest = sha_of(both)
    said: dict[str, object] = {"sha256": digest, "as_of": both.review.entries}
    both.ask_review(ProposeRoadmap, **said | fields)
    return digest


def sign(both: InReview, *parties: SigningParty, **fields: object) -> None:
    proposal = roadmap_of(both).proposal
    for party in parties or SigningParty:
        said = {"sha256": proposal.sha256 if proposal else "0" * 64, "on": both.today}
        both.ask_review(SignRoadmap, party=party, **said | {"seen": SEEN} | fields)


def reopen(both: InReview, **fields: object) -> None:
    both.ask_review(ReopenRoadmap, **fields)


@once
def ready(policy: Policy) -> InReview:
    """Three actions that lack nothing to be signed, the second after the first."""
    both = codesign(policy)
    for number in TITLES:
        plan(both, number)
    plan(both, 2, depends_on=(1,))
    prioritize(both, *TITLES)
    both.settle()
    return both


@once
def proposed(policy: Policy) -> InReview:
    both = ready(policy)
    propose(both)
    both.settle()
    return both


@once
def signed(policy: Policy) -> InReview:
    """By all three; the phase of the co-design is done."""
    both = proposed(policy)
    sign(both)
    complete(both, "codesign")
    both.settle()
    return both
