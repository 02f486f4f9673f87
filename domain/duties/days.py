"""The days on which a duty is due, year after year, or once after a fact."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from domain.bounds import LAST_DAY
from domain.policies.duty import Duty, DutyDay, DutyFact
from domain.policies.policy import Policy

FactDays = Mapping[DutyFact, date]
"""On which day each fact came about that is known."""


def days_from(when: DutyDay, facts: FactDays, first: date) -> Iterator[date]:
    """Those from `first` on, in their order; none while the fact is not known."""
    if when.after:
        fact = facts.get(when.after)
        day = _after(when, fact) if fact else None
        if day and first <= day <= LAST_DAY:
            yield day
        return
    for year in range(first.year, LAST_DAY.year + 1):
        if (day := _in_year(when, year)) >= first:
            yield day


def due_by(duty: Duty, policy: Policy, on: date) -> date:
    """The day by which it is due: the law's never moves (docs/domain.md 8.3)."""
    return on if duty.statutory else policy.lea.working_day_from(on)


def _in_year(when: DutyDay, year: int) -> date:
    if when.end_of:
        return date(year, when.end_of, monthrange(year, when.end_of)[1])
    assert when.month and when.day
    return when.otherwise.get(year) or date(year, when.month, when.day)


def years_later(day: date, years: int) -> date:
    """Where that year has no such day, the last one of its month."""
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def _after(when: DutyDay, fact: date) -> date:
    return years_later(fact, when.years) + timedelta(days=when.days)
