"""The report of a review in tests: whatever reaches its milestones, as staff do it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from domain.acts import (
    AnswerCorrection,
    CheckPrivacy,
    CloseCorrections,
    DraftReport,
    FinalizeReport,
    NoteBoardOutcome,
    PlanAction,
    PlanPresentation,
    PrioritizeAction,
    ProposeRoadmap,
    PublishReport,
    ReviewStaffAct,
    SendDraft,
    SignRoadmap,
)
from domain.reviews.progress import HowFar
from domain.reviews.report import (
    BoardOutcome,
    CorrectionOutcome,
    FactChecker,
    Report,
)
from domain.roadmaps.roadmap import Priority, SigningParty

READER = "r.kim"
"""Whoever reads the final once more."""
PAGE = "https://ccee.example/alder"
AHEAD = timedelta(days=14)
PLAN = {
    "action": 1,
    "title": "Name one aim",
    "components": (1,),
    "horizon": "IMMEDIATE",
    "owner": "lea_deputy",
}
Asked = tuple[type[ReviewStaffAct], dict[str, Any]]
"""A kind of act, and what is said in it beside by whom, and why."""


def content(entry: int) -> dict[str, Any]:
    """What a version says as of an entry; each time it is another."""
    return {"sha256": f"{entry:064x}", "as_of": entry}


def reaching(by: str, review: HowFar, today: date, entry: int) -> Iterator[Asked]:
    """The acts that reach what an act of this kind does, in a review as of its entry.

    Whatever has to be there before, such as a draft or each answer, comes first.
    """
    report, proposal = review.report, review.planned.proposal
    proposed = proposal.sha256 if proposal else ""
    match by:
        case "send_draft":
            if report.draft is None:
                yield DraftReport, content(entry)
            yield SendDraft, {"link": PAGE}
        case "close_corrections":
            yield from _answers(report)
            closed = report.fact_check.closed if report.fact_check else {}
            left = (each for each in FactChecker if each not in closed)
            yield from ((CloseCorrections, {"party": each}) for each in left)
        case "finalize_report":
            yield FinalizeReport, content(entry) | {"second_reader": READER}
        case "plan_presentation":
            yield PlanPresentation, {"on": today + AHEAD}
        case "note_board_outcome":
            yield NoteBoardOutcome, {"outcome": BoardOutcome.RECEIVED, "on": today}
        case "check_privacy":
            yield CheckPrivacy, {}
        case "publish_report":
            yield PublishReport, {"on": today, "link": PAGE}
        case "propose_roadmap":
            yield PlanAction, PLAN | {"due": today + AHEAD}
            yield PrioritizeAction, {"action": 1, "priority": Priority.FIRST_CYCLE}
            yield ProposeRoadmap, content(entry + 2)
        case "sign_roadmap":
            said = {"sha256": proposed, "on": today, "seen": PAGE}
            yield from ((SignRoadmap, said | {"party": e}) for e in SigningParty)
        case _:
            raise AssertionError(by)


def _answers(report: Report) -> Iterator[Asked]:
    for label in report.open_corrections:
        said = {"correction": label, "outcome": CorrectionOutcome.TAKEN}
        yield AnswerCorrection, said
