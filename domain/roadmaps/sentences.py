"""What was done to a roadmap that is worked out, as a phrase; how far it is."""

from collections.abc import Iterator
from datetime import date

from domain.actions.planned import label, named
from domain.bounds import BEST_VOTE
from domain.documents.canonical import in_short
from domain.first_few import first_few
from domain.people.roles import LABELS
from domain.roadmaps.acts import (
    DecidingRoadmapAct,
    DropAction,
    ImportActions,
    ImportVotes,
    PlanAction,
    PlanningAct,
    PrioritizeAction,
    ProposeRoadmap,
    ReopenRoadmap,
    RoadmapAct,
    SetAnchor,
    SignRoadmap,
    VotingAct,
)
from domain.roadmaps.roadmap import PlannedRoadmap, RoadmapAction, RoadmapSummary
from domain.wording import so_many, with_and

IN_FULL = 5  # dates that moved, which an entry says in full


def did_roadmap(before: PlannedRoadmap, after: PlannedRoadmap, act: RoadmapAct) -> str:
    """What they did, after their name."""
    if isinstance(act, DecidingRoadmapAct):
        return _decided(before, after, act)
    if isinstance(act, VotingAct):
        return _voted(before, after, act)
    return _planned(before, after, act)


def _planned(before: PlannedRoadmap, after: PlannedRoadmap, act: PlanningAct) -> str:
    match act:
        case PlanAction(action=number):
            again = " otherwise" if str(number) in before.actions else ""
            action = after.actions[str(number)]
            return f"planned {named(number)}{again}: {action.title}, {_whose(action)}"
        case DropAction(action=number):
            title = before.actions[str(number)].title
            return f"took {named(number)}, {title}, out of the roadmap"
        case PrioritizeAction(action=number, priority=priority):
            return f"gave {named(number)} its priority: {priority.described}"
        case ImportActions(rows=rows):
            new = sum(str(row.action) not in before.actions for row in rows)
            which = f"{new} new, {len(rows) - new} planned otherwise"
            many = so_many(len(rows), "action")
            return f"took over {many} of the roadmap ({which}) from a workbook"
        case SetAnchor():
            return "; ".join(_anchored(before, after, act))


def _voted(before: PlannedRoadmap, after: PlannedRoadmap, act: VotingAct) -> str:
    role = _as_role(before, after)
    if isinstance(act, ImportVotes):
        return f"voted on {so_many(len(act.rows), 'action')}{role}"
    return (
        f"voted on {named(act.action)}{role}: impact {act.impact}, effort "
        f"{act.effort}, feasibility {act.feasibility} of {BEST_VOTE}"
    )


def _decided(
    before: PlannedRoadmap, after: PlannedRoadmap, act: DecidingRoadmapAct
) -> str:
    match act:
        case ProposeRoadmap(sha256=digest):
            return (
                f"put the roadmap of {so_many(len(after.actions), 'action')} before "
                f"LEA, COE and CCEE to be signed ({in_short(digest)})"
            )
        case SignRoadmap(party=party, on=on, seen=seen):
            person = after.signatures[party].person
            return (
                f"noted that {person} signed the roadmap for {party.named} on {on}, "
                f"seen at {seen}"
            )
        case ReopenRoadmap():
            signed = with_and(each.named for each in before.signatures)
            fell = f"; the signature of {signed} fell" if signed else ""
            return f"took the roadmap back to work on it{fell}"


def moved(
    before: PlannedRoadmap, after: PlannedRoadmap
) -> Iterator[tuple[int, date | None, date | None]]:
    """The actions whose dates are others, each with both."""
    for number, action in after.by_number.items():
        was = before.actions.get(str(number))
        if was and was.due != action.due:
            yield number, was.due, action.due


def how_far_roadmap(roadmap: RoadmapSummary) -> Iterator[str]:
    """How far it is, in a few phrases; nothing of one that is not begun."""
    if roadmap.actions:
        ready = f"{roadmap.ready} ready to be signed"
        yield f"{so_many(roadmap.actions, 'action')}, {ready}"
    if proposal := roadmap.proposal:
        yield f"proposed since {proposal.on} ({in_short(proposal.sha256)})"
        signed = with_and(each.named for each in roadmap.signatures)
        left = with_and(each.named for each in roadmap.unsigned)
        if signed:
            yield f"signed by {signed}"
        if left:
            yield f"to be signed by {left}"


def dated(roadmap: PlannedRoadmap, action: RoadmapAction) -> str:
    """'due 2027-03-01', and by which anchor; or that it has no date yet."""
    due = f"due {action.due}" if action.due else "without a date"
    anchor = roadmap.anchors.get(action.anchor)
    return f"{due}, {relative(action.days, anchor.title)}" if anchor else due


def relative(days: int, title: str) -> str:
    """'30 working days after the board's adoption'; on its day for none."""
    if days == 0:
        return f"on the day of {title}"
    where = "after" if days > 0 else "before"
    return f"{so_many(abs(days), 'working day')} {where} {title}"


def lacking(number: int, action: RoadmapAction) -> str:
    """What an action lacks without which it cannot be signed; empty if nothing."""
    lacks = [
        word
        for word, there in (
            ("an owner", action.owner),
            ("a due date", action.due),
            ("a priority with its reason", action.priority),
        )
        if there is None
    ]
    return f"{named(number)} lacks {with_and(lacks)}" if lacks else ""


def _whose(action: RoadmapAction) -> str:
    owner = LABELS[action.owner] if action.owner else "without an owner"
    due = f"due {action.due}" if action.due else "without a date"
    return f"{owner}, {due}"


def _as_role(before: PlannedRoadmap, after: PlannedRoadmap) -> str:
    """In which role they voted: that whose votes are others."""
    for key, action in after.actions.items():
        was = before.actions[key].votes if key in before.actions else {}
        for role, vote in action.votes.items():
            if was.get(role) != vote:
                return f" as the {LABELS[role]}"
    return ""


def _anchored(
    before: PlannedRoadmap, after: PlannedRoadmap, act: SetAnchor
) -> Iterator[str]:
    known, now = (each.anchors.get(act.anchor) for each in (before, after))
    if now is None:
        yield f"took the anchor {act.anchor} away"
        return
    was = f" instead of {known.on}" if known and known.on != now.on else ""
    yield f"set the anchor {act.anchor} ({now.title}) on {now.on}{was}"
    dates = [f"action {label(n)} due {a} -> {b}" for n, a, b in moved(before, after)]
    if dates:
        yield first_few(dates, IN_FULL, "; ")
