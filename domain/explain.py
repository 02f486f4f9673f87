"""Why something was said, why not, and what comes next, day by day.

It counts anew with the calendar and the policy the engagement carries, and shows every
day that was counted or skipped.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from domain import refusals
from domain.calendars.work_calendar import ONE_DAY, WorkCalendar
from domain.clocks.ladder import LadderRung
from domain.clocks.ledger import Ledger
from domain.clocks.moves import new_ledger, unplanned
from domain.clocks.plan import ClockKind
from domain.clocks.recipients import readers, roles_told
from domain.clocks.subject import Subject, is_within
from domain.entity import Entity
from domain.people.roles import LABELS
from domain.policies.ladder import Rung, closed_by, written_out
from domain.values import Value

WORKING, INSTRUCTION = "working days", "days of instruction"


class Stretch(Value):
    """Days of one kind in a row: `count` of them counted, or skipped and why."""

    first: date
    last: date
    counted: int = 0
    skipped: str = ""


class Explained(Value):
    """One rung: how its instant came about, and what became of it.

    `state` is acted, next or planned; "behind" where it acted or was passed over
    under an earlier plan of this date; "left out" where its moment had passed already.
    """

    rung: str
    days: int
    office: str
    state: str
    at: datetime | None = None
    local: str = ""
    acted_at: datetime | None = None
    told: tuple[str, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    waited: tuple[str, ...] = ()
    provisional: bool = False


class Explanation(Value):
    """One subject's clock, in full. `silent` says why nothing is asked, if nothing is.

    Day counts are `days` of the office that counts: working days, or of instruction.
    Where its date was counted from the day it began, `term` says how many days, and
    `to_due` are those days.
    """

    entity: str
    lea: str
    subject: str
    title: str
    status: str
    asked: str
    due: date | None
    original_due: date | None
    counts_from: date | None
    used: int
    stopped: int
    waited: int
    promises: int
    snoozes: int
    clock: str
    ladder: str
    policy: str
    calendar: str
    agency_calendar: str
    known_through: date | None
    planned_entry: int | None
    planned_at: datetime | None
    rungs: tuple[Explained, ...]
    silent: str = ""
    notes: tuple[str, ...] = ()
    days: str = WORKING
    term: str = ""
    to_due: tuple[Stretch, ...] = ()


def explanation(entity: Entity, key: str, at: datetime) -> Explanation:
    """Raises NoSuchSubject where nothing of that address has a clock."""
    subject = _known(entity, key)
    clock, policy, timing = subject.clock, entity.setting.policy, subject.timing
    plan, today = clock.plan, entity.day_of(at)
    ledger = _ledger(subject)
    counts_from = ledger.anchor if ledger else None
    return Explanation(
        entity=entity.entity,
        lea=entity.setting.lea.name,
        subject=subject.key,
        title=subject.title,
        status=subject.status,
        asked=asked_of(subject),
        due=clock.due,
        original_due=subject.original_due,
        counts_from=counts_from,
        used=timing.calendar.working_days(counts_from, today) if counts_from else 0,
        stopped=ledger.stopped if ledger else 0,
        waited=ledger.waited if ledger else 0,
        promises=ledger.promises if ledger else 0,
        snoozes=ledger.snoozes if ledger else 0,
        clock=subject.aim if plan else "none runs",
        ladder=timing.of(plan.kind).name if plan else "",
        policy=policy.named,
        calendar=timing.calendar.named,
        agency_calendar=policy.agency.named,
        known_through=timing.calendar.through,
        planned_entry=plan.number if plan else None,
        planned_at=plan.planned_at if plan else None,
        rungs=tuple(_rungs(subject, ledger)),
        silent=silence(subject),
        notes=tuple(_notes(subject)),
        days=INSTRUCTION if timing.instruction else WORKING,
        term=subject.term,
        to_due=_to_due(subject),
    )


def _ledger(subject: Subject) -> Ledger | None:
    """What it counts from; where it never ran, what a climb would begin with."""
    known, due = unplanned(subject.clock).ledger, subject.clock.due
    return known or (new_ledger(subject.timing, due) if due else None)


def _known(entity: Entity, key: str) -> Subject:
    if found := entity.subject(key):
        return found
    noun, _, which = key.partition("/")
    few = (s.key for s in entity.subjects if not s.plural)
    alike = [each for each in few if is_within(each, noun)]
    known = f"; those with a clock are {', '.join(alike)}" if alike else ""
    raise refusals.NoSuchSubject(f"there is no {noun} {which} here{known}")


def _rungs(subject: Subject, ledger: Ledger | None) -> list[Explained]:
    """The rungs of the plan that stands, and those of its ladder that are behind."""
    plan, timing, answer = subject.clock.plan, subject.timing, subject.clock.answer
    if plan is None or ledger is None:
        return []
    if plan.kind is ClockKind.ANSWER and answer:
        ledger = answer.ledger
    listed = [rung.key for rung in plan.rungs]
    behind = [
        Explained(
            rung=rung.name,
            days=rung.days,
            office=rung.office,
            state="behind" if key in ledger.heard else "left out",
        )
        for key, rung in written_out(timing.of(plan.kind).rungs)
        if key not in listed
    ]
    rungs = subject.rungs
    ahead = [_explained(subject, rungs, n) for n in range(len(rungs))]
    return [*behind, *ahead]


def _explained(subject: Subject, rungs: tuple[LadderRung, ...], n: int) -> Explained:
    clock, timing, planned = subject.clock, subject.timing, rungs[n]
    assert clock.plan
    rung, acted = timing.rung(clock.plan, planned.key), n < len(clock.acted)
    state = "next" if n == len(clock.acted) else "planned"
    days = timing.calendar
    return Explained(
        rung=planned.name,
        days=planned.days,
        office=timing.policy.calendar(rung.office).name,
        state="acted" if acted else state,
        at=planned.at,
        local=planned.local,
        acted_at=clock.acted[n] if acted else None,
        told=() if acted else told_of(subject, rungs[n:]),
        stretches=_stretches(days, clock.plan.anchor, planned.days),
        waited=_waited(subject, planned, rung),
        provisional=days.is_provisional(days.day_of(planned.at)),
    )


def told_of(subject: Subject, coming: tuple[LadderRung, ...]) -> tuple[str, ...]:
    """Who would hear of the first of the rungs to come, and why they."""
    found = readers(subject, coming, coming[0].at)
    if named := tuple(f"{r.person}: {r.because}" for r in found):
        return named
    roles = roles_told(subject, coming[0])
    return tuple(f"nobody is {LABELS[role]} then" for role in roles)


def _stretches(calendar: WorkCalendar, anchor: date, days: int) -> tuple[Stretch, ...]:
    """The count from the anchor, in the order of the days, alike days together."""
    counting = calendar.count(anchor, days)
    each = [(day, "") for day in counting.counted]
    each += [(one.day, _why(one.why)) for one in counting.skipped]
    return _alike(sorted(each))


def _to_due(subject: Subject) -> tuple[Stretch, ...]:
    """From the day it began to its date; none while it is not known how long it is."""
    day, due = subject.began, subject.clock.due
    if day is None or due is None or subject.clock.stop:
        return ()
    each = []
    while day <= due:
        each.append((day, _off(subject, day)))
        day += ONE_DAY
    return _alike(each if each and each[0][1] else each[1:])


def _off(subject: Subject, day: date) -> str:
    """Why a day is no part of what its date was counted by; empty where it is."""
    if subject.stood_on(day):
        return "its clock stood still"
    return _why(subject.timing.calendar.closed_because(day) or "")


def _alike(days: Iterable[tuple[date, str]]) -> tuple[Stretch, ...]:
    """Days in their order, alike ones that follow one another together."""
    found: list[Stretch] = []
    for day, why in days:
        last = found[-1] if found else None
        if last and last.skipped == why and last.last + ONE_DAY == day:
            grown = last.counted + (not why)
            found[-1] = last.but(last=day, counted=grown)
        else:
            found.append(Stretch(first=day, last=day, counted=not why, skipped=why))
    return tuple(found)


def _why(closed: str) -> str:
    """Both days of a weekend for one reason, so that they stand together."""
    return "weekend" if closed in ("Saturday", "Sunday") else closed


def _waited(subject: Subject, planned: LadderRung, rung: Rung) -> tuple[str, ...]:
    """Each day between the one counted to and the one on which it acts, and why."""
    timing, plan = subject.timing, subject.clock.plan
    assert plan
    office, lea = timing.policy.calendar(rung.office), timing.policy.lea
    acts, why = office.day_of(planned.at), []
    day = timing.calendar.later(plan.anchor, planned.days)
    while day < acts:
        closed = office.closed_because(day)
        gated = closed_by(rung.gate, lea, day) if rung.gate and not closed else None
        why.append(f"{day}: {closed or gated or 'this moment had passed'}")
        day += ONE_DAY
    return tuple(why)


def silence(subject: Subject) -> str:
    """Why nothing is asked now, where nothing is."""
    clock = subject.clock
    if not clock.is_open:
        return f"{subject.noun} is {subject.status}"
    if still := subject.stillness:
        return still
    if clock.plan and clock.next_rung is None:
        return "everybody on its ladder has been told"
    return "" if clock.plan else "it has no ladder that runs"


def _notes(subject: Subject) -> Iterator[str]:
    clock, lea = subject.clock, subject.setting.policy.lea
    if clock.rest:
        word = "promised" if clock.rest.promised else "snoozed"
        yield f"{word} until {clock.rest.until} by {clock.rest.by}"
    yield from subject.notes
    for each in subject.blocking:
        yield f"waits for {each.words}{_while_it_waits(subject, each)}"
    if at := subject.plateau_at:
        yield f"without change until {lea.day_of(at)} it is noted as a plateau"


def _while_it_waits(subject: Subject, blocker: Subject) -> str:
    """What becomes meanwhile of what is asked, and why the other does not move."""
    stop = blocker.clock.stop
    if subject.clock.stop or not subject.clock.is_open:
        return ""
    if stop and not stop.whole:
        return (
            f", which is on hold {stop.described}; {stop.ending}, and until then the "
            "letters of this one go to the owner of that"
        )
    return ", so its owner is asked"


def asked_of(subject: Subject) -> str:
    """Whose work it waits for: while it waits for others, theirs who lead those."""
    others = [f"{LABELS[e.asked]}, who leads {e.short}" for e in subject.blocking]
    return " and of the ".join(others) or LABELS[subject.asked]
