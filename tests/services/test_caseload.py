"""Of whom what is waited for is asked: its owner, or those who may confirm it.

That is, of whoever speaks for their roles, as the record tells.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from adapters.sql.reviews import SqlReviews
from commands.output.items import as_rows
from domain.acts import (
    Assign,
    ClaimComplete,
    StaffAct,
    StartAction,
    Substitute,
    UpdatePeople,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.people.absence import Absence
from domain.people.roles import Role
from domain.standing_of import standing
from services.caseload import Item, ItemFilter, caseload
from tests.lives import (
    PEOPLE,
    START,
    by_staff,
    implementing,
    referred,
    to_implementation,
)
from tests.services.test_exports import Known

TODAY = START.date()
WEEK = {"first": TODAY, "last": TODAY + timedelta(days=6)}
AWAY = Absence(person="d.okafor", substitute="l.tran", **WEEK)
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
    engagements = [known.now.engagement]
    return caseload(known, known, engagements, TODAY, ItemFilter(**wanted))


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


def receiver() -> StaffAct:
    role = {"role": Role.ADMINISTRATOR, "person": "v.sorensen"}
    return by_staff(Assign, **role, first=TODAY)


def away() -> StaffAct:
    return by_staff(Substitute, **AWAY.model_dump())


def back() -> StaffAct:
    return by_staff(UpdatePeople, back=(AWAY,))


@pytest.mark.parametrize(
    "acts, asked",
    [
        ((), "d.okafor"),
        ((receiver,), "v.sorensen"),
        ((away,), "l.tran"),
        ((away, back), "d.okafor"),
    ],
)
def test_what_is_asked_is_asked_of_whoever_speaks_for_the_role(
    acts: tuple[Callable[[], StaffAct], ...], asked: str, database: Engine
) -> None:
    """As letters are sent, and acts allowed: not of whoever merely holds it."""
    now = referred()
    for act in (*to_implementation(TODAY)[:2], *(make() for make in acts)):
        now = apply(now, act, START)
    SqlRecord(database).commit(now.unwritten)
    record = SqlReading(database)

    def of(person: str) -> list[Item]:
        known = record.engagements(open_only=True)
        wanted = ItemFilter(person, part="referral/1")
        return caseload(record, SqlReviews(database), known, TODAY, wanted)

    assert [item.address for item in of(asked)]
    assert all(item.person == asked for item in of(asked))
    assert not of("d.okafor") or asked == "d.okafor"
