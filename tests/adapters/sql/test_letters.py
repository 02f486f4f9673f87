"""What lists that wait say to whoever had a role, told once to whoever has it now."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from adapters.sql.delivery_log import SqlDeliveryLog
from adapters.sql.outbox import SqlOutbox
from adapters.sql.record import SqlRecord
from adapters.sql.tables import WITHDRAWN
from domain.acts import (
    Act,
    Assign,
    PlateauReached,
    Reassign,
    Redate,
    Several,
    Substitute,
    UpdatePeople,
)
from domain.apply import apply
from domain.engagement import Engagement
from domain.letters.notice import Notice
from domain.people.roles import Assignment, Role
from tests.lives import POLICY, START, by_staff, implementing
from tests.mail import waiting

TODAY = START.date()
DUE = TODAY + timedelta(days=120)
LEAD, EXPERT, COE = Role.CCEE_LEAD, Role.CCEE_EXPERT, Role.COE_LEAD
DEPUTY, INSTRUCTION = Role.LEA_DEPUTY, Role.LEA_INSTRUCTION
UNMOVED = PlateauReached(subjects=("action/1", "action/2"), expected=START)
ABSENCE = {"person": "a.castillo", "substitute": "m.new"}
AWAY = by_staff(Substitute, first=TODAY, last=DUE, **ABSENCE)


def given(role: Role, person: str | None) -> Assignment:
    return Assignment(role=role, person=person, first=TODAY)


def assign(role: Role, person: str | None) -> Assign:
    return by_staff(Assign, role=role, person=person, first=TODAY)


def give(*people: Assignment) -> UpdatePeople:
    return by_staff(UpdatePeople, people=people)


def done(now: Engagement, *acts: Act) -> Engagement:
    for act in acts:
        now = apply(now, act, START)
    return now


def unsent(database: Engine, now: Engagement, template: str) -> dict[str, list[Notice]]:
    """The letters of this template that wait when all is recorded, by their reader."""
    SqlRecord(database).commit(now.unwritten)
    found: dict[str, list[Notice]] = {}
    for each in waiting(SqlOutbox(database)):
        if each.template == template:
            found.setdefault(each.to, []).append(each)
    return found


def roles_of(notice: Notice) -> list[tuple[str, tuple[Role, ...]]]:
    return [(line.named[0], line.roles) for line in notice.lists]


@pytest.fixture
def unmoved() -> Engagement:
    """A list waits for a.castillo, whom it concerns in two roles."""
    both = assign(EXPERT, "a.castillo")
    return done(implementing(DUE, size=2, policy=POLICY), both, UNMOVED)


@pytest.mark.parametrize(
    "acts",
    [
        [give(given(LEAD, "m.new"), given(EXPERT, "m.new"))],
        [assign(EXPERT, "m.new"), assign(LEAD, "m.new")],
        [AWAY],
    ],
    ids=["together", "in turn", "substitute"],
)
def test_whoever_takes_both_roles_has_one_letter_with_each_line_once(
    database: Engine, unmoved: Engagement, acts: Sequence[Act]
) -> None:
    """Which knows that it concerns them in both."""
    found = unsent(database, done(unmoved, *acts), "plateau")
    (letter,) = found.pop("m.new")

    assert found.keys() == {"j.rivera"}
    assert [(n, {*roles}) for n, roles in roles_of(letter)] == [
        ("1", {EXPERT, LEAD}),
        ("2", {EXPERT, LEAD}),
    ]


def test_whoever_reads_it_already_in_another_role_does_not_read_it_twice(
    database: Engine, unmoved: Engagement
) -> None:
    """Their own letter takes the role in; what is given on later goes with it."""
    takes = assign(EXPERT, "j.rivera"), assign(LEAD, "j.rivera")
    (letter,) = unsent(database, done(unmoved, *takes), "plateau")["j.rivera"]
    now = done(unmoved, *takes, assign(INSTRUCTION, "n.ito"))
    found = unsent(database, now, "plateau")

    assert letter.role is INSTRUCTION
    assert {*letter.lists[0].roles} == {INSTRUCTION, EXPERT, LEAD}
    assert {to: [len(n.lists) for n in each] for to, each in found.items()} == {
        "j.rivera": [2],
        "n.ito": [2],
    }
    assert found["j.rivera"][0].role is LEAD


def test_two_who_change_places_read_each_what_the_other_would_have(
    database: Engine,
) -> None:
    """By one act; nothing is lost on the way."""
    now = done(implementing(DUE, size=2, policy=POLICY), UNMOVED)
    swap = give(given(LEAD, "t.washington"), given(EXPERT, "a.castillo"))
    found = unsent(database, done(now, swap), "plateau")

    assert [(to, n.role, len(n.lists)) for to, ns in found.items() for n in ns] == [
        ("a.castillo", EXPERT, 2),
        ("j.rivera", INSTRUCTION, 2),
        ("t.washington", LEAD, 2),
    ]


def test_the_log_names_everybody_who_took_a_part_of_a_list(
    database: Engine, unmoved: Engagement
) -> None:
    """Whether they took it together or in turn."""
    takes = assign(EXPERT, "n.ito"), assign(LEAD, "m.new")
    found = unsent(database, done(unmoved, *takes), "plateau")
    keys = {each.key for to in ("n.ito", "m.new") for each in found[to]}
    (old,) = [
        each
        for each in SqlDeliveryLog(database).lines(unmoved.entity)
        if (each.template, each.person) == ("plateau", "a.castillo")
    ]

    assert old.state == WITHDRAWN
    assert {*old.anew} == keys


@pytest.fixture
def of_both() -> Engagement:
    """One list waits for j.rivera, of an action in each of two roles."""
    both = tuple(by_staff(Redate, action=n, due=DUE.replace(day=1)) for n in (1, 2))
    return done(
        implementing(DUE, size=2),
        assign(DEPUTY, "j.rivera"),
        by_staff(Reassign, action=2, owner=DEPUTY, why=""),
        by_staff(Several, acts=both),
    )


def dated(found: dict[str, list[Notice]]) -> list[tuple[str, Role, str]]:
    """Who reads of a new date, in which role, of which action."""
    return [
        (to, notice.role, line.named[0])
        for to, notices in found.items()
        for notice in notices
        for line in notice.lists
        if "yours" not in line.text
    ]


@pytest.mark.parametrize(
    ("keeps", "theirs"),
    [
        ([], []),
        (
            [assign(Role.LEA_OPERATIONS, "j.rivera")],
            [("j.rivera", Role.LEA_OPERATIONS, "2")],
        ),
    ],
)
def test_what_concerned_a_role_now_vacant_is_read_by_whoever_keeps_another(
    database: Engine,
    of_both: Engagement,
    keeps: Sequence[Act],
    theirs: list[tuple[str, Role, str]],
) -> None:
    """In that role; whoever keeps none reads nothing any more."""
    leaves = give(given(INSTRUCTION, "n.ito"), given(DEPUTY, None))
    found = unsent(database, done(of_both, *keeps, leaves), "roadmap_changed")

    assert dated(found) == [*theirs, ("n.ito", INSTRUCTION, "1")]
    assert all("operations" in str(n.facts) for n in found.get("j.rivera", []))


def test_a_letter_about_one_action_is_about_it_still_for_another_reader(
    database: Engine,
) -> None:
    """With its reason, and without what held for its first reader only."""
    moved = by_staff(Redate, action=1, due=DUE.replace(day=1))
    titled = given(INSTRUCTION, "j.rivera").but(office="Interim head of learning")
    now = done(implementing(DUE, size=2), give(titled), moved)
    found = unsent(database, done(now, assign(INSTRUCTION, "n.ito")), "roadmap_changed")
    (letter,) = found["n.ito"]

    assert letter.subject == "action/1"
    assert letter.facts["why"] == moved.why
    assert "office" not in letter.facts
