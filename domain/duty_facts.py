"""What an engagement knows of the facts its dated duties are counted from."""

from collections.abc import Iterable
from datetime import date

from domain.duties.days import FactDays, years_later
from domain.policies.duty import DutyFact
from domain.referrals.case import Case, Noted
from domain.reviews.words import ReviewLine


def duty_facts(
    cases: Iterable[Case], dashboard: Noted | None, reviews: Iterable[ReviewLine]
) -> FactDays:
    """Each that is known, with its day."""
    days = {
        DutyFact.FINAL_REPORT: _final_report(reviews),
        DutyFact.IDENTIFIED: _identified(cases, dashboard),
    }
    return {fact: day for fact, day in days.items() if day}


def _final_report(reviews: Iterable[ReviewLine]) -> date | None:
    finals = [each.final_on for each in reviews if each.final_on]
    return finals[-1] if finals else None


def _identified(cases: Iterable[Case], dashboard: Noted | None) -> date | None:
    """When it was referred for a Dashboard last; a later one that flags it counts anew.

    Of a later one only the year is known: so many years after (docs/domain.md 8.6).
    """
    referred = [(e.received, year) for e in cases if (year := _year_of(e))]
    if not referred:
        return None
    received, year = max(referred)
    again = dashboard.year - year if dashboard and dashboard.flagged else 0
    return years_later(received, max(again, 0))


def _year_of(case: Case) -> int | None:
    return None if case.is_closed else case.dashboard_year
