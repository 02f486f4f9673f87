"""What becomes of a clock under another policy or calendar."""

from datetime import date, datetime, timedelta

from domain.clocks.clocked import Clocked
from domain.clocks.ledger import Ledger
from domain.clocks.moves import C, climb_anew, new_ledger, plan, unplanned
from domain.clocks.plan import ClockKind
from domain.clocks.schedule import Timing, counted_to, opening, unheard
from domain.policies.acts import Mode
from domain.setting import Setting

A_MOMENT = timedelta(microseconds=1)


def replan(
    before: Timing, timing: Timing, setting: Setting, clock: C, mode: Mode, at: datetime
) -> C:
    """The clock by its new timing, where `before` held until now (docs/policies.md)."""
    if clock.due is None or (clock.plan is None and clock.stop is None):
        return clock
    if mode is Mode.KEEP and before.acts_as(timing):
        named = clock.ledger and clock.ledger.but(ladder=timing.ladder.name)
        return clock.but(ledger=named)
    runs = clock.plan is not None and clock.plan.kind is ClockKind.DUE
    open_clock = unplanned(clock)
    ledger = open_clock.ledger or new_ledger(timing, clock.due)
    ledger = ledger.but(ladder=timing.ladder.name)
    if mode is Mode.RESTART and runs and clock.overdue:
        first = timing.calendar.working_day_from(clock.due)
        again = ledger.of_the_date.but(anchor=first)
        return climb_anew(timing, setting, open_clock, again, at)
    if mode is not Mode.KEEP:
        ledger = ledger.but(passed=())
    else:
        ledger = _kept(before, timing, setting, clock, ledger, at)
    if clock.stop:
        return clock.but(ledger=ledger)
    return plan(timing, setting, open_clock.but(ledger=ledger), at)


def _kept(
    before: Timing,
    timing: Timing,
    setting: Setting,
    clock: Clocked,
    ledger: Ledger,
    at: datetime,
) -> Ledger:
    """So many working days were used, and stay used; what lies behind is not said.

    Of that, a rung which the former rules had still to say is said nevertheless; one
    that was passed over before stays so while it lies behind.
    """
    days = timing.calendar
    until, now = _stands_since(timing, setting, clock, at)
    anchor = days.working_day_from(ledger.anchor)
    if ledger.anchor < until:
        used = before.calendar.working_days(ledger.anchor, until)
        anchor = days.later(days.working_day_from(until), -used)
    moved = ledger.but(anchor=anchor, passed=())
    former = before.ladder.by_key
    behind = tuple(
        key
        for key, rung in unheard(timing.ladder.rungs, moved)
        if opening(timing.policy, rung, counted_to(days, rung, moved)) <= now
        and (key in ledger.passed or key not in former or former[key].days != rung.days)
        and key not in moved.again
    )
    return moved.but(passed=behind)


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
