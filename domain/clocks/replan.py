"""What becomes of an action's clock and rating under another policy or calendar."""

from datetime import date, datetime, timedelta

from domain.actions.action import Action
from domain.acts import Mode
from domain.clocks.plan import ClockKind, Ledger
from domain.clocks.schedule import counted_to, opening, unheard, written_out
from domain.clocks.start import (
    anchor_of,
    armed,
    begun_anew,
    ladder_of,
    ladder_under,
    ledger_of,
)
from domain.engagement import Engagement
from domain.policies.policy import Policy

A_MOMENT = timedelta(microseconds=1)


def relawed(
    engagement: Engagement, before: Policy, action: Action, mode: Mode, at: datetime
) -> Action:
    """The action under the engagement's new policy, where `before` held until now."""
    if action.plan is None and action.stop is None:
        return action
    ledger = ledger_of(engagement, action)
    runs = action.plan is not None and action.plan.kind is ClockKind.DUE
    if mode is Mode.RESTART and runs and action.overdue:
        again = ledger.of_the_date.but(anchor=anchor_of(engagement.policy, action))
        return begun_anew(engagement, action, again, at)
    if mode is not Mode.KEEP:
        ledger = ledger.but(passed=())
    else:
        ledger = _kept(engagement, before, action, ledger, at)
    if action.stop:
        return action.but(ledger=ledger)
    return armed(engagement, action.but(reached=action.step), ledger, at)


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

    Of that, a rung which the former rules had still to say is said nevertheless; one
    that was passed over before stays so while it lies behind.
    """
    policy = engagement.policy
    until, now = _stands_since(engagement, action, at)
    anchor = policy.lea.working_day_from(ledger.anchor)
    if ledger.anchor < until:
        used = before.lea.working_days(ledger.anchor, until)
        anchor = policy.lea.later(policy.lea.working_day_from(until), -used)
    moved = ledger.but(anchor=anchor, passed=())
    former = dict(written_out(ladder_under(before, engagement, action).rungs))
    behind = tuple(
        key
        for key, rung in unheard(ladder_of(engagement, action).rungs, moved)
        if opening(policy, rung, counted_to(policy, rung, moved)) <= now
        and (key in ledger.passed or key not in former or former[key].days != rung.days)
        and key not in moved.again
    )
    return moved.but(passed=behind)


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
