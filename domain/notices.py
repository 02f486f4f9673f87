"""Letters an act or a rung gives rise to: to whom, in which role, with which facts."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from domain.actions.letters import TOLD, of_action, of_addition, of_roadmap
from domain.actions.list_letters import Acted, of_acts
from domain.actions.planned import next_number
from domain.acts import (
    Act,
    ActionAct,
    AddAction,
    AdoptRoadmap,
    AmendAction,
    ApplyPolicy,
    AttachReferral,
    BroughtIn,
    ChangeCalendar,
    ChangeMode,
    CheckInAct,
    CheckInClockAct,
    Close,
    CorrectLea,
    DutyDue,
    MergeAction,
    PlateauReached,
    Reassign,
    RecheckDue,
    RecordMinutes,
    ReferralAct,
    Referred,
    ResumeClock,
    RungActed,
    Several,
    SplitAction,
    StopClock,
    Withdraw,
)
from domain.acts.each import each_of
from domain.answer_letters import of_answer
from domain.apply_check_in import check_in_of
from domain.bring_in import of_bringing_in
from domain.checkins.letters import of_check_in, of_invitation, of_short_year
from domain.clock_letters import (
    of_clock,
    of_engagement_recheck,
    of_plateau,
    of_recheck_due,
)
from domain.clocks.recipients import holding
from domain.duties.letters import of_duties
from domain.engagement import Engagement
from domain.letters.lists import passed_on
from domain.letters.matter import (
    mode_matter,
)
from domain.letters.notice import (
    Notice,
    letters,
    said_day,
)
from domain.people.acts import PeopleAct
from domain.people.roles import Role
from domain.referrals.case import MODES
from domain.referrals.change import ReferralChange
from domain.referrals.letters import AGREED, KNOWING, of_referrals
from domain.referrals.letters_anew import of_dates
from domain.rung_letters import is_otherwise, of_entry, of_rung, written_anew
from domain.values import Facts

OTHERWISE = (
    ApplyPolicy
    | ChangeCalendar
    | Reassign
    | PeopleAct
    | AttachReferral
    | AmendAction
    | CorrectLea
)
"""What may change who hears of a rung, its words, or the plan that it names."""


def notices(
    before: Engagement, after: Engagement, act: Act, at: datetime
) -> tuple[Notice, ...]:
    """The letters owed for `act`, which made `before` into `after`."""
    owed = [*_owed(before, after, act, at), *_of_actions(before, after, act, at)]
    owed += of_answer(before, after, act, at)
    otherwise = is_otherwise(before.setting, after.setting, at)
    if any(isinstance(each, OTHERWISE) for each in each_of(act)):
        owed += written_anew(before, after, at, otherwise=otherwise)
        owed += passed_on(before.setting, after.setting, at)
    if not (after.is_over or isinstance(act, Referred | BroughtIn)):
        owed += of_dates(_change(before, after, at)._replace(otherwise=otherwise))
    if after.recheck_proposed and not before.recheck_proposed:
        owed += of_engagement_recheck(after, at)
    owed += _of_short_years(before, after, at)
    return of_entry(owed, before.setting, after.setting, at)


def _owed(
    before: Engagement, after: Engagement, act: Act, at: datetime
) -> Iterable[Notice]:
    match act:
        case RungActed(subject=key):
            return of_rung(before, key, at)
        case AdoptRoadmap():
            return of_roadmap([*after.actions.values()], after.setting, at)
        case AddAction():
            action = after.actions[next_number(before.actions)]
            return of_addition(after.subject_of(action), action, act, at)
        case BroughtIn():
            return of_bringing_in(after, at)
        case _ if isinstance(act, TOLD):
            was, action = before.actions[act.action], after.actions[act.action]
            return of_action(after.subject_of(action), was, action, act, at)
        case Several() | RecordMinutes():
            return [n for e in each_of(act) for n in _owed(before, after, e, at)]
        case _ if isinstance(act, CheckInAct | CheckInClockAct):
            check_in = check_in_of(before, after, act)
            assert check_in
            known = before.check_ins.get(check_in.name)
            return of_check_in(known, check_in, act, after.setting, at)
        case StopClock() | ResumeClock():
            return of_clock(before, after, act, at)
        case RecheckDue():
            return of_recheck_due(before, after, act, at)
        case PlateauReached():
            return of_plateau(after, act, at)
        case DutyDue():
            return of_duties(after.dated, act, at)
        case Close() | Withdraw():
            return (*_of_end(after, act, at), *_of_invitations(before, after, act.why))
        case _ if isinstance(act, PeopleAct):
            return _to_those_invited(before, after)
        case ChangeMode():
            return _of_mode(after, act, at)
        case _ if isinstance(act, Referred | ReferralAct):
            return of_referrals(_change(before, after, at), act)
        case _:
            return ()


def _of_invitations(
    before: Engagement, after: Engagement, why: str = ""
) -> Iterator[Notice]:
    for name, check_in in after.check_ins.items():
        was = before.check_ins.get(name)
        yield from of_invitation(was, check_in, after.setting, why)


def _to_those_invited(before: Engagement, after: Engagement) -> Iterator[Notice]:
    """To who is asked to a check-in only now, and to who is no more."""
    for each in _of_invitations(before, after):
        was = before.check_ins[each.subject.rpartition("/")[2]].invitation
        knew = was is not None and each.to in was.invited
        calls_off = each.invitation is not None and each.invitation.is_cancelled
        if calls_off or not knew:
            yield each


def _of_short_years(
    before: Engagement, after: Engagement, at: datetime
) -> Iterator[Notice]:
    """Of the fiscal years whose number of check-ins is out of reach since this."""
    monitoring = after.monitoring
    for begins, year in after.check_in_years.items() if monitoring else ():
        known = before.check_in_years.get(begins)
        if year.short and not (known and known.short):
            assert monitoring
            proof, promise = monitoring.proof(begins), monitoring.promise
            yield from of_short_year(after.setting, promise, year.year.named, proof, at)


def _of_actions(
    before: Engagement, after: Engagement, act: Act, at: datetime
) -> Iterator[Notice]:
    acts = [each for each in each_of(act) if isinstance(each, ActionAct)]
    if acts:
        acted = [_acted(before, after, each) for each in acts]
        yield from of_acts(after.setting, acted, at)


def _acted(before: Engagement, after: Engagement, act: ActionAct) -> Acted:
    """What came to be in the same entry was not there before it."""
    now = after.subject_of(after.actions[act.action])
    was = before.subject(now.key) or now
    others: tuple[int, ...] = ()
    if isinstance(act, SplitAction):
        others = tuple(each.number for each in act.parts)
    if isinstance(act, MergeAction):
        others = (act.into,)
    seen = (after.subject_of(after.actions[number]) for number in others)
    return Acted(act, was, now, tuple(seen))


def _change(before: Engagement, after: Engagement, at: datetime) -> ReferralChange:
    return ReferralChange(
        before.referrals, after.referrals, after.setting, at, former=before.setting
    )


def _of_mode(after: Engagement, act: ChangeMode, at: datetime) -> Iterator[Notice]:
    facts: Facts = {
        "lea": after.lea.name,
        "reference": after.lea.cds,
        "mode": MODES[act.mode],
        "why": act.why,
        "from_day": said_day(after.day_of(at)),
    }
    told = holding(after.setting, KNOWING, at)
    holds = mode_matter(after.entity, act.mode)
    return letters(after.setting, told, "mode_changed", facts, at, matter=holds)


def _of_end(after: Engagement, act: Close | Withdraw, at: datetime) -> Iterator[Notice]:
    """To everybody who was in it; nothing can make it void any more."""
    told = [role for case in after.cases.values() for role in case.pathway.tells]
    left = [each for each in after.actions.values() if each.is_open]
    facts: Facts = {
        "lea": after.lea.name,
        "reference": after.lea.cds,
        "closed": isinstance(act, Close),
        "left": len(left),
        "why": act.why,
        "on_day": said_day(after.day_of(at)),
    }
    owners = [each.owner for each in left]
    roles = (*told, *AGREED, Role.CCEE_DIRECTOR, *owners)
    everybody = holding(after.setting, roles, at)
    return letters(after.setting, everybody, "engagement_ended", facts, at)
