"""What an engagement's own clock will do next, unless somebody acts."""

from datetime import datetime
from typing import NamedTuple

from domain.action import Action
from domain.acts import RungActed
from domain.engagement import Engagement
from domain.people import LABELS, role_for

NAMED = 5  # actions a timer's summary names before it only counts


class Expectation(NamedTuple):
    """All that falls on one instant is one step, in the order of the actions."""

    at: datetime
    acts: tuple[RungActed, ...]
    summary: str


def expectation(engagement: Engagement) -> Expectation | None:
    """The next rungs, of whichever actions come first; None where none is planned."""
    coming = [
        (rung.at, action)
        for action in engagement.actions.values()
        if action.is_open and (rung := action.next_rung)
    ]
    if not coming:
        return None
    at = min(instant for instant, _ in coming)
    due = [action for instant, action in coming if instant == at]
    return Expectation(at, tuple(_clock_act(each, at) for each in due), _named(due))


def _clock_act(action: Action, at: datetime) -> RungActed:
    assert action.plan
    return RungActed(
        action=action.number,
        plan=action.plan.number,
        rung=len(action.acted),
        expected=at,
    )


def _named(due: list[Action]) -> str:
    """What the timer is for, in words for the Temporal UI."""
    rung = due[0].next_rung
    assert rung
    if len(due) == 1:
        told = " and ".join(LABELS[role_for(p, due[0].owner)] for p in rung.tell)
        return f"{rung.step} of action {due[0].number}: {told}, {rung.local}"
    named = ", ".join(str(action.number) for action in due[:NAMED])
    more = f" and {len(due) - NAMED} more" if len(due) > NAMED else ""
    return f"next rungs, of actions {named}{more}: {rung.local}"
