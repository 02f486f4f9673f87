"""The clocks of a referral's steps: begun, acted, stopped, let run, planned anew."""

from datetime import date, datetime, timedelta

from domain.clocks.plan import ClockKind, Ledger
from domain.clocks.schedule import planned
from domain.engagement import Engagement
from domain.policies.policy import NamedLadder, Office, Policy, When
from domain.referrals.case import Case, Done, Step
from domain.referrals.pathway import StepRule


def begun(
    engagement: Engagement,
    rule: StepRule,
    since: date,
    at: datetime,
    *,
    name: str = "",
) -> Step:
    """The step with its clock, counted from the day `since`; still while all stand."""
    due = due_day(engagement.policy, rule, since)
    step = Step(
        name=name or rule.name, rule=rule.name if name else "", opened=since, due=due
    )
    if due is None:
        return step
    if engagement.stop:
        step = step.but(stood_since=engagement.day_of(at))
    return _running(engagement, rule, step.but(ledger=Ledger(anchor=due)), at)


def due_day(policy: Policy, rule: StepRule, since: date) -> date | None:
    """When the step is due, on a working day of the office that counts it."""
    if rule.days is None:
        return None
    calendar = policy.calendar(rule.counts)
    if rule.calendar_days:
        return calendar.working_day_from(since + timedelta(days=rule.days))
    return calendar.later(calendar.working_day_from(since), rule.days)


def acted(step: Step, at: datetime) -> Step:
    """Its next rung has acted; past its due date it is overdue from here."""
    rung = step.next_rung
    late = rung is not None and rung.days > 0
    return step.but(acted=(*step.acted, at), overdue=step.overdue or late)


def taken(step: Step, done: Done) -> Step:
    """The step is done, and its clock ends."""
    return at_rest(step).but(done=done)


def at_rest(step: Step) -> Step:
    return step.but(
        plan=None, acted=(), overdue=False, reached=None, ledger=None, stood_since=None
    )


def anew(engagement: Engagement, rule: StepRule, step: Step, at: datetime) -> Step:
    """The ball was with us: the step has its whole time again, from today."""
    fresh = begun(engagement, rule, engagement.day_of(at), at)
    return step.but(
        due=fresh.due, ledger=fresh.ledger, plan=fresh.plan, acted=(), overdue=False
    )


def stopped(step: Step, today: date) -> Step:
    """All clocks stand still, and this one with them."""
    if not step.is_open or step.ledger is None or step.stood_since:
        return step
    ledger = step.ledger.but(heard=_heard(step))
    reached = reached_step(step)
    stands = step.but(ledger=ledger, plan=None, acted=(), overdue=False)
    return stands.but(stood_since=today, reached=reached)


def let_run(engagement: Engagement, case: Case, step: Step, at: datetime) -> Step:
    """All clocks run again; what is due moves by the working days they stood."""
    if step.stood_since is None or step.ledger is None or step.due is None:
        return step
    rule, today = case.rule_of(step), engagement.day_of(at)
    calendar = engagement.policy.calendar(rule.counts)
    stood = calendar.working_days(step.stood_since, today)
    due = calendar.later(calendar.working_day_from(step.due), stood)
    anchor = calendar.later(calendar.working_day_from(step.ledger.anchor), stood)
    ledger = step.ledger.but(anchor=anchor, stopped=step.ledger.stopped + stood)
    late = step.reached is not None
    moved = step.but(due=due, ledger=ledger, stood_since=None, overdue=late)
    return _running(engagement, rule, moved, at)


def replanned(engagement: Engagement, case: Case, step: Step, at: datetime) -> Step:
    """Planned anew by the calendars the engagement now has; its due date stays.

    Whatever was heard is not said again.
    """
    if step.plan is None or step.ledger is None:
        return step
    ledger, reached = step.ledger.but(heard=_heard(step)), reached_step(step)
    again = step.but(ledger=ledger, acted=(), reached=reached)
    return _running(engagement, case.rule_of(step), again, at)


def reached_step(step: Step) -> str | None:
    """The rung it has reached since it fell overdue."""
    has_acted = step.plan.rungs[: len(step.acted)] if step.plan else ()
    late = [rung.step for rung in has_acted if rung.days > 0]
    return late[-1] if late else step.reached


def _heard(step: Step) -> tuple[str, ...]:
    before = step.ledger.heard if step.ledger else ()
    now = [r.key for r in step.plan.rungs[: len(step.acted)]] if step.plan else []
    return tuple(dict.fromkeys((*before, *now)))


def _running(engagement: Engagement, rule: StepRule, step: Step, at: datetime) -> Step:
    """With its plan; none while all clocks stand still, or where nobody is told."""
    if step.stood_since or not rule.rungs or not step.ledger or not step.due:
        return step
    ladder = NamedLadder(name=rule.name, when=When(), rungs=rule.rungs)
    policy = _counting(engagement.policy, rule)
    number = engagement.entries
    kind = ClockKind.STEP
    plan = planned(policy, ladder, step.ledger, step.due, at, number, kind)
    return step.but(plan=plan, acted=())


def _counting(policy: Policy, rule: StepRule) -> Policy:
    """The policy by whose working days the step counts: ladders count the LEA's."""
    if rule.counts is Office.LEA:
        return policy
    return policy.under(Office.LEA, policy.agency)
