"""Whether something may be done to a roadmap that is worked out, and why not.

What is voted on is judged in `judge_votes.py`, what is signed in `judge_signing.py`.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from domain import refusals
from domain.actions.check import circle, far_away
from domain.actions.planned import label, missing, named
from domain.bounds import LETTERS, MOST_ACTIONS, MOST_ANCHORS, PARTS
from domain.faults import quoted
from domain.first_few import first_few
from domain.guess import guess
from domain.people.roles import LABELS, OWNERS
from domain.roadmaps.acts import (
    DropAction,
    ImportActions,
    ImportVotes,
    PlanAction,
    PrioritizeAction,
    ProposeRoadmap,
    ReopenRoadmap,
    RoadmapAct,
    SetAnchor,
    SignRoadmap,
    VoteOnAction,
)
from domain.roadmaps.apply import (
    as_planned,
    due_on,
    is_past,
    worked_on,
)
from domain.roadmaps.judge_signing import check_proposal, check_signature
from domain.roadmaps.judge_votes import check_votes
from domain.roadmaps.planning import Planning
from domain.roadmaps.roadmap import PlannedRoadmap, RoadmapAction
from domain.wording import as_given, is_blank, so_many, with_and

BOTH_DATES = "it is due on a day, --due, or by an anchor, --anchor and --days; say one"


def check_roadmap_act(
    roadmap: PlannedRoadmap, act: RoadmapAct, planning: Planning
) -> None:
    """Raise a `Refused` where the act does not fit the roadmap as it is."""
    match act:
        case PlanAction():
            _check_plan(roadmap, act, planning)
        case DropAction(action=number):
            _check_drop(roadmap, number)
        case PrioritizeAction(action=number):
            known_action(roadmap, number)
        case ImportActions():
            _check_rows(roadmap, act, planning)
        case VoteOnAction() | ImportVotes():
            check_votes(roadmap, act, planning)
        case SetAnchor():
            _check_anchor(roadmap, act, planning)
        case ProposeRoadmap():
            check_proposal(roadmap, act, planning)
        case SignRoadmap():
            check_signature(roadmap, act, planning)
        case ReopenRoadmap():
            pass  # all that there is to it is that something is proposed


def known_action(roadmap: PlannedRoadmap, number: int) -> RoadmapAction:
    """Raises NoSuchAction, with those there are."""
    known = roadmap.by_number
    if number not in known:
        raise refusals.NoSuchAction(missing(number, known))
    return known[number]


def _check_plan(roadmap: PlannedRoadmap, act: PlanAction, planning: Planning) -> None:
    known = roadmap.actions.get(str(act.action))
    if known is None:
        _check_new(roadmap, act)
    if act.due and act.anchor:
        raise refusals.DateUnusable(BOTH_DATES)
    after = as_planned(known, act, known.entry if known else 0)
    said = (act.text, act.past, act.standards)
    if known == after and all(each is None for each in said):
        raise refusals.NothingToChange(f"{named(act.action)} is planned so already")
    unexplained = act.is_dated and is_blank(act.past or "")
    for off in _off(roadmap, act.action, after, planning, unexplained):
        raise off.rule(off.message)
    _check_waits(worked_on(roadmap, act, planning.setting, planning.today))


def _check_new(roadmap: PlannedRoadmap, act: PlanAction) -> None:
    if act.action >= PARTS:
        raise refusals.RoadmapUnusable(no_part(act.action))
    if len(roadmap.actions) >= MOST_ACTIONS:
        raise refusals.TooLarge(f"a roadmap has {MOST_ACTIONS} actions at most")
    asked = {
        "--title": act.title,
        "--components": act.components,
        "--horizon": act.horizon,
    }
    if lacks := [option for option, said in asked.items() if not said]:
        raise refusals.RoadmapUnusable(
            f"{named(act.action)} is new; say {with_and(lacks)} too"
        )


class Unfit(NamedTuple):
    """What is off about an action as it is planned, and by which rule."""

    rule: type[refusals.Refused]
    message: str


def _off(
    roadmap: PlannedRoadmap,
    number: int,
    action: RoadmapAction,
    planning: Planning,
    unexplained: bool,
) -> Iterator[Unfit]:
    """Of one action, whatever it waits for; `unexplained` where no reason is given."""
    if is_blank(action.title):
        yield Unfit(refusals.RoadmapUnusable, f"{named(number)} has no title: --title")
    if not action.components:
        yield Unfit(refusals.RoadmapUnusable, f"{named(number)} names no component")
    if wrong := [e for e in action.components if e not in planning.components]:
        several = first_few([*map(str, wrong)])
        off = f"{several}: the framework has no such component"
        yield Unfit(refusals.RoadmapUnusable, off)
    if action.owner is not None and action.owner not in OWNERS:
        off = f"the {LABELS[action.owner]} does not own actions of an LEA"
        yield Unfit(refusals.NotAnOwner, off)
    if action.recommendation and action.recommendation not in planning.advice:
        yield Unfit(refusals.NoSuchRecommendation, _no_advice(action, planning.advice))
    if action.days and not action.anchor:
        off = "--days count from an anchor; say which: --anchor"
        yield Unfit(refusals.DateUnusable, off)
    if action.anchor and action.anchor not in roadmap.anchors:
        yield Unfit(refusals.NoSuchAnchor, no_anchor(roadmap, action.anchor))
        return
    due = due_on(roadmap.anchors, action, planning.setting.policy.lea)
    yield from _off_date(due, planning, unexplained)


def _off_date(
    due: date | None, planning: Planning, unexplained: bool
) -> Iterator[Unfit]:
    if due is None:
        return
    lea, today = planning.setting.policy.lea, planning.today
    if off := far_away(due, today):
        yield Unfit(refusals.DateUnusable, off)
    elif unexplained and is_past(due, lea, today):
        off = f"{due} is past; agree on a day to come, or say why: --past '...'"
        yield Unfit(refusals.DateUnusable, off)


def _no_advice(action: RoadmapAction, advice: Collection[str]) -> str:
    known = first_few([*advice]) or "none that stands"
    return (
        f"there is no recommendation {action.recommendation} that stands; there is "
        f"{known}{guess(action.recommendation, advice)}"
    )


def no_anchor(roadmap: PlannedRoadmap, anchor: str) -> str:
    """'there is no anchor board; there is adoption', and how one is set."""
    known = ", ".join(roadmap.anchors)
    there = f"there is {known}" if known else "none is set yet"
    return (
        f"there is no anchor {quoted(anchor)}; {there}"
        f"{guess(anchor, roadmap.anchors)}; set_anchor sets one"
    )


def no_part(number: int) -> str:
    """Why an action that is planned has no letter to its number."""
    return (
        f"{label(number)} names a part; parts come by splitting an action that is "
        f"adopted. Its number is whole: 1 to {PARTS - 1:,}, without {LETTERS[0]} to "
        f"{LETTERS[-1]}"
    )


def _check_waits(after: PlannedRoadmap) -> None:
    """What waits for what: for nothing that is not there, nor for itself in the end."""
    known = after.by_number
    for number, action in known.items():
        if gone := [each for each in action.depends_on if each not in known]:
            raise refusals.NoSuchAction(
                f"{named(number)} waits for {first_few([*map(label, gone)])}, and "
                f"{missing(gone[0], known)}"
            )
    if off := circle({n: {*each.depends_on} for n, each in known.items()}):
        raise refusals.DependencyLoop(off)


def _check_drop(roadmap: PlannedRoadmap, number: int) -> None:
    known_action(roadmap, number)
    waiting = [n for n, e in roadmap.by_number.items() if number in e.depends_on]
    if waiting:
        raise refusals.StepMissing(
            f"{first_few([*map(named, waiting)])} wait{'s' * (len(waiting) == 1)} for "
            f"it; plan_action with other --depends-on comes first"
        )


def _check_rows(
    roadmap: PlannedRoadmap, act: ImportActions, planning: Planning
) -> None:
    """Every fault of every row in one go."""
    off = [*_of_rows(roadmap, act, planning)]
    if off:
        raise refusals.RoadmapUnusable("\n".join(off))
    after = worked_on(roadmap, act, planning.setting, planning.today)
    if len(after.actions) > MOST_ACTIONS:
        raise refusals.TooLarge(f"a roadmap has {MOST_ACTIONS} actions at most")
    _check_waits(after)


def _of_rows(
    roadmap: PlannedRoadmap, act: ImportActions, planning: Planning
) -> Iterator[str]:
    numbers = [row.action for row in act.rows]
    for number in dict.fromkeys(n for n in numbers if numbers.count(n) > 1):
        yield f"{named(number)} stands {numbers.count(number)} times; give it once"
    after = worked_on(roadmap, act, planning.setting, planning.today)
    for row in act.rows:
        known = roadmap.actions.get(str(row.action))
        if row.action >= PARTS:
            yield no_part(row.action)
        if changed := _changed_since(known, row.as_of, row.action in act.overwrite):
            yield f"{named(row.action)} {changed}"
        if row.due and row.anchor:
            yield f"{named(row.action)}: {BOTH_DATES}"
        if row.priority and is_blank(row.reason):
            yield f"{named(row.action)}: why its priority is that, 'reason' says"
        action = after.actions[str(row.action)]
        unexplained = is_blank(row.past) and not (known and known.due == action.due)
        for each in _off(roadmap, row.action, action, planning, unexplained):
            yield f"{named(row.action)}: {each.message}"


def _changed_since(known: RoadmapAction | None, as_of: int, overwrite: bool) -> str:
    if overwrite or as_of == (known.entry if known else 0):
        return ""
    if known is None:
        return "was dropped here after the workbook was written; as new, without as_of"
    return (
        f"changed here in entry {known.entry}, after the workbook was written; name it "
        "among those to overwrite"
    )


def _check_new_anchor(roadmap: PlannedRoadmap, key: str) -> None:
    if (other := as_given(key, roadmap.anchors)) != key:
        raise refusals.AlreadyDone(
            f"there is an anchor {other}: keys that differ in capitals alone are "
            "easily mixed up; say that one, or another"
        )
    if len(roadmap.anchors) >= MOST_ANCHORS:
        raise refusals.TooLarge(f"a roadmap has {MOST_ANCHORS} anchors at most")


def _check_anchor(roadmap: PlannedRoadmap, act: SetAnchor, planning: Planning) -> None:
    known, dated = roadmap.anchors.get(act.anchor), roadmap.at_anchor(act.anchor)
    if act.on == "":
        if known is None:
            raise refusals.NoSuchAnchor(no_anchor(roadmap, act.anchor))
        if dated:
            raise refusals.StepMissing(
                f"{so_many(len(dated), 'action is', 'actions are')} dated by it: "
                f"{first_few([*map(label, dated)])}; plan_action dates them otherwise"
            )
        return
    if known is None:
        _check_new_anchor(roadmap, act.anchor)
    after = worked_on(roadmap, act, planning.setting, planning.today)
    same = after.actions == roadmap.actions
    if known and known.on == act.on and act.title in ("", known.title) and same:
        raise refusals.NothingToChange(f"{act.anchor} is on {act.on} already")
    if known and known.on != act.on and dated and is_blank(act.why):
        raise refusals.ReasonMissing(
            f"{so_many(len(dated), 'action moves', 'actions move')} with it, which "
            "needs a reason: --why '...'"
        )
    for number in dated:
        due = after.actions[str(number)].due
        for off in _off_date(due, planning, unexplained=True):
            raise off.rule(f"{named(number)} would move: {off.message}")
