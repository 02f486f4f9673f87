"""What becomes of a roadmap that is worked out when somebody works on it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from domain.calendars.work_calendar import WorkCalendar
from domain.people.roles import Role, answering
from domain.roadmaps.acts import (
    DropAction,
    ImportActions,
    ImportVotes,
    PlanAction,
    PlannedRow,
    PrioritizeAction,
    ProposeRoadmap,
    ReopenRoadmap,
    RoadmapAct,
    SetAnchor,
    SignRoadmap,
    VoteOnAction,
    VoteRow,
    VotingAct,
)
from domain.roadmaps.roadmap import (
    VOTING,
    Anchor,
    PlannedRoadmap,
    RoadmapAction,
    RoadmapProposal,
    Signature,
    SigningParty,
    Vote,
)
from domain.setting import Setting
from domain.wording import is_blank

KEPT = (
    *("title", "components", "horizon", "theme", "owner", "depends_on"),
    "recommendation",
)
"""Fields of a plan that are taken as they are said."""


def worked_on(
    roadmap: PlannedRoadmap, act: RoadmapAct, setting: Setting, today: date
) -> PlannedRoadmap:
    """The roadmap after the act; what is proposed of it changes nothing in it."""
    entry = setting.entry
    match act:
        case ProposeRoadmap():
            return roadmap.but(
                proposal=_proposed(roadmap, act, today, entry),
                proposals=roadmap.proposals + 1,
                signatures={},
            )
        case SignRoadmap(party=party):
            person = signer(act, setting) or act.by
            signature = Signature(person=person, on=act.on, seen=act.seen, entry=entry)
            return roadmap.but(signatures=roadmap.signatures | {party: signature})
        case ReopenRoadmap():
            return roadmap.but(proposal=None, signatures={})
        case _:
            return _planned(roadmap, act, setting, today).but(changed=entry)


def signer(act: SignRoadmap, setting: Setting) -> str | None:
    """Who has signed: whoever is named, or held the party's first role on that day."""
    return act.person or next(holders(act.party, setting, act.on), None)


def holders(party: SigningParty, setting: Setting, day: date) -> Iterator[str]:
    """Whoever may sign for the party on a day, the nearest role first.

    Who holds a role, and then who stands in for them while they are away.
    """
    for role in party.roles:
        there = answering(setting.people, role, day), setting.speaker(role, day)
        yield from (each.person for each in there if each and each.person)


def roles_of(person: str, setting: Setting, today: date) -> list[Role]:
    """The roles in which somebody may vote on a day."""
    return [role for role in VOTING if holds(person, role, setting, today)]


def holds(person: str, role: Role, setting: Setting, today: date) -> bool:
    """Whether they hold a role on a day, or stand in for whoever does."""
    there = setting.speaker(role, today), answering(setting.people, role, today)
    return any(each.person == person for each in there if each)


def voting_role(act: VotingAct, setting: Setting, today: date) -> Role | None:
    """In which role they vote: the one that is said, or the only one they hold."""
    if act.role:
        return act.role
    held = roles_of(act.by, setting, today)
    return held[0] if len(held) == 1 else None


def due_on(
    anchors: Mapping[str, Anchor], action: RoadmapAction, lea: WorkCalendar
) -> date | None:
    """By its anchor, so many working days of the LEA around it; else as it is."""
    anchor = anchors.get(action.anchor)
    if anchor is None:
        return action.due
    if action.days == 0:
        return lea.working_day_from(anchor.on)
    return lea.later(anchor.on, action.days)


def is_past(due: date, lea: WorkCalendar, today: date) -> bool:
    """Whether the working day on which it counts is past."""
    return lea.working_day_from(due) < today


def _planned(
    roadmap: PlannedRoadmap, act: RoadmapAct, setting: Setting, today: date
) -> PlannedRoadmap:
    entry = setting.entry
    match act:
        case PlanAction(action=number):
            planned = as_planned(roadmap.actions.get(str(number)), act, entry)
            if not act.is_dated:
                return roadmap.but(actions=roadmap.actions | {str(number): planned})
            return _with(roadmap, {number: planned}, setting)
        case DropAction(action=number):
            return roadmap.but(actions=_without(roadmap, number))
        case PrioritizeAction(action=number, priority=priority):
            known = roadmap.actions[str(number)]
            now = known.but(priority=priority, entry=entry)
            return roadmap.but(actions=roadmap.actions | {str(number): now})
        case ImportActions(rows=rows):
            before = roadmap.by_number
            taken = {
                row.action: row_planned(before.get(row.action), row, entry)
                for row in rows
            }
            return _with(roadmap, taken, setting)
        case VoteOnAction() | ImportVotes():
            return _voted(roadmap, act, setting, today)
        case SetAnchor(anchor=key):
            after = _anchored(roadmap, act, entry)
            moved = {n: after.actions[str(n)] for n in after.at_anchor(key)}
            return _with(after, moved, setting)
    raise AssertionError(act)


def as_planned(
    known: RoadmapAction | None, act: PlanAction, entry: int = 0
) -> RoadmapAction:
    """The action as it is then, its date not yet worked out; what is left out stays."""
    fields = {key: getattr(act, key) for key in KEPT}
    said = {key: value for key, value in fields.items() if value is not None}
    said |= {"entry": entry}
    if act.due:
        said |= {"due": act.due, "anchor": "", "days": 0}
    if act.anchor is not None:
        days = known.days if known and act.anchor and act.days is None else act.days
        said |= {"anchor": act.anchor, "days": days or 0}
    elif act.days is not None:
        said |= {"days": act.days}
    if known:
        return known.but(**said)
    return RoadmapAction.model_validate(said)


def _with(
    roadmap: PlannedRoadmap, changed: Mapping[int, RoadmapAction], setting: Setting
) -> PlannedRoadmap:
    """With these actions, each due by its anchor where it has one."""
    anchors = roadmap.anchors
    new = {
        str(number): action.but(due=due_on(anchors, action, setting.policy.lea))
        for number, action in changed.items()
    }
    return roadmap.but(actions=roadmap.actions | new)


def _without(roadmap: PlannedRoadmap, gone: int) -> dict[str, RoadmapAction]:
    return {key: e for key, e in roadmap.actions.items() if key != str(gone)}


def row_planned(
    known: RoadmapAction | None, row: PlannedRow, entry: int = 0
) -> RoadmapAction:
    """As the workbook has it, its date not yet worked out; with the votes it had."""
    said = {key: getattr(row, key) for key in (*KEPT, "anchor", "days", "priority")}
    due = None if row.anchor else row.due
    votes = known.votes if known else {}
    said |= {"due": due, "votes": votes, "entry": entry}
    return RoadmapAction.model_validate(said)


def _voted(
    roadmap: PlannedRoadmap, act: VotingAct, setting: Setting, today: date
) -> PlannedRoadmap:
    """The latest vote of the role stands."""
    role = voting_role(act, setting, today)
    rows: Iterable[VoteOnAction | VoteRow]
    rows = act.rows if isinstance(act, ImportVotes) else (act,)
    if role is None:
        return roadmap
    voted = {}
    for row in rows:
        vote = Vote(impact=row.impact, effort=row.effort, feasibility=row.feasibility)
        known = roadmap.actions[str(row.action)]
        voted[str(row.action)] = known.but(votes=known.votes | {role: vote})
    return roadmap.but(actions=roadmap.actions | voted)


def _anchored(roadmap: PlannedRoadmap, act: SetAnchor, entry: int) -> PlannedRoadmap:
    left = {key: each for key, each in roadmap.anchors.items() if key != act.anchor}
    if act.on == "":
        return roadmap.but(anchors=left)
    known = roadmap.anchors.get(act.anchor)
    title = known.title if known else act.anchor
    if not is_blank(act.title):
        title = act.title
    anchor = Anchor(title=title, on=act.on, entry=entry)
    return roadmap.but(anchors=left | {act.anchor: anchor})


def _proposed(
    roadmap: PlannedRoadmap, act: ProposeRoadmap, today: date, entry: int
) -> RoadmapProposal:
    return RoadmapProposal(
        number=roadmap.proposals + 1,
        sha256=act.sha256,
        as_of=act.as_of,
        by=act.by,
        on=today,
        entry=entry,
    )
