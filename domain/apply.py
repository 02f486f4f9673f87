"""What becomes of an engagement when something happens, and what is then owed."""

from collections.abc import Iterable
from datetime import datetime

from domain.actions.action import Action
from domain.actions.apply import acted_on, added, adopted
from domain.actions.threshold import is_far_behind
from domain.acts import (
    Act,
    ActionAct,
    AddAction,
    AddEvidence,
    AdoptRoadmap,
    ApplyPolicy,
    Assign,
    BeginReview,
    BroughtIn,
    ByStaff,
    ChangeCalendar,
    CheckInBegun,
    CheckInMissed,
    CorrectLea,
    EngagementAct,
    OneCheckInAct,
    PeopleAct,
    PlateauReached,
    RecheckDue,
    RecordMinutes,
    ReferralAct,
    Referred,
    ResumeClock,
    ReviewNews,
    RungActed,
    ScheduleCheckIn,
    Several,
    StopClock,
    Substitute,
    SupportAct,
    UpdatePeople,
    WithdrawEvidence,
    WitnessMissing,
)
from domain.apply_check_in import (
    begun,
    called_off_all,
    done_to_check_in,
    invited_anew,
    missed_in_a_row,
    monitored,
    scheduled,
    without_closed,
)
from domain.apply_clock import asked_later, clock_acted, stopped
from domain.apply_referral import joined_by, received, worked
from domain.apply_review import (
    as_of_now,
    is_news,
    reviews_over,
    with_news,
    with_review,
    with_rules,
    with_stop,
    without_stop,
)
from domain.bring_in import stands
from domain.clocks import moves
from domain.clocks.clocked import Clocked
from domain.clocks.replan import replan
from domain.clocks.subject import Subject
from domain.consequences import owing
from domain.engagement import Engagement
from domain.evidence.apply import with_evidence
from domain.lifecycle import MOVES
from domain.people.absence import with_absence, without_absence
from domain.policies.policy import Policy
from domain.setting import Stop
from domain.supports.apply import with_support


def apply(engagement: Engagement, act: Act, at: datetime) -> Engagement:
    """The engagement after `act`, and owing what follows from it. It never refuses.

    News of a review that is none changes nothing.
    """
    if isinstance(act, ReviewNews) and not is_news(engagement, act):
        return engagement
    numbered = without_closed(engagement).but(entries=engagement.entries + 1)
    after = monitored(engagement, _changed(numbered, act, at), at)
    if isinstance(act, ByStaff):
        after = after.remembering(act)
    if after.is_over:
        after = _ended(called_off_all(after, at))
    after = as_of_now(engagement, reviews_over(_looked_over(after), act))
    return owing(engagement, after, act, at)


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
        case RecheckDue(subjects=()) if stop := engagement.stop:
            return engagement.but(stop=asked_later(engagement.setting, stop))
        case CheckInBegun():
            return begun(engagement, act, at)
        case ScheduleCheckIn():
            return scheduled(engagement, act, at)
        case RecordMinutes(decisions=decisions):
            decided = several_applied(engagement, decisions, at)
            return done_to_check_in(decided, act, at)
        case _ if isinstance(act, OneCheckInAct | CheckInMissed):
            return done_to_check_in(engagement, act, at)
        case RungActed() | WitnessMissing() | RecheckDue() | PlateauReached():
            return clock_acted(engagement, act, at)
        case AdoptRoadmap(planned=planned):
            moved = engagement.but(phase=MOVES[type(act)].target)
            setting = moved.setting
            return moved.with_actions(adopted(each, setting, at) for each in planned)
        case BeginReview():
            moved = engagement.but(phase=MOVES[type(act)].target)
            return with_review(moved, act, at)
        case ReviewNews():
            return with_news(engagement, act)
        case AddAction():
            new = added(engagement.actions, act, engagement.setting, at)
            return engagement.with_actions([new])
        case AddEvidence() | WithdrawEvidence():
            return engagement.but(evidence=with_evidence(engagement.evidence, act))
        case _ if isinstance(act, SupportAct):
            known, setting = engagement.supports, engagement.setting
            return engagement.but(supports=with_support(known, act, setting, at))
        case CorrectLea(name=name, county=county):
            return engagement.but(lea=engagement.lea.corrected(name, county))
        case Several(acts=acts):
            return several_applied(engagement, acts, at)
        case _ if isinstance(act, ActionAct):
            return several_applied(engagement, [act], at)
        case _ if isinstance(act, PeopleAct):
            return invited_anew(_with_people(engagement, act, at), at)
        case _ if isinstance(act, EngagementAct):
            return _ruled(engagement, act, at)
        case _ if isinstance(act, ReferralAct):
            return worked(joined_by(engagement, act, at), act, at)
        case _ if isinstance(act, ByStaff):
            return engagement.but(phase=MOVES[type(act)].target)
    raise AssertionError(act)


def _ended(engagement: Engagement) -> Engagement:
    """It is over, and nothing is waited for any more."""
    return engagement.with_each(lambda subject: subject.ended).but(stop=None)


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
            stands = with_stop(engagement, stop)
            return stands.with_each(lambda s: stopped(s, stop))
        case ResumeClock():
            runs = without_stop(engagement, at)
            setting = runs.setting
            return runs.with_each(
                lambda s: moves.resume_all(s.timing, setting, s.clock, at)
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
    before = engagement.policy
    under = with_rules(engagement, act.mode).but(policy=policy)
    rescaled = (_rescaled(e, before, policy) for e in under.actions.values())
    under = under.with_actions(rescaled)
    anew = isinstance(act, ApplyPolicy)

    def planned(subject: Subject) -> Clocked:
        was = subject.timing_of(engagement.setting)
        now = subject.timing_of(under.setting, anew=anew)
        if was.is_same(now):
            return subject.clock
        return replan(was, now, under.setting, subject.clock, act.mode, at)

    return under.with_each(planned)


def _rescaled(action: Action, before: Policy, policy: Policy) -> Action:
    """Its rating on the new policy's scale, so that what is published stays."""
    level = before.scale.level(action.rating) if action.rating is not None else None
    if level is None or policy.scale == before.scale:
        return action
    return action.but(rating=policy.scale.lowest(level.status))


def _looked_over(engagement: Engagement) -> Engagement:
    """A recheck of the whole is proposed when too much is late, taken back when not."""
    beyond = is_far_behind(engagement.actions.values(), engagement.policy)
    if beyond is None:
        return engagement
    beyond = beyond or bool(missed_in_a_row(engagement))
    if beyond is engagement.recheck_proposed:
        return engagement
    return engagement.but(recheck_proposed=beyond)
