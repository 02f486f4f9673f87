"""Whether staff may do what they ask, and each reason why they may not.

Judging is not replayed: a rule here may be tightened while engagements are open.
"""

from datetime import datetime

from domain import refusals
from domain.action import Action, ActionStatus
from domain.acts import (
    ActionAct,
    AdoptRoadmap,
    Assign,
    ByStaff,
    ClaimComplete,
    ConfirmComplete,
    ReturnClaim,
    StaffAct,
    StartAction,
)
from domain.backlog import check_backlog
from domain.engagement import Engagement
from domain.lifecycle import MOVES, OPEN, WORKING, Phase
from domain.people import LABELS, Party, Role, role_for
from domain.permissions import MAY, REASONED, STANDS_IN
from domain.roadmap import faults

LONGEST_TEXT = 4_000  # characters of a reason or a piece of evidence
MOST_EVIDENCE = 20


def judge(engagement: Engagement, act: StaffAct, at: datetime) -> None:
    """Raise a `Refused` if staff may not do this at this instant."""
    if refusal := out_of_turn(engagement, type(act), _number(act)):
        raise refusal
    _person(engagement, act, at)
    _texts(act)
    check_backlog(engagement, act)
    match act:
        case ConfirmComplete(action=number, by=by):
            _another_person(engagement.actions[number], by)
        case AdoptRoadmap(actions=planned):
            if faulty := faults(planned, engagement.policy, at):
                raise refusals.RoadmapUnusable("; ".join(map(str, faulty)))
        case Assign(first=first, last=last) if last and last < first:
            raise refusals.DatesReversed(f"it would end on {last}, before {first}")


def out_of_turn(
    engagement: Engagement, kind: type[ByStaff], number: int | None
) -> refusals.Refused | None:
    """Why this kind of act cannot be done now by anybody; None if it can."""
    allowed = _phases(kind)
    if engagement.phase not in allowed:
        during = " or ".join(allowed) if allowed != OPEN else "an open phase"
        return refusals.OutOfPhase(
            f"{_kind(kind)} belongs to {during}; "
            f"this engagement is in {engagement.phase}"
        )
    if number is None:
        return None
    if (action := engagement.actions.get(number)) is None:
        return refusals.NoSuchAction(
            f"there is no action {number}; the roadmap has {len(engagement.actions)}"
        )
    return _action_out_of_turn(action, kind)


def _phases(kind: type[ByStaff]) -> tuple[Phase, ...]:
    if kind is Assign:
        return OPEN
    move = MOVES.get(kind)
    return move.sources if move else WORKING


def _action_out_of_turn(action: Action, kind: type[ByStaff]) -> refusals.Refused | None:
    named, claim = f"action {action.number}", action.claim
    begun = action.status is not ActionStatus.NOT_STARTED
    if not action.is_open:
        return refusals.AlreadyCompleted(f"{named} is completed")
    if kind is StartAction and begun:
        return refusals.AlreadyStarted(f"{named} is in progress already")
    if kind is ClaimComplete and not begun:
        return refusals.NotStarted(f"{named} has not begun; start it first")
    if kind is ClaimComplete and claim:
        return refusals.AlreadyClaimed(
            f"{claim.by} reported {named} complete on {claim.at:%Y-%m-%d}; it awaits "
            "confirm or return"
        )
    if kind in (ConfirmComplete, ReturnClaim) and not claim:
        return refusals.NothingClaimed(
            f"nobody has reported {named} complete; claim_complete comes first"
        )
    return None


def _another_person(action: Action, by: str) -> None:
    if action.claim and action.claim.by == by:
        raise refusals.SamePerson(
            f"{by} reported action {action.number} complete, so another person of COE "
            "or CCEE confirms it"
        )


def _number(act: StaffAct) -> int | None:
    return act.action if isinstance(act, ActionAct) else None


def _kind(kind: type[ByStaff]) -> str:
    return str(kind.model_fields["kind"].default)


def _person(engagement: Engagement, act: StaffAct, at: datetime) -> None:
    allowed = MAY[type(act)]
    owner = _owner(engagement, act)
    roles = [role_for(party, owner) for party in allowed]
    if act.by not in _entitled(engagement, roles, at):
        raise refusals.NotYours(
            f"{act.kind} is for {_named(allowed, engagement, owner, at)}; "
            f"{act.by} holds none of these roles here today"
        )


def _owner(engagement: Engagement, act: StaffAct) -> Role:
    number = _number(act)
    action = engagement.actions.get(number) if number is not None else None
    return action.owner if action else Role.LEA_SUPERINTENDENT


def _entitled(engagement: Engagement, roles: list[Role], at: datetime) -> set[str]:
    holders = {role: engagement.holder(role, at) for role in roles}
    stand_ins = (
        engagement.holder(STANDS_IN[role], at)
        for role, person in holders.items()
        if person is None and role in STANDS_IN
    )
    return {person for person in (*holders.values(), *stand_ins) if person}


def _named(
    allowed: tuple[Party, ...], engagement: Engagement, owner: Role, at: datetime
) -> str:
    """The roles in words, each with whoever holds it: 'CCEE lead (a.castillo)'."""
    names = (
        f"the {LABELS[party]} "
        f"({engagement.holder(role_for(party, owner), at) or 'vacant'})"
        for party in allowed
    )
    return ", ".join(names)


def _texts(act: StaffAct) -> None:
    if isinstance(act, REASONED) and not act.why.strip():
        raise refusals.ReasonMissing(
            f"{act.kind} is recorded with a reason: --why '...'"
        )
    evidence = act.evidence if isinstance(act, ClaimComplete) else ()
    if isinstance(act, ClaimComplete) and not any(each.strip() for each in evidence):
        raise refusals.EvidenceMissing(
            "say what shows that it is complete: --evidence 'minutes of ...'"
        )
    if len(evidence) > MOST_EVIDENCE:
        raise refusals.TooLong(
            f"at most {MOST_EVIDENCE} pieces of evidence, in one act"
        )
    if any(len(text) > LONGEST_TEXT for text in (act.why, *evidence)):
        raise refusals.TooLong(f"a text may have at most {LONGEST_TEXT:,} characters")
