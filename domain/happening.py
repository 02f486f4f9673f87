"""What becomes of an engagement when something happens, and what is then owed."""

from datetime import datetime

from domain.action import Action, ActionStatus, Claim, PlannedAction
from domain.acts import (
    Act,
    ActionAct,
    AdoptRoadmap,
    Assign,
    ByStaff,
    ClaimComplete,
    ConfirmComplete,
    Redate,
    Referred,
    ReturnClaim,
    RungActed,
    StaffAct,
    StartAction,
)
from domain.engagement import Engagement
from domain.escalation import is_past, plan_for
from domain.lifecycle import MOVES, Phase
from domain.owing import owing
from domain.people import with_assignment
from domain.values import Value

REMEMBERED = 500  # acts whose answers are kept, lest they be done twice


class Receipt(Value):
    """The answer to an act: the entry it stands under, and the phase now.

    `again` says that it had been done before and nothing new happened.
    """

    act: str
    entity: str
    entry: int
    phase: Phase
    again: bool = False


def receipt(engagement: Engagement, act: StaffAct, *, again: bool = False) -> Receipt:
    return Receipt(
        act=act.id,
        entity=engagement.entity,
        entry=engagement.answered[act.id],
        phase=engagement.phase,
        again=again,
    )


def has_done(engagement: Engagement, act: StaffAct) -> bool:
    return act.id in engagement.answered


def apply(engagement: Engagement, act: Act, at: datetime) -> Engagement:
    """The engagement after `act`, and owing what follows from it. It never refuses."""
    numbered = engagement.but(entries=engagement.entries + 1)
    after = _changed(numbered, act, at)
    if isinstance(act, ByStaff):
        after = _remembering(after, act)
    if after.is_over:
        after = after.with_actions(_at_rest(each) for each in after.actions.values())
    return owing(engagement, after, act, at)


def _changed(engagement: Engagement, act: Act, at: datetime) -> Engagement:
    match act:
        case Referred(people=people):
            return engagement.but(people=people)
        case RungActed(action=number):
            return _rung_acted(engagement, number, at)
        case Assign():
            today = engagement.day_of(at)
            people = with_assignment(engagement.people, act.assignment, today)
            return engagement.but(people=people)
        case AdoptRoadmap(actions=planned):
            adopted = engagement.but(phase=MOVES[type(act)].target)
            return adopted.with_actions(_adopted(adopted, each, at) for each in planned)
        case _ if isinstance(act, ActionAct):
            changed = _action_after(engagement, act, at)
            return engagement.with_actions([changed])
        case _:
            return engagement.but(phase=MOVES[type(act)].target)


def _action_after(engagement: Engagement, act: ActionAct, at: datetime) -> Action:
    action = engagement.actions[act.action]
    match act:
        case StartAction():
            return action.but(status=ActionStatus.IN_PROGRESS)
        case ClaimComplete(by=by):
            return action.but(claim=Claim(by=by, at=at, entry=engagement.entries))
        case ConfirmComplete():
            return _at_rest(action).but(status=ActionStatus.COMPLETED)
        case ReturnClaim():
            return action.but(claim=None)
        case Redate():
            return _dated(engagement, action.but(due=act.due), at)


def _at_rest(action: Action) -> Action:
    """Nothing is waited for any more; the plan that stood is settled."""
    return action.but(plan=None, acted=(), overdue=False)


def _adopted(engagement: Engagement, planned: PlannedAction, at: datetime) -> Action:
    action = Action(
        number=planned.number,
        title=planned.title,
        components=planned.components,
        theme=planned.theme,
        horizon=planned.horizon,
        owner=planned.owner,
        due=planned.due,
        original_due=planned.due,
    )
    return _dated(engagement, action, at)


def _dated(engagement: Engagement, action: Action, at: datetime) -> Action:
    """The action with a plan for its due date, overdue at once where that is past."""
    return action.but(
        plan=plan_for(engagement.policy, action.due, at, engagement.entries),
        acted=(),
        overdue=is_past(engagement.policy, action.due, at),
    )


def _rung_acted(engagement: Engagement, number: int, at: datetime) -> Engagement:
    action = engagement.actions[number]
    rung = action.next_rung
    late = action.overdue or (rung is not None and not rung.reminder)
    return engagement.with_action(number, acted=(*action.acted, at), overdue=late)


def _remembering(engagement: Engagement, act: ByStaff) -> Engagement:
    answered = engagement.answered | {act.id: engagement.entries}
    return engagement.but(answered=dict([*answered.items()][-REMEMBERED:]))
