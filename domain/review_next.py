"""What brings a review on: what is missing of its phases, what may be decided."""

from collections.abc import Iterator

from domain.act import kind_of
from domain.acts import (
    AddSite,
    ApproveSample,
    BeginPhase,
    CompleteReview,
    FinalizeReport,
    PlanAction,
    PrioritizeAction,
    ResumeReview,
)
from domain.people.roles import OWNERS
from domain.reviews.progress import (
    NextAct,
    asks_for_no_roadmap,
    completion,
    gaps_to_begin,
    gaps_to_complete,
    ready,
)
from domain.reviews.standing import PhaseStanding, ReviewShown, ReviewStanding
from domain.roadmaps.standing import PlannedStanding


def decisions_next(review: ReviewStanding) -> Iterator[NextAct]:
    """What may be decided where no clock asks for it: a pause, a beginning, the end.

    The end is decided in its engagement, and of no part of the review.
    """
    if pause := review.pause:
        yield NextAct(f"paused {pause.described}", "resume_review", ResumeReview)
        return
    for rule in ready(review):
        how, at = f"begin_phase --phase {rule.key}", f"phase/{rule.key}"
        yield NextAct(f"{rule.title} may begin", how, BeginPhase, at)
    if not any(each.is_open for each in review.phases) and not review.waiting:
        said = f"all phases of review {review.number} are done"
        yield NextAct(said, "complete_review", CompleteReview)


def not_planned_yet(now: ReviewShown) -> str:
    """What a roadmap without actions waits for; empty where they may be planned."""
    framework, has = now.review.framework, now.review.has
    if none := asks_for_no_roadmap(framework):
        return none
    if not any(map(has, framework.reached_by(kind_of(FinalizeReport)))):
        return (
            "actions are planned once the report is final, out of what that recommends"
        )
    return ""


def gaps_of(now: ReviewShown, phase: PhaseStanding) -> list[NextAct]:
    """What a phase that is open still lacks; or one that nothing but this keeps back.

    Empty of one that is done, or waits for phases that are not.
    """
    return [_proposed(each, now) for each in _gaps(now, phase)]


def _gaps(now: ReviewShown, phase: PhaseStanding) -> list[NextAct]:
    review, rule = now.review, now.review.framework.phase[phase.name]
    if phase.is_open:
        return gaps_to_complete(review, now.by_id, rule, now.analysis.covered)
    waits = phase.state == "waiting" and review.is_open
    if waits and all(map(review.is_done, rule.after)):
        return gaps_to_begin(review, rule)
    return []


def _proposed(gap: NextAct, now: ReviewShown) -> NextAct:
    """Before a sample is approved, a site is proposed.

    Of a roadmap it is the first action that lacks something.
    """
    if gap.kind is ApproveSample and not now.sites:
        return gap._replace(kind=AddSite)
    unready = [each for each in now.roadmap.actions if not each.is_ready]
    if gap.kind is PlanAction and unready:
        return _planned(gap, min(unready, key=lambda each: each.number))
    return gap


def _planned(gap: NextAct, action: PlannedStanding) -> NextAct:
    """Its owner and its date first, then its priority."""
    if action.owner and action.due:
        return gap._replace(kind=PrioritizeAction, part=action.key)
    words = () if action.owner else (("owner", OWNERS[0].value),)
    return gap._replace(part=action.key, words=words)


def acts_next(now: ReviewShown, phase: PhaseStanding) -> list[NextAct]:
    """What is missing of a phase; of one that lacks nothing, that it is completed.

    While the review or its engagement stands still, no phase is.
    """
    review = now.review
    if gaps := gaps_of(now, phase):
        return gaps
    if phase.is_open and not (review.pause or review.stop):
        return [completion(review.framework.phase[phase.name])]
    return []
