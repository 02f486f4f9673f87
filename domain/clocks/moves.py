"""What becomes of an action's clock when something happens to it.

Every change plans anew from the same ledger, so time used and time stopped survive a
new date, a stop, a promise, another owner, another calendar, another policy.
"""

from datetime import datetime

from domain.actions.action import Action, Claim, Rest, Stop
from domain.clocks.plan import Ledger
from domain.clocks.schedule import is_past, opened, unheard, written_out
from domain.clocks.start import (
    anchor_of,
    answered,
    armed,
    begun_anew,
    claim_of,
    ladder_of,
    ledger_of,
    moved,
    unplanned,
)
from domain.engagement import Engagement


def dated(engagement: Engagement, action: Action, at: datetime) -> Action:
    """A new climb for the action's due date, overdue at once where that is past."""
    ledger = Ledger(anchor=anchor_of(engagement.policy, action))
    claim = claim_of(action)
    if claim and claim.since:
        claim = claim.but(since=engagement.day_of(at))
    return begun_anew(engagement, action.but(rest=None, claim=claim), ledger, at)


def at_rest(action: Action) -> Action:
    """Nothing is waited for any more; the plan that stood is settled."""
    return action.but(
        plan=None, acted=(), overdue=False, reached=None, rest=None, stop=None, flags=()
    )


def stopped(engagement: Engagement, action: Action, stop: Stop) -> Action:
    """Its clock stands: nothing is late, nothing is asked, until it runs again."""
    return unplanned(engagement, action).but(overdue=False, stop=stop)


def resumed(engagement: Engagement, action: Action, at: datetime) -> Action:
    """Due date and ladder move by the working days on which the clock stood."""
    assert action.stop
    lea, due = engagement.policy.lea, action.due
    stood = lea.working_days(action.stop.since, engagement.day_of(at))
    ledger, rest, claim = ledger_of(engagement, action), action.rest, action.claim
    if stood:
        due = lea.later(lea.working_day_from(due), stood)
        ledger = moved(engagement, ledger, stood).but(stopped=ledger.stopped + stood)
        rest = rest and rest.but(until=lea.later(rest.until, stood))
        claim = claim and _claim_moved(engagement, claim, stood)
    late = is_past(engagement.policy, due, at)
    running = action.but(due=due, rest=rest, stop=None, overdue=late, claim=claim)
    return armed(engagement, running, ledger, at)


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
    return armed(engagement, action.but(rest=rest, reached=action.step), ledger, at)


def claimed(engagement: Engagement, action: Action, at: datetime) -> Action:
    """The ball is with COE and CCEE: the claim's own clock runs, the owner's waits.

    Where clocks stand still, it begins when they run again.
    """
    if not engagement.policy.claim or action.stop or action.claim is None:
        return action
    paused = unplanned(engagement, action)
    return armed(engagement, paused, ledger_of(engagement, paused), at)


def returned(engagement: Engagement, action: Action, at: datetime) -> Action:
    """The owner's ladder goes on; the days the claim waited for an answer are not its.

    Where the claim had no clock, the owner's ladder never stood still.
    """
    if action.claim is None or action.claim.since is None:
        return action.but(claim=None)
    until = action.stop.since if action.stop else engagement.day_of(at)
    ledger = answered(engagement, action, ledger_of(engagement, action), until)
    unclaimed = action.but(claim=None)
    if action.stop:
        return unclaimed.but(ledger=ledger)
    return armed(engagement, unclaimed, ledger, at)


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
    return armed(engagement, fresh, begun.but(anchor=anchor), at)


def _claim_moved(engagement: Engagement, claim: Claim, days: int) -> Claim:
    lea, since = engagement.policy.lea, claim.since
    return claim.but(
        ledger=claim.ledger and moved(engagement, claim.ledger, days),
        since=since and lea.later(lea.working_day_from(since), days),
    )
