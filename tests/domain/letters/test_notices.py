from datetime import date, timedelta

from domain.acts import Assign, ClaimComplete, StartAction
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.letters.notice import Notice
from domain.people.roles import Role
from tests.lives import PEOPLE, START, by_staff, implementing, paid

TODAY = date(2026, 9, 1)
DUE = date(2026, 10, 2)


def after_rungs(now: Engagement, rungs: int) -> tuple[Notice, ...]:
    """The letters of the last of so many rungs."""
    for _ in range(rungs):
        expected = expectation(now)
        assert expected
        for act in expected.acts:
            now = apply(now, act, expected.at)
    return tuple(n for n in now.unwritten[-1].notices if not n.is_copy)


def without(now: Engagement, *roles: Role) -> Engagement:
    for role in roles:
        now = apply(now, by_staff(Assign, role=role, person=None, first=TODAY), START)
    return paid(now)


def test_each_rung_tells_the_people_who_hold_its_roles() -> None:
    """E1 to the owner and their supervisor, each in their own role."""
    letters = after_rungs(implementing(DUE), 3)

    assert [(n.to, n.role, n.template) for n in letters] == [
        ("j.rivera", Role.LEA_INSTRUCTION, "update_requested"),
        ("l.tran", Role.LEA_DEPUTY, "update_requested"),
    ]
    assert letters[0].facts["because"] == "you are the chief academic officer"


def test_a_role_is_resolved_when_the_rung_acts_not_when_it_was_planned() -> None:
    """A successor named after the roadmap was adopted gets the letter."""
    given = by_staff(Assign, role=Role.LEA_INSTRUCTION, person="n.ito", first=TODAY)
    letters = after_rungs(paid(apply(implementing(DUE), given, START)), 1)

    assert [n.to for n in letters] == ["n.ito"]


def test_a_role_nobody_holds_passes_its_word_to_the_next_rung() -> None:
    """With the owner vacant the reminder goes to the supervisor, and says why."""
    (letter,) = after_rungs(without(implementing(DUE), Role.LEA_INSTRUCTION), 1)

    assert letter.to == "l.tran"
    assert "nobody is chief academic officer at present" in str(letter.facts["because"])


def test_vacancies_are_passed_on_until_somebody_is_there() -> None:
    """Owner, supervisor, designee and expert vacant: the leads hear at once."""
    vacant = without(
        implementing(DUE),
        Role.LEA_INSTRUCTION,
        Role.LEA_DEPUTY,
        Role.LEA_DESIGNEE,
        Role.CCEE_EXPERT,
    )

    assert [n.to for n in after_rungs(vacant, 3)] == ["a.castillo", "k.bennett"]


def test_a_rung_that_finds_nobody_is_recorded_as_such() -> None:
    """With nobody in any role there is no letter, and the entry says so."""
    now = without(implementing(DUE), *PEOPLE)
    expected = expectation(now)
    assert expected
    entry = apply(now, expected.acts[0], expected.at).unwritten[-1]

    assert entry.notices == ()
    assert entry.sentence.endswith("nobody holds a role to be told")


def test_a_person_in_two_roles_of_a_rung_gets_one_letter() -> None:
    """The owner who is also the supervisor is not written to twice."""
    both = by_staff(Assign, role=Role.LEA_DEPUTY, person="j.rivera", first=TODAY)
    letters = after_rungs(paid(apply(implementing(DUE), both, START)), 3)

    assert [n.to for n in letters] == ["j.rivera"]


def test_a_letter_says_what_comes_next_and_when() -> None:
    """After E1 the designee and the expert hear nine working days later."""
    letters = after_rungs(implementing(DUE), 3)

    assert letters[0].facts["next_step"] == (
        "on Friday, 16 October 2026 the superintendent's designee and the CCEE "
        "expert hear of it too, so that they can help"
    )


def test_a_letter_knows_that_completion_was_reported() -> None:
    """Its words thank the owner and ask for the confirmation instead."""
    now = implementing(DUE)
    for act in (
        by_staff(StartAction, action=1),
        by_staff(ClaimComplete, action=1, evidence=("minutes",)),
    ):
        now = apply(now, act, START + timedelta(hours=1))
    letters = after_rungs(paid(now), 3)

    assert letters[0].facts["claimed"] is True
    assert letters[0].facts["claimed_on"] == "Tuesday, 1 September 2026"
