"""Who holds which role from when until when, as `show` says it."""

from datetime import date

import pytest

from commands.output.roster import print_roster
from domain.acts import Assign
from domain.apply import apply
from domain.people.roles import Role
from domain.standing_of import standing
from tests.lives import START, by_staff, implementing

TODAY = START.date()
LAST, NEXT = date(2026, 12, 15), date(2026, 12, 16)


def test_whoever_is_followed_ends_the_day_before(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whatever end, or none, their own assignment names."""
    now = implementing(date(2027, 3, 1))
    given = [
        (Role.LEA_OPERATIONS, "c.reyes", TODAY, date(2026, 12, 31)),
        (Role.LEA_OPERATIONS, "n.ito", NEXT, None),
        (Role.LEA_STUDENT_SERVICES, "c.reyes", TODAY, None),
        (Role.LEA_STUDENT_SERVICES, None, NEXT, None),
    ]
    for role, person, first, last in given:
        said = {"role": role, "person": person, "first": first, "last": last}
        now = apply(now, by_staff(Assign, **said), START)

    print_roster(standing(now), TODAY)
    shown = capsys.readouterr().out

    assert f"  director of operations: c.reyes, from {TODAY} until {LAST}\n" in shown
    assert f"  director of operations: n.ito, from {NEXT}\n" in shown
    assert f"  director of student services: c.reyes, from {TODAY} until {LAST}\n" in (
        shown
    )
    assert f"  director of student services: vacant, from {NEXT}\n" in shown
