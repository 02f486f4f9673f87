"""Of whom what is waited for is asked: its owner, or those who may confirm it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest

from commands.output.items import as_rows
from domain.acts import Assign, ClaimComplete, StartAction
from domain.apply import apply
from domain.engagement import Engagement
from domain.people.roles import Role
from domain.standing_of import standing
from services.caseload import Item, ItemFilter, caseload
from tests.lives import PEOPLE, START, by_staff, implementing
from tests.services.test_exports import Known

TODAY = START.date()
OWNER, DIRECTOR = Role.LEA_INSTRUCTION, Role.CCEE_DIRECTOR
COACHES = (Role.COE_LEAD, Role.CCEE_LEAD, Role.CCEE_EXPERT)


@pytest.fixture
def started() -> Engagement:
    """Whose one action j.rivera owns."""
    now = implementing(TODAY + timedelta(days=120))
    return apply(now, by_staff(StartAction, action=1), START)


@pytest.fixture
def claimed(started: Engagement) -> Engagement:
    return apply(started, by_staff(ClaimComplete, action=1), START)


def vacant(now: Engagement, roles: Iterable[Role]) -> Engagement:
    for role in roles:
        leaves = by_staff(Assign, role=role, person=None, first=TODAY)
        now = apply(now, leaves, START)
    return now


def listed(now: Engagement, **wanted: Any) -> list[Item]:
    known: Any = Known(standing(now))
    return caseload(known, [known.now.engagement], TODAY, ItemFilter(**wanted))


def test_what_nobody_has_reported_complete_waits_for_its_owner(
    started: Engagement,
) -> None:
    """By person and by role, and for nobody else."""
    assert listed(started, person="j.rivera")
    assert listed(started, role=OWNER)
    for role in COACHES:
        assert not listed(started, role=role)
        assert not listed(started, person=PEOPLE[role])


def test_what_is_reported_complete_waits_for_each_who_is_asked_to_confirm_it(
    claimed: Engagement,
) -> None:
    """And no more for its owner, by person or by role."""
    for role in COACHES:
        assert listed(claimed, role=role)
        assert listed(claimed, person=PEOPLE[role])
    for nobody in ({"person": "j.rivera"}, {"role": OWNER}, {"role": DIRECTOR}):
        assert not listed(claimed, **nobody)


def test_where_nobody_is_asked_to_confirm_it_the_director_is(
    claimed: Engagement,
) -> None:
    """Who stands in for the lead; and while nobody is that, its owner."""
    now = vacant(claimed, COACHES)
    nobody = vacant(now, [DIRECTOR])

    assert listed(now, person="h.lindqvist")
    assert listed(now, role=DIRECTOR)
    assert not listed(now, person="j.rivera")
    assert listed(nobody, person="j.rivera")
    assert listed(nobody, role=Role.COE_LEAD)


def test_the_rows_name_those_who_may_confirm(
    started: Engagement, claimed: Engagement
) -> None:
    """Beside the owner, whose report it is."""
    (before,), (row,) = as_rows(listed(started)), as_rows(listed(claimed))

    assert before["confirming"] == []
    assert row["person"] == "j.rivera"
    assert row["confirming"] == [
        {"asked": "COE lead", "person": "k.bennett"},
        {"asked": "CCEE lead", "person": "a.castillo"},
        {"asked": "CCEE expert", "person": "t.washington"},
    ]
