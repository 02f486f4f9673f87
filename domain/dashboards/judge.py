"""Whether CDE's files may be taken in: by whom, and while they are the newest."""

from collections.abc import Iterable

from domain import refusals
from domain.people.directory import Given
from domain.people.roles import AT_CCEE


def check_intake(by: str, given: Iterable[Given], year: int, newest: int) -> None:
    """Raise a `Refused` if who takes them in is none of CCEE's, or they are old.

    Where nobody wrote down who is who yet, anybody may; `newest` is the newest
    Dashboard at hand.
    """
    known = [each.assignment for each in given]
    roles = {each.role for each in known if each.person == by}
    if known and not roles.intersection(AT_CCEE):
        raise refusals.NotYours(
            f"the directory knows no {by} at CCEE; Dashboards are taken in by "
            "CCEE data staff or others of CCEE: see `people list`"
        )
    if newest > year:
        raise refusals.DashboardIsOld(
            f"the Dashboard of {newest} is at hand; what that of {year} says "
            "opens nothing any more: leave --year out"
        )
