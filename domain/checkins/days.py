"""On which days a check-in may be held, and which are proposed.

Never on a closed day of the LEA, in a recess, while students are tested, or in days
that the policy keeps free (docs/domain.md 6.10).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.calendars.school_year import SchoolYear
from domain.calendars.work_calendar import ONE_DAY
from domain.checkins.check_in import DaySpan
from domain.policies.check_ins import CheckInPromise, Window
from domain.policies.policy import Policy

FARTHEST_OFFER = 400  # days after which a calendar that is never open is given up


def closed_because(policy: Policy, day: date) -> str | None:
    """Why no check-in is held on a day; None where one may be."""
    lea, promise = policy.lea, policy.check_ins
    if why := lea.closed_because(day):
        return why
    if why := lea.instruction.closed_because(day):
        return why
    if why := lea.testing_on(day):
        return why
    closed = promise.closed if promise else ()
    return next((each.name for each in closed if each.covers(day)), None)


def open_days(policy: Policy, first: date, last: date) -> Iterator[date]:
    """The days from `first` through `last` on which one may be held."""
    for n in range((last - first).days + 1):
        day = first + timedelta(days=n)
        if closed_because(policy, day) is None:
            yield day


def first_open(policy: Policy, day: date) -> date:
    """The first such day from `day` on.

    Of a calendar that leaves none within a year, the next working day: somebody is
    asked then, who can say another.
    """
    last = day + timedelta(days=FARTHEST_OFFER)
    found = next(open_days(policy, day, last), None)
    return found or policy.lea.working_day_from(day)


def soonest(policy: Policy, promise: CheckInPromise, today: date) -> date:
    """The first day for which one that is begun today may be planned."""
    lea = policy.lea
    return lea.later(lea.working_day_from(today), promise.notice)


def proposed(
    policy: Policy, promise: CheckInPromise, window: DaySpan, today: date
) -> date:
    """The day to propose in a window: its middle, or as soon after as there is one."""
    earliest = soonest(policy, promise, today)
    days = [*open_days(policy, window.first, window.last)]
    middle = days[len(days) // 2 :]
    left = [day for day in (*middle, *days) if day >= earliest]
    return left[0] if left else first_open(policy, max(earliest, window.last))


def begins_on(policy: Policy, promise: CheckInPromise, window: DaySpan) -> date:
    """The day on which the check-in of a window is planned, ahead of its days."""
    first = next(open_days(policy, window.first, window.last), window.first)
    agency = policy.agency
    return agency.later(agency.working_day_from(first), -promise.ahead)


def last_open(policy: Policy, window: DaySpan) -> date:
    """The last day of a window on which one may be held."""
    return max(open_days(policy, window.first, window.last), default=window.last)


def make_up(
    policy: Policy, promise: CheckInPromise, missed: date, today: date
) -> DaySpan:
    """When one that was missed is made up: within the days promised, else after them.

    Where a break or summer leaves no day within them, on the first days after it.
    """
    earliest = soonest(policy, promise, today)
    last = missed + timedelta(days=promise.make_up)
    if days := [*open_days(policy, earliest, last)]:
        return DaySpan(first=days[0], last=days[-1])
    first = first_open(policy, max(earliest, last + ONE_DAY))
    day, offered = first, [first]
    while len(offered) < promise.make_up_offer:
        day = first_open(policy, day + ONE_DAY)
        offered.append(day)
    return DaySpan(first=first, last=offered[-1])


def of_window(window: Window, begins: int) -> DaySpan:
    """The days of a window in the fiscal year that begins then."""
    first, last = window.days(SchoolYear(begins=begins))
    return DaySpan(first=first, last=last)
