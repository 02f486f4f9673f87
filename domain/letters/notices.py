"""Letters an act or a rung gives rise to: to whom, in which role, with which facts."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from domain.actions.action import Action
from domain.acts import (
    Act,
    AdoptRoadmap,
    BroughtIn,
    PlateauReached,
    RecheckDue,
    ReferralAct,
    Referred,
    ReturnClaim,
    RungActed,
    Snooze,
    StepRungActed,
)
from domain.adoption.letters import of_bringing_in
from domain.clocks.plan import EscalationPlan, PlannedRung
from domain.engagement import Engagement
from domain.entries import Notice, Proof
from domain.letters.entry_letters import (
    of_plateau,
    of_recheck,
    of_return,
    of_roadmap,
    of_snooze,
    of_stops,
)
from domain.letters.facts import Facts, about, listed, said_day, who_follows
from domain.people.recipients import readers, readers_of_step
from domain.referrals.letters import about_step_due, of_referrals


def notices(
    before: Engagement, after: Engagement, act: Act, at: datetime
) -> tuple[Notice, ...]:
    """The letters owed for `act`, which made `before` into `after`."""
    owed = [*_owed(before, after, act, at)]
    if after.recheck_proposed and not before.recheck_proposed:
        owed += of_recheck(after, at)
    return tuple(owed)


def _owed(
    before: Engagement, after: Engagement, act: Act, at: datetime
) -> Iterable[Notice]:
    match act:
        case RungActed(action=number):
            return _of_rung(after, before.actions[number], at)
        case AdoptRoadmap():
            return of_roadmap(after, at)
        case BroughtIn():
            return of_bringing_in(after, at)
        case ReturnClaim(action=number, why=why):
            return of_return(after, after.actions[number], why, at)
        case Snooze(action=number):
            return of_snooze(after, after.actions[number], act, at)
        case RecheckDue():
            return of_stops(before, after, act, at)
        case PlateauReached():
            return of_plateau(after, act, at)
        case StepRungActed():
            return _of_step(before, after, act, at)
        case _ if isinstance(act, Referred | ReferralAct):
            return of_referrals(before, after, act, at)
        case _:
            return ()


def _of_step(
    before: Engagement, after: Engagement, act: StepRungActed, at: datetime
) -> Iterator[Notice]:
    case = before.cases[act.referral]
    step = case.steps[act.step]
    assert step.plan
    coming = step.plan.rungs[len(step.acted) :]
    plan, proof = before.step_plan_id(case, step), proof_of(step.plan, coming[0])
    facts = about_step_due(after, case, step, coming)
    for reader in readers_of_step(after, coming, at):
        yours = {"yours": reader.role is case.rule_of(step).asked}
        yield Notice(
            key=f"{plan}/{len(step.acted)}/{reader.person}",
            at=at,
            entity=after.entity,
            plan_id=plan,
            to=reader.person,
            role=reader.role,
            template=coming[0].template,
            facts=facts | yours | reader.facts,
            way=coming[0].way,
            proof=proof,
        )


def _of_rung(engagement: Engagement, action: Action, at: datetime) -> Iterator[Notice]:
    assert action.plan
    coming = action.plan.rungs[len(action.acted) :]
    rung, plan = coming[0], engagement.plan_id(action)
    facts = _action_facts(engagement, action, rung)
    proof = proof_of(action.plan, rung)
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


def proof_of(plan: EscalationPlan, rung: PlannedRung) -> Proof:
    return Proof(
        key=rung.key,
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
    return who_follows(engagement, following, action.owner)
