"""The dated duties of one engagement: what is due, when it is said, what comes next.

Read `domain/policies/duty.py` first. Nothing here asks what day it is: what was said,
and since when they are watched, stands in the ledger.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from domain.calendars.work_calendar import WorkCalendar
from domain.duties.days import FactDays, days_from, due_by
from domain.duties.ledger import DutyLedger, PlannedDuty
from domain.phase import Phase
from domain.policies.duty import Duty
from domain.setting import Setting

FARTHEST_MOVE = timedelta(days=366)  # of a day that is closed to one that is not


class ComingDuty(NamedTuple):
    """A duty for a date, the day `by` which it is due, and when it is said."""

    duty: Duty
    on: date
    by: date
    at: datetime


class Duties(NamedTuple):
    """What an engagement in this phase has to say of its duties."""

    setting: Setting
    phase: Phase
    facts: FactDays
    ledger: DutyLedger

    @property
    def watched(self) -> list[Duty]:
        """Those of its policy that are said in this phase."""
        return [e for e in self.setting.policy.duties if self.phase in e.phases]


def planned(duties: Duties) -> DutyLedger:
    """The ledger with the next of each, in the order of their instants.

    With none while all clocks stand still.
    """
    watched = [] if duties.setting.stop else duties.watched
    found = (next(ahead(each, duties), None) for each in watched)
    plans = (
        PlannedDuty(name=each.duty.name, on=each.on, at=each.at)
        for each in sorted(filter(None, found), key=lambda each: each.at)
    )
    return duties.ledger.but(ahead=tuple(plans))


def coming(duties: Duties) -> Iterator[ComingDuty]:
    """What was planned, as the policy has it."""
    policy = duties.setting.policy
    for each in duties.ledger.ahead:
        if duty := policy.duty_named(each.name):
            yield ComingDuty(duty, each.on, due_by(duty, policy, each.on), each.at)


def ahead(duty: Duty, duties: Duties) -> Iterator[ComingDuty]:
    """Each date that is still to be said, in their order."""
    policy, ledger = duties.setting.policy, duties.ledger
    assert ledger.since
    today = office_of(duty, duties).day_of(ledger.since)
    said = ledger.said.get(duty.name)
    for on in days_from(duty.when, duties.facts, today - FARTHEST_MOVE):
        by = due_by(duty, policy, on)
        if by < today or (said and on <= said):
            continue
        if at := said_at(duty, duties, by):
            yield ComingDuty(duty, on, by, at)


def said_at(duty: Duty, duties: Duties, by: date) -> datetime | None:
    """When the reminder of a day goes out; None where it could only come after it.

    Its own instant is so many working days before; where that lay before they were
    watched as they are now, the next opening is.
    """
    policy, since = duties.setting.policy, duties.ledger.since
    assert since
    office = office_of(duty, duties)
    day = policy.calendar(duty.office).later(by, -duty.before)
    at = office.opening(day if office.works(day) else office.later(day, -1))
    if at > since:
        return at
    late = office.opening_after(since)
    return late if office.day_of(late) <= by else None


def office_of(duty: Duty, duties: Duties) -> WorkCalendar:
    """On whose days it is said: of the LEA with a `term` only on days of school."""
    calendar = duties.setting.policy.calendar(duty.office)
    return calendar.instruction if duty.term else calendar


def still_due(duties: Duties) -> Iterator[tuple[str, date]]:
    """What was said and holds on: the policy has it still for that date."""
    if duties.setting.stop:
        return
    for duty in duties.watched:
        on = duties.ledger.said.get(duty.name)
        if on and next(days_from(duty.when, duties.facts, on), None) == on:
            yield duty.name, on
