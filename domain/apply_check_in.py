"""What becomes of an engagement's check-ins, and of the count of their years."""

from datetime import date, datetime, timedelta

from domain.actions.planned import label
from domain.acts import Act, BroughtIn
from domain.calendars.work_calendar import ONE_DAY
from domain.checkins.acts import (
    CheckInBegun,
    CheckInMissed,
    HoldCheckIn,
    OneCheckInAct,
    RecordMinutes,
    ScheduleCheckIn,
    WaiveCheckIn,
)
from domain.checkins.agenda import Agenda, AgendaSources, agenda
from domain.checkins.agenda_item import LastMet, without
from domain.checkins.apply import acted_on, missed, planned
from domain.checkins.check_in import PLANNED, CheckIn, CheckInStage, agencies_of
from domain.checkins.days import first_open, of_window, proposed
from domain.checkins.expectation import to_come
from domain.checkins.invite import called_off, invited
from domain.checkins.year import CheckInYear, Monitoring, in_a_row, year_of
from domain.engagement import Engagement
from domain.lifecycle import WORKING
from domain.policies.check_ins import NO_PROMISE, CheckInPromise, Window

STATED_AS = ("check-in", "check in", "check_in", "progress monitoring", "monitoring")
"""What a meeting that was stated is called where it was a check-in."""
RECKONED_BY = ("monitored_since", "check_ins", "check_in_years", "policy", "phase")
"""What of an engagement says which check-in is to come, and how many can be held."""
A_QUARTER = timedelta(days=92)
YEARS_KEPT = 20  # fiscal years of which the count stays in the engagement


def check_in_of(before: Engagement, after: Engagement, act: Act) -> CheckIn | None:
    """The check-in that an act was about, as it is afterwards; None of other acts."""
    match act:
        case CheckInMissed(subject=key):
            return after.check_ins[key.rpartition("/")[2]]
        case _ if isinstance(act, OneCheckInAct):
            return after.check_ins[act.check_in]
        case CheckInBegun() | ScheduleCheckIn():
            new = (e for n, e in after.check_ins.items() if n not in before.check_ins)
            return next(new)
    return None


def without_closed(engagement: Engagement) -> Engagement:
    """Without the check-ins that were closed before this: the record has them."""
    left = {n: each for n, each in engagement.check_ins.items() if each.is_open}
    if len(left) == len(engagement.check_ins):
        return engagement
    return engagement.but(check_ins=left)


def scheduled(engagement: Engagement, act: ScheduleCheckIn, at: datetime) -> Engagement:
    """With one more, that staff asked for."""
    promise = _promise(engagement)
    begins = year_of(act.on)
    check_in = CheckIn(
        begins=begins,
        number=_year(engagement, begins).numbered + 1,
        stage=CheckInStage.SCHEDULED,
        on=act.on,
        at=act.at or promise.at,
        minutes=act.minutes or promise.minutes,
        place=act.place,
    )
    return _with_new(engagement, check_in, at)


def begun(engagement: Engagement, act: CheckInBegun, at: datetime) -> Engagement:
    """With that of a window, on the day that suits it best."""
    promise, policy = _promise(engagement), engagement.policy
    window = next(each for each in promise.windows if each.name == act.window)
    days, today = of_window(window, act.begins), engagement.day_of(at)
    day = proposed(policy, promise, days, today)
    while any(each.on == day for each in engagement.check_ins.values()):
        day = first_open(policy, day + ONE_DAY)
    year = _year(engagement, act.begins)
    check_in = CheckIn(
        begins=act.begins,
        number=year.numbered + 1,
        window=window.name,
        stage=CheckInStage.SCHEDULED,
        on=day,
        at=promise.at,
        minutes=promise.minutes,
    )
    known = year.but(windows=(*year.windows, window.name))
    return _with_new(_with_year(engagement, known), check_in, at)


def done_to_check_in(
    engagement: Engagement, act: OneCheckInAct | CheckInMissed, at: datetime
) -> Engagement:
    """After an act of staff on one, or after no word came of it."""
    setting = engagement.setting
    if isinstance(act, CheckInMissed):
        before = engagement.check_ins[act.subject.rpartition("/")[2]]
        after = missed(before, _promise(engagement), setting, at)
    else:
        before = engagement.check_ins[act.check_in]
        now = agenda_of(engagement, before)
        after = acted_on(before, act, now, setting, at)
    counted = _counted(_year(engagement, after.begins), before, after, act)
    left = _left_over(engagement, after, act)
    met = _with(engagement, after).but(last_met=left)
    return _with_year(met, counted)


def agenda_of(engagement: Engagement, check_in: CheckIn) -> Agenda:
    """What is spoken of, as things stand; of one that was held, as they stood."""
    last = engagement.last_met
    sources = AgendaSources(
        actions=engagement.actions,
        until=next_meeting(engagement, check_in),
        left=last.left if last else (),
        stop=engagement.stop,
    )
    return agenda(check_in, sources)


def next_meeting(engagement: Engagement, check_in: CheckIn) -> date:
    """The day through which the next one after this may be: what is due by then is
    spoken of before.

    One that is planned already, else the last day of the window to come; where there is
    none, as many days later as a quarter has.
    """
    planned_days = [
        each.on
        for each in engagement.check_ins.values()
        if each.stage in PLANNED and each.on > check_in.on
    ]
    if planned_days:
        return min(planned_days)
    coming, promise = engagement.check_in_to_come, engagement.policy.check_ins
    windows = promise.windows if promise else ()
    window = next((e for e in windows if coming and e.name == coming.window), None)
    if coming and window:
        last = of_window(window, coming.begins).last
        if last > check_in.on:
            return last
    return check_in.on + A_QUARTER


def _left_over(
    engagement: Engagement, check_in: CheckIn, act: OneCheckInAct | CheckInMissed
) -> LastMet | None:
    """What the meeting that was held last has not settled, nor decided on."""
    last = engagement.last_met
    match act:
        case HoldCheckIn():
            assert check_in.held_on
            on, name = check_in.held_on, check_in.name
            later = last is None or on >= last.on
            return LastMet(name=name, on=on, left=check_in.agenda) if later else last
        case RecordMinutes(decisions=decisions, settled=settled):
            if last is None or last.name != check_in.name:
                return last
            decided = {label(each.action) for each in decisions}
            done = decided | {each.casefold() for each in settled}
            keys = {e.key: e.key.casefold() for e in last.left}
            gone = [key for key, plain in keys.items() if {key, plain} & done]
            return last.but(left=without(last.left, gone))
    return last


def invited_anew(engagement: Engagement, at: datetime) -> Engagement:
    """Each check-in that is planned, with whoever is asked to it now."""
    setting = engagement.setting
    known = engagement.check_ins
    now = {name: invited(each, setting, at) for name, each in known.items()}
    if all(now[name] is each for name, each in known.items()):
        return engagement
    return engagement.but(check_ins=now)


def called_off_all(engagement: Engagement, at: datetime) -> Engagement:
    """The engagement ends: nobody need keep the days that are still to come."""
    if not engagement.check_ins:
        return engagement
    setting = engagement.setting
    off = {
        name: called_off(each, setting, at) if each.is_to_be_held else each
        for name, each in engagement.check_ins.items()
    }
    return engagement.but(check_ins=off)


def monitored(before: Engagement, after: Engagement, at: datetime) -> Engagement:
    """What is to come, and whether each year's number can still be reached, anew.

    Only where something changed by which it is reckoned.
    """
    after = _since(before, after, at)
    if all(getattr(before, each) is getattr(after, each) for each in RECKONED_BY):
        return after
    monitoring = after.monitoring
    if monitoring is None:
        return after.but(check_in_to_come=None)
    after = after.but(check_in_to_come=to_come(monitoring, at))
    for begins in {*after.check_in_years, year_of(after.day_of(at))}:
        after = _with_short(after, monitoring, begins)
    return after


def _since(before: Engagement, after: Engagement, at: datetime) -> Engagement:
    """From which day its windows count: from now, where it begins or runs again.

    So they do where a policy brings other windows: none of the past is made up for it.
    """
    if after.policy.check_ins is None or after.phase not in WORKING:
        return (
            after if after.monitored_since is None else after.but(monitored_since=None)
        )
    runs_again = before.stop is not None and after.stop is None
    others = before.policy.check_ins != after.policy.check_ins
    if after.monitored_since is None or runs_again or others:
        return after.but(monitored_since=after.day_of(at))
    return after


def missed_in_a_row(engagement: Engagement) -> tuple[CheckIn, ...]:
    """Those that wait to be made up, one after the other, where they are so many that
    a look at the whole may help (docs/domain.md 7.1).
    """
    promise = engagement.policy.check_ins
    missed = [
        each
        for each in engagement.check_ins.values()
        if each.stage is CheckInStage.MISSED
    ]
    if promise is None or not missed:
        return ()
    return in_a_row(missed, engagement.check_in_years, promise.in_a_row)


def stated_years(engagement: Engagement, act: BroughtIn) -> Engagement:
    """With the check-ins that were held before it was brought in, as stated.

    Each fills the window in which it was held; outside of all it counts as one more.
    """
    promise = engagement.policy.check_ins
    if promise is None:
        return engagement
    for meeting in sorted(act.stated.meetings, key=lambda each: each.on):
        there = agencies_of(meeting.attended)
        held = all(each in there for each in promise.quorum)
        if not held or meeting.kind.strip().lower() not in STATED_AS:
            continue
        year = _year(engagement, year_of(meeting.on))
        windows = promise.held_in(engagement.release_stage)
        filled = [
            each.name
            for each in windows
            if _lies_in(each, year, meeting.on) and each.name not in year.windows
        ]
        known = year.but(stated=year.stated + 1, windows=(*year.windows, *filled[:1]))
        engagement = _with_year(engagement, known)
    return engagement


def _lies_in(window: Window, year: CheckInYear, day: date) -> bool:
    days = of_window(window, year.begins)
    return days.first <= day <= days.last


def _with_short(
    engagement: Engagement, monitoring: Monitoring, begins: int
) -> Engagement:
    proof, known = monitoring.proof(begins), _year(engagement, begins)
    short = not proof.can_be_kept
    if short is known.short:
        return engagement
    return _with_year(engagement, known.but(short=short))


def _counted(
    year: CheckInYear,
    before: CheckIn,
    after: CheckIn,
    act: OneCheckInAct | CheckInMissed,
) -> CheckInYear:
    if isinstance(act, WaiveCheckIn):
        return year.but(waived=year.waived + 1)
    if isinstance(act, HoldCheckIn):
        made_up, counts = after.missed_on is not None, after.counts
        return year.but(
            held=year.held + counts,
            made_up=year.made_up + (made_up and counts),
            made_up_late=year.made_up_late + (made_up and not counts),
        )
    if after.stage is CheckInStage.MISSED and before.missed_on is None:
        return year.but(missed=year.missed + 1)
    return year


def _with_new(engagement: Engagement, check_in: CheckIn, at: datetime) -> Engagement:
    promise, setting = _promise(engagement), engagement.setting
    year = _year(engagement, check_in.begins)
    numbered = _with_year(engagement, year.but(numbered=check_in.number))
    return _with(numbered, planned(check_in, promise, setting, at))


def _with(engagement: Engagement, check_in: CheckIn) -> Engagement:
    return engagement.but(check_ins=engagement.check_ins | {check_in.name: check_in})


def _year(engagement: Engagement, begins: int) -> CheckInYear:
    return engagement.check_in_years.get(begins, CheckInYear(begins=begins))


def _with_year(engagement: Engagement, year: CheckInYear) -> Engagement:
    if engagement.check_in_years.get(year.begins) == year:
        return engagement
    years = engagement.check_in_years | {year.begins: year}
    newest = sorted(years.items())[-YEARS_KEPT:]
    return engagement.but(check_in_years=dict(newest))


def _promise(engagement: Engagement) -> CheckInPromise:
    """That of the policy; check-ins that were begun under another have its terms."""
    return engagement.policy.check_ins or NO_PROMISE
