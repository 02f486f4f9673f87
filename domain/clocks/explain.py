"""Why something was said, why not, and what comes next, day by day.

It counts anew with the calendar and the policy the engagement carries, and shows every
day that was counted or skipped.
"""

from datetime import date, datetime

from domain import refusals
from domain.actions.action import Action
from domain.actions.planned import label
from domain.calendars.work_calendar import ONE_DAY, Skipped, WorkCalendar
from domain.clocks.plan import ClockKind, EscalationPlan, Ledger, PlannedRung
from domain.clocks.schedule import closed_by, written_out
from domain.clocks.start import ladder_of, ledger_of
from domain.engagement import Engagement
from domain.expectation import plateau_at
from domain.people.recipients import readers
from domain.people.roles import LABELS, role_for
from domain.policies.policy import Rung
from domain.values import Value


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

    step: str
    days: int
    office: str
    state: str
    at: datetime | None = None
    local: str = ""
    acted_at: datetime | None = None
    told: tuple[str, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    held: tuple[str, ...] = ()
    provisional: bool = False


class Explanation(Value):
    """One action's clock, in full. `silent` says why nothing is asked, if nothing is.

    Day counts are working days of the LEA.
    """

    entity: str
    lea: str
    action: str
    title: str
    status: str
    owner: str
    due: date
    original_due: date
    counts_from: date
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
    armed_entry: int | None
    armed_at: datetime | None
    rungs: tuple[Explained, ...]
    silent: str = ""
    notes: tuple[str, ...] = ()


def explanation(engagement: Engagement, number: int, at: datetime) -> Explanation:
    """Raises NoSuchAction where the roadmap has no action of that number."""
    if (action := engagement.actions.get(number)) is None:
        raise refusals.NoSuchAction(
            f"there is no action {label(number)} on this roadmap"
        )
    policy, plan = engagement.policy, action.plan
    ledger = ledger_of(engagement, action)
    today = engagement.day_of(at)
    return Explanation(
        entity=engagement.entity,
        lea=engagement.lea.name,
        action=action.label,
        title=action.title,
        status=action.status,
        owner=LABELS[action.owner],
        due=action.due,
        original_due=action.original_due,
        counts_from=ledger.anchor,
        used=policy.lea.working_days(ledger.anchor, today),
        stopped=ledger.stopped,
        waited=ledger.waited,
        promises=ledger.promises,
        snoozes=ledger.snoozes,
        clock=_clock(plan),
        ladder=plan.ladder if plan else "",
        policy=plan.policy if plan else policy.named,
        calendar=plan.calendar if plan else policy.lea.named,
        agency_calendar=policy.agency.named,
        known_through=policy.lea.through,
        armed_entry=plan.number if plan else None,
        armed_at=plan.armed_at if plan else None,
        rungs=tuple(_rungs(engagement, action, ledger)),
        silent=_silent(engagement, action),
        notes=tuple(_notes(engagement, action)),
    )


def _clock(plan: EscalationPlan | None) -> str:
    if plan is None:
        return "none runs"
    claim = plan.kind is ClockKind.CLAIM
    return "the answer to a claim" if claim else "completion by the due date"


def _rungs(engagement: Engagement, action: Action, ledger: Ledger) -> list[Explained]:
    """The rungs of the plan that stands, and those of its ladder that are behind."""
    plan = action.plan
    if plan is None:
        return []
    claim = plan.kind is ClockKind.CLAIM
    policy = engagement.policy
    rungs = policy.claim if claim else ladder_of(engagement, action).rungs
    if claim and action.claim and action.claim.ledger:
        ledger = action.claim.ledger
    by_key = dict(written_out(rungs))
    listed = [rung.key for rung in plan.rungs]
    behind = [
        Explained(
            step=rung.step,
            days=rung.days,
            office=rung.office,
            state="behind" if key in ledger.heard else "left out",
        )
        for key, rung in by_key.items()
        if key not in listed
    ]
    ahead = [
        _explained(engagement, action, n, by_key.get(listed[n].partition("+")[0]))
        for n in range(len(plan.rungs))
    ]
    return [*behind, *ahead]


def _explained(
    engagement: Engagement, action: Action, n: int, rung: Rung | None
) -> Explained:
    plan = action.plan
    assert plan
    planned, acted = plan.rungs[n], n < len(action.acted)
    office = engagement.policy.calendar(rung.office) if rung else engagement.policy.lea
    state = "next" if n == len(action.acted) else "planned"
    known = engagement.policy.lea
    return Explained(
        step=planned.step,
        days=planned.days,
        office=office.name,
        state="acted" if acted else state,
        at=planned.at,
        local=planned.local,
        acted_at=action.acted[n] if acted else None,
        told=() if acted else _told(engagement, action, n),
        stretches=_stretches(known, plan.anchor, planned.days),
        held=_held(engagement, plan, planned, rung, office),
        provisional=known.is_provisional(known.day_of(planned.at)),
    )


def _told(engagement: Engagement, action: Action, n: int) -> tuple[str, ...]:
    assert action.plan
    coming = action.plan.rungs[n:]
    found = readers(engagement, action, coming, coming[0].at)
    named = tuple(f"{r.person}: {r.because}" for r in found)
    if named:
        return named
    roles = (LABELS[role_for(p, action.owner)] for p in coming[0].tell)
    return tuple(f"nobody is {role} then" for role in roles)


def _stretches(calendar: WorkCalendar, anchor: date, days: int) -> tuple[Stretch, ...]:
    """The count from the anchor, in the order of the days, alike days together."""
    counting = calendar.count(anchor, days)
    each = [(day, "") for day in counting.counted]
    each += [(one.day, _why(one)) for one in counting.skipped]
    found: list[Stretch] = []
    for day, why in sorted(each):
        last = found[-1] if found else None
        if last and last.skipped == why and last.last + ONE_DAY == day:
            grown = last.counted + (not why)
            found[-1] = last.but(last=day, counted=grown)
        else:
            found.append(Stretch(first=day, last=day, counted=not why, skipped=why))
    return tuple(found)


def _why(skipped: Skipped) -> str:
    """Both days of a weekend for one reason, so that they stand together."""
    return "weekend" if skipped.why in ("Saturday", "Sunday") else skipped.why


def _held(
    engagement: Engagement,
    plan: EscalationPlan,
    planned: PlannedRung,
    rung: Rung | None,
    office: WorkCalendar,
) -> tuple[str, ...]:
    """Each day between the one counted to and the one on which it acts, and why."""
    if rung is None:
        return ()
    lea, acts = engagement.policy.lea, office.day_of(planned.at)
    day, why = lea.later(plan.anchor, planned.days), []
    while day < acts:
        closed = office.closed_because(day)
        gated = closed_by(rung.gate, lea, day) if rung.gate and not closed else None
        why.append(f"{day}: {closed or gated or 'this moment had passed'}")
        day += ONE_DAY
    return tuple(why)


def _silent(engagement: Engagement, action: Action) -> str:
    """Why nothing is asked now, where nothing is."""
    if not action.is_open:
        return f"the action is {action.status}"
    if action.stop:
        whole = "all clocks of the engagement stand"
        whose = whole if action.stop.whole else "its clock stands"
        cause = action.stop.cause.replace("_", " ")
        return (
            f"{whose} still since {action.stop.since} ({cause}), to be looked "
            f"at again on {action.stop.recheck}"
        )
    if action.plan and action.next_rung is None:
        return "everybody on its ladder has been told"
    return ""


def _notes(engagement: Engagement, action: Action) -> list[str]:
    notes = []
    if action.rest:
        word = "promised" if action.rest.promised else "snoozed"
        notes.append(f"{word} until {action.rest.until} by {action.rest.by}")
    if action.claim:
        notes.append(
            f"reported complete by {action.claim.by}, typed by "
            f"{action.claim.entered_by}"
        )
    for each in engagement.blockers(action):
        notes.append(
            f"waits for action {each.label} ({each.title}), so its owner is asked"
        )
    if at := plateau_at(engagement, action):
        day = engagement.policy.lea.day_of(at)
        notes.append(f"without change until {day} it is noted as a plateau")
    return notes
