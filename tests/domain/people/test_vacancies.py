"""Vacancies and circles: who hears, and who may act, where somebody is missing."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain import refusals
from domain.acts import Assign, Reassign, Snooze, UpdatePeople
from domain.apply import apply
from domain.clocks.recipients import reader_of, readers
from domain.engagement import Engagement
from domain.judge import judge
from domain.people.absence import Absence
from domain.people.roles import Role
from tests.lives import START, by_staff, implementing
from tests.walks import is_allowed

TODAY = date(2026, 9, 1)
JULY = date(2027, 7, 1)


@pytest.fixture
def now() -> Engagement:
    """One action of the chief academic officer (j.rivera), due in a month."""
    return implementing(TODAY + timedelta(days=30))


def away(person: str, substitute: str, first: int = 0, last: int = 6) -> Absence:
    """From so many days after today, to so many."""
    begin, end = TODAY + timedelta(days=first), TODAY + timedelta(days=last)
    return Absence(person=person, substitute=substitute, first=begin, last=end)


def told(*absences: Absence, back: tuple[Absence, ...] = ()) -> UpdatePeople:
    return by_staff(UpdatePeople, absences=absences, back=back)


def test_a_circle_that_stands_leaves_the_role_as_if_vacant(
    now: Engagement,
) -> None:
    """It is refused when said; where one stands, nobody waits for ever."""
    both = told(away("j.rivera", "l.tran"), away("l.tran", "j.rivera"))
    then = apply(now, both, START)

    assert reader_of(then.setting, Role.LEA_INSTRUCTION, START) is None


def test_a_circle_of_three_is_named_from_its_first_day_on(now: Engagement) -> None:
    """The message says who would wait for whom, and when."""
    then = apply(
        now, told(away("j.rivera", "l.tran"), away("l.tran", "m.ortiz")), START
    )

    with pytest.raises(refusals.SubstitutesInACircle) as refusal:
        judge(then, told(away("m.ortiz", "j.rivera", first=3, last=9)), START)

    assert str(refusal.value).startswith(
        "on 2026-09-04 j.rivera would stand in for m.ortiz, l.tran for j.rivera, "
        "and m.ortiz for l.tran"
    )


def test_a_circle_needs_one_day_on_which_all_of_it_are_away(now: Engagement) -> None:
    """Six days against the seventh is turns; the sixth against the sixth is not."""
    then = apply(now, told(away("j.rivera", "l.tran", last=6)), START)
    judge(then, told(away("l.tran", "j.rivera", first=7, last=9)), START)

    with pytest.raises(refusals.SubstitutesInACircle):
        judge(then, told(away("l.tran", "j.rivera", first=6, last=9)), START)


def test_an_absence_taken_back_in_the_same_act_closes_no_circle(
    now: Engagement,
) -> None:
    """What counts are the absences that would then stand."""
    gone = away("j.rivera", "l.tran")
    then = apply(now, told(gone), START)

    judge(then, told(away("l.tran", "j.rivera"), back=(gone,)), START)


def test_the_word_to_a_vacant_role_goes_to_whom_the_next_rung_tells(
    now: Engagement,
) -> None:
    """docs/domain.md 10.2; and each is told that it is for the vacancy."""
    vacant = by_staff(Assign, role=Role.LEA_INSTRUCTION, person=None, first=TODAY)
    then = apply(now, vacant, START)
    subject = then.subject_of(then.actions[1])
    found = readers(subject, subject.rungs, START)

    assert found
    assert "j.rivera" not in {each.person for each in found}
    assert any("nobody is chief academic officer" in each.because for each in found)


@pytest.mark.parametrize(
    ("days", "superintendent", "administrator"),
    [(-1, True, False), (0, False, True), (9, False, True), (10, True, False)],
)
def test_in_receivership_the_superintendents_rights_pass_and_are_not_shared(
    now: Engagement, days: int, *, superintendent: bool, administrator: bool
) -> None:
    """From the effective date through its last day (docs/domain.md 2.3)."""
    given = by_staff(
        Assign,
        role=Role.ADMINISTRATOR,
        person="v.stone",
        first=JULY,
        last=JULY + timedelta(days=9),
    )
    then = apply(now, given, START)
    at = datetime(2027, 7, 1, 20, tzinfo=UTC) + timedelta(days=days)
    act = by_staff(Reassign, action=1, owner=Role.LEA_DEPUTY)

    assert is_allowed(then, act.but(by="d.okafor"), at) is superintendent
    assert is_allowed(then, act.but(by="v.stone"), at) is administrator


def test_a_letter_of_an_entry_calls_the_administrator_by_that_name() -> None:
    """A rest given to the deputy's action is seen by whoever answers for the chief."""
    late = implementing(TODAY + timedelta(days=30), owner=Role.LEA_DEPUTY)
    given = by_staff(Assign, role=Role.ADMINISTRATOR, person="v.stone", first=TODAY)
    rest = by_staff(Snooze, action=1, until=TODAY + timedelta(days=7))
    then = apply(apply(late, given, START), rest, START)
    (letter,) = then.unwritten[-1].notices

    assert (letter.to, letter.office) == ("v.stone", "administrator of the district")
