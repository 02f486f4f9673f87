"""Letters an act or a rung gives rise to: to whom, in which role, with which facts."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from domain.action import Action
from domain.acts import (
    Act,
    AdoptRoadmap,
    PlateauReached,
    ReturnClaim,
    ReviewDue,
    RungActed,
    Snooze,
)
from domain.engagement import Engagement
from domain.escalation import EscalationPlan, PlannedRung
from domain.owed import Notice, Proof
from domain.people import LABELS, Relation, Role, role_for
from domain.planned import label
from domain.readers import Reader, holding, readers
from domain.status import Horizon
from domain.view import advice, tally_of
from domain.weighing import far_behind

Facts = dict[str, str | int | bool]
REVIEWERS = (Role.CCEE_LEAD, Role.COE_LEAD, Role.LEA_SUPERINTENDENT)
"""Who is asked whether a stopped clock may run again."""


def notices(
    before: Engagement, after: Engagement, act: Act, at: datetime
) -> tuple[Notice, ...]:
    """The letters owed for `act`, which made `before` into `after`."""
    owed = [*_owed(before, after, act, at)]
    if after.review_proposed and not before.review_proposed:
        owed += _of_review(after, at)
    return tuple(owed)


def _owed(
    before: Engagement, after: Engagement, act: Act, at: datetime
) -> Iterable[Notice]:
    match act:
        case RungActed(action=number):
            return _of_rung(after, before.actions[number], at)
        case AdoptRoadmap():
            return _of_roadmap(after, at)
        case ReturnClaim(action=number, why=why):
            return _of_return(after, after.actions[number], why, at)
        case Snooze(action=number):
            return _of_snooze(after, after.actions[number], act, at)
        case ReviewDue():
            return _of_stops(before, after, act, at)
        case PlateauReached():
            return _of_plateau(after, act, at)
        case _:
            return ()


def _of_rung(engagement: Engagement, action: Action, at: datetime) -> Iterator[Notice]:
    assert action.plan
    coming = action.plan.rungs[len(action.acted) :]
    rung, plan = coming[0], engagement.plan_id(action)
    facts = _action_facts(engagement, action, rung)
    proof = _proof(action.plan, rung)
    for reader in readers(engagement, action, coming, at):
        yield Notice(
            key=f"{plan}/{len(action.acted)}/{reader.person}",
            at=at,
            entity=engagement.entity,
            plan_id=plan,
            to=reader.person,
            role=reader.role,
            template=rung.template,
            facts=facts | reader.facts,
            way=rung.way,
            proof=proof,
        )


def _proof(plan: EscalationPlan, rung: PlannedRung) -> Proof:
    return Proof(
        key=rung.key or rung.step,
        armed_entry=plan.number,
        armed_at=plan.armed_at,
        anchor=plan.anchor,
        days=rung.days,
        due_at=rung.at,
        local=rung.local,
        calendar=plan.calendar,
        policy=plan.policy,
        ladder=plan.ladder,
    )


def _action_facts(engagement: Engagement, action: Action, rung: PlannedRung) -> Facts:
    claim, rest = action.claim, action.rest
    blockers = engagement.blockers(action)
    return _about(engagement, action) | {
        "step": rung.step,
        "claimed": claim is not None,
        "claimed_on": _day(engagement.day_of(claim.at)) if claim else "",
        "promised": _day(rest.until) if rest and rest.promised else "",
        "waits_for": _listed(blockers) if blockers else "",
        "next_step": _next_step(engagement, action),
    }


def _about(engagement: Engagement, action: Action) -> Facts:
    return {
        "lea": engagement.lea.name,
        "reference": f"{engagement.lea.cds}/action/{action.label}",
        "action": action.label if action.label != str(action.number) else action.number,
        "title": action.title,
        "owner": LABELS[action.owner],
        "due": _day(action.due),
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
    actions = engagement.actions.values()
    ahead = [each.due for each in actions if each.due >= engagement.day_of(at)]
    facts: Facts = {
        "lea": engagement.lea.name,
        "reference": engagement.lea.cds,
        "actions": len(actions),
        "immediate": sum(a.horizon is Horizon.IMMEDIATE for a in actions),
        "first_due": _day(min(ahead or [each.due for each in actions])),
    }
    chief = holding(engagement, (Role.LEA_SUPERINTENDENT,), at)
    return _entry_letters(engagement, chief, "roadmap_adopted", facts, at)


def _of_return(
    engagement: Engagement, action: Action, why: str, at: datetime
) -> Iterator[Notice]:
    facts = _about(engagement, action) | {"why": why}
    owner = holding(engagement, (action.owner,), at)
    return _entry_letters(engagement, owner, "claim_returned", facts, at)


def _of_snooze(
    engagement: Engagement, action: Action, act: Snooze, at: datetime
) -> Iterator[Notice]:
    """The supervisor sees it (FEATURES F043)."""
    until = {"until": _day(act.until), "by": act.by, "why": act.why}
    chief = role_for(Relation.OWNER_SUPERVISOR, action.owner)
    facts = _about(engagement, action) | until
    seen_by = [
        each for each in holding(engagement, (chief,), at) if each.person != act.by
    ]
    return _entry_letters(engagement, seen_by, "snoozed", facts, at)


def _of_stops(
    before: Engagement, after: Engagement, act: ReviewDue, at: datetime
) -> Iterator[Notice]:
    """One letter to each person, about all that stands still and concerns them."""
    if not act.actions and before.stop:
        facts = _whole(after) | {
            "what": "all dates of this engagement",
            "since": _day(before.stop.since),
            "cause": before.stop.cause.replace("_", " "),
        }
        asked = holding(after, REVIEWERS, at)
        yield from _entry_letters(after, asked, "review_due", facts, at)
        return
    held = [before.actions[number] for number in act.actions]
    by_role: dict[Role, list[Action]] = {Role.CCEE_LEAD: held}
    for each in held:
        by_role[each.owner] = [*by_role.get(each.owner, []), each]
    yield from _lists(after, by_role, "review_due", at)


def _of_plateau(
    engagement: Engagement, act: PlateauReached, at: datetime
) -> Iterator[Notice]:
    watched = engagement.policy.plateau
    by_role: dict[Role, list[Action]] = {}
    for action in (engagement.actions[number] for number in act.actions):
        for party in watched.tell if watched else ():
            role = role_for(party, action.owner)
            by_role[role] = [*by_role.get(role, []), action]
    return _lists(engagement, by_role, "plateau", at)


def _of_review(engagement: Engagement, at: datetime) -> Iterator[Notice]:
    """So much is late that a look at the whole engagement may help."""
    threshold = engagement.policy.threshold
    late, whole = far_behind(engagement)
    facts = _whole(engagement) | {
        "count": len(late),
        "whole": whole,
        "what": ", ".join(map(label, late)),
        "steps": " or ".join(threshold.steps) if threshold else "",
    }
    told = holding(engagement, threshold.tell if threshold else (), at)
    return _entry_letters(engagement, told, "engagement_review", facts, at)


def _lists(
    engagement: Engagement,
    by_role: dict[Role, list[Action]],
    template: str,
    at: datetime,
) -> Iterator[Notice]:
    """One letter to each person with the actions of all their roles."""
    heard: set[str] = set()
    readers_of = {role: holding(engagement, (role,), at) for role in by_role}
    for reader in (each for found in readers_of.values() for each in found):
        if reader.person in heard:
            continue
        heard.add(reader.person)
        theirs = {
            action.number: action
            for role, actions in by_role.items()
            if any(each.person == reader.person for each in readers_of[role])
            for action in actions
        }
        facts = _whole(engagement) | {
            "what": _listed(theirs.values()),
            "count": len(theirs),
            "since": "",
            "cause": "",
        }
        yield from _entry_letters(engagement, [reader], template, facts, at)


def _whole(engagement: Engagement) -> Facts:
    return {
        "lea": engagement.lea.name,
        "reference": engagement.lea.cds,
        "advice": advice(engagement, tally_of(engagement)),
    }


def _entry_letters(
    engagement: Engagement,
    told: Iterable[Reader],
    template: str,
    facts: Facts,
    at: datetime,
) -> Iterator[Notice]:
    """Letters of an entry, once to each person it tells."""
    for reader in told:
        yield Notice(
            key=f"{engagement.entity}/{engagement.entries}/{_suffix(template)}{reader.person}",
            at=at,
            entity=engagement.entity,
            plan_id=None,
            to=reader.person,
            role=reader.role,
            template=template,
            facts=facts | reader.facts,
        )


def _suffix(template: str) -> str:
    """An entry may write to a person about a rung and about the whole at once."""
    return "" if template == "roadmap_adopted" else f"{template}/"


def _listed(actions: Iterable[Action]) -> str:
    return "; ".join(f"{each.label} ({each.title})" for each in actions)


def _day(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B %Y}"
