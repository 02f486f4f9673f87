"""What a directory says, and what an engagement has to be told of it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.people.absence import Absence
from domain.people.directory import (
    Given,
    Reach,
    Scope,
    absence_changes,
    role_changes,
    set_back,
    wanted,
)
from domain.people.roles import Assignment, Role, assignment, with_assignment
from domain.people.roster import coming, roll
from domain.people.tenure import ONE_DAY, Tenure, changes, holders, successions, tenures
from tests.domain.people.test_roles import ASSIGNMENTS, TODAY

COE = Role.COE_LEAD
EVERY = Scope(Reach.EVERYWHERE)
COUNTY = Scope(Reach.COUNTY, "Los Angeles")
ALDER = Scope(Reach.LEA, "1999901")


def lead(person: str | None, first: date, last: date | None = None) -> Assignment:
    return Assignment(role=COE, person=person, first=first, last=last)


def manners(people: list[Assignment], day: date) -> object:
    return Tenure(day, None, assignment(people, COE, day)).manner


@given(held=st.lists(ASSIGNMENTS, max_size=6), said=st.lists(ASSIGNMENTS, min_size=1))
def test_what_is_taken_over_makes_it_as_the_directory_says(
    held: list[Assignment], said: list[Assignment]
) -> None:
    """Each day from its first word on; and asked again there is nothing to do."""
    known = [each for each in held if each.role is COE]
    rows = [each.but(role=COE) for each in said]
    after = tuple(known)
    for each in changes(known, rows, COE, TODAY):
        after = with_assignment(after, each, TODAY)
    begin = max(TODAY, min(each.first for each in rows))

    assert changes([*after], rows, COE, TODAY) == []
    for days in range(90):
        day = TODAY + timedelta(days=days)
        expected = rows if day >= begin else known
        assert manners([*after], day) == manners(expected, day)


def test_an_assignment_is_set_back_as_far_as_the_directory_says_otherwise() -> None:
    """Not where it says the same, or nothing of the role."""
    then = TODAY + timedelta(days=30)
    said = [lead("k.bennett", TODAY - timedelta(days=90))]

    assert set_back(said, lead("n.ito", then), TODAY) == (lead("k.bennett", then),)
    assert set_back(said, lead("k.bennett", then), TODAY) == ()
    assert set_back([], lead("n.ito", then), TODAY) == ()


def test_the_nearer_word_counts_and_a_gap_is_a_vacancy() -> None:
    """The LEA's own row before its county's, the county's before the state's."""
    june = date(2027, 6, 30)
    rows = [
        Given(ALDER, lead("n.ito", TODAY, june)),
        Given(COUNTY, lead("k.bennett", TODAY, june + timedelta(days=30))),
        Given(Scope(Reach.COUNTY, "Kern"), lead("x.other", TODAY)),
    ]
    said = wanted(rows, "1999901", "Los Angeles")
    told = role_changes((), said, TODAY)

    assert [(e.person, e.last) for e in told] == [
        ("n.ito", june),
        ("k.bennett", june + timedelta(days=30)),
    ]
    assert tenures(told, COE, TODAY)[-1].person is None


def test_what_the_engagement_holds_already_is_not_told_again() -> None:
    """Whenever it began; a successor to come is."""
    held = [lead("k.bennett", TODAY - timedelta(days=100))]
    july = date(2027, 7, 1)
    rows = {COE: [lead("k.bennett", TODAY), lead("n.ito", july)]}

    assert role_changes(held, rows, TODAY) == (lead("n.ito", july),)


def test_the_absences_of_those_who_stand_in_come_along() -> None:
    """Bennett's substitute holds no role here, and is away as well."""
    held, last = [lead("k.bennett", TODAY)], TODAY + timedelta(days=9)
    known = [
        Absence(person=person, substitute=by, first=TODAY, last=last)
        for person, by in (("k.bennett", "n.ito"), ("n.ito", "e.morales"), ("x", "y"))
    ]

    assert absence_changes(held, (), known, TODAY) == tuple(known[:2])
    assert absence_changes(held, known, known, TODAY) == ()


def test_whoever_was_followed_by_another_holds_the_role_no_more() -> None:
    """Though the engagement still remembers when they did."""
    held = [lead("k.bennett", TODAY - 9 * ONE_DAY), lead("n.ito", TODAY - ONE_DAY)]

    assert holders(held, TODAY) == ["n.ito"]


def test_a_leavers_role_passes_to_who_follows_for_as_long_as_it_was_given() -> None:
    """And only from the day after the last."""
    june = date(2027, 6, 30)
    held = [lead("k.bennett", TODAY, june)]
    last = TODAY + timedelta(days=30)
    follows = successions(held, COE, "k.bennett", last, lead("n.ito", date.min))

    assert follows == [lead("n.ito", last + ONE_DAY, june)]
    assert successions(held, COE, "n.ito", last, lead(None, date.min)) == []


def test_the_roll_says_who_stands_in_and_what_changes_soon() -> None:
    """Vacancies are on it; what lies further off than 60 days is not."""
    ends, far = TODAY + timedelta(days=20), TODAY + timedelta(days=61)
    people = [lead("k.bennett", TODAY, ends), lead("n.ito", far)]
    away = [Absence(person="k.bennett", substitute="s.lee", first=TODAY, last=TODAY)]
    (held,) = roll(people, away, TODAY)
    changing = coming(people, away, TODAY)

    assert (held.person, held.last, held.stands_in) == ("k.bennett", ends, "s.lee")
    assert [(e.first, e.said) for e in changing] == [
        (TODAY + ONE_DAY, "k.bennett is back"),
        (ends + ONE_DAY, "COE lead: vacant"),
    ]
    (vacant,) = roll(people, (), ends + 5 * ONE_DAY)
    assert (vacant.person, vacant.first) == (None, ends + ONE_DAY)


def test_what_has_not_begun_is_no_vacancy() -> None:
    """An administrator who comes in a month is announced, not missed."""
    begins = TODAY + timedelta(days=30)
    comes = Assignment(role=Role.ADMINISTRATOR, person="v.stone", first=begins)

    assert roll([comes], (), TODAY) == []
    assert [each.first for each in coming([comes], (), TODAY)] == [begins]
