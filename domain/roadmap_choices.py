"""Which words an act on a review's roadmap takes as it stands, with an example."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import get_args

from domain.acts import (
    ByStaff,
    DropAction,
    PlanAction,
    PrioritizeAction,
    ProposeRoadmap,
    ReopenRoadmap,
    SetAnchor,
    SignRoadmap,
    VoteOnAction,
)
from domain.available_acts import Field
from domain.people.roles import OWNERS
from domain.reviews.part import ReviewPart
from domain.reviews.standing import ReviewShown
from domain.roadmaps.acts import RoadmapAct
from domain.roadmaps.roadmap import VOTING
from domain.roadmaps.standing import RoadmapStanding

OF_ROADMAP = get_args(RoadmapAct)
NEW = ("title", "components", "horizon")
"""What is said of an action that is new."""
AHEAD = timedelta(days=56)
"""Of a due date, or an anchor, as its example has it."""
FIRST_ANCHOR = "adoption"


def roadmap_may_be_said(kind: type[ByStaff], now: ReviewShown) -> bool:
    """Whether an act on the roadmap fits it as it stands, whatever is said in it."""
    fits = FITS.get(kind)
    return fits is None or fits(now.roadmap)


def roadmap_words(
    name: str, kind: type[ByStaff], now: ReviewShown
) -> tuple[str, ...] | None:
    """What a field of this name takes; None where that is not among a few words."""
    roadmap = now.roadmap
    match name:
        case "action" if kind is not PlanAction:
            return (*_actions(kind, roadmap),)
        case "anchor" if kind is PlanAction:
            return tuple(each.key for each in roadmap.anchors)
        case "recommendation":
            return tuple(e.id for e in now.analysis.recommendations if e.stands)
        case "owner":
            return (*OWNERS,)
        case "role":
            return (*VOTING,)
        case "party":
            return (*roadmap.unsigned,)
    return None


def roadmap_field(
    field: Field,
    kind: type[ByStaff],
    now: ReviewShown,
    part: ReviewPart | None,
    today: date | None,
) -> Field:
    """With an example of what may be said now, and whether it is needed."""
    roadmap = now.roadmap
    known = {each.id: each for each in roadmap.actions}.get(part.name if part else "")
    if kind is PlanAction and field.name in NEW:
        return field.but(required=known is None)
    if kind is PlanAction and field.name == "due" and known and known.due:
        return field  # it stays, or moves with its anchor
    if kind is PlanAction and field.name == "action":
        return field.but(such_as=str(_free_number(roadmap)))
    if kind is SetAnchor and field.name == "anchor":
        keys = [each.key for each in roadmap.anchors]
        return field.but(such_as=next(iter(keys), FIRST_ANCHOR))
    if field.name in ("due", "on") and today:
        day = today if kind is SignRoadmap else today + AHEAD
        return field.but(such_as=str(day))
    return field


def _free_number(roadmap: RoadmapStanding) -> int:
    return 1 + max((each.number for each in roadmap.actions), default=0)


def _actions(kind: type[ByStaff], roadmap: RoadmapStanding) -> Iterator[str]:
    """All there are; of those that others wait for none is dropped."""
    awaited = {number for each in roadmap.actions for number in each.depends_on}
    for each in roadmap.actions:
        if kind is not DropAction or each.number not in awaited:
            yield each.id


def _is_ready(roadmap: RoadmapStanding) -> bool:
    actions = roadmap.actions
    return bool(actions) and all(each.is_ready for each in actions)


FITS: dict[type[ByStaff], Callable[[RoadmapStanding], bool]] = {
    DropAction: lambda now: bool([*_actions(DropAction, now)]),
    PrioritizeAction: lambda now: bool(now.actions),
    VoteOnAction: lambda now: bool(now.actions),
    ProposeRoadmap: _is_ready,
    SignRoadmap: lambda now: bool(now.proposal and now.unsigned),
    ReopenRoadmap: lambda now: now.proposal is not None,
}
