"""What now holds for what is new: policy, pathways, frameworks, levels, and the day.

A file that is off is named with each of its lines: all of it raises Failed.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeVar

from client.endings import Failed
from domain.faults import Unreadable, quoted
from domain.guess import guess_by

if TYPE_CHECKING:
    from domain.calendars.work_calendar import WorkCalendar
    from domain.dashboards.support import SupportLevel
    from domain.policies.policy import Policy
    from domain.referrals.pathway import Pathway
    from domain.reviews.framework import Framework

Read = TypeVar("Read")
FRAMEWORK = "SIR-12@2019"
"""That of a review, where nobody says another."""
OfficeName = Literal["lea", "agency"]


def policy() -> "Policy":
    from adapters.policies.read import current_policy

    return _read(current_policy)


def pathways() -> "dict[str, Pathway]":
    from adapters.policies.pathways import pathways

    return _read(pathways)


def framework(wanted: str) -> "Framework":
    """As it is for reviews that are still to begin; by its name, or NAME@VERSION."""
    from adapters.policies.frameworks import framework

    return _read(lambda: framework(wanted))


def framework_names(wanted: str = "") -> list[str]:
    """Every `NAME@VERSION` there is, or those of a name; not one of them is read."""
    from adapters.policies.frameworks import framework_names

    return framework_names(wanted)


def no_framework(wanted: str) -> str:
    """Why no one framework is meant by this name, with those that may be.

    One under which a review may begin is guessed first.
    """
    if wanted and (found := framework_names(wanted)):
        versions = ", ".join(found)
        return f"{quoted(wanted)} has several versions: {versions}; name one"
    known = framework_names()
    may_begin = [each for each in known if framework(each).complete]
    near = _near_framework(may_begin, wanted) or _near_framework(known, wanted)
    near = near or f"; frameworks are {', '.join(known)}"
    return f"{quoted(wanted)} is no framework{near}"


def _near_framework(known: list[str], wanted: str) -> str:
    names = {each.partition("@")[0]: each for each in known}
    return guess_by(names | {each: each for each in known}, wanted)


def support_levels() -> "dict[SupportLevel, str]":
    from adapters.policies.support_levels import support_levels

    return _read(support_levels)


@cache
def calendar(office: OfficeName = "lea") -> "WorkCalendar":
    """All LEAs keep one time; the calendar in force knows its clock changes.

    Where no engagement is concerned it is the agency's that counts.
    """
    from adapters.policies.read import current_calendar
    from domain.policies.ladder import Office

    return _read(lambda: current_calendar(Office(office)))


def today(office: OfficeName = "lea") -> date:
    """The day it is where the LEAs are, or at the agency; never this machine's."""
    return calendar(office).day_of(datetime.now(UTC))


def day_of(instant: datetime) -> date:
    """The day it was then where the LEAs are."""
    return calendar().day_of(instant)


def local(instant: datetime, office: OfficeName = "lea") -> str:
    """By the clock of the LEAs or the agency, which is named: 2026-11-26 09:15 PST."""
    return calendar(office).shown(instant)


def _read(reader: Callable[[], Read]) -> Read:
    try:
        return reader()
    except Unreadable as off:
        raise Failed(str(off)) from off
