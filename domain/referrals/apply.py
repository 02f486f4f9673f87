"""What becomes of an engagement's referrals when somebody acts on them."""

from collections.abc import Iterable
from datetime import date, datetime

from domain.acts import (
    Accept,
    AttachReferral,
    ChangeMode,
    CloseNotAgreed,
    Decline,
    DetermineNecessary,
    MakePrimary,
    NoteDashboard,
    RecordConsultation,
    ReferralAct,
    Referred,
    StepAct,
    StepRungActed,
)
from domain.calendars.work_calendar import ONE_DAY
from domain.engagement import Engagement
from domain.lifecycle import Phase
from domain.people.roles import LABELS, Role, answering, with_assignment
from domain.referrals import clocks
from domain.referrals.case import (
    Case,
    Determination,
    Done,
    EngagementMode,
    Noted,
    Outcome,
    Segment,
    Step,
)
from domain.referrals.pathway import StepKind, StepRule
from domain.referrals.select import chosen, party_of, rule_for, step_name

BEFORE_ACCEPTANCE = (Phase.REFERRED, Phase.CONSULTATION, Phase.DETERMINED)
CONSULTING = (StepKind.OPEN, StepKind.CONSULT, StepKind.DETERMINE, StepKind.AGREE)
ENDINGS = {
    Determination.NOT_NECESSARY: Phase.DECLINED,
    Determination.NOT_AGREED: Phase.NOT_AGREED,
}


def received(
    engagement: Engagement, act: Referred | AttachReferral, at: datetime
) -> Engagement:
    """With one case more, its clocks begun. What runs already is not touched."""
    terms = act.terms
    told = Determination.NECESSARY if terms.determined_by_referral else None
    case = Case(
        number=len(engagement.cases) + 1,
        id=act.id,
        pathway=terms,
        received=engagement.day_of(at),
        by=act.by,
        office=office_of(engagement, act.by, terms.starts, at),
        answers=act.answers,
        determination=told,
    )
    after = engagement.with_case(_with_clocks(engagement, case, "", at))
    if case.number == 1 or (isinstance(act, AttachReferral) and act.primary):
        after = led_by(after, case)
    return _carried_on(after, case.number)


def worked(engagement: Engagement, act: ReferralAct, at: datetime) -> Engagement:
    """The engagement after an act on its referrals."""
    match act:
        case AttachReferral():
            return received(engagement, act, at)
        case MakePrimary(referral=number):
            return led_by(engagement, engagement.cases[number])
        case ChangeMode(mode=mode):
            return _in_mode(engagement, mode, engagement.day_of(at))
        case NoteDashboard():
            return _noted(engagement, act, at)
        case _:
            return _stepped(engagement, act, at)


def joined_by(engagement: Engagement, act: object, at: datetime) -> Engagement:
    """With the people a further referral names, in roles that nobody holds."""
    if not isinstance(act, AttachReferral):
        return engagement
    people = engagement.people
    for given in act.people:
        if engagement.answering(given.role, at) is None:
            people = with_assignment(people, given, engagement.day_of(at))
    return engagement.but(people=people)


def rung_acted(engagement: Engagement, act: StepRungActed, at: datetime) -> Engagement:
    case = engagement.cases[act.referral]
    step = clocks.acted(case.steps[act.step], at)
    return engagement.with_case(_with_step(case, step))


def led_by(engagement: Engagement, case: Case) -> Engagement:
    """With this referral's pathway as the primary one."""
    return engagement.but(primary=case.number)


def office_of(
    engagement: Engagement, person: str, roles: Iterable[Role], at: datetime
) -> str:
    """What they are called today in the first of these roles that they hold."""
    day = engagement.day_of(at)
    for role in roles:
        given = answering(engagement.people, role, day)
        if given and given.person == person:
            return given.office or LABELS[role]
        if engagement.holder(role, at) == person:
            return LABELS[role]
    return ""


def _stepped(engagement: Engagement, act: StepAct, at: datetime) -> Engagement:
    case = chosen(engagement, act)
    assert case
    rule = rule_for(case, type(act), party_of(act))
    match act:
        case Decline():
            return _closed(engagement, case, Determination.NOT_NECESSARY)
        case CloseNotAgreed():
            return _closed(engagement, case, Determination.NOT_AGREED)
    assert rule
    done = Done(
        by=act.by,
        office=office_of(engagement, act.by, rule.doers, at),
        on=getattr(act, "on", None) or engagement.day_of(at),
        outcome=getattr(act, "outcome", Outcome.ACCEPT),
    )
    if isinstance(act, RecordConsultation) and not _settles(rule, act.outcome):
        return _answered(engagement, case, rule, done, at)
    case = _taken(engagement, case, rule, done, at)
    if isinstance(act, DetermineNecessary):
        case = case.but(determination=Determination.NECESSARY)
    after = engagement.with_case(case)
    if isinstance(act, Accept):
        return _accepted(after, case, act, at)
    if rule.kind in CONSULTING and after.phase is Phase.REFERRED:
        after = after.but(phase=Phase.CONSULTATION)
    return _carried_on(after, case.number)


def _settles(rule: StepRule, outcome: Outcome) -> bool:
    """Whether a step is done by this answer: a key is only turned by agreement."""
    if rule.kind is StepKind.AGREE:
        return outcome is Outcome.ACCEPT
    return outcome is not Outcome.MORE_INFORMATION


def _answered(
    engagement: Engagement, case: Case, rule: StepRule, done: Done, at: datetime
) -> Engagement:
    """An answer that leaves the step open.

    Who asks for more information has the whole time again; who does not agree is not
    reminded any more, and may still change their mind.
    """
    step = case.steps.get(rule.name) or clocks.begun(engagement, rule, done.on, at)
    if done.outcome is Outcome.MORE_INFORMATION:
        step = clocks.anew(engagement, rule, step, at)
    else:
        step = clocks.at_rest(step)
    return engagement.with_case(_with_step(case, step.but(said=done)))


def _taken(
    engagement: Engagement, case: Case, rule: StepRule, done: Done, at: datetime
) -> Case:
    """The step done, and the clocks begun that waited for it."""
    name = step_name(case, rule)
    step = case.steps.get(name) or Step(name=name, opened=done.on)
    taken = _with_step(case, clocks.taken(step, done))
    return _with_clocks(engagement, taken, rule.name, at)


def _with_clocks(engagement: Engagement, case: Case, since: str, at: datetime) -> Case:
    """The clocks begun that count from receipt, or from the step `since`."""
    today = engagement.day_of(at)
    for rule in case.pathway.steps:
        waits = rule.kind is not StepKind.RECHECK and rule.name not in case.steps
        if waits and rule.since == since and rule.days is not None:
            case = _with_step(case, clocks.begun(engagement, rule, today, at))
    return case


def _carried_on(engagement: Engagement, number: int) -> Engagement:
    """Where all is done before acceptance, the engagement may be accepted.

    A referral that came while the engagement was under way joins it.
    """
    case = engagement.cases[number]
    if not case.is_ready or case.accepted:
        return engagement
    if engagement.phase in BEFORE_ACCEPTANCE:
        return engagement.but(phase=Phase.DETERMINED)
    return engagement.with_case(_accepted_case(case))


def _accepted(
    engagement: Engagement, case: Case, act: Accept, at: datetime
) -> Engagement:
    """Accepted with all other referrals that are ready for it."""
    after = engagement.but(phase=Phase.ACCEPTED, kickoff=act.kickoff)
    after = _in_mode(after, act.mode, engagement.day_of(at))
    for each in engagement.cases.values():
        if each.number == case.number or (each.is_ready and not each.is_closed):
            after = after.with_case(_accepted_case(each))
    return after


def _accepted_case(case: Case) -> Case:
    """Accepted; the acceptance is not waited for any more."""
    accepting = case.pathway.accepting
    step = case.steps.get(accepting.name) if accepting else None
    quiet = _with_step(case, clocks.at_rest(step)) if step else case
    return quiet.but(accepted=True)


def _closed(engagement: Engagement, case: Case, why: Determination) -> Engagement:
    """The referral ends; the engagement with it, where it was the last one."""
    steps = {name: clocks.at_rest(each) for name, each in case.steps.items()}
    after = engagement.with_case(case.but(determination=why, steps=steps))
    left = [each for each in after.cases.values() if not each.is_closed]
    if not left:
        return after.but(phase=ENDINGS[why])
    if after.phase is Phase.DETERMINED and not any(each.is_ready for each in left):
        after = after.but(phase=Phase.CONSULTATION)
    if after.primary == case.number:
        accepted = [each for each in left if each.accepted]
        after = led_by(after, next(iter((*accepted, *left))))
    return after


def _in_mode(engagement: Engagement, mode: EngagementMode, today: date) -> Engagement:
    """A new segment from today on; one that began today gives way to it."""
    past = [each for each in engagement.segments if each.first < today]
    if past and past[-1].last is None:
        past[-1] = past[-1].but(last=today - ONE_DAY)
    return engagement.but(segments=(*past, Segment(mode=mode, first=today)))


def _noted(engagement: Engagement, act: NoteDashboard, at: datetime) -> Engagement:
    """The newest Dashboard counts; no longer flagged, a look at release is asked."""
    if engagement.dashboard and engagement.dashboard.year > act.year:
        return engagement
    note = Noted(year=act.year, flagged=act.flagged, digest=act.digest)
    after = engagement.but(dashboard=note)
    for case in engagement.cases.values():
        for rule in case.pathway.of_kind(StepKind.RECHECK):
            if not case.is_closed:
                looked_at = _rechecked(engagement, case, rule, act, at)
                after = after.with_case(looked_at)
    return after


def _rechecked(
    engagement: Engagement, case: Case, rule: StepRule, act: NoteDashboard, at: datetime
) -> Case:
    """One look for each year; flagged after all, it is not asked for any more."""
    name, today = f"{rule.name}_{act.year}", engagement.day_of(at)
    if act.flagged:
        office = office_of(engagement, act.by, rule.doers, at)
        done = Done(by=act.by, office=office, on=today, outcome=Outcome.DECLINE)
        for each in case.steps.values():
            if each.rule == rule.name and each.is_open:
                case = _with_step(case, clocks.taken(each, done))
        return case
    if (known := case.steps.get(name)) and known.is_open:
        return case
    step = clocks.begun(engagement, rule, today, at, name=name)
    return _with_step(case, step)


def _with_step(case: Case, step: Step) -> Case:
    return case.but(steps=case.steps | {step.name: step})
