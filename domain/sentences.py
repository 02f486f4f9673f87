"""Each act and rung as one plain sentence, for the record, the log and `history`."""

from collections.abc import Sequence

from domain.acts import (
    Act,
    AdoptRoadmap,
    Assign,
    ClaimComplete,
    ConfirmComplete,
    Redate,
    Referred,
    ReturnClaim,
    RungActed,
    StartAction,
)
from domain.engagement import Engagement
from domain.owed import Notice
from domain.people import LABELS


def sentence(engagement: Engagement, act: Act, letters: Sequence[Notice]) -> str:
    """What happened, to the engagement as it is afterwards."""
    if isinstance(act, RungActed):
        return _rung(engagement, act, letters)
    said = f"{act.by} {_did(engagement, act)}"
    return f"{said}: {act.why}" if act.why else said


def _did(engagement: Engagement, act: Act) -> str:
    match act:
        case Referred(source=source):
            return f"referred {engagement.lea.name} ({source})"
        case AdoptRoadmap(actions=planned):
            return f"adopted the roadmap of {len(planned)} actions"
        case Assign(role=role, person=person, first=first):
            given = f"to {person}" if person else "to nobody, it is vacant"
            return f"gave the role {LABELS[role]} {given}, from {first} on"
        case StartAction(action=n):
            return f"started {_action(engagement, n)}"
        case ClaimComplete(action=n, evidence=evidence):
            shown = "; ".join(evidence)
            return f"reported {_action(engagement, n)} complete, with {shown}"
        case ConfirmComplete(action=n):
            return f"confirmed that {_action(engagement, n)} is complete"
        case ReturnClaim(action=n):
            return f"returned {_action(engagement, n)} to its owner"
        case Redate(action=n, due=due):
            return f"dated {_action(engagement, n)} for {due}"
        case _:
            return f"moved the engagement to {engagement.phase} ({act.kind})"


def _rung(engagement: Engagement, act: RungActed, letters: Sequence[Notice]) -> str:
    action = engagement.actions[act.action]
    assert action.plan
    rung = action.plan.rungs[act.rung]
    told = ", ".join(f"{each.to} ({LABELS[each.role]})" for each in letters)
    what = "reminder" if rung.reminder else "rung"
    return (
        f"{what} {rung.step} of {_action(engagement, act.action)}, due "
        f"{action.due}: {told or 'nobody holds a role to be told'}"
    )


def _action(engagement: Engagement, number: int) -> str:
    return f"action {number} ({engagement.actions[number].title})"
