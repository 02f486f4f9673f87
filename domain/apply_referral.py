"""What becomes of an engagement when somebody acts on its referrals."""

from datetime import date, datetime

from domain.acts import (
    Accept,
    AttachReferral,
    ChangeMode,
    CloseNotAgreed,
    CorrectConsultation,
    Decline,
    DetermineNecessary,
    MakePrimary,
    NoteDashboard,
    RecordConsultation,
    ReferralAct,
    Referred,
    StepAct,
)
from domain.calendars.work_calendar import ONE_DAY
from domain.engagement import Engagement
from domain.phase import BEFORE_ACCEPTANCE, Phase
from domain.referrals.apply import (
    accept,
    answer,
    correct,
    decline,
    end_steps,
    look_again,
    office_of,
    settles,
    start_steps,
    take,
)
from domain.referrals.case import (
    Case,
    Determination,
    Done,
    EngagementMode,
    Noted,
    Outcome,
    Segment,
)
from domain.referrals.pathway import StepKind
from domain.referrals.select import chosen, party_of, rule_for

CONSULTING = (StepKind.OPEN, StepKind.CONSULT, StepKind.DETERMINE, StepKind.AGREE)
ENDINGS = {
    Determination.NOT_NECESSARY: Phase.DECLINED,
    Determination.NOT_AGREED: Phase.NOT_AGREED,
}


def received(
    engagement: Engagement, act: Referred | AttachReferral, at: datetime
) -> Engagement:
    """With one case more, its clocks begun. What runs already is not touched."""
    terms, setting = act.terms, engagement.setting
    told = Determination.NECESSARY if terms.determined_by_referral else None
    day = act.received or engagement.day_of(at)
    case = Case(
        number=len(engagement.cases) + 1,
        id=act.id,
        pathway=terms,
        received=day,
        by=act.by,
        office=office_of(setting, act.by, terms.starts, at),
        answers=act.answers,
        determination=told,
    )
    after = engagement.with_case(start_steps(case, "", setting, at, day))
    if case.number == 1 or (isinstance(act, AttachReferral) and act.primary):
        after = after.but(primary=case.number)
    return _carried_on(after, case.number)


def worked(engagement: Engagement, act: ReferralAct, at: datetime) -> Engagement:
    """The engagement after an act on its referrals.

    Another primary pathway lets ladders that run go on as they are: climbs that begin
    from now on take the ladder that is for it.
    """
    match act:
        case AttachReferral():
            return received(engagement, act, at)
        case MakePrimary(referral=number):
            return engagement.but(primary=number)
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
    vacant = (e for e in act.people if engagement.answering(e.role, at) is None)
    return engagement.with_people(vacant, at)


def _stepped(engagement: Engagement, act: StepAct, at: datetime) -> Engagement:
    case, setting = chosen(engagement.referrals, act), engagement.setting
    assert case
    rule = rule_for(case, type(act), party_of(act))
    if isinstance(act, CloseNotAgreed):
        return _closed(engagement, case, Determination.NOT_AGREED)
    if rule is None:  # what is stated as past has no step left to take
        assert isinstance(act, Decline)
        return _closed(engagement, case, Determination.NOT_NECESSARY)
    done = Done(
        by=act.by,
        office=office_of(setting, act.by, rule.doers, at),
        on=getattr(act, "on", None) or engagement.day_of(at),
        outcome=getattr(act, "outcome", Outcome.ACCEPT),
        entry=engagement.entries,
    )
    if isinstance(act, Decline):
        declined = decline(case, rule, done)
        return _closed(engagement, declined, Determination.NOT_NECESSARY)
    if isinstance(act, CorrectConsultation):
        return engagement.with_case(correct(case, rule, done))
    if isinstance(act, RecordConsultation) and not settles(rule, act.outcome):
        return engagement.with_case(answer(case, rule, done, setting, at))
    case = take(case, rule, done, setting, at)
    if isinstance(act, DetermineNecessary):
        case = case.but(determination=Determination.NECESSARY)
    after = engagement.with_case(case)
    if isinstance(act, Accept):
        return _accepted(after, case, act, at)
    if rule.kind in CONSULTING and after.phase is Phase.REFERRED:
        after = after.but(phase=Phase.CONSULTATION)
    return _carried_on(after, case.number)


def _carried_on(engagement: Engagement, number: int) -> Engagement:
    """Where all is done before acceptance, the engagement may be accepted.

    A referral that came while the engagement was under way joins it.
    """
    case = engagement.cases[number]
    if not case.is_ready or case.accepted:
        return engagement
    if engagement.phase in BEFORE_ACCEPTANCE:
        return engagement.but(phase=Phase.DETERMINED)
    return engagement.with_case(accept(case))


def _accepted(
    engagement: Engagement, case: Case, act: Accept, at: datetime
) -> Engagement:
    """Accepted with all other referrals that are ready for it."""
    after = engagement.but(phase=Phase.ACCEPTED, kickoff=act.kickoff)
    after = _in_mode(after, act.mode, engagement.day_of(at))
    for each in engagement.cases.values():
        if each.number == case.number or (each.is_ready and not each.is_closed):
            after = after.with_case(accept(each))
    return after


def _closed(engagement: Engagement, case: Case, why: Determination) -> Engagement:
    """The referral ends; the engagement with it, where it was the last one."""
    after = engagement.with_case(end_steps(case).but(determination=why))
    left = [each for each in after.cases.values() if not each.is_closed]
    if not left:
        return after.but(phase=ENDINGS[why])
    if after.phase is Phase.DETERMINED and not any(each.is_ready for each in left):
        after = after.but(phase=Phase.CONSULTATION)
    if after.primary == case.number:
        accepted = [each for each in left if each.accepted]
        after = after.but(primary=next(iter((*accepted, *left))).number)
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
                looked_at = look_again(case, rule, act, engagement.setting, at)
                after = after.with_case(looked_at)
    return after
