"""The clock of server, worker and commands, for tests of parts that run by it.

Nobody can set it. Whatever can be given a time is given one (`tests.lives.START`), and
`tests/test_today.py` names who asks here, and why. Days are told from today so that on
every day of the year the same lies ahead.
"""

import calendar
from datetime import UTC, date, datetime, timedelta

from tests.lives import POLICY

OCTOBER = 10
A_WEEK = timedelta(weeks=1)
SOON_ENOUGH = timedelta(days=200)
LONG_PAST = timedelta(days=300)


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    """The day it is where the LEAs are."""
    return POLICY.lea.day_of(now())


def in_october() -> date:
    """The first Tuesday of an October far enough ahead: no break or holiday is near."""
    first = (today() + SOON_ENOUGH).replace(month=OCTOBER, day=1)
    if first < today() + SOON_ENOUGH:
        first = first.replace(year=first.year + 1)
    return first + timedelta(days=(calendar.TUESDAY - first.weekday()) % 7)


def long_past() -> date:
    """Whatever is closed, a date that has passed."""
    return today() - LONG_PAST
