"""Whether what is so already in a review is what an act on it says, and why not."""

from domain import refusals
from domain.documents.canonical import in_short
from domain.reviews.acts import (
    BeginPhase,
    CompletePhase,
    PauseReview,
    ReviewStaffAct,
    WithdrawMilestone,
)
from domain.reviews.judge import check_begin, check_complete, known_phase
from domain.reviews.judge_milestone import known_milestone
from domain.reviews.judge_report import final_since
from domain.reviews.report_acts import FinalizeReport
from domain.reviews.review import Review
from domain.roadmaps.acts import ProposeRoadmap, SignRoadmap
from domain.roadmaps.judge_signing import check_not_signed, check_proposed_so


def check_repeated(review: Review, act: ReviewStaffAct) -> None:
    """Raise a `Refused` where it names what is not there, or says it otherwise.

    Of an act whose kind has nothing to do any more: only what is so as it says has
    been done already.
    """
    match act:
        case BeginPhase(phase=key):
            check_begin(review, known_phase(review.framework, key))
        case CompletePhase(phase=key):
            check_complete(review, known_phase(review.framework, key))
        case WithdrawMilestone(milestone=key):
            known_milestone(review.framework, key)
        case PauseReview():
            _check_paused(review, act)
        case FinalizeReport():
            _check_final_so(review, act)
        case ProposeRoadmap():
            check_proposed_so(review.roadmap, act)
        case SignRoadmap():
            check_not_signed(review.roadmap, act)


def _check_paused(review: Review, act: PauseReview) -> None:
    pause = review.pause
    if pause and (pause.cause, pause.recheck) != (act.cause, act.recheck):
        raise refusals.AlreadyDone(
            f"review {review.number} is paused already {pause.described}; to pause it "
            "otherwise, resume_review comes first"
        )


def _check_final_so(review: Review, act: FinalizeReport) -> None:
    """Raise AlreadyDone where it is not this that is final, or by whom is not known."""
    named, final = f"the report of review {review.number}", review.report.final
    if final is None:
        raise refusals.AlreadyDone(
            f"{named} is final since {final_since(review)}, as was stated when the "
            "review was brought in; who read it is not known here, and it stays so"
        )
    if (final.sha256, final.second_reader) != (act.sha256, act.second_reader):
        raise refusals.AlreadyDone(
            f"{named} is final since {final.on} ({in_short(final.sha256)}), read once "
            f"more by {final.second_reader}, and stays as it is"
        )
