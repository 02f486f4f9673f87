"""What is worth knowing of a roadmap before it is adopted."""

from datetime import date, timedelta

from domain.actions.warnings import roadmap_warnings
from domain.people.roles import Role
from domain.people.vacancy import Vacancy
from tests.lives import POLICY, START, planned

LEA = POLICY.lea
THANKSGIVING = date(2026, 11, 26)
WORKDAY = date(2026, 11, 30)


def said(*dues: date, held: bool = True, **fields: object) -> list[str]:
    actions = [planned(n, due, **fields) for n, due in enumerate(dues, start=1)]
    of = (lambda _: None) if held else Vacancy
    return [*map(str, roadmap_warnings(actions, LEA, of, START))]


def test_a_due_date_on_a_closed_day_says_from_which_day_it_counts() -> None:
    """A holiday by its name, a weekend by its day; a working day says nothing."""
    (holiday,) = said(THANKSGIVING)
    (sunday,) = said(WORKDAY - timedelta(days=1))

    assert holiday.startswith("action 1, due: 26 Nov 2026 is closed (")
    assert holiday.endswith("it counts from 30 Nov 2026")
    assert "29 Nov 2026 is closed (Sunday); it counts from 30 Nov 2026" in sunday
    assert said(WORKDAY) == []


def test_a_due_date_that_is_past_says_that_it_is_late_at_once() -> None:
    """Where the reason is given it is adopted all the same."""
    assert said(date(2026, 3, 2)) == [
        "action 1, due: 2 Mar 2026 is past; it is late at once"
    ]


def test_a_role_that_nobody_holds_is_named_once_with_its_actions() -> None:
    """However many it is to own."""
    (few,) = said(WORKDAY, WORKDAY, held=False)
    (many,) = said(*[WORKDAY] * 14, held=False, owner=Role.LEA_OPERATIONS)

    assert few == (
        "nobody is chief academic officer here today, who is to own actions 1, 2; "
        "`assign` names somebody"
    )
    assert "to own actions 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more;" in many
