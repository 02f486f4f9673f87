"""Whom each thing that is waited for is asked of, as the record tells."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from adapters.sql.queries import SqlReading
from adapters.sql.record import SqlRecord
from domain.acts import Assign, StaffAct, Substitute, UpdatePeople
from domain.apply import apply
from domain.people.absence import Absence
from domain.people.roles import Role
from services.caseload import Item, ItemFilter, caseload
from tests.lives import START, by_staff, referred, to_implementation

TODAY = START.date()
WEEK = {"first": TODAY, "last": TODAY + timedelta(days=6)}
AWAY = Absence(person="d.okafor", substitute="l.tran", **WEEK)


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
        return caseload(record, known, TODAY, ItemFilter(person, part="referral/1"))

    assert [item.address for item in of(asked)]
    assert all(item.person == asked for item in of(asked))
    assert not of("d.okafor") or asked == "d.okafor"
