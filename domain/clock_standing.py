"""What a clock's standing says of what comes next, whatever it is the clock of."""

from datetime import date, datetime
from typing import TypedDict

from domain.clocks.recipients import roles_told
from domain.clocks.subject import Subject
from domain.people.roles import Role


class NextRung(TypedDict, total=False):
    """What a clock's standing says of it, where there is one."""

    next_rung: str
    next_at: datetime
    next_local: str
    next_roles: tuple[Role, ...]
    provisional: bool
    counts_from: date
    closed: str


def next_of_clock(subject: Subject) -> NextRung:
    """What comes next by its ladder, for whom, and whether that may still move."""
    rung, lea = subject.next_rung, subject.setting.policy.lea
    if rung is None:
        return _rolled(subject)
    return _rolled(subject) | {
        "next_rung": rung.name,
        "next_at": rung.at,
        "next_local": rung.local,
        "next_roles": roles_told(subject, rung),
        "provisional": lea.is_provisional(lea.day_of(rung.at)),
    }


def _rolled(subject: Subject) -> NextRung:
    """The day a date counts from, where it falls on a closed one, and why."""
    due, timing = subject.clock.due, subject.timing
    calendar = timing.calendar
    if due is None or not subject.clock.is_open or calendar.works(due) or timing.fixed:
        return {}
    first = calendar.working_day_from(due)
    return {"counts_from": first, "closed": calendar.closed_because(due) or ""}
