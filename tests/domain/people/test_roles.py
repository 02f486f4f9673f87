from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.people.roles import Assignment, Role, holder, supervisor_of, with_assignment

TODAY = date(2026, 9, 1)
DAYS = st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=40))
ROLES = (Role.COE_LEAD, Role.GEO_LEAD)
ASSIGNMENTS = st.builds(
    lambda role, person, first, length: Assignment(
        role=role,
        person=person,
        first=first,
        last=None if length is None else first + timedelta(days=length),
    ),
    role=st.sampled_from(ROLES),
    person=st.sampled_from(("k.bennett", "n.ito", None)),
    first=DAYS,
    length=st.none() | st.integers(0, 30),
)


@given(given=st.lists(ASSIGNMENTS, max_size=8))
def test_what_is_forgotten_no_day_to_come_asks_for(given: list[Assignment]) -> None:
    """From today on every role is held as if all assignments had been kept."""
    kept: tuple[Assignment, ...] = ()
    for each in given:
        kept = with_assignment(kept, each, TODAY)

    for role in ROLES:
        for days in range(90):
            day = TODAY + timedelta(days=days)

            assert holder(kept, role, day) == holder(given, role, day)


def test_ten_years_of_changes_leave_one_assignment_a_role() -> None:
    """The state stays small; the record has them all."""
    people: tuple[Assignment, ...] = ()
    for n in range(500):
        new = Assignment(role=Role.COE_LEAD, person=f"p.{n}", first=TODAY)
        people = with_assignment(people, new, TODAY)

    assert [each.person for each in people] == ["p.499"]


def test_owners_answer_to_the_deputy_and_the_deputy_to_the_superintendent() -> None:
    """E1 tells the owner and whoever looks after them."""
    assert supervisor_of(Role.LEA_INSTRUCTION) is Role.LEA_DEPUTY
    assert supervisor_of(Role.LEA_DEPUTY) is Role.LEA_SUPERINTENDENT
