"""What becomes of one referral when a step of it is taken, answered or looked at."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from domain.clocks import moves
from domain.people.roles import LABELS, Role, answering
from domain.policies.policy import Policy
from domain.referrals.acts import NoteDashboard
from domain.referrals.case import Case, Done, Outcome, Step, timing
from domain.referrals.pathway import StepKind, StepRule
from domain.referrals.select import step_name
from domain.setting import Setting


def take(
    case: Case, rule: StepRule, done: Done, setting: Setting, at: datetime
) -> Case:
    """The step done, and the clocks begun that waited for it."""
    name = step_name(case, rule)
    step = case.steps.get(name) or Step(name=name, opened=done.on)
    taken = with_step(case, end(step).but(done=done))
    return start_steps(taken, rule.name, setting, at)


def answer(
    case: Case, rule: StepRule, done: Done, setting: Setting, at: datetime
) -> Case:
    """An answer that leaves the step open.

    Who asks for more information has the whole time again; who does not agree is not
    reminded any more, and may still change their mind.
    """
    step = case.steps.get(rule.name) or start(rule, done.on, setting, at)
    if done.outcome is Outcome.MORE_INFORMATION:
        due = due_day(setting.policy, rule, setting.day_of(at))
        step = moves.start(timing(rule, setting), setting, step.but(due=due), at)
    else:
        step = end(step)
    return with_step(case, step.but(said=done))


def correct(case: Case, rule: StepRule, done: Done) -> Case:
    """What a party said, put right; whatever followed from it stays as it is."""
    return with_step(case, case.steps[rule.name].but(done=done))


def decline(case: Case, rule: StepRule, done: Done) -> Case:
    """The determination made, that assistance is not necessary; nothing follows it."""
    name = step_name(case, rule)
    step = case.steps.get(name) or Step(name=name, opened=done.on)
    return with_step(case, end(step).but(done=done.but(outcome=Outcome.DECLINE)))


def look_again(
    case: Case, rule: StepRule, act: NoteDashboard, setting: Setting, at: datetime
) -> Case:
    """One look for each year; flagged after all, it is not asked for any more."""
    name, today = f"{rule.name}_{act.year}", setting.day_of(at)
    if act.flagged:
        office = office_of(setting, act.by, rule.doers, at)
        done = Done(by=act.by, office=office, on=today, outcome=Outcome.DECLINE)
        for each in case.steps.values():
            if each.rule == rule.name and each.is_open:
                case = with_step(case, end(each).but(done=done))
        return case
    if (known := case.steps.get(name)) and not _was_settled_by_a_file(known):
        return case
    return with_step(case, start(rule, today, setting, at, name=name))


def _was_settled_by_a_file(step: Step) -> bool:
    """Flagged again by a revision, a look was not asked for; a person's view stays."""
    return step.done is not None and step.done.outcome is Outcome.DECLINE


def accept(case: Case) -> Case:
    """Accepted; the acceptance is not waited for any more."""
    accepting = case.pathway.accepting
    step = case.steps.get(accepting.name) if accepting else None
    quiet = with_step(case, over(step)) if step else case
    return quiet.but(accepted=True)


def start_steps(
    case: Case, since: str, setting: Setting, at: datetime, day: date | None = None
) -> Case:
    """The clocks begun that count from receipt, or from the step `since`.

    From `day`, where that was not today.
    """
    first = day or setting.day_of(at)
    for rule in case.pathway.steps:
        waits = rule.kind is not StepKind.RECHECK and rule.name not in case.steps
        if waits and rule.since == since and rule.days is not None:
            case = with_step(case, start(rule, first, setting, at))
    return case


def start(
    rule: StepRule, since: date, setting: Setting, at: datetime, *, name: str = ""
) -> Step:
    """The step with its clock, counted from the day `since`; still while all stand."""
    step = Step(
        name=name or rule.name,
        rule=rule.name if name else "",
        opened=since,
        due=due_day(setting.policy, rule, since),
    )
    return moves.start(timing(rule, setting), setting, step, at)


def end(step: Step) -> Step:
    """Nothing is waited for any more in this step."""
    return moves.end(step).but(ledger=None)


def end_steps(case: Case) -> Case:
    """Nobody has to take what is still open in it."""
    return case.but(steps={name: over(each) for name, each in case.steps.items()})


def over(step: Step) -> Step:
    """Nobody has to take it any more."""
    return end(step).but(over=step.done is None)


def due_day(policy: Policy, rule: StepRule, since: date) -> date | None:
    """When the step is due, on a working day of the office that counts it."""
    if rule.days is None:
        return None
    calendar = policy.calendar(rule.counts)
    if rule.calendar_days:
        return calendar.working_day_from(since + timedelta(days=rule.days))
    return calendar.later(calendar.working_day_from(since), rule.days)


def settles(rule: StepRule, outcome: Outcome) -> bool:
    """Whether a step is done by this answer: a key is only turned by agreement."""
    if rule.kind is StepKind.AGREE:
        return outcome is Outcome.ACCEPT
    return outcome is not Outcome.MORE_INFORMATION


def office_of(
    setting: Setting, person: str, roles: Iterable[Role], at: datetime
) -> str:
    """What they are called today in the first of these roles that they hold."""
    day = setting.day_of(at)
    for role in roles:
        given = answering(setting.people, role, day)
        if given and given.person == person:
            return given.office or LABELS[role]
        if setting.holder(role, at) == person:
            return LABELS[role]
    return ""


def with_step(case: Case, step: Step) -> Case:
    return case.but(steps=case.steps | {step.name: step})
