"""What now holds for what is new: policy, pathways, names of levels, and the day.

A file that is off is named with each of its lines: all of it raises Failed.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from client.endings import Failed

if TYPE_CHECKING:
    from domain.calendars.work_calendar import WorkCalendar
    from domain.dashboards.support import SupportLevel
    from domain.policies.policy import Policy
    from domain.referrals.pathway import Pathway

Read = TypeVar("Read")


def policy() -> "Policy":
    from adapters.policies.read import current_policy

    return _read(current_policy)


def pathways() -> "dict[str, Pathway]":
    from adapters.policies.pathways import pathways

    return _read(pathways)


def support_levels() -> "dict[SupportLevel, str]":
    from adapters.policies.support_levels import support_levels

    return _read(support_levels)


@cache
def calendar() -> "WorkCalendar":
    """All LEAs keep one time; the calendar in force knows its clock changes."""
    return policy().lea


def today() -> date:
    """The day it is where the LEAs are."""
    return day_of(datetime.now(UTC))


def day_of(instant: datetime) -> date:
    """The day it was then where the LEAs are."""
    return calendar().day_of(instant)


def _read(reader: Callable[[], Read]) -> Read:
    from adapters.policies.read import UnreadablePolicy

    try:
        return reader()
    except UnreadablePolicy as off:
        raise Failed(str(off)) from off
