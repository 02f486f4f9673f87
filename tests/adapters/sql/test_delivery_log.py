"""What the delivery log says of letters that others were written in place of."""

from datetime import timedelta

from sqlalchemy import Engine

from adapters.sql.delivery_log import LogLine, SqlDeliveryLog
from adapters.sql.record import SqlRecord
from adapters.sql.tables import WAITING, WITHDRAWN
from domain.acts import (
    Assign,
    ClaimComplete,
    ConfirmComplete,
    CorrectLea,
    Reassign,
    Redate,
    Several,
    StaffAct,
    StartAction,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.people.roles import Role
from tests.lives import START, by_staff, implementing

DUE = START.date() + timedelta(days=120)
DEPUTY, INSTRUCTION = Role.LEA_DEPUTY, Role.LEA_INSTRUCTION


def redate(number: int, days: int) -> Redate:
    return by_staff(Redate, action=number, due=DUE + timedelta(days=days))


def assign(role: Role, person: str) -> Assign:
    return by_staff(Assign, role=role, person=person, first=START.date())


def logged(
    database: Engine, now: Engagement, *acts: StaffAct, template: str
) -> list[LogLine]:
    """The letters of this template after these acts, as they were laid down."""
    at = now.unwritten[-1].at if now.unwritten else START
    for act in acts:
        now = apply(now, act, at)
    SqlRecord(database).commit(now.unwritten)
    lines = SqlDeliveryLog(database).lines(now.entity)
    return [each for each in lines if each.template == template]


def test_a_letter_written_anew_and_then_settled_names_no_other(
    database: Engine,
) -> None:
    """Only the first names the one that was written in its place."""
    now = implementing(DUE)
    while not now.actions[1].acted:
        due = expectation(now)
        assert due
        for act in due.acts:
            now = apply(now, act, due.at)
    acts = (
        by_staff(CorrectLea, name="Alder Creek USD", county=""),
        *(by_staff(kind, action=1) for kind in (StartAction, ClaimComplete)),
        by_staff(ConfirmComplete, action=1),
    )
    first, second = logged(database, now, *acts, template="reminder")

    assert (first.state, first.anew) == (WITHDRAWN, (second.key,))
    assert (second.state, second.anew) == (WITHDRAWN, ())


def test_of_lists_that_were_withdrawn_each_names_the_one_in_its_own_place(
    database: Engine,
) -> None:
    """Which is one where both gave one reason; what was merely settled names none."""
    other = redate(3, 33).but(why="she asked for it")
    acts = redate(1, 30), redate(1, 31), redate(2, 32), other
    now = implementing(DUE, size=3)
    follows = assign(INSTRUCTION, "n.ito")
    lines = logged(database, now, *acts, follows, template="roadmap_changed")
    settled, *three, new, new_other = lines

    assert settled.anew == ()
    assert [each.anew for each in three] == [(new.key,), (new.key,), (new_other.key,)]
    assert (new.subject, new_other.subject) == ("", "action/3")


def test_a_list_that_kept_some_lines_was_not_written_anew(database: Engine) -> None:
    """Whether it waits still, or what it kept is settled later."""
    both = by_staff(Several, acts=(redate(1, 30), redate(2, 30)))
    give = by_staff(Reassign, action=2, owner=DEPUTY, why="")
    now = implementing(DUE, size=2)
    for act in (assign(DEPUTY, "j.rivera"), give, both, assign(DEPUTY, "k.new")):
        now = apply(now, act, START)
    waits = logged(database, now, template="roadmap_changed")
    settled = logged(database, now, redate(1, 31), template="roadmap_changed")
    of_both = [
        each
        for lines in (waits, settled)
        for each in lines
        if each.person == "j.rivera" and not each.subject
    ]

    assert [(each.state, each.anew) for each in of_both] == [
        (WAITING, ()),
        (WITHDRAWN, ()),
    ]
