"""What becomes of a clock under another policy or calendar."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from domain.calendars.work_calendar import WorkCalendar
from domain.clocks.clocked import Answer, Clocked
from domain.clocks.ledger import Ledger
from domain.clocks.moves import C, climb_anew, new_ledger, plan, unplanned, with_grace
from domain.clocks.plan import ClockKind
from domain.clocks.schedule import Timing, counted_to, opening, unheard
from domain.policies.acts import Mode
from domain.policies.ladder import NamedLadder, first_of, written_out
from domain.setting import Setting

A_MOMENT = timedelta(microseconds=1)


def replan(
    before: Timing, timing: Timing, setting: Setting, clock: C, mode: Mode, at: datetime
) -> C:
    """The clock by its new timing, where `before` held until now (docs/policies.md)."""
    idle = clock.plan is None and clock.stop is None and before.ladder.rungs
    if clock.due is None or not clock.is_open or idle:
        return clock
    if mode is Mode.KEEP and before.acts_as(timing):
        named = clock.ledger and clock.ledger.but(ladder=timing.ladder.name)
        return clock.but(ledger=named)
    again = _replanned(before, timing, setting, clock, mode, at)
    carried = clock.last_rung
    if again.plan is None or clock.plan is None or carried is None:
        return again
    heard = again.heard_by(again.plan.kind)
    if clock.plan.kind is not again.plan.kind or carried.key not in heard:
        return again
    return again.but(plan=again.plan.but(carries=carried))


def _replanned(
    before: Timing, timing: Timing, setting: Setting, clock: C, mode: Mode, at: datetime
) -> C:
    assert clock.due
    runs = clock.plan is not None and clock.plan.kind is ClockKind.DUE
    open_clock = unplanned(clock)
    ledger = open_clock.ledger or new_ledger(timing, clock.due)
    ledger = _named(ledger, timing.ladder)
    if mode is Mode.RESTART and runs and clock.overdue:
        first = timing.calendar.working_day_from(clock.due)
        again = ledger.of_the_date.but(anchor=first)
        return climb_anew(timing, setting, open_clock, again, at)
    answer = open_clock.answer
    if mode is not Mode.KEEP:
        ledger = ledger.but(passed=())
        answer = answer and answer.but(ledger=answer.ledger.but(passed=()))
    else:
        until, now = _stands_since(timing, setting, clock, at)
        days = LadderDays(before.calendar, timing, until, now)
        ledger = _kept(days, before.ladder, timing.ladder, ledger)
        answer = _answer_kept(before, timing, setting, clock, answer, at)
    ledger = _said_once(ledger, timing.ladder)
    changed = open_clock.but(ledger=ledger, answer=answer)
    if clock.stop:
        return changed
    return with_grace(timing, setting, plan(timing, setting, changed, at), at)


class LadderDays(NamedTuple):
    """Whose working days counted before, by what it counts now, until when."""

    before: WorkCalendar
    timing: Timing
    until: date
    now: datetime


def _kept(
    days: LadderDays, former: NamedLadder, ladder: NamedLadder, known: Ledger
) -> Ledger:
    """So many working days were used, and stay used; what lies behind is not said.

    Of that, a rung which the former rules had still to say is said nevertheless; one
    that was passed over before stays so while it lies behind.
    """
    calendar, until = days.timing.calendar, days.until
    anchor = calendar.working_day_from(known.anchor)
    if known.anchor < until:
        used = days.before.working_days(known.anchor, until)
        anchor = calendar.later(calendar.working_day_from(until), -used)
    moved = known.but(anchor=anchor, passed=())
    policy, said = days.timing.policy, former.by_key
    behind = tuple(
        key
        for key, rung in unheard(ladder.rungs, moved)
        if opening(policy, rung, counted_to(calendar, rung, moved)) <= days.now
        and (key in known.passed or key not in said or said[key].days != rung.days)
        and key not in moved.again
    )
    return moved.but(passed=behind)


def _answer_kept(
    before: Timing,
    timing: Timing,
    setting: Setting,
    clock: Clocked,
    answer: Answer | None,
    at: datetime,
) -> Answer | None:
    """The same for an answer that is waited for: its time runs until clocks stop."""
    if answer is None or before.answer is None or timing.answer is None:
        return answer
    until, now = setting.day_of(at), at
    if clock.stop:
        until = clock.stop.since
        now = timing.calendar.beginning(until) - A_MOMENT
    days = LadderDays(before.calendar, timing, until, now)
    return answer.but(ledger=_kept(days, before.answer, timing.answer, answer.ledger))


def _named(ledger: Ledger, ladder: NamedLadder) -> Ledger:
    """Under another ladder, whose last rung is what is said again after a promise."""
    if not ladder.rungs:
        return ledger.but(ladder=ladder.name)
    last, again = written_out(ladder.rungs)[-1].key, list[str]()
    for key in ledger.again:
        if first_of(key) not in ladder.by_key:
            times = sum(first_of(k) == last for k in (*ledger.again, *again)) + 1
            key = f"{last}+{times}"
        again.append(key)
    return ledger.but(ladder=ladder.name, again=tuple(again))


def _said_once(ledger: Ledger, ladder: NamedLadder) -> Ledger:
    """A last rung that is still to act needs not be said again after it."""
    if not ladder.rungs:
        return ledger
    last = written_out(ladder.rungs)[-1].key
    if last in (*ledger.heard, *ledger.passed):
        return ledger
    again = tuple(key for key in ledger.again if first_of(key) != last)
    return ledger.but(again=again)


def _stands_since(
    timing: Timing, setting: Setting, clock: Clocked, at: datetime
) -> tuple[date, datetime]:
    """Up to which day the date's time has been used, and the last moment of it."""
    days = [clock.stop.since] if clock.stop else []
    if clock.answer and clock.answer.since:
        days.append(clock.answer.since)
    if not days:
        return setting.day_of(at), at
    return min(days), timing.calendar.beginning(min(days)) - A_MOMENT
