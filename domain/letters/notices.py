"""Letters an act or a rung gives rise to: to whom, in which role, with which facts."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from domain.actions.action import Action
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
from domain.ladders.escalation import EscalationPlan, PlannedRung
from domain.letters.entry_letters import (
    of_plateau,
    of_return,
    of_review,
    of_roadmap,
    of_snooze,
    of_stops,
)
from domain.letters.facts import Facts, about, listed, said_day
from domain.owed import Notice, Proof
from domain.people.readers import readers
from domain.people.roles import LABELS, role_for


def notices(
    before: Engagement, after: Engagement, act: Act, at: datetime
) -> tuple[Notice, ...]:
    """The letters owed for `act`, which made `before` into `after`."""
    owed = [*_owed(before, after, act, at)]
    if after.review_proposed and not before.review_proposed:
        owed += of_review(after, at)
    return tuple(owed)


def _owed(
    before: Engagement, after: Engagement, act: Act, at: datetime
) -> Iterable[Notice]:
    match act:
        case RungActed(action=number):
            return _of_rung(after, before.actions[number], at)
        case AdoptRoadmap():
            return of_roadmap(after, at)
        case ReturnClaim(action=number, why=why):
            return of_return(after, after.actions[number], why, at)
        case Snooze(action=number):
            return of_snooze(after, after.actions[number], act, at)
        case ReviewDue():
            return of_stops(before, after, act, at)
        case PlateauReached():
            return of_plateau(after, act, at)
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
    return about(engagement, action) | {
        "step": rung.step,
        "claimed": claim is not None,
        "claimed_on": said_day(engagement.day_of(claim.at)) if claim else "",
        "promised": said_day(rest.until) if rest and rest.promised else "",
        "waits_for": listed(blockers) if blockers else "",
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
    day = said_day(engagement.day_of(following[0].at))
    return f"on {day} the {who} {verb} of it too, so that they can help"
