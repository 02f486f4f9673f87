"""What becomes of an action's clock when something happens to it.

Every change plans anew from the same ledger, so time used and time stopped survive a
new date, a stop, a promise, another owner, another calendar, another policy.
"""

from datetime import date, datetime, timedelta

from domain.action import Action, Claim, Rest, Stop
from domain.acts import Mode
from domain.calendar import ONE_DAY
from domain.engagement import Engagement
from domain.escalation import (
    ClockKind,
    Ledger,
    counted_to,
    is_past,
    opened,
    opening,
    planned,
    unheard,
    written_out,
)
from domain.policy import NamedLadder, Policy, When
from domain.status import Flag

LATE_FLAGS = (Flag.AT_RISK, Flag.AGENDA, Flag.MEETING)
A_MOMENT = timedelta(microseconds=1)


def ladder_of(engagement: Engagement, action: Action) -> NamedLadder:
    """The ladder the policy has for this action."""
    return _ladder(engagement.policy, engagement, action)


def ledger_of(engagement: Engagement, action: Action) -> Ledger:
    """The action's ledger with all that its plan has acted entered into it."""
    kept = action.ledger or Ledger(anchor=_anchor(engagement.policy, action))
    return kept.but(heard=tuple(dict.fromkeys((*kept.heard, *action.heard))))


def dated(engagement: Engagement, action: Action, at: datetime) -> Action:
    """A new climb for the action's due date, overdue at once where that is past."""
    ledger = Ledger(anchor=_anchor(engagement.policy, action))
    claim = _claim_of(action)
    if claim and claim.since:
        claim = claim.but(since=engagement.day_of(at))
    return _anew(engagement, action.but(rest=None, claim=claim), ledger, at)


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
    lea, due = engagement.policy.lea, action.due
    stood = lea.working_days(action.stop.since, engagement.day_of(at))
    ledger, rest, claim = ledger_of(engagement, action), action.rest, action.claim
    if stood:
        due = lea.later(lea.working_day_from(due), stood)
        ledger = _moved(engagement, ledger, stood).but(stopped=ledger.stopped + stood)
        rest = rest and rest.but(until=lea.later(rest.until, stood))
        claim = claim and _claim_moved(engagement, claim, stood)
    late = is_past(engagement.policy, due, at)
    running = action.but(due=due, rest=rest, stop=None, overdue=late, claim=claim)
    return _armed(engagement, running, ledger, at)


def rested(engagement: Engagement, action: Action, rest: Rest, at: datetime) -> Action:
    """Nobody is asked through `rest.until`; then the climb goes on where it was.

    Reminders of those days fall away. The rungs after the due date that would have
    come by then wait, the first of them for the next working day, with their spacing.
    """
    rungs = ladder_of(engagement, action).rungs
    ledger = ledger_of(engagement, action)
    ledger = ledger.but(
        promises=ledger.promises + rest.promised,
        snoozes=ledger.snoozes + (not rest.promised),
    )
    if all(rung.is_reminder for _, rung in unheard(rungs, ledger)):
        last = written_out(rungs)[-1].key
        times = sum(key.partition("+")[0] == last for key in ledger.again) + 1
        ledger = ledger.but(again=(*ledger.again, f"{last}+{times}"))
    return _armed(engagement, action.but(rest=rest, reached=action.step), ledger, at)


def claimed(engagement: Engagement, action: Action, at: datetime) -> Action:
    """The ball is with COE and CCEE: the claim's own clock runs, the owner's waits.

    Where clocks stand still, it begins when they run again.
    """
    if not engagement.policy.claim or action.stop or action.claim is None:
        return action
    paused = _unplanned(engagement, action)
    return _armed(engagement, paused, ledger_of(engagement, paused), at)


def returned(engagement: Engagement, action: Action, at: datetime) -> Action:
    """The owner's ladder goes on; the days the claim waited for an answer are not its.

    Where the claim had no clock, the owner's ladder never stood still.
    """
    if action.claim is None or action.claim.since is None:
        return action.but(claim=None)
    until = action.stop.since if action.stop else engagement.day_of(at)
    ledger = _answered(engagement, action, ledger_of(engagement, action), until)
    unclaimed = action.but(claim=None)
    if action.stop:
        return unclaimed.but(ledger=ledger)
    return _armed(engagement, unclaimed, ledger, at)


def reassigned(engagement: Engagement, action: Action, at: datetime) -> Action:
    """A new owner of something late begins at its first rung, after days of grace."""
    if not action.overdue or action.plan is None or action.claim:
        return action
    policy, ladder = engagement.policy, ladder_of(engagement, action)
    today = policy.lea.working_day_from(engagement.day_of(at))
    until = policy.lea.later(today, policy.limits.grace)
    begun = opened(ledger_of(engagement, action).of_the_date, ladder, policy, at)
    first = next((rung for _, rung in unheard(ladder.rungs, begun)), None)
    anchor = policy.lea.later(until, -first.days) if first else begun.anchor
    fresh = action.but(reached=None, rest=None)
    return _armed(engagement, fresh, begun.but(anchor=anchor), at)


def relawed(
    engagement: Engagement, before: Policy, action: Action, mode: Mode, at: datetime
) -> Action:
    """The action under the engagement's new policy, where `before` held until now."""
    if action.plan is None and action.stop is None:
        return action
    ledger = ledger_of(engagement, action)
    runs = action.plan is not None and action.plan.kind is ClockKind.DUE
    if mode is Mode.RESTART and runs and action.overdue:
        again = ledger.of_the_date.but(anchor=_anchor(engagement.policy, action))
        return _anew(engagement, action, again, at)
    if mode is Mode.KEEP:
        ledger = _kept(engagement, before, action, ledger, at)
    if action.stop:
        return action.but(ledger=ledger)
    return _armed(engagement, action.but(reached=action.step), ledger, at)


def rescaled(action: Action, before: Policy, policy: Policy) -> Action:
    """Its rating on the new policy's scale, so that what is published stays."""
    level = before.scale.level(action.rating) if action.rating is not None else None
    if level is None or policy.scale == before.scale:
        return action
    return action.but(rating=policy.scale.lowest(level.status))


def _kept(
    engagement: Engagement,
    before: Policy,
    action: Action,
    ledger: Ledger,
    at: datetime,
) -> Ledger:
    """So many working days were used, and stay used; what lies behind is not said.

    Of that, a rung which the former rules had still to say is said nevertheless.
    """
    policy = engagement.policy
    until, now = _stands_since(engagement, action, at)
    anchor = policy.lea.working_day_from(ledger.anchor)
    if ledger.anchor < until:
        used = before.lea.working_days(ledger.anchor, until)
        anchor = policy.lea.later(policy.lea.working_day_from(until), -used)
    moved = ledger.but(anchor=anchor)
    former = dict(written_out(_ladder(before, engagement, action).rungs))
    behind = tuple(
        key
        for key, rung in unheard(ladder_of(engagement, action).rungs, moved)
        if opening(policy, rung, counted_to(policy, rung, moved)) <= now
        and (key not in former or former[key].days != rung.days)
        and key not in moved.again
    )
    return moved.but(heard=(*moved.heard, *behind))


def _stands_since(
    engagement: Engagement, action: Action, at: datetime
) -> tuple[date, datetime]:
    """Up to which day the owner's time has been used, and the last moment of it."""
    days = [action.stop.since] if action.stop else []
    if action.claim and action.claim.since:
        days.append(action.claim.since)
    if not days:
        return engagement.day_of(at), at
    return min(days), engagement.policy.lea.beginning(min(days)) - A_MOMENT


def _anew(
    engagement: Engagement, action: Action, ledger: Ledger, at: datetime
) -> Action:
    """A climb from the beginning, from its first late rung where the date is past."""
    policy, past = engagement.policy, is_past(engagement.policy, action.due, at)
    if past:
        ledger = opened(ledger, ladder_of(engagement, action), policy, at)
    flags = tuple(each for each in action.flags if each not in LATE_FLAGS)
    fresh = action.but(overdue=past, reached=None, flags=flags)
    return _armed(engagement, fresh, ledger, at)


def _armed(
    engagement: Engagement, action: Action, ledger: Ledger, at: datetime
) -> Action:
    """With a plan for whoever is waited for: who answers the claim, or the owner."""
    policy, claim, today = engagement.policy, _claim_of(action), engagement.day_of(at)
    if claim and policy.claim:
        claim = _awaited(engagement, claim, today)
    elif claim:
        ledger = _answered(engagement, action, ledger, today)
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


def _answered(
    engagement: Engagement, action: Action, ledger: Ledger, until: date
) -> Ledger:
    """The owner's ledger, moved by the working days the claim waited for an answer."""
    if action.claim is None or action.claim.since is None:
        return ledger
    days = engagement.policy.lea.working_days(action.claim.since, until)
    return _moved(engagement, ledger, days).but(waited=ledger.waited + days)


def _moved(engagement: Engagement, ledger: Ledger, days: int) -> Ledger:
    lea = engagement.policy.lea
    if not days:
        return ledger
    return ledger.but(anchor=lea.later(lea.working_day_from(ledger.anchor), days))


def _awaited(engagement: Engagement, claim: Claim, today: date) -> Claim:
    """An answer is waited for: since today, and by a clock of its own, if not before."""
    begun = Ledger(anchor=engagement.policy.lea.working_day_from(today))
    return claim.but(ledger=claim.ledger or begun, since=claim.since or today)


def _claim_moved(engagement: Engagement, claim: Claim, days: int) -> Claim:
    lea, since = engagement.policy.lea, claim.since
    return claim.but(
        ledger=claim.ledger and _moved(engagement, claim.ledger, days),
        since=since and lea.later(lea.working_day_from(since), days),
    )


def _claim_of(action: Action) -> Claim | None:
    """The claim, with all that its plan has acted entered into its ledger."""
    claim, plan = action.claim, action.plan
    running = plan is not None and plan.kind is ClockKind.CLAIM
    if claim is None or claim.ledger is None or not running:
        return claim
    heard = (*claim.ledger.heard, *(rung.key for rung in action.has_acted))
    return claim.but(ledger=claim.ledger.but(heard=tuple(dict.fromkeys(heard))))


def _unplanned(engagement: Engagement, action: Action) -> Action:
    """Without a plan, but with all that it had come to."""
    ledger, claim = ledger_of(engagement, action), _claim_of(action)
    return action.but(
        ledger=ledger, claim=claim, reached=action.step, plan=None, acted=()
    )


def _ladder(policy: Policy, engagement: Engagement, action: Action) -> NamedLadder:
    return policy.ladder(engagement.pathway, action.horizon, action.components)


def _anchor(policy: Policy, action: Action) -> date:
    """Where a climb counts from as it begins, and where an older version counted."""
    return policy.lea.working_day_from(action.due)
