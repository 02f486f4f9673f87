"""Letters an act or a rung gives rise to: to whom, in which role, with which facts.

A role is resolved to a person here, when the rung acts, never when it was armed. A
role that nobody holds passes its word on to the next rung (DOMAIN.md 8.4).
"""

from collections.abc import Iterator
from datetime import date, datetime

from domain.action import Action, Horizon
from domain.acts import Act, AdoptRoadmap, RungActed
from domain.engagement import Engagement
from domain.escalation import PlannedRung
from domain.owed import Notice
from domain.people import LABELS, Role, role_for
from domain.values import Value


class Reader(Value):
    """A person to be told, in a role, and the role they are told in place of."""

    person: str
    role: Role
    instead_of: Role | None = None

    @property
    def because(self) -> str:
        if self.instead_of is None:
            return f"you are the {LABELS[self.role]}"
        return (
            f"nobody is {LABELS[self.instead_of]} at present, and as "
            f"{LABELS[self.role]} you are the next who can help"
        )


def notices(
    before: Engagement, after: Engagement, act: Act, at: datetime
) -> tuple[Notice, ...]:
    """The letters owed for `act`, which made `before` into `after`."""
    match act:
        case RungActed(action=number):
            return tuple(_of_rung(after, before.actions[number], at))
        case AdoptRoadmap():
            return tuple(_of_roadmap(after, at))
        case _:
            return ()


def readers(engagement: Engagement, action: Action, at: datetime) -> list[Reader]:
    """Who hears of the action's next rung, each person once."""
    assert action.plan
    coming = action.plan.rungs[len(action.acted) :]
    found: dict[str, Reader] = {}
    for party in coming[0].tell:
        role = role_for(party, action.owner)
        for reader in _holding(engagement, action, role, coming, at):
            found.setdefault(reader.person, reader)
    return list(found.values())


def _holding(
    engagement: Engagement,
    action: Action,
    role: Role,
    coming: tuple[PlannedRung, ...],
    at: datetime,
) -> list[Reader]:
    """Whoever holds the role, or those of the next rung that somebody holds."""
    if person := engagement.holder(role, at):
        return [Reader(person=person, role=role)]
    for rung in coming[1:]:
        roles = (role_for(party, action.owner) for party in rung.tell)
        next_ones = [
            Reader(person=person, role=other, instead_of=role)
            for other in roles
            if other is not role and (person := engagement.holder(other, at))
        ]
        if next_ones:
            return next_ones
    return []


def _of_rung(engagement: Engagement, action: Action, at: datetime) -> Iterator[Notice]:
    assert action.plan
    rung, plan = action.plan.rungs[len(action.acted)], engagement.plan_id(action)
    facts = _action_facts(engagement, action, rung)
    for reader in readers(engagement, action, at):
        yield Notice(
            key=f"{plan}/{len(action.acted)}/{reader.person}",
            at=at,
            entity=engagement.entity,
            plan_id=plan,
            to=reader.person,
            role=reader.role,
            template=rung.template,
            facts=facts | {"because": reader.because},
        )


def _action_facts(
    engagement: Engagement, action: Action, rung: PlannedRung
) -> dict[str, str | int | bool]:
    claim = action.claim
    return {
        "lea": engagement.lea.name,
        "reference": f"{engagement.lea.cds}/action/{action.number}",
        "action": action.number,
        "title": action.title,
        "owner": LABELS[action.owner],
        "due": _day(action.due),
        "step": rung.step,
        "claimed": claim is not None,
        "claimed_on": _day(engagement.day_of(claim.at)) if claim else "",
        "next_step": _next_step(engagement, action),
    }


def _next_step(engagement: Engagement, action: Action) -> str:
    """What follows if nobody answers: 'on Monday, 15 March 2027 the ... hear of it'."""
    assert action.plan
    following = action.plan.rungs[len(action.acted) + 1 :]
    if not following:
        return ""
    told = (LABELS[role_for(party, action.owner)] for party in following[0].tell)
    who = " and the ".join(told)
    verb = "hear" if len(following[0].tell) > 1 else "hears"
    day = _day(engagement.day_of(following[0].at))
    return f"on {day} the {who} {verb} of it too, so that they can help"


def _of_roadmap(engagement: Engagement, at: datetime) -> Iterator[Notice]:
    role = Role.LEA_SUPERINTENDENT
    actions = engagement.actions.values()
    ahead = [each.due for each in actions if each.due >= engagement.day_of(at)]
    if person := engagement.holder(role, at):
        yield Notice(
            key=f"{engagement.entity}/{engagement.entries}/{person}",
            at=at,
            entity=engagement.entity,
            plan_id=None,
            to=person,
            role=role,
            template="roadmap_adopted",
            facts={
                "lea": engagement.lea.name,
                "reference": engagement.lea.cds,
                "actions": len(actions),
                "immediate": sum(a.horizon is Horizon.IMMEDIATE for a in actions),
                "first_due": _day(min(ahead or [each.due for each in actions])),
                "because": Reader(person=person, role=role).because,
            },
        )


def _day(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B %Y}"
