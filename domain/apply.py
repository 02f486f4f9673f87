"""What becomes of an engagement when something happens, and what is then owed."""

from collections.abc import Callable
from datetime import datetime

from domain.actions.action import Stop
from domain.actions.apply import acted_on, adopted, let_run
from domain.actions.status import Flag
from domain.actions.threshold import weighed
from domain.acts import (
    Act,
    ActionAct,
    AdoptRoadmap,
    ApplyPolicy,
    Assign,
    BroughtIn,
    ByStaff,
    ChangeCalendar,
    EngagementAct,
    PeopleAct,
    PlateauReached,
    RecheckDue,
    ReferralAct,
    Referred,
    ResumeClock,
    RungActed,
    Several,
    StaffAct,
    StepRungActed,
    StopClock,
    Substitute,
    UpdatePeople,
    WitnessMissing,
)
from domain.acts.digest import digest
from domain.adoption.apply import stands
from domain.clocks.moves import at_rest, stopped
from domain.clocks.plan import ClockKind
from domain.clocks.replan import relawed, rescaled
from domain.consequences import owing
from domain.engagement import Answered, Engagement
from domain.lifecycle import MOVES, Phase
from domain.people.absence import with_absence, without_absence
from domain.people.roles import with_assignment
from domain.policies.policy import Policy
from domain.referrals import clocks
from domain.referrals.apply import joined_by, received, rung_acted, worked
from domain.referrals.case import Case, Step
from domain.refusals import IdUsedOtherwise
from domain.values import Value

REMEMBERED = 500  # acts whose answers are kept, lest they be done twice


class Receipt(Value):
    """The answer to an act: the entry it stands under, and the phase now.

    `again` says that it had been done before and nothing new happened.
    """

    act: str
    entity: str
    entry: int
    phase: Phase
    again: bool = False


def receipt(engagement: Engagement, act: StaffAct, *, again: bool = False) -> Receipt:
    return Receipt(
        act=act.id,
        entity=engagement.entity,
        entry=engagement.answered[act.id].entry,
        phase=engagement.phase,
        again=again,
    )


def opening_receipt(engagement: Engagement, *, again: bool = False) -> Receipt:
    """The answer to its first act, whatever has happened since."""
    return Receipt(
        act=engagement.referral,
        entity=engagement.entity,
        entry=1,
        phase=engagement.phase,
        again=again,
    )


def has_done(engagement: Engagement, act: StaffAct) -> bool:
    """By its id alone, as this is replayed: `check_same` has compared what it says."""
    return act.id in engagement.answered


def check_same(engagement: Engagement, act: ByStaff) -> None:
    """Raise IdUsedOtherwise where another act was done under this id."""
    known = engagement.answered.get(act.id)
    if known and known.digest != digest(act):
        raise IdUsedOtherwise(
            f"the id {act.id} was used for something else, which stands as entry "
            f"{known.entry} of {engagement.entity}; nothing was changed: send this "
            "without an id, or under another"
        )


def apply(engagement: Engagement, act: Act, at: datetime) -> Engagement:
    """The engagement after `act`, and owing what follows from it. It never refuses."""
    numbered = engagement.but(entries=engagement.entries + 1)
    after = _changed(numbered, act, at)
    if isinstance(act, ByStaff):
        after = _remembering(after, act)
    if after.is_over:
        resting = (at_rest(each) for each in after.actions.values())
        after = _without_steps(after.with_actions(resting).but(stop=None))
    return owing(engagement, weighed(after), act, at)


def _changed(engagement: Engagement, act: Act, at: datetime) -> Engagement:
    match act:
        case Referred(people=people, follows=follows):
            return received(engagement.but(people=people, follows=follows), act, at)
        case BroughtIn():
            return stands(engagement, act, at)
        case RungActed(action=number):
            return _rung_acted(engagement, number, at)
        case StepRungActed():
            return rung_acted(engagement, act, at)
        case RecheckDue():
            return _rechecked(engagement, act)
        case PlateauReached(actions=numbers):
            flagged = (engagement.actions[n] for n in numbers)
            return engagement.with_actions(
                each.but(flags=each.with_flags(Flag.PLATEAU, Flag.AGENDA))
                for each in flagged
            )
        case WitnessMissing():
            return _restored(engagement, act, at)
        case AdoptRoadmap(actions=planned):
            moved = engagement.but(phase=MOVES[type(act)].target)
            return moved.with_actions(adopted(moved, each, at) for each in planned)
        case Several(acts=acts):
            for each in acts:
                engagement = acted_on(engagement, each, at)
            return engagement
        case _ if isinstance(act, ActionAct):
            return acted_on(engagement, act, at)
        case _ if isinstance(act, PeopleAct):
            return _peopled(engagement, act, at)
        case _ if isinstance(act, EngagementAct):
            return _ruled(engagement, act, at)
        case _ if isinstance(act, ReferralAct):
            return worked(joined_by(engagement, act, at), act, at)
        case _:
            return engagement.but(phase=MOVES[type(act)].target)


def _without_steps(engagement: Engagement) -> Engagement:
    """Nothing is waited for any more in any referral."""
    return _each_step(engagement, lambda _, step: clocks.at_rest(step))


def _restored(engagement: Engagement, act: WitnessMissing, at: datetime) -> Engagement:
    if not act.step:
        return engagement.with_action(act.action, restored_at=at)
    case = engagement.cases[act.referral]
    step = case.steps[act.step].but(restored_at=at)
    return engagement.with_case(case.but(steps=case.steps | {act.step: step}))


def _peopled(engagement: Engagement, act: PeopleAct, at: datetime) -> Engagement:
    today = engagement.day_of(at)
    people, absences = engagement.people, engagement.absences
    match act:
        case Assign():
            people = with_assignment(people, act.assignment, today)
        case Substitute():
            absences = with_absence(absences, act.absence, today)
        case UpdatePeople():
            for assignment in act.people:
                people = with_assignment(people, assignment, today)
            for absence in act.back:
                absences = without_absence(absences, absence, today)
            for absence in act.absences:
                absences = with_absence(absences, absence, today)
    return engagement.but(people=people, absences=absences)


def _ruled(engagement: Engagement, act: EngagementAct, at: datetime) -> Engagement:
    match act:
        case StopClock(cause=cause, recheck=recheck):
            since = engagement.day_of(at)
            stop = Stop(cause=cause, since=since, recheck=recheck, whole=True)
            running = (e for e in engagement.actions.values() if e.is_open)
            still = engagement.but(stop=stop).with_actions(
                stopped(engagement, each, stop) for each in running if not each.stop
            )
            return _each_step(still, lambda _, step: clocks.stopped(step, since))
        case ResumeClock():
            standing = [e for e in engagement.actions.values() if e.stop]
            runs = engagement.but(stop=None).with_actions(
                let_run(engagement, each, at) for each in standing
            )
            return _each_step(runs, lambda c, step: clocks.let_run(runs, c, step, at))
        case ApplyPolicy(policy=policy):
            own = engagement.policy
            new = policy.but(lea=own.lea, agency=own.agency)
            return _under(engagement, new, act, at)
        case ChangeCalendar(office=office, calendar=calendar):
            changed = engagement.policy.under(office, calendar)
            return _under(engagement, changed, act, at)


def _under(
    engagement: Engagement,
    policy: Policy,
    act: ApplyPolicy | ChangeCalendar,
    at: datetime,
) -> Engagement:
    """Under another policy, every ladder that stands planned anew."""
    before, under = engagement.policy, engagement.but(policy=policy)
    after = under.with_actions(
        relawed(under, before, rescaled(each, before, policy), act.mode, at)
        for each in engagement.actions.values()
    )
    if policy.lea == before.lea and policy.agency == before.agency:
        return after  # a referral keeps the ladders of its pathway
    return _each_step(after, lambda c, step: clocks.replanned(under, c, step, at))


def _each_step(
    engagement: Engagement, change: Callable[[Case, Step], Step]
) -> Engagement:
    for case in engagement.cases.values():
        steps = {name: change(case, each) for name, each in case.steps.items()}
        if steps != case.steps:
            engagement = engagement.with_case(case.but(steps=steps))
    return engagement


def _rung_acted(engagement: Engagement, number: int, at: datetime) -> Engagement:
    """The rung's flags go on the action; past the due date it is overdue from here."""
    action = engagement.actions[number]
    rung, plan = action.next_rung, action.plan
    climbed = action.but(acted=(*action.acted, at))
    if rung is None or plan is None:
        return engagement.with_actions([climbed])
    climbed = climbed.but(flags=climbed.with_flags(*rung.effects))
    if not rung.reminder and plan.kind is ClockKind.DUE:
        climbed = climbed.but(overdue=True, rest=None)
    return engagement.with_actions([climbed])


def _rechecked(engagement: Engagement, act: RecheckDue) -> Engagement:
    """Asked; if nobody answers, asked again after as many working days once more."""
    if not act.actions and engagement.stop:
        return engagement.but(stop=_later(engagement, engagement.stop))
    held = (engagement.actions[number] for number in act.actions)
    return engagement.with_actions(
        each.but(stop=_later(engagement, each.stop)) for each in held if each.stop
    )


def _later(engagement: Engagement, stop: Stop) -> Stop:
    lea = engagement.policy.lea
    first = lea.working_day_from(stop.recheck)
    return stop.but(recheck=lea.later(first, engagement.policy.limits.recheck_every))


def _remembering(engagement: Engagement, act: ByStaff) -> Engagement:
    done = Answered(engagement.entries, digest(act))
    answered = engagement.answered | {act.id: done}
    return engagement.but(answered=dict([*answered.items()][-REMEMBERED:]))
