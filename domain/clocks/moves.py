"""What becomes of a clock when something happens to it, whatever it is the clock of.

Every change plans anew from the same ledger, so time used and time stopped survive a
new date, a stop, a promise, another owner, another calendar, another policy.
"""

from datetime import date, datetime
from typing import TypeVar

from domain.calendars.work_calendar import ONE_DAY
from domain.clocks.clocked import Answer, Clocked, Rest
from domain.clocks.ledger import Ledger
from domain.clocks.plan import ClockKind
from domain.clocks.schedule import (
    Timing,
    counted_to,
    opened,
    opening,
    planned,
    unheard,
)
from domain.policies.ladder import first_of, written_out
from domain.setting import Setting, Stop
from domain.status import Flag

LATE_FLAGS = (Flag.AT_RISK, Flag.AGENDA, Flag.MEETING)
C = TypeVar("C", bound=Clocked)


def start(timing: Timing, setting: Setting, clock: C, at: datetime) -> C:
    """A new climb for its due date, overdue at once where that is past.

    Standing still where all clocks do; without a date nothing is waited for.
    """
    if clock.due is None:
        return end(clock)
    due, today, clock = clock.due, setting.day_of(at), unplanned(clock)
    answer = clock.answer
    if answer and answer.since:
        answer = answer.but(since=today)
    fresh = clock.but(rest=None, stop=None, answer=answer, handed_over=False)
    begun = climb_anew(timing, setting, fresh, new_ledger(timing, due), at)
    if setting.stop is None:
        return begun
    return stop(begun, setting.stop.but(since=today, whole=True))


def act(timing: Timing, clock: C, at: datetime) -> C:
    """Its next rung has acted, with the rung's flags.

    After the due date it is overdue from here, and no promise holds any more.
    """
    plan, rung = clock.plan, clock.next_rung
    assert plan and rung
    said = timing.rung(plan, rung.key)
    acted = clock.but(acted=(*clock.acted, at), flags=clock.with_flags(*said.effects))
    if plan.kind is ClockKind.ANSWER or said.is_reminder:
        return acted
    return acted.but(rest=None, overdue=clock.overdue or not said.is_early)


def stop(clock: C, stop: Stop) -> C:
    """It stands: nothing is late, nothing is asked, until it runs again."""
    return unplanned(clock).but(overdue=False, stop=stop)


def resume(
    timing: Timing,
    setting: Setting,
    clock: C,
    at: datetime,
    until: date | None = None,
) -> C:
    """Due date and ladder move by the working days on which the clock stood.

    It stood until today, unless word of its end came late.
    """
    assert clock.stop and clock.due and clock.ledger
    days, due, ledger = timing.calendar, clock.due, clock.ledger
    stood = days.working_days(clock.stop.since, until or setting.day_of(at))
    if timing.fixed:
        stood = 0
    rest, answer = clock.rest, clock.answer
    if stood:
        due = days.later(days.working_day_from(due), stood)
        ledger = moved(timing, ledger, stood).but(stopped=ledger.stopped + stood)
        rest = rest and rest.but(until=days.later(rest.until, stood))
        answer = answer and _answer_moved(timing, answer, stood)
    late = timing.is_late(due, at)
    runs = clock.but(due=due, ledger=ledger, rest=rest, answer=answer)
    again = plan(timing, setting, runs.but(stop=None, overdue=late), at)
    return with_grace(timing, setting, again, at)


def resume_all(timing: Timing, setting: Setting, clock: C, at: datetime) -> C:
    """All clocks run again; what stands of its own stands on.

    Its recheck, where its day went by meanwhile, is for the next working day. A plateau
    is watched for from now on: nobody could move on while all clocks stood.
    """
    if clock.stop is None:
        return clock
    if clock.stop.whole:
        began = at if clock.changed_at else None
        return resume(timing, setting, clock, at).but(changed_at=began)
    lea = setting.policy.lea
    recheck = max(clock.stop.recheck, lea.later(setting.day_of(at), 1))
    return clock.but(stop=clock.stop.but(recheck=recheck))


def rest(timing: Timing, setting: Setting, clock: C, rest: Rest, at: datetime) -> C:
    """Nobody is asked through `rest.until`; then the climb goes on where it was.

    Reminders of those days fall away. The rungs after the due date that would have
    come by then wait, the first of them for the next working day, with their spacing.
    """
    clock = unplanned(clock)
    assert clock.ledger
    rungs, ledger = timing.ladder.rungs, _counted(clock.ledger, clock.rest, rest)
    rest = rest.but(before=ledger)
    if all(rung.is_reminder for _, rung in unheard(rungs, ledger)):
        last = written_out(rungs)[-1].key
        times = sum(first_of(key) == last for key in ledger.again) + 1
        ledger = ledger.but(again=(*ledger.again, f"{last}+{times}"))
    return plan(timing, setting, clock.but(rest=rest, ledger=ledger), at)


def _counted(ledger: Ledger, former: Rest | None, rest: Rest) -> Ledger:
    """With one more of its kind; or, of what it mends, as if that had not been said."""
    if former and former.before and rest.mends(former):
        was = former.before
        return ledger.but(anchor=was.anchor, heard=was.heard, waited=was.waited)
    return ledger.but(
        promises=ledger.promises + rest.promised,
        snoozes=ledger.snoozes + (not rest.promised),
    )


def ask(timing: Timing, setting: Setting, clock: C, at: datetime) -> C:
    """An answer is waited for by a clock of its own, and the date's ladder waits.

    Where clocks stand still, it begins when they run again.
    """
    if timing.answer is None or clock.stop:
        return clock
    return plan(timing, setting, unplanned(clock), at)


def answered(timing: Timing, setting: Setting, clock: C, at: datetime) -> C:
    """The date's ladder goes on; the days an answer was waited for are not its.

    Where the answer had no clock, that ladder never stood still.
    """
    if clock.answer is None or clock.answer.since is None:
        return clock.but(answer=None)
    clock = unplanned(clock)
    until = clock.stop.since if clock.stop else setting.day_of(at)
    goes_on = _after_the_wait(timing, clock, until).but(answer=None)
    if clock.stop:
        return goes_on
    again = plan(timing, setting, goes_on, at)
    return with_grace(timing, setting, again, at)


def hand_over(timing: Timing, setting: Setting, clock: C, at: datetime) -> C:
    """Another is asked: what is late begins at its first rung, after days of grace.

    Where nothing is asked of them now, it does so when they are asked again.
    """
    if clock.stop or clock.waits_for_answer:
        return clock.but(handed_over=True)
    if not clock.overdue or clock.plan is None:
        return clock.but(handed_over=False)
    clock = unplanned(clock)
    assert clock.ledger
    days, limits = timing.calendar, timing.policy.limits
    until = days.later(days.working_day_from(setting.day_of(at)), limits.grace)
    ledger = opened(timing, clock.ledger.of_the_date, at)
    first = next((rung for _, rung in unheard(timing.ladder.rungs, ledger)), None)
    if first:
        ledger = ledger.but(anchor=days.later(until, -first.days))
    flags = tuple(each for each in clock.flags if each not in LATE_FLAGS)
    fresh = clock.but(reached=None, rest=None, ledger=ledger, flags=flags)
    return plan(timing, setting, fresh.but(handed_over=False), at)


def with_grace(timing: Timing, setting: Setting, clock: C, at: datetime) -> C:
    """Begun anew for whoever was handed it while nothing was asked."""
    return hand_over(timing, setting, clock, at) if clock.handed_over else clock


def end(clock: C) -> C:
    """Nothing is waited for any more; the plan that stood is settled."""
    return clock.but(
        plan=None,
        acted=(),
        overdue=False,
        reached=None,
        stop=None,
        rest=None,
        answer=None,
        flags=(),
        handed_over=False,
    )


def plan(timing: Timing, setting: Setting, clock: C, at: datetime) -> C:
    """With a plan from its ledger on: for the answer waited for, or for its date.

    None where the ladder has no rungs: nobody is asked, and nothing is late.
    """
    today, answer, kind = setting.day_of(at), clock.answer, ClockKind.DUE
    if clock.asks_answer and timing.answer:
        answer, kind = _asked(timing, answer, today), ClockKind.ANSWER
    elif answer:
        clock = _after_the_wait(timing, clock, today)
        answer = answer.but(since=None)
    assert clock.due and clock.ledger
    ledger = clock.ledger
    if clock.rest and clock.rest.until >= today:
        ledger = _through(timing, ledger, clock.rest)
    used = answer.ledger if answer and kind is ClockKind.ANSWER else ledger
    new = planned(timing, used, clock.due, at, setting.entry, kind)
    runs = clock.but(acted=(), ledger=ledger, answer=answer)
    if not timing.of(kind).rungs:
        return runs.but(plan=None, overdue=False)
    return runs.but(plan=new)


def climb_anew(
    timing: Timing, setting: Setting, clock: C, ledger: Ledger, at: datetime
) -> C:
    """A climb from the beginning, from its first late rung where the date is past."""
    assert clock.due
    past = timing.is_late(clock.due, at)
    if past:
        ledger = opened(timing, ledger, at)
    flags = tuple(each for each in clock.flags if each not in LATE_FLAGS)
    fresh = clock.but(overdue=past, reached=None, flags=flags, ledger=ledger)
    return plan(timing, setting, fresh, at)


def unplanned(clock: C) -> C:
    """Without a plan, but with all that it had come to."""
    if clock.plan is None:
        return clock
    heard = [each.key for each in clock.has_acted]
    ledger, answer = clock.ledger, clock.answer
    if clock.plan.kind is ClockKind.ANSWER:
        answer = answer and answer.but(ledger=answer.ledger.with_heard(*heard))
    else:
        ledger = ledger and ledger.with_heard(*heard)
    return clock.but(
        ledger=ledger, answer=answer, reached=clock.rung, plan=None, acted=()
    )


def new_ledger(timing: Timing, due: date) -> Ledger:
    """That of a climb as it begins."""
    first = timing.calendar.working_day_from(due)
    return Ledger(anchor=first, ladder=timing.ladder.name)


def moved(timing: Timing, ledger: Ledger, days: int) -> Ledger:
    """Counting from so many working days later."""
    calendar = timing.calendar
    if not days:
        return ledger
    anchor = calendar.later(calendar.working_day_from(ledger.anchor), days)
    return ledger.but(anchor=anchor)


def _after_the_wait(timing: Timing, clock: C, until: date) -> C:
    """Its ledger moved by the working days on which an answer was waited for."""
    ledger = clock.ledger
    if ledger is None or clock.answer is None or clock.answer.since is None:
        return clock
    days = timing.calendar.working_days(clock.answer.since, until)
    later = moved(timing, ledger, days).but(waited=ledger.waited + days)
    return clock.but(ledger=later)


def _through(timing: Timing, ledger: Ledger, rest: Rest) -> Ledger:
    """The ledger after which nothing is asked through the rest.

    Its anchor is moved so far that the next rung comes after it.
    """
    policy, days = timing.policy, timing.calendar
    left = unheard(timing.ladder.rungs, ledger)
    passed = tuple(
        key
        for key, rung in left
        if rung.is_reminder
        and days.day_of(opening(policy, rung, counted_to(days, rung, ledger)))
        <= rest.until
    )
    ledger = ledger.but(heard=(*ledger.heard, *passed))
    coming = next((rung for _, rung in left if not rung.is_reminder), None)
    if coming is None or counted_to(days, coming, ledger) > rest.until:
        return ledger
    first = days.working_day_from(rest.until + ONE_DAY)
    anchor = days.later(first, -coming.days)
    waited = days.working_days(ledger.anchor, anchor)
    return ledger.but(anchor=anchor, waited=ledger.waited + waited)


def _asked(timing: Timing, known: Answer | None, today: date) -> Answer:
    """Since today, by a clock of its own, if not before."""
    if known is None:
        assert timing.answer
        first = timing.calendar.working_day_from(today)
        known = Answer(ledger=Ledger(anchor=first, ladder=timing.answer.name))
    return known.but(since=known.since or today)


def _answer_moved(timing: Timing, answer: Answer, days: int) -> Answer:
    calendar, since = timing.calendar, answer.since
    if since:
        since = calendar.later(calendar.working_day_from(since), days)
    return answer.but(since=since, ledger=moved(timing, answer.ledger, days))
