"""Whether what is so already in a review is what an act on it says, and why not."""

from domain import refusals
from domain.reviews.acts import (
    BeginPhase,
    CompletePhase,
    PauseReview,
    ReviewStaffAct,
    WithdrawMilestone,
)
from domain.reviews.judge import check_begin, check_complete, known_phase
from domain.reviews.judge_milestone import known_milestone
from domain.reviews.report_acts import FinalizeReport
from domain.reviews.review import Review
from domain.roadmaps.acts import ProposeRoadmap, SignRoadmap
from domain.roadmaps.judge_signing import check_not_signed, check_proposed_so
from domain.setting import Setting


def check_repeated(review: Review, act: ReviewStaffAct, setting: Setting) -> None:
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
        case FinalizeReport(second_reader=reader):
            _check_reader(review, reader)
        case ProposeRoadmap():
            check_proposed_so(review.roadmap, act)
        case SignRoadmap():
            check_not_signed(review.roadmap, act, setting)


def _check_paused(review: Review, act: PauseReview) -> None:
    pause = review.pause
    if pause and (pause.cause, pause.recheck) != (act.cause, act.recheck):
        raise refusals.AlreadyDone(
            f"review {review.number} is paused already {pause.described}; to pause it "
            "otherwise, resume_review comes first"
        )


def _check_reader(review: Review, reader: str) -> None:
    final = review.report.final
    if final and final.second_reader != reader:
        raise refusals.AlreadyDone(
            f"the report of review {review.number} is final since {final.on}, read "
            f"once more by {final.second_reader}, and stays as it is"
        )
