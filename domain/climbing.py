"""What becomes of an action's clock when something happens to it.

Every change plans anew from the same ledger, so time used and time stopped survive a
new date, a stop, a promise, another owner, another calendar, another policy.
"""

from datetime import date, datetime

from domain.action import Action, Rest, Stop
from domain.acts import Mode
from domain.calendar import ONE_DAY
from domain.engagement import Engagement
from domain.escalation import (
    ClockKind,
    EscalationPlan,
    Ledger,
    is_past,
    opened,
    opening,
    planned,
    unheard,
)
from domain.policy import NamedLadder, Policy, When
from domain.status import Flag

LATE_FLAGS = (Flag.AT_RISK, Flag.AGENDA, Flag.MEETING)


def ladder_of(engagement: Engagement, action: Action) -> NamedLadder:
    """The ladder the policy has for this action."""
    return engagement.policy.ladder(
        engagement.pathway, action.horizon, action.components
    )


def ledger_of(engagement: Engagement, action: Action) -> Ledger:
    """The action's ledger with all that its plan has acted entered into it."""
    kept = action.ledger or Ledger(anchor=_anchor(engagement.policy, action))
    return kept.but(heard=tuple(dict.fromkeys((*kept.heard, *action.heard))))


def dated(engagement: Engagement, action: Action, at: datetime) -> Action:
    """A new climb for the action's due date, overdue at once where that is past."""
    policy = engagement.policy
    past = is_past(policy, action.due, at)
    ledger = Ledger(anchor=policy.lea.working_day_from(action.due))
    if past:
        ledger = opened(ledger, ladder_of(engagement, action), policy, at)
    flags = tuple(each for each in action.flags if each not in LATE_FLAGS)
    fresh = action.but(overdue=past, reached=None, rest=None, flags=flags)
    return _planned(engagement, fresh, ledger, at)


def at_rest(action: Action) -> Action:
    """Nothing is waited for any more; the plan that stood is settled."""
    return action.but(
        plan=None, acted=(), overdue=False, reached=None, rest=None, stop=None, flags=()
    )


def stopped(engagement: Engagement, action: Action, stop: Stop) -> Action:
    """Its clock stands: nothing is late, nothing is asked, until it runs again."""
    return _unplanned(engagement, action).but(overdue=False, stop=stop)


def resumed(engagement: Engagement, action: Action, at: datetime) -> Action:
    """Due date and ladder move by the working days on which the clock stood."""
    assert action.stop
    lea = engagement.policy.lea
    stood = lea.working_days(action.stop.since, engagement.day_of(at))
    due = lea.later(lea.working_day_from(action.due), stood) if stood else action.due
    rest = action.rest
    if rest and stood:
        rest = rest.but(until=lea.later(rest.until, stood))
    ledger = ledger_of(engagement, action)
    moved = ledger.but(
        anchor=lea.later(ledger.anchor, stood), stopped=ledger.stopped + stood
    )
    running = action.but(
        due=due, rest=rest, stop=None, overdue=is_past(engagement.policy, due, at)
    )
    if running.claim and engagement.policy.claim:
        return claimed(engagement, running.but(ledger=moved), at)
    return _planned(engagement, running, moved, at)


def rested(engagement: Engagement, action: Action, rest: Rest, at: datetime) -> Action:
    """Nobody is asked through `rest.until`; then the climb goes on where it was.

    Reminders of those days fall away. The rungs after the due date that would have
    come by then wait, the first of them for the next working day, with their spacing.
    """
    policy, rungs = engagement.policy, ladder_of(engagement, action).rungs
    ledger = ledger_of(engagement, action)
    ledger = ledger.but(
        promises=ledger.promises + rest.promised,
        snoozes=ledger.snoozes + (not rest.promised),
    )
    left = unheard(rungs, ledger)
    passed = [
        key
        for key, rung in left
        if rung.is_reminder
        and policy.lea.day_of(
            opening(policy, rung, policy.lea.later(ledger.anchor, rung.days))
        )
        <= rest.until
    ]
    ledger = ledger.but(heard=(*ledger.heard, *passed))
    if not any(not rung.is_reminder for _, rung in left):
        ledger = ledger.but(again=ledger.again + 1)
    resting = action.but(rest=rest, reached=action.step)
    return _planned(engagement, resting, _waiting(engagement, action, ledger, rest), at)


def claimed(engagement: Engagement, action: Action, at: datetime) -> Action:
    """The ball is with COE and CCEE: the claim's own clock runs, the owner's waits.

    Where clocks stand still, it begins when they run again.
    """
    if not engagement.policy.claim or action.stop:
        return action
    paused = _unplanned(engagement, action)
    today = engagement.policy.lea.working_day_from(engagement.day_of(at))
    return paused.but(plan=_claim_plan(engagement, paused, Ledger(anchor=today), at))


def returned(engagement: Engagement, action: Action, at: datetime) -> Action:
    """The owner's ladder goes on; the days the claim waited for an answer are not its.

    Under a policy without a claim's clock the ladder never stood still.
    """
    claim, plan = action.claim, action.plan
    unclaimed = action.but(claim=None)
    if claim is None or plan is None or plan.kind is not ClockKind.CLAIM:
        return unclaimed
    lea, ledger = engagement.policy.lea, ledger_of(engagement, action)
    days = lea.working_days(engagement.day_of(claim.at), engagement.day_of(at))
    moved = ledger.but(
        anchor=lea.later(ledger.anchor, days), waited=ledger.waited + days
    )
    return _planned(engagement, unclaimed, moved, at)


def reassigned(engagement: Engagement, action: Action, at: datetime) -> Action:
    """A new owner of something late begins at its first rung, after days of grace."""
    if not action.overdue or action.plan is None or action.claim:
        return action
    policy, ladder = engagement.policy, ladder_of(engagement, action)
    today = policy.lea.working_day_from(engagement.day_of(at))
    until = policy.lea.later(today, policy.limits.grace)
    begun = opened(Ledger(anchor=action.due), ladder, policy, at)
    first = next((rung for _, rung in unheard(ladder.rungs, begun)), None)
    anchor = policy.lea.later(until, -first.days) if first else begun.anchor
    fresh = action.but(reached=None, rest=None)
    return _planned(engagement, fresh, begun.but(anchor=anchor), at)


def relawed(
    engagement: Engagement, before: Policy, action: Action, mode: Mode, at: datetime
) -> Action:
    """The action under the engagement's new policy, where `before` held until now."""
    if action.plan is None:
        return action
    ledger = ledger_of(engagement, action)
    if action.plan.kind is ClockKind.CLAIM and engagement.policy.claim:
        heard = tuple(rung.key for rung in action.has_acted)
        claim = Ledger(anchor=action.plan.anchor or ledger.anchor, heard=heard)
        paused = action.but(ledger=ledger)
        return paused.but(plan=_claim_plan(engagement, paused, claim, at), acted=())
    if mode is Mode.RESTART:
        return dated(engagement, action, at)
    ledger = ledger.but(passed=())
    if mode is Mode.KEEP:
        ledger = _kept(engagement, before, action, ledger, at)
    return _planned(engagement, action.but(reached=action.step), ledger, at)


def _kept(
    engagement: Engagement,
    before: Policy,
    action: Action,
    ledger: Ledger,
    at: datetime,
) -> Ledger:
    """So many working days were used, and stay used; what lies behind is not said."""
    policy, today = engagement.policy, engagement.day_of(at)
    anchor = policy.lea.working_day_from(ledger.anchor)
    if ledger.anchor < today:
        used = before.lea.working_days(ledger.anchor, today)
        anchor = policy.lea.later(policy.lea.working_day_from(today), -used)
    moved = ledger.but(anchor=anchor)
    behind = tuple(
        key
        for key, rung in unheard(ladder_of(engagement, action).rungs, moved)
        if opening(policy, rung, policy.lea.later(anchor, rung.days)) <= at
    )
    return moved.but(passed=behind)


def _waiting(
    engagement: Engagement, action: Action, ledger: Ledger, rest: Rest
) -> Ledger:
    """The ledger with its anchor moved so far that the next rung is after the rest."""
    lea = engagement.policy.lea
    left = unheard(ladder_of(engagement, action).rungs, ledger)
    coming = next((rung for _, rung in left if not rung.is_reminder), None)
    if coming is None or lea.later(ledger.anchor, coming.days) > rest.until:
        return ledger
    first = lea.working_day_from(rest.until + ONE_DAY)
    anchor = lea.later(first, -coming.days)
    waited = lea.working_days(ledger.anchor, anchor)
    return ledger.but(anchor=anchor, waited=ledger.waited + waited)


def _planned(
    engagement: Engagement, action: Action, ledger: Ledger, at: datetime
) -> Action:
    plan = planned(
        engagement.policy,
        ladder_of(engagement, action),
        ledger,
        action.due,
        at,
        engagement.entries,
    )
    return action.but(plan=plan, acted=(), ledger=ledger)


def _claim_plan(
    engagement: Engagement, action: Action, ledger: Ledger, at: datetime
) -> EscalationPlan:
    ladder = NamedLadder(name="claim", when=When(), rungs=engagement.policy.claim)
    number = engagement.entries
    return planned(
        engagement.policy, ladder, ledger, action.due, at, number, ClockKind.CLAIM
    )


def _unplanned(engagement: Engagement, action: Action) -> Action:
    """Without a plan, but with all that it had come to."""
    ledger = ledger_of(engagement, action)
    return action.but(ledger=ledger, reached=action.step, plan=None, acted=())


def _anchor(policy: Policy, action: Action) -> date:
    """Of an action dated by an older version, which kept no ledger."""
    return policy.lea.working_day_from(action.due)
