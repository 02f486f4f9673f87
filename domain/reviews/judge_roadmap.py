"""Whether the roadmap of a review is worked on now, by its report and its phases."""

from datetime import datetime

from domain import refusals
from domain.act import ByStaff
from domain.reviews.judge_report import final_since, out_of_its_phase
from domain.reviews.review import Review
from domain.roadmaps.acts import (
    DropAction,
    ImportVotes,
    PrioritizeAction,
    ProposeRoadmap,
    ReopenRoadmap,
    RoadmapAct,
    SignRoadmap,
    VoteOnAction,
)
from domain.roadmaps.judge import check_roadmap_act
from domain.roadmaps.planning import Planning
from domain.setting import Setting

OF_PROPOSAL = (SignRoadmap, ReopenRoadmap)
ON_ACTIONS = (DropAction, PrioritizeAction, VoteOnAction, ImportVotes)


def no_roadmap_now(review: Review, kind: type[ByStaff]) -> refusals.Refused | None:
    """Why this is not done about the roadmap now by anybody; None if it is."""
    return _not_begun(review) or (
        _of_proposal(review, kind) if kind in OF_PROPOSAL else _of_plan(review, kind)
    )


def _not_begun(review: Review) -> refusals.Refused | None:
    """Why there is no roadmap to be worked on."""
    if not review.framework.reached_by("sign_roadmap"):
        return refusals.OutOfPhase(
            f"{review.framework.named} asks for no roadmap that is worked out here; "
            "`import-roadmap` brings one"
        )
    if not final_since(review):
        return refusals.StepMissing(
            f"the report of review {review.number} is not final yet; its roadmap is "
            "worked out of what that recommends"
        )
    return None


def _of_proposal(review: Review, kind: type[ByStaff]) -> refusals.Refused | None:
    """Why what is proposed is not signed now, or not taken back."""
    roadmap, named = review.roadmap, _named(review)
    if roadmap.proposal is None:
        return refusals.StepMissing(
            f"{named} is not proposed yet; `roadmap propose` comes first"
        )
    if kind is SignRoadmap:
        if roadmap.is_signed:
            return refusals.NothingToChange(f"all three have signed {named}")
        return out_of_its_phase(review, kind)
    if roadmap.is_signed and (done := _done_with(review)):
        return refusals.OutOfPhase(f"{done}; {named} stays as it was signed")
    return None


def _of_plan(review: Review, kind: type[ByStaff]) -> refusals.Refused | None:
    """Why nothing is planned, voted on or proposed now."""
    roadmap, named = review.roadmap, _named(review)
    if kind is ProposeRoadmap and roadmap.proposal:
        on = roadmap.proposal.on
        return refusals.NothingToChange(f"{named} is proposed since {on}")
    if kind is ProposeRoadmap and (off := out_of_its_phase(review, kind)):
        return off
    if proposal := roadmap.proposal:
        return refusals.OutOfPhase(
            f"{named} is proposed since {proposal.on}, and stays as it is for those "
            "who sign it; reopen_roadmap takes it back"
        )
    if kind in ON_ACTIONS and not roadmap.actions:
        return refusals.StepMissing(
            f"{named} has no action yet; plan_action, or import-actions, comes first"
        )
    return None


def _named(review: Review) -> str:
    return f"the roadmap of review {review.number}"


def check_roadmap(
    review: Review, act: RoadmapAct, setting: Setting, at: datetime
) -> None:
    """Raise a `Refused` where the act does not fit the roadmap as it stands."""
    planning = Planning(
        advice=review.analysis.advice,
        components=review.framework.by_number,
        setting=setting,
        today=setting.day_of(at),
    )
    check_roadmap_act(review.roadmap, act, planning)


def _done_with(review: Review) -> str:
    """The phase that is done by its signatures; empty where none is."""
    keys = {*review.framework.reached_by("sign_roadmap")}
    for rule in review.framework.phases:
        if keys & {*rule.exit} and review.is_done(rule.key):
            return f"{rule.title} is done since {review.phases[rule.key].done}"
    return ""
