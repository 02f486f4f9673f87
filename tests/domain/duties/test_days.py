"""On which day a duty is due: each year, at a month's end, after a fact."""

from datetime import date
from itertools import islice

from domain.duties.days import days_from, due_by
from domain.policies.duty import DutyDay, DutyFact
from tests.duties import a_duty
from tests.lives import DATED

SATURDAY = date(2027, 5, 1)


def first_days(when: DutyDay, first: date, facts: dict[DutyFact, date]) -> list[date]:
    return [*islice(days_from(when, facts, first), 3)]


def test_a_day_of_the_year_comes_each_year() -> None:
    """The day itself is still to come on it."""
    when = DutyDay(month=7, day=1)

    assert first_days(when, date(2026, 7, 1), {}) == [
        date(2026, 7, 1),
        date(2027, 7, 1),
        date(2028, 7, 1),
    ]


def test_the_law_had_another_day_in_some_years() -> None:
    """The Dashboard was due later every year before 2026."""
    duty = DATED.duty_named("dashboard")
    assert duty

    assert [*islice(days_from(duty.when, {}, date(2023, 1, 1)), 5)] == [
        date(2023, 12, 15),
        date(2024, 12, 1),
        date(2025, 11, 15),
        date(2026, 10, 15),
        date(2027, 10, 15),
    ]


def test_the_end_of_february_is_a_day_later_in_leap_years() -> None:
    """No day of the month could say it."""
    found = first_days(DutyDay(end_of=2), date(2027, 3, 1), {})

    assert found == [date(2028, 2, 29), date(2029, 2, 28), date(2030, 2, 28)]


def test_days_are_counted_after_a_fact_once_it_is_known() -> None:
    """Once, and not at all before."""
    when = DutyDay(after=DutyFact.FINAL_REPORT, days=120)
    final = {DutyFact.FINAL_REPORT: date(2026, 10, 1)}

    assert first_days(when, date(2026, 10, 1), final) == [date(2027, 1, 29)]
    assert first_days(when, date(2027, 1, 30), final) == []
    assert first_days(when, date(2026, 10, 1), {}) == []


def test_years_after_a_leap_day_end_with_its_month() -> None:
    """There is no 29 February two years on."""
    when = DutyDay(after=DutyFact.IDENTIFIED, years=2)
    known = {DutyFact.IDENTIFIED: date(2024, 2, 29)}

    assert first_days(when, date(2024, 3, 1), known) == [date(2026, 2, 28)]


def test_a_statutory_day_never_moves_and_any_other_moves_to_a_working_day() -> None:
    """The first of May of 2027 is a Saturday."""
    assert due_by(a_duty(statutory=True), DATED, SATURDAY) == SATURDAY
    assert due_by(a_duty(), DATED, SATURDAY) == date(2027, 5, 3)
