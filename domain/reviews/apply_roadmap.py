"""What becomes of a review when somebody works on its roadmap: milestones reached."""

from collections.abc import Iterator
from datetime import date, datetime

from domain.act import kind_of
from domain.reviews.review import ReachedMilestone, Review
from domain.roadmaps.acts import (
    ProposeRoadmap,
    ReopenRoadmap,
    RoadmapAct,
    SignRoadmap,
)
from domain.roadmaps.apply import worked_on
from domain.roadmaps.roadmap import RoadmapSummary
from domain.setting import Setting


def roadmap_worked_on(
    review: Review, act: RoadmapAct, setting: Setting, at: datetime
) -> Review:
    """The review with its roadmap as it is then, and the milestones it has so.

    What was reached by a proposal is reached no more once that is taken back.
    """
    today = setting.day_of(at)
    after = review.but(roadmap=worked_on(review.roadmap, act, setting, today))
    match act:
        case ProposeRoadmap():
            return _reaching(after, today, setting.entry)
        case SignRoadmap():
            return _reaching(after, after.roadmap.last_signed, setting.entry)
        case ReopenRoadmap():
            gone = {*_keys(review)}
            left = {
                key: each
                for key, each in review.milestones.items()
                if key not in gone or not _is_of(review, each)
            }
            return after.but(milestones=left)
    return after


def roadmap_kinds(roadmap: RoadmapSummary) -> Iterator[str]:
    """The kinds of acts of which the roadmap has what they reach."""
    if roadmap.proposal:
        yield kind_of(ProposeRoadmap)
    if roadmap.is_signed:
        yield kind_of(SignRoadmap)


def _keys(review: Review) -> Iterator[str]:
    """The milestones that the roadmap reaches as it is now."""
    for kind in roadmap_kinds(review.planned):
        yield from review.framework.reached_by(kind)


def _is_of(review: Review, reached: ReachedMilestone) -> bool:
    """Whether it was reached by what is proposed now, and not before, elsewhere."""
    proposal = review.roadmap.proposal
    return proposal is not None and reached.sha256 == proposal.sha256


def _reaching(review: Review, day: date, entry: int) -> Review:
    proposal = review.roadmap.proposal
    reached = ReachedMilestone(
        on=day, entry=entry, sha256=proposal.sha256 if proposal else ""
    )
    new = {key: reached for key in _keys(review) if not review.has(key)}
    return review.but(milestones=review.milestones | new) if new else review
