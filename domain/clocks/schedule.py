"""How a ladder's rungs come by their instants: counted, opened, gated, in order."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from domain.calendars.work_calendar import LONGEST_WAIT, ONE_DAY, WorkCalendar
from domain.clocks.ledger import Ledger
from domain.clocks.plan import ClockKind, EscalationPlan, PlannedRung
from domain.policies.ladder import (
    Gate,
    Marked,
    NamedLadder,
    Office,
    Rung,
    closed_by,
    first_of,
    written_out,
)
from domain.policies.policy import Policy


class Timing(NamedTuple):
    """By what a clock runs under one policy: whose days count, and its ladders.

    `answer` is the ladder of an answer about it, where one may be waited for; where
    `instruction`, only days of instruction count. Where its date is `fixed`, no stop
    moves it, and nothing is late after it.
    """

    policy: Policy
    ladder: NamedLadder
    answer: NamedLadder | None = None
    counts: Office = Office.LEA
    instruction: bool = False
    fixed: bool = False

    @property
    def calendar(self) -> WorkCalendar:
        """Whose working days count."""
        days = self.policy.calendar(self.counts)
        return days.instruction if self.instruction else days

    def is_past(self, due: date, at: datetime) -> bool:
        """Whether `due` lies behind us: its working day was before today's."""
        return is_past(self.calendar, due, at)

    def is_late(self, due: date, at: datetime) -> bool:
        """Whether what is due then is late."""
        return not self.fixed and self.is_past(due, at)

    def is_same(self, other: "Timing") -> bool:
        """Whether it has the very ladders of the other, by the same calendars."""
        same = self.ladder is other.ladder and self.answer is other.answer
        return same and self._calendars == other._calendars

    def acts_as(self, other: "Timing") -> bool:
        """Whether its rungs are those of the other, whatever policy they come from."""
        answers = [each.answer.rungs if each.answer else () for each in (self, other)]
        same = self.ladder.rungs == other.ladder.rungs and answers[0] == answers[1]
        return same and self._calendars == other._calendars

    @property
    def _calendars(self) -> tuple[WorkCalendar, WorkCalendar]:
        return self.policy.lea, self.policy.agency

    def of(self, kind: ClockKind) -> NamedLadder:
        """The ladder for what is waited for."""
        if kind is ClockKind.ANSWER:
            assert self.answer
            return self.answer
        return self.ladder

    def rung(self, plan: EscalationPlan, key: str) -> Rung:
        """The rung of a plan that a key stands for; raises KeyError."""
        return self.of(plan.kind).by_key[first_of(key)]


def is_past(calendar: WorkCalendar, due: date, at: datetime) -> bool:
    return calendar.working_day_from(due) < calendar.day_of(at)


def opened(timing: Timing, ledger: Ledger, at: datetime) -> Ledger:
    """The ledger for a date already past: its first late rung acts at the next opening.

    The later ones keep their spacing from there, and nothing reminds of it any more.
    """
    marked = written_out(timing.ladder.rungs)
    early = tuple(key for key, rung in marked if rung.is_early)
    first = next((rung for _, rung in marked if not rung.is_early), None)
    if first is None:
        return ledger.but(heard=early)
    calendar = timing.calendar
    opening = calendar.day_of(calendar.opening_after(at))
    return ledger.but(anchor=calendar.later(opening, -first.days), heard=early)


def climb(
    timing: Timing,
    rungs: Sequence[Rung],
    ledger: Ledger,
    at: datetime,
    due: date | None = None,
) -> tuple[PlannedRung, ...]:
    """The rungs still to act, at their instants, in order and all after `at`.

    A reminder whose instant has passed is left out: nobody could send it any more;
    and so is one that would come after the date it reminds of. Any other rung whose
    instant has passed waits for the next opening. Of `due`, where one is given,
    nothing is called late before it has passed.
    """
    planned: list[PlannedRung] = []
    policy, earliest = timing.policy, at
    for key, rung in unheard(rungs, ledger):
        instant = opening(policy, rung, counted_to(timing.calendar, rung, ledger, due))
        if rung.is_reminder and instant <= at:
            continue
        if instant <= at:
            instant = opening_after(policy, rung, at)
        if instant < earliest:
            instant = opening_from(policy, rung, earliest)
        if rung.is_reminder and due and timing.is_past(due, instant):
            continue
        earliest = instant
        planned.append(PlannedRung(key, instant))
    return tuple(planned)


def counted_to(
    calendar: WorkCalendar, rung: Rung, ledger: Ledger, due: date | None = None
) -> date:
    """The working day a rung is for, before its office is asked."""
    day = calendar.later(calendar.working_day_from(ledger.anchor), rung.days)
    if due is None or rung.is_reminder:
        return day
    late = calendar.later(calendar.working_day_from(due), min(rung.days, 1))
    return max(day, late)


def unheard(rungs: Sequence[Rung], ledger: Ledger) -> list[Marked]:
    """The rungs that may still act; the last one anew for a promise after it."""
    marked = written_out(rungs)
    known = dict(marked)
    again = (
        Marked(key, known[first])
        for key in ledger.again
        if (first := first_of(key)) in known
    )
    done = {*ledger.heard, *ledger.passed}
    left = [each for each in (*marked, *again) if each.key not in done]
    return sorted(left, key=lambda each: each.rung.days)


def planned(
    timing: Timing,
    ledger: Ledger,
    due: date,
    at: datetime,
    number: int,
    kind: ClockKind = ClockKind.DUE,
) -> EscalationPlan:
    """The plan of a date, or of an answer, from this ledger on."""
    by = due if kind is ClockKind.DUE else None
    ladder = timing.of(kind)
    rungs = climb(timing, ladder.rungs, ledger, at, by)
    known = ladder.by_key
    early = sum(known[first_of(each.key)].is_early for each in rungs)
    return EscalationPlan(
        number=number,
        anchor=timing.calendar.working_day_from(ledger.anchor),
        planned_at=at,
        rungs=rungs,
        early=early,
        kind=kind,
    )


def opening(policy: Policy, rung: Rung, day: date) -> datetime:
    """When the office told opens for this rung, on `day` or the first day after."""
    office, gate = policy.calendar(rung.office), rung.gate or Gate()
    for _ in range(LONGEST_WAIT):
        day = office.working_day_from(day)
        if closed_by(gate, policy.lea, day) is None:
            return office.instant(day, max(office.opens, gate.earliest or office.opens))
        day += ONE_DAY
    return office.opening(office.working_day_from(day))


def opening_after(policy: Policy, rung: Rung, at: datetime) -> datetime:
    """The first opening for this rung that is later than `at`."""
    day = policy.calendar(rung.office).day_of(at)
    instant = opening(policy, rung, day)
    return instant if instant > at else opening(policy, rung, day + ONE_DAY)


def opening_from(policy: Policy, rung: Rung, at: datetime) -> datetime:
    """The first moment from `at` on at which this rung may act: `at`, if it may."""
    office, gate = policy.calendar(rung.office), rung.gate or Gate()
    day = office.day_of(at)
    instant = opening(policy, rung, day)
    if instant >= at:
        return instant
    if gate.latest and office.local(at).time() > gate.latest:
        return opening(policy, rung, day + ONE_DAY)
    return at
