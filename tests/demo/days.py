"""The days on which the demo is loaded in tests, at all hours."""

from datetime import date, datetime, time, timedelta

import pytest

from tests.lives import POLICY

LEA, ONE_DAY = POLICY.lea, timedelta(days=1)
DAYS = [date(2026, 9, 1) + n * ONE_DAY for n in range(800)]
STRIDE = 5  # so that the days see all hours in turn
NOW_AND_THEN = 116  # days: all weekdays in turn


def begun(day: date) -> datetime:
    """Half a minute before some hour: the load goes on beyond it, or beyond midnight.

    In two of 24 loads offices open, or the day ends, between two acts.
    """
    hour = STRIDE * day.toordinal() % 24
    return LEA.instant(day, time(hour, 59, 30))


def loading_days(config: pytest.Config) -> list[date]:
    """With --every-day all of 800, else those that tell the most."""
    return DAYS if config.getoption("--every-day") else _telling()


def _telling() -> list[date]:
    """How breaks in turn begin, end and are over, and a day now and then."""
    days = {*DAYS[::NOW_AND_THEN]}
    for number, each in enumerate(LEA.breaks):
        turns = (each.first, each.last, LEA.working_day_from(each.last))
        days.add(turns[number % len(turns)])
    return sorted(days & {*DAYS})
