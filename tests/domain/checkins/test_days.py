"""On which days check-ins are planned."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendars.work_calendar import Break
from domain.checkins.check_in import DaySpan
from domain.checkins.days import (
    begins_on,
    closed_because,
    make_up,
    of_window,
    open_days,
    proposed,
    soonest,
)
from domain.policies.check_ins import CheckInPromise
from domain.policies.policy import Policy
from tests.lives import WITH_CHECK_INS

DAYS = st.dates(date(2026, 7, 1), date(2030, 6, 30))


def promise(policy: Policy = WITH_CHECK_INS) -> CheckInPromise:
    assert policy.check_ins
    return policy.check_ins


@given(day=DAYS)
def test_no_check_in_is_planned_for_a_day_that_is_closed(day: date) -> None:
    """In no window, from whichever day it is planned, and never too soon."""
    for window in promise().windows:
        days = of_window(window, day.year)
        on = proposed(WITH_CHECK_INS, promise(), days, day)

        assert closed_because(WITH_CHECK_INS, on) is None
        assert WITH_CHECK_INS.lea.working_days(day, on) >= promise().notice


@given(day=DAYS)
def test_what_is_missed_is_made_up_within_thirty_days_or_after_the_break(
    day: date,
) -> None:
    """Within them wherever a day is left; else on the first eight after them."""
    today = WITH_CHECK_INS.lea.later(WITH_CHECK_INS.lea.working_day_from(day), 5)
    earliest = soonest(WITH_CHECK_INS, promise(), today)
    last = day + timedelta(days=30)
    within = [*open_days(WITH_CHECK_INS, earliest, last)]
    offer = make_up(WITH_CHECK_INS, promise(), day, today)

    if within:
        assert (offer.first, offer.last) == (within[0], within[-1])
    else:
        days = [*open_days(WITH_CHECK_INS, max(earliest, last), offer.last)]
        assert days[0] == offer.first
        assert len(days) == promise().make_up_offer


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 10, 10), "Saturday"),
        (date(2027, 1, 18), "Martin Luther King Jr. Day"),
        (date(2027, 6, 21), "summer"),
        (date(2026, 12, 21), "winter break"),
        (date(2026, 11, 23), "Thanksgiving week"),
    ],
)
def test_the_reason_for_which_a_day_is_closed_is_named(day: date, why: str) -> None:
    assert why.lower() in str(closed_because(WITH_CHECK_INS, day)).lower()


def test_no_check_in_is_planned_while_students_are_tested() -> None:
    """The LEA's own days of testing are left out of a window."""
    testing = Break(name="CAASPP", first=date(2027, 3, 15), last=date(2027, 4, 16))
    busy = WITH_CHECK_INS.but(lea=WITH_CHECK_INS.lea.but(testing=(testing,)))
    days = DaySpan(first=date(2027, 3, 15), last=date(2027, 4, 30))

    assert closed_because(busy, date(2027, 4, 1)) == "CAASPP"
    assert proposed(busy, promise(), days, date(2027, 2, 1)) > testing.last


def test_a_window_without_an_open_day_is_made_up_after_it() -> None:
    """The LEA tests through the whole of it."""
    testing = Break(name="CAASPP", first=date(2027, 3, 15), last=date(2027, 4, 30))
    busy = WITH_CHECK_INS.but(lea=WITH_CHECK_INS.lea.but(testing=(testing,)))
    days = DaySpan(first=testing.first, last=testing.last)

    assert proposed(busy, promise(), days, date(2027, 2, 1)) == date(2027, 5, 3)
    assert begins_on(busy, promise(), days) < testing.first


def test_a_calendar_without_an_open_day_asks_somebody_all_the_same() -> None:
    """Closed for years: a working day is named, which staff can move."""
    ever = Break(name="tests", first=date(2026, 1, 1), last=date(2037, 12, 31))
    shut = WITH_CHECK_INS.but(lea=WITH_CHECK_INS.lea.but(testing=(ever,)))
    days = DaySpan(first=date(2027, 3, 15), last=date(2027, 4, 30))

    assert shut.lea.works(proposed(shut, promise(), days, date(2027, 2, 1)))
    offer = make_up(shut, promise(), date(2027, 3, 1), date(2027, 3, 8))
    assert offer.first <= offer.last
