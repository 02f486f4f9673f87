"""What an act would change, before it is done: dates, states, who would hear what when.

The same question serves a bulk act, a new calendar and a policy on trial.
"""

from datetime import date, datetime

from domain.actions.action import Action
from domain.acts import StaffAct
from domain.engagement import Engagement
from domain.people.recipients import readers
from domain.people.roles import LABELS
from domain.refusals import Refused
from domain.rehearsal import rehearse
from domain.values import Value


class WillHear(Value):
    """One rung to come: when, and who would hear if nothing changed until then."""

    action: str
    step: str
    at: datetime
    local: str
    told: tuple[str, ...]


class Change(Value):
    """One action, and what the act would change of it, in words."""

    action: str
    title: str
    changes: tuple[str, ...]


class Preview(Value):
    """`refused` says why the act could not be done; then nothing would change."""

    entity: str
    refused: str | None
    changes: tuple[Change, ...] = ()
    hear_now: tuple[WillHear, ...] = ()
    hear_then: tuple[WillHear, ...] = ()


def preview(engagement: Engagement, act: StaffAct, at: datetime) -> Preview:
    """Judge the act and rehearse it; nothing is done."""
    try:
        after = rehearse(engagement, act, at)
    except Refused as refusal:
        return Preview(entity=engagement.entity, refused=str(refusal))
    changes = (
        _change(engagement.actions.get(number), each)
        for number, each in after.actions.items()
    )
    now, then = will_hear(engagement), will_hear(after)
    kept = {*now} & {*then}
    return Preview(
        entity=engagement.entity,
        refused=None,
        changes=tuple(each for each in changes if each.changes),
        hear_now=tuple(each for each in now if each not in kept),
        hear_then=tuple(each for each in then if each not in kept),
    )


def will_hear(engagement: Engagement) -> list[WillHear]:
    """All rungs to come of all actions, in the order of their instants."""
    found = [
        WillHear(
            action=action.label,
            step=rung.step,
            at=rung.at,
            local=rung.local,
            told=tuple(
                f"{each.person} ({each.title or LABELS[each.role]})"
                for each in readers(engagement, action, plan.rungs[n:], rung.at)
            ),
        )
        for action in engagement.actions.values()
        if (plan := action.plan)
        for n, rung in enumerate(plan.rungs)
        if n >= len(action.acted)
    ]
    return sorted(found, key=lambda each: each.at)


def _change(before: Action | None, after: Action) -> Change:
    if before is None:
        said = [f"new: due {after.due}, owner {LABELS[after.owner]}"]
    else:
        said = [*_changed(before, after)]
    return Change(action=after.label, title=after.title, changes=tuple(said))


def _changed(before: Action, after: Action) -> list[str]:
    pairs: list[tuple[str, object, object]] = [
        ("status", before.status, after.status),
        ("due", before.due, after.due),
        ("owner", LABELS[before.owner], LABELS[after.owner]),
        ("next", _next(before), _next(after)),
        ("looked at again", _recheck(before), _recheck(after)),
    ]
    return [f"{name} {_or_none(a)} -> {_or_none(b)}" for name, a, b in pairs if a != b]


def _next(action: Action) -> str | None:
    rung = action.next_rung
    return f"{rung.step} {rung.local}" if rung else None


def _recheck(action: Action) -> date | None:
    return action.stop.recheck if action.stop else None


def _or_none(value: object) -> object:
    return "none" if value is None else value
