"""An action with a plan for whoever is waited for, planned anew from its ledger."""

from datetime import date, datetime

from domain.actions.action import Action, Claim, Rest
from domain.actions.status import Flag
from domain.calendars.work_calendar import ONE_DAY
from domain.clocks.plan import ClockKind, Ledger
from domain.clocks.schedule import (
    counted_to,
    is_past,
    opened,
    opening,
    planned,
    unheard,
)
from domain.engagement import Engagement
from domain.policies.policy import NamedLadder, Policy, When

LATE_FLAGS = (Flag.AT_RISK, Flag.AGENDA, Flag.MEETING)


def ladder_of(engagement: Engagement, action: Action) -> NamedLadder:
    """The ladder the policy has for this action."""
    return ladder_under(engagement.policy, engagement, action)


def ledger_of(engagement: Engagement, action: Action) -> Ledger:
    """The action's ledger with all that its plan has acted entered into it."""
    kept = action.ledger or Ledger(anchor=anchor_of(engagement.policy, action))
    return kept.but(heard=tuple(dict.fromkeys((*kept.heard, *action.heard))))


def armed(
    engagement: Engagement, action: Action, ledger: Ledger, at: datetime
) -> Action:
    """With a plan for whoever is waited for: who answers the claim, or the owner."""
    policy, claim, today = engagement.policy, claim_of(action), engagement.day_of(at)
    if claim and policy.claim:
        claim = _awaited(engagement, claim, today)
    elif claim:
        ledger = answered(engagement, action, ledger, today)
        claim = claim.but(since=None)
    if action.rest and action.rest.until >= today:
        ledger = _waiting(engagement, action, ledger, action.rest)
    ladder, used, kind = ladder_of(engagement, action), ledger, ClockKind.DUE
    if claim and claim.ledger and policy.claim:
        ladder = NamedLadder(name="claim", when=When(), rungs=policy.claim)
        used, kind = claim.ledger, ClockKind.CLAIM
    number = engagement.entries
    plan = planned(policy, ladder, used, action.due, at, number, kind)
    return action.but(plan=plan, acted=(), ledger=ledger, claim=claim)


def unplanned(engagement: Engagement, action: Action) -> Action:
    """Without a plan, but with all that it had come to."""
    ledger, claim = ledger_of(engagement, action), claim_of(action)
    return action.but(
        ledger=ledger, claim=claim, reached=action.step, plan=None, acted=()
    )


def begun_anew(
    engagement: Engagement, action: Action, ledger: Ledger, at: datetime
) -> Action:
    """A climb from the beginning, from its first late rung where the date is past."""
    policy, past = engagement.policy, is_past(engagement.policy, action.due, at)
    if past:
        ledger = opened(ledger, ladder_of(engagement, action), policy, at)
    flags = tuple(each for each in action.flags if each not in LATE_FLAGS)
    fresh = action.but(overdue=past, reached=None, flags=flags)
    return armed(engagement, fresh, ledger, at)


def answered(
    engagement: Engagement, action: Action, ledger: Ledger, until: date
) -> Ledger:
    """The owner's ledger, moved by the working days the claim waited for an answer."""
    if action.claim is None or action.claim.since is None:
        return ledger
    days = engagement.policy.lea.working_days(action.claim.since, until)
    return moved(engagement, ledger, days).but(waited=ledger.waited + days)


def claim_of(action: Action) -> Claim | None:
    """The claim, with all that its plan has acted entered into its ledger."""
    claim, plan = action.claim, action.plan
    running = plan is not None and plan.kind is ClockKind.CLAIM
    if claim is None or claim.ledger is None or not running:
        return claim
    heard = (*claim.ledger.heard, *(rung.key for rung in action.has_acted))
    return claim.but(ledger=claim.ledger.but(heard=tuple(dict.fromkeys(heard))))


def moved(engagement: Engagement, ledger: Ledger, days: int) -> Ledger:
    lea = engagement.policy.lea
    if not days:
        return ledger
    return ledger.but(anchor=lea.later(lea.working_day_from(ledger.anchor), days))


def ladder_under(policy: Policy, engagement: Engagement, action: Action) -> NamedLadder:
    return policy.ladder(engagement.pathway, action.horizon, action.components)


def anchor_of(policy: Policy, action: Action) -> date:
    """Where a climb counts from as it begins."""
    return policy.lea.working_day_from(action.due)


def _waiting(
    engagement: Engagement, action: Action, ledger: Ledger, rest: Rest
) -> Ledger:
    """The ledger after which nothing is asked through the rest.

    Its anchor is moved so far that the next rung comes after it.
    """
    policy, lea = engagement.policy, engagement.policy.lea
    left = unheard(ladder_of(engagement, action).rungs, ledger)
    passed = tuple(
        key
        for key, rung in left
        if rung.is_reminder
        and lea.day_of(opening(policy, rung, counted_to(policy, rung, ledger)))
        <= rest.until
    )
    ledger = ledger.but(heard=(*ledger.heard, *passed))
    coming = next((rung for _, rung in left if not rung.is_reminder), None)
    if coming is None or counted_to(policy, coming, ledger) > rest.until:
        return ledger
    first = lea.working_day_from(rest.until + ONE_DAY)
    anchor = lea.later(first, -coming.days)
    waited = lea.working_days(ledger.anchor, anchor)
    return ledger.but(anchor=anchor, waited=ledger.waited + waited)


def _awaited(engagement: Engagement, claim: Claim, today: date) -> Claim:
    """An answer is waited for: since today, by a clock of its own, if not before."""
    begun = Ledger(anchor=engagement.policy.lea.working_day_from(today))
    return claim.but(ledger=claim.ledger or begun, since=claim.since or today)
