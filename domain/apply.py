"""What becomes of an engagement when something happens, and what is then owed."""

from collections.abc import Callable, Iterable
from datetime import datetime

from domain.actions.action import Action
from domain.actions.apply import acted_on, added, adopted
from domain.actions.threshold import is_far_behind
from domain.acts import (
    Act,
    ActionAct,
    AddAction,
    AdoptRoadmap,
    ApplyPolicy,
    Assign,
    BroughtIn,
    ByStaff,
    ChangeCalendar,
    CorrectLea,
    EngagementAct,
    PeopleAct,
    PlateauReached,
    RecheckDue,
    ReferralAct,
    Referred,
    ResumeClock,
    RungActed,
    Several,
    StopClock,
    Substitute,
    UpdatePeople,
    WitnessMissing,
)
from domain.acts.digest import digest
from domain.apply_referral import joined_by, received, worked
from domain.bring_in import stands
from domain.clocks import moves
from domain.clocks.clocked import Clocked
from domain.clocks.replan import replan
from domain.clocks.subject import Subject
from domain.consequences import owing
from domain.engagement import Answered, Engagement
from domain.lifecycle import MOVES
from domain.people.absence import with_absence, without_absence
from domain.policies.policy import Policy
from domain.setting import Stop
from domain.status import Flag

REMEMBERED = 500  # acts whose answers are kept, lest they be done twice


def apply(engagement: Engagement, act: Act, at: datetime) -> Engagement:
    """The engagement after `act`, and owing what follows from it. It never refuses."""
    numbered = engagement.but(entries=engagement.entries + 1)
    after = _changed(numbered, act, at)
    if isinstance(act, ByStaff):
        after = _remembering(after, act)
    if after.is_over:
        after = _ended(after)
    return owing(engagement, _looked_over(after), act, at)


def several_applied(
    engagement: Engagement, acts: Iterable[ActionAct], at: datetime
) -> Engagement:
    """The engagement after acts on its actions, one after the other, as one step."""
    for each in acts:
        changed = acted_on(engagement.actions, each, engagement.setting, at)
        engagement = engagement.with_actions(changed)
    return engagement


def _changed(engagement: Engagement, act: Act, at: datetime) -> Engagement:
    match act:
        case Referred(people=people, follows=follows):
            return received(engagement.but(people=people, follows=follows), act, at)
        case BroughtIn():
            return stands(engagement, act, at)
        case RungActed(subject=key) | WitnessMissing(subject=key):
            return _clock_moved(engagement, key, act, at)
        case RecheckDue(subjects=keys):
            return _rechecked(engagement, keys)
        case PlateauReached(subjects=keys):
            return _each(
                engagement,
                lambda s: s.clock.but(
                    flags=s.clock.with_flags(Flag.PLATEAU, Flag.AGENDA)
                ),
                keys,
            )
        case AdoptRoadmap(actions=planned):
            moved = engagement.but(phase=MOVES[type(act)].target)
            setting = moved.setting
            return moved.with_actions(adopted(each, setting, at) for each in planned)
        case AddAction():
            new = added(engagement.actions, act, engagement.setting, at)
            return engagement.with_actions([new])
        case CorrectLea(name=name, county=county):
            return engagement.but(lea=engagement.lea.corrected(name, county))
        case Several(acts=acts):
            return several_applied(engagement, acts, at)
        case _ if isinstance(act, ActionAct):
            return several_applied(engagement, [act], at)
        case _ if isinstance(act, PeopleAct):
            return _with_people(engagement, act, at)
        case _ if isinstance(act, EngagementAct):
            return _ruled(engagement, act, at)
        case _ if isinstance(act, ReferralAct):
            return worked(joined_by(engagement, act, at), act, at)
        case _:
            return engagement.but(phase=MOVES[type(act)].target)


def _each(
    engagement: Engagement,
    change: Callable[[Subject], Clocked],
    keys: Iterable[str] | None = None,
) -> Engagement:
    """Every subject's clock changed, or that of those named."""
    subjects = engagement.subjects
    if keys is not None:
        subjects = tuple(s for key in keys if (s := engagement.subject(key)))
    changed = {each.key: change(each) for each in subjects}
    known = {each.key: each.clock for each in subjects}
    return engagement.with_clocks(
        {key: clock for key, clock in changed.items() if clock is not known[key]}
    )


def _ended(engagement: Engagement) -> Engagement:
    """It is over, and nothing is waited for any more."""
    return _each(engagement, lambda subject: subject.ended).but(stop=None)


def _clock_moved(
    engagement: Engagement, key: str, act: RungActed | WitnessMissing, at: datetime
) -> Engagement:
    def moved(subject: Subject) -> Clocked:
        if isinstance(act, RungActed):
            return moves.act(subject.timing, subject.clock, at)
        return subject.clock.but(restored_at=at)

    return _each(engagement, moved, [key])


def _rechecked(engagement: Engagement, keys: tuple[str, ...]) -> Engagement:
    """Asked; if nobody answers, asked again after as many working days once more."""
    if not keys and engagement.stop:
        return engagement.but(stop=_later(engagement, engagement.stop))

    def later(subject: Subject) -> Clocked:
        stop = subject.clock.stop
        return subject.clock.but(stop=stop and _later(engagement, stop))

    return _each(engagement, later, keys)


def _later(engagement: Engagement, stop: Stop) -> Stop:
    lea = engagement.policy.lea
    first = lea.working_day_from(stop.recheck)
    return stop.but(recheck=lea.later(first, engagement.policy.limits.recheck_every))


def _with_people(engagement: Engagement, act: PeopleAct, at: datetime) -> Engagement:
    today = engagement.day_of(at)
    absences = engagement.absences
    match act:
        case Assign():
            engagement = engagement.with_people([act.assignment], at)
        case Substitute():
            absences = with_absence(absences, act.absence, today)
        case UpdatePeople():
            engagement = engagement.with_people(act.people, at)
            for absence in act.back:
                absences = without_absence(absences, absence, today)
            for absence in act.absences:
                absences = with_absence(absences, absence, today)
    return engagement.but(absences=absences)


def _ruled(engagement: Engagement, act: EngagementAct, at: datetime) -> Engagement:
    match act:
        case StopClock(cause=cause, recheck=recheck):
            since = engagement.day_of(at)
            stop = Stop(cause=cause, since=since, recheck=recheck, whole=True)
            return _each(engagement.but(stop=stop), lambda s: _stopped(s, stop))
        case ResumeClock():
            runs = engagement.but(stop=None)
            setting = runs.setting
            return _each(
                runs, lambda s: moves.resume_all(s.timing, setting, s.clock, at)
            )
        case ApplyPolicy(policy=policy):
            own = engagement.policy
            return _under(
                engagement, policy.but(lea=own.lea, agency=own.agency), act, at
            )
        case ChangeCalendar(office=office, calendar=calendar):
            return _under(
                engagement, engagement.policy.under(office, calendar), act, at
            )


def _stopped(subject: Subject, stop: Stop) -> Clocked:
    clock = subject.clock
    runs = clock.is_open and clock.ledger is not None and clock.stop is None
    return moves.stop(clock, stop) if runs else clock


def _under(
    engagement: Engagement,
    policy: Policy,
    act: ApplyPolicy | ChangeCalendar,
    at: datetime,
) -> Engagement:
    """Under another policy, every ladder that is another by it planned anew.

    An action's ladder is chosen anew under another policy; a step keeps the ladder of
    its pathway, and is planned anew only by other calendars.
    """
    before, under = engagement.policy, engagement.but(policy=policy)
    rescaled = (_rescaled(e, before, policy) for e in under.actions.values())
    under = under.with_actions(rescaled)
    anew = isinstance(act, ApplyPolicy)

    def planned(subject: Subject) -> Clocked:
        was = subject.timing_of(engagement.setting)
        now = subject.timing_of(under.setting, anew=anew)
        if was.is_same(now):
            return subject.clock
        return replan(was, now, under.setting, subject.clock, act.mode, at)

    return _each(under, planned)


def _rescaled(action: Action, before: Policy, policy: Policy) -> Action:
    """Its rating on the new policy's scale, so that what is published stays."""
    level = before.scale.level(action.rating) if action.rating is not None else None
    if level is None or policy.scale == before.scale:
        return action
    return action.but(rating=policy.scale.lowest(level.status))


def _looked_over(engagement: Engagement) -> Engagement:
    """A recheck of the whole is proposed when too much is late, taken back when not."""
    beyond = is_far_behind(engagement.actions.values(), engagement.policy)
    if beyond is None or beyond is engagement.recheck_proposed:
        return engagement
    return engagement.but(recheck_proposed=beyond)


def _remembering(engagement: Engagement, act: ByStaff) -> Engagement:
    done = Answered(engagement.entries, digest(act))
    answered = engagement.answered | {act.id: done}
    return engagement.but(answered=dict([*answered.items()][-REMEMBERED:]))
