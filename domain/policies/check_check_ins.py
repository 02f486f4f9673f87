"""What in the promise of check-ins could never work, and where it stands."""

from collections.abc import Iterator
from itertools import pairwise

from domain.calendars.school_year import SchoolYear
from domain.faults import Fault
from domain.guess import guess
from domain.people.roles import Agency
from domain.policies.check_ins import CheckInPromise, Window

ANY_YEAR = SchoolYear(begins=2000)


def check_in_faults(promise: CheckInPromise) -> Iterator[Fault]:
    """Everything in it that could never work."""
    names = [each.name for each in promise.windows]
    for n, window in enumerate(promise.windows):
        where = ("check_ins", "windows", n)
        if names.index(window.name) < n:
            yield Fault((*where, "name"), f"{window.name} stands twice")
        first, last = window.days(ANY_YEAR)
        if last < first:
            yield Fault(
                (*where, "last"),
                f"{window.name} ends on {window.last}, before {window.first}; a window "
                "lies within a fiscal year, which begins on 1 July",
            )
    yield from _overlaps(promise)
    for stage, held_in in promise.cadence.items():
        for name in held_in:
            if name not in names:
                message = f"there is no window {name}{guess(name, names)}"
                yield Fault(("check_ins", "cadence", stage), message)
    for n, agency in enumerate(promise.quorum):
        if agency not in MEETING:
            known = ", ".join(MEETING)
            message = f"{agency} takes no part in check-ins; of {known} somebody does"
            yield Fault(("check_ins", "quorum", n), message)


MEETING = (Agency.LEA, Agency.COE, Agency.CCEE, Agency.GEO_LEAD, Agency.FCMAT)


def _overlaps(promise: CheckInPromise) -> Iterator[Fault]:
    in_order: list[Window] = sorted(
        promise.windows, key=lambda each: each.days(ANY_YEAR)
    )
    for before, after in pairwise(in_order):
        if after.days(ANY_YEAR)[0] <= before.days(ANY_YEAR)[1]:
            yield Fault(
                ("check_ins", "windows", promise.windows.index(after), "first"),
                f"{after.name} begins on {after.first}, before {before.name} has ended",
            )
