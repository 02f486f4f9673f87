"""How a ladder's rungs come by their instants: counted, opened, gated, in order."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from domain.calendars.work_calendar import ONE_DAY, WorkCalendar
from domain.clocks.plan import ClockKind, EscalationPlan, Ledger, PlannedRung
from domain.policies.policy import Gate, NamedLadder, Policy, Rung

LONGEST_WAIT = 120  # days a gate may hold a rung; longer, and it would never act


def is_past(policy: Policy, due: date, at: datetime) -> bool:
    """Whether `due` lies behind us: its LEA working day was before today's."""
    return policy.lea.working_day_from(due) < policy.lea.day_of(at)


class Marked(NamedTuple):
    """A rung with its key, after its repetitions were written out."""

    key: str
    rung: Rung


def written_out(rungs: Sequence[Rung]) -> list[Marked]:
    """Every rung with its repetitions, in the order of their days."""
    seen: Counter[str] = Counter()
    marked = []
    for rung in sorted(_repeated(rungs), key=lambda rung: rung.days):
        seen[rung.step] += 1
        times = seen[rung.step]
        marked.append(Marked(rung.step if times == 1 else f"{rung.step}/{times}", rung))
    return marked


def _repeated(rungs: Sequence[Rung]) -> Iterator[Rung]:
    for rung in rungs:
        yield rung
        if rung.repeat:
            for turn in range(1, rung.repeat.times + 1):
                yield rung.but(days=rung.days + turn * rung.repeat.every)


def opened(ledger: Ledger, ladder: NamedLadder, policy: Policy, at: datetime) -> Ledger:
    """The ledger for a date already past: its first rung acts at the next opening.

    The later ones keep their spacing from there, and no reminder is sent any more.
    """
    marked = written_out(ladder.rungs)
    reminders = tuple(key for key, rung in marked if rung.is_reminder)
    first = next((rung for _, rung in marked if not rung.is_reminder), None)
    if first is None:
        return ledger.but(heard=reminders)
    opening = policy.lea.day_of(policy.lea.opening_after(at))
    return ledger.but(anchor=policy.lea.later(opening, -first.days), heard=reminders)


def climb(
    policy: Policy,
    rungs: Sequence[Rung],
    ledger: Ledger,
    at: datetime,
    due: date | None = None,
) -> tuple[PlannedRung, ...]:
    """The rungs still to act, at their instants, in order and all after `at`.

    A reminder whose instant has passed is left out: nobody could send it any more;
    and so is one that would come after the date it reminds of. Any other rung whose
    instant has passed is held to the next opening. Of `due`, where one is given,
    nothing is called late before it has passed.
    """
    planned: list[PlannedRung] = []
    earliest = at
    for key, rung in unheard(rungs, ledger):
        instant = opening(policy, rung, counted_to(policy, rung, ledger, due))
        if rung.is_reminder and instant <= at:
            continue
        if instant <= at:
            instant = opening_after(policy, rung, at)
        if instant < earliest:
            instant = opening_from(policy, rung, earliest)
        if rung.is_reminder and _is_behind(policy, due, instant):
            continue
        earliest = instant
        planned.append(_planned(policy, key, rung, instant))
    return tuple(planned)


def counted_to(
    policy: Policy, rung: Rung, ledger: Ledger, due: date | None = None
) -> date:
    """The working day of the LEA a rung is for, before its office is asked."""
    lea = policy.lea
    day = lea.later(lea.working_day_from(ledger.anchor), rung.days)
    if due is None or rung.is_reminder:
        return day
    return max(day, lea.later(lea.working_day_from(due), min(rung.days, 1)))


def _is_behind(policy: Policy, due: date | None, instant: datetime) -> bool:
    """Whether the due date has passed at this instant; nothing reminds of it then."""
    return due is not None and is_past(policy, due, instant)


def unheard(rungs: Sequence[Rung], ledger: Ledger) -> list[Marked]:
    """The rungs that may still act; the last one anew for a promise after it."""
    marked = written_out(rungs)
    known = dict(marked)
    again = (
        Marked(key, known[first])
        for key in ledger.again
        if (first := key.partition("+")[0]) in known
    )
    done = {*ledger.heard, *ledger.passed}
    left = [each for each in (*marked, *again) if each.key not in done]
    return sorted(left, key=lambda each: each.rung.days)


def planned(
    policy: Policy,
    ladder: NamedLadder,
    ledger: Ledger,
    due: date,
    at: datetime,
    number: int,
    kind: ClockKind = ClockKind.DUE,
) -> EscalationPlan:
    """The plan of a date under this policy, from this ledger on."""
    by = due if kind is ClockKind.DUE else None
    return EscalationPlan(
        number=number,
        due=due,
        due_at=policy.lea.opening(due),
        rungs=climb(policy, ladder.rungs, ledger, at, by),
        calendar=policy.lea.named,
        policy=policy.named,
        kind=kind,
        anchor=policy.lea.working_day_from(ledger.anchor),
        armed_at=at,
        ladder=ladder.name,
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


def closed_by(gate: Gate, school: WorkCalendar, day: date) -> str | None:
    """Why a rung may not act on a day on which its office works; None if it may."""
    if day.weekday() not in gate.weekdays:
        return f"not on a {day:%A}, says the step"
    if gate.term and (why := school.closed_because(day)) and school.in_break(day):
        return f"{why}, and the step is for days of school"
    return None


def _planned(policy: Policy, key: str, rung: Rung, at: datetime) -> PlannedRung:
    office = policy.calendar(rung.office)
    return PlannedRung(
        step=rung.step,
        at=at,
        local=f"{office.local(at):%Y-%m-%d %H:%M}",
        tell=rung.tell,
        template=rung.template,
        reminder=rung.is_reminder,
        key=key,
        days=rung.days,
        effects=rung.effects,
        way=rung.way,
    )
