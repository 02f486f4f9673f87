"""Reviews whose report is on its way: drawn up, sent, checked, final, at the board."""

from collections.abc import Callable
from copy import copy
from datetime import date
from functools import wraps

from domain.acts import (
    AddCorrection,
    AddFinding,
    AddItem,
    AnswerCorrection,
    BeginPhase,
    CheckPrivacy,
    CloseCorrections,
    CompleteItem,
    CompletePhase,
    DraftReport,
    FinalizeReport,
    PlanPresentation,
    SendDraft,
)
from domain.policies.policy import Policy
from domain.reviews.report import FactCheck, FactChecker, Report
from tests.frameworks import BARE
from tests.lives import EVERY_WEEKDAY
from tests.report_acts import PAGE, READER, content
from tests.review_phases import pass_through, up_to
from tests.reviews import InReview

FOUND = {"component": 1, "quadrant": "strength", "text": "teams meet every week"}
ITEM = {"item": "D01", "component": 1, "method": "document_review"}


MADE: dict[tuple[str, int], tuple[Policy, InReview]] = {}
"""Those that came so far, by what they keep alive."""
Made = Callable[[Policy], InReview]


def once(make: Made) -> Callable[..., InReview]:
    """Made once of each policy; each who asks leads it on by themselves."""

    @wraps(make)
    def made(policy: Policy = EVERY_WEEKDAY) -> InReview:
        key = make.__name__, id(policy)
        if key not in MADE:
            MADE[key] = policy, make(policy)
        led = copy(MADE[key][1])
        led.reviews = dict(led.reviews)
        return led

    return made


def report_of(both: InReview) -> Report:
    return both.review.review.report


def check_of(both: InReview) -> FactCheck:
    check = report_of(both).fact_check
    assert check
    return check


@once
def drafting(policy: Policy) -> InReview:
    """All is analysed, and its draft phase is open; one thing was found."""
    both = up_to("artifacts", policy, BARE)
    both.ask_review(AddItem, **ITEM)
    both.ask_review(CompleteItem, item="D01", count=1)
    find(both, "F1")
    pass_through(both, "artifacts", "field_work", "analysis")
    both.ask_review(BeginPhase, phase="draft")
    both.settle()
    return both


def find(both: InReview, finding: str) -> None:
    """Something more, which changes what the report says."""
    both.ask_review(AddFinding, finding=finding, items=("D01",), **FOUND)


def draw_up(both: InReview, **fields: object) -> None:
    """A draft of what the review says now."""
    both.ask_review(DraftReport, **content(both.review.entries) | fields)


def send(both: InReview, **fields: object) -> None:
    """A new draft goes to LEA and COE."""
    draw_up(both)
    both.ask_review(SendDraft, **{"link": PAGE} | fields)


@once
def sent(policy: Policy) -> InReview:
    both = drafting(policy)
    send(both)
    return both


def correct(both: InReview, party: FactChecker = FactChecker.LEA) -> str:
    """Somebody names an error; its label."""
    said = {"text": "the team meets twice a week", "about": "finding/F1"}
    both.ask_review(AddCorrection, party=party, **said)
    return f"K{len(report_of(both).corrections)}"


def answer(both: InReview, label: str, outcome: str = "taken") -> None:
    both.ask_review(AnswerCorrection, correction=label, outcome=outcome)


def close(both: InReview, *parties: FactChecker) -> None:
    """They have no more to say."""
    for each in parties or FactChecker:
        both.ask_review(CloseCorrections, party=each)


@once
def finalising(policy: Policy) -> InReview:
    """LEA and COE have no corrections; the phase of the final is open."""
    both = sent(policy)
    close(both)
    both.ask_review(CompletePhase, phase="draft")
    both.ask_review(BeginPhase, phase="final")
    both.settle()
    return both


def finalize(both: InReview, **fields: object) -> None:
    said = content(both.review.entries) | {"second_reader": READER}
    both.ask_review(FinalizeReport, **said | fields)


@once
def final(policy: Policy) -> InReview:
    """The report is final, and the phase of the board is open."""
    both = finalising(policy)
    finalize(both)
    both.ask_review(CompletePhase, phase="final")
    both.ask_review(BeginPhase, phase="board")
    both.settle()
    return both


@once
def publishing(policy: Policy) -> InReview:
    """It was read for privacy, and may be put on the agency's site."""
    both = final(policy)
    both.ask_review(CheckPrivacy)
    both.ask_review(BeginPhase, phase="publication")
    both.settle()
    return both


def plan(both: InReview, on: date, **fields: object) -> None:
    """A meeting of the board at which it is presented."""
    both.ask_review(PlanPresentation, on=on, **fields)
