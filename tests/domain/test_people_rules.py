"""Who answers for a role on a day, and which changes of people are refused."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import refusals
from domain.absence import Absence
from domain.acts import (
    Assign,
    RateAction,
    Reassign,
    StaffAct,
    StartAction,
    Substitute,
    UpdatePeople,
)
from domain.engagement import Engagement
from domain.happening import apply
from domain.judgement import judge
from domain.people import AGENCIES, Agency, Assignment, Party, Relation, Role
from domain.permissions import MAY
from domain.readers import Reader, reader_of, readers
from tests.lives import (
    START,
    allowed,
    by_staff,
    implementing,
    is_allowed,
    referred,
)

TODAY = date(2026, 9, 1)
ONE_DAY = timedelta(days=1)
JULY = date(2027, 7, 1)
COMMISSIONER = date(2027, 1, 15)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 20, tzinfo=UTC)


@pytest.fixture
def now() -> Engagement:
    """One action of the chief academic officer (j.rivera), due in a month."""
    return implementing(TODAY + timedelta(days=30))


def away(person: str, substitute: str, first: int = 0, last: int = 6) -> Absence:
    """From so many days after today, to so many."""
    return Absence(
        person=person,
        substitute=substitute,
        first=TODAY + timedelta(days=first),
        last=TODAY + timedelta(days=last),
    )


def update(now: Engagement, *absences: Absence, back: tuple[Absence, ...] = ()) -> str:
    """Do it, or say by which rule and with which words it is refused."""
    act = by_staff(UpdatePeople, absences=absences, back=back)
    try:
        judge(now, act, START)
    except refusals.Refused as refusal:
        return f"{type(refusal).__name__}: {refusal}"
    return ""


def assigned(
    now: Engagement, role: Role, person: str | None, **on: object
) -> Engagement:
    act = by_staff(Assign, role=role, person=person, **{"first": TODAY, **on})
    judge(now, act, START)
    return apply(now, act, START)


def absent(now: Engagement, *absences: Absence) -> Engagement:
    return apply(now, by_staff(UpdatePeople, absences=absences), START)


def hears(now: Engagement, day: date, role: Role = Role.LEA_INSTRUCTION) -> str | None:
    found = reader_of(now, role, noon(day))
    return found.person if found else None


def of_first_rung(now: Engagement, skip: int = 0) -> list[Reader]:
    action = now.actions[1]
    assert action.plan
    return readers(now, action, action.plan.rungs[skip:], START)


# -- substitutes


def test_a_substitute_who_is_away_is_followed_to_theirs(now: Engagement) -> None:
    """The letter reaches somebody who is there, and says in whose place."""
    then = absent(now, away("j.rivera", "l.tran"), away("l.tran", "m.ortiz"))

    found = reader_of(then, Role.LEA_INSTRUCTION, START)

    assert found and (found.person, found.substitute_for) == ("m.ortiz", "j.rivera")
    assert "you stand in for j.rivera" in found.because


def test_an_absence_ends_by_itself(now: Engagement) -> None:
    """Nobody has to remember to say that they are back."""
    then = absent(now, away("j.rivera", "l.tran", first=2, last=4))
    days = [hears(then, TODAY + timedelta(days=n)) for n in range(6)]

    assert days == ["j.rivera"] * 2 + ["l.tran"] * 3 + ["j.rivera"]


def test_where_all_stand_in_for_each_other_the_role_is_as_if_vacant(
    now: Engagement,
) -> None:
    """Such a circle is refused, but one in an older record goes on to the next rung."""
    then = absent(now, away("j.rivera", "l.tran"), away("l.tran", "j.rivera"))

    assert hears(then, TODAY) is None


def test_a_substitute_may_do_what_the_holder_may_and_the_holder_still_may(
    now: Engagement,
) -> None:
    """The rights go with the work, for as long as it lasts."""
    then = absent(now, away("k.bennett", "s.oneill"))
    act = by_staff(RateAction, action=1, rating=2)
    after = noon(TODAY + timedelta(days=8))

    assert is_allowed(then, act.but(by="s.oneill"), START)
    assert is_allowed(then, act, START)
    assert not is_allowed(then, act.but(by="s.oneill"), after)
    assert not is_allowed(now, act.but(by="s.oneill"), START)


def test_who_is_back_early_hears_again(now: Engagement) -> None:
    """An absence taken back was never one."""
    gone = away("j.rivera", "l.tran")
    then = absent(now, gone)
    act = by_staff(UpdatePeople, back=(gone,))
    judge(then, act, START)

    assert hears(then, TODAY) == "l.tran"
    assert hears(apply(then, act, START), TODAY) == "j.rivera"


def test_a_later_absence_leaves_the_earlier_one_as_it_is(now: Engagement) -> None:
    """Two holidays with two substitutes."""
    spring, summer = away("j.rivera", "l.tran"), away("j.rivera", "m.ortiz", 20, 25)
    then = absent(absent(now, summer), spring)

    assert hears(then, TODAY) == "l.tran"
    assert hears(then, TODAY + timedelta(days=21)) == "m.ortiz"


# -- what is refused


def test_nobody_stands_in_for_themselves(now: Engagement) -> None:
    """By either of the two acts."""
    act = by_staff(
        Substitute,
        person="j.rivera",
        substitute="j.rivera",
        first=TODAY,
        last=TODAY,
    )

    assert update(now, away("j.rivera", "j.rivera")) == (
        "SubstitutesInACircle: j.rivera would stand in for j.rivera; "
        "name somebody who is there"
    )
    with pytest.raises(refusals.SubstitutesInACircle):
        judge(now, act, START)


def test_a_circle_of_substitutes_is_refused_and_named(now: Engagement) -> None:
    """Somebody has to be there; the message says who waits for whom."""
    then = absent(now, away("j.rivera", "l.tran"), away("l.tran", "m.ortiz"))

    assert update(then, away("m.ortiz", "j.rivera", first=3, last=9)) == (
        "SubstitutesInACircle: on 2026-09-04 j.rivera would stand in for m.ortiz, "
        "l.tran for j.rivera, and m.ortiz for l.tran: nobody would be there; "
        "name somebody who is"
    )


def test_a_circle_counts_only_while_all_of_it_are_away(now: Engagement) -> None:
    """They take turns: a week each."""
    then = absent(now, away("j.rivera", "l.tran"))

    assert update(then, away("l.tran", "j.rivera", first=7, last=13)) == ""
    assert update(then, away("l.tran", "j.rivera", first=6, last=13)) != ""


def test_what_is_taken_back_closes_no_circle(now: Engagement) -> None:
    """It is the absences that would then stand that are looked at."""
    gone = away("j.rivera", "l.tran")
    then = absent(now, gone)

    assert update(then, away("l.tran", "j.rivera"), back=(gone,)) == ""


def test_taking_over_nothing_is_refused(now: Engagement) -> None:
    """An entry that says nothing would only puzzle readers."""
    assert update(now).startswith("NothingToChange: this changes no role")


@pytest.mark.parametrize("what", ("people", "absences", "back"))
def test_nothing_ends_before_it_begins(now: Engagement, what: str) -> None:
    """Neither a role, nor an absence, nor one that is taken back."""
    reversed_ = away("j.rivera", "l.tran", first=6, last=0)
    role = Assignment(
        role=Role.FCMAT, person="j.doe", first=reversed_.first, last=reversed_.last
    )
    act = by_staff(UpdatePeople, **{what: (role if what == "people" else reversed_,)})

    with pytest.raises(refusals.DatesReversed, match="2026-09-01, before it begins"):
        judge(now, act, START)


# -- vacancies


def test_a_vacancy_falls_to_whoever_the_next_rung_tells(now: Engagement) -> None:
    """Superintendent leaves: what was theirs shows vacant, and the ladder goes on."""
    then = assigned(now, Role.LEA_INSTRUCTION, None)
    rung = of_first_rung(then)

    assert rung
    assert all(each.person != "j.rivera" for each in rung)
    assert any(each.instead_of is Role.LEA_INSTRUCTION for each in rung)
    assert any("nobody is chief academic officer" in each.because for each in rung)


# -- receivership (scenario 1 of DOMAIN.md 12)


def test_an_administrator_hears_for_the_superintendent_from_that_day_on(
    now: Engagement,
) -> None:
    """Neither before nor after: by the day, without anything restarted."""
    then = assigned(
        now, Role.ADMINISTRATOR, "r.stone", first=JULY, last=JULY + timedelta(days=9)
    )
    days = (JULY - ONE_DAY, JULY, JULY + timedelta(days=9), JULY + timedelta(days=10))
    heard = [hears(then, day, Role.LEA_SUPERINTENDENT) for day in days]

    assert heard == ["d.okafor", "r.stone", "r.stone", "d.okafor"]


def test_an_administrator_acts_instead_of_the_superintendent_from_that_day_on(
    now: Engagement,
) -> None:
    """The rights pass: they are not shared (DOMAIN.md 8.2)."""
    end = JULY + timedelta(days=9)
    then = assigned(now, Role.ADMINISTRATOR, "r.stone", first=JULY, last=end)

    def may(person: str, day: date) -> bool:
        act = by_staff(Reassign, action=1, owner=Role.LEA_DEPUTY, by=person)
        return is_allowed(then, act, noon(day))

    assert [may("r.stone", d) for d in (JULY - ONE_DAY, JULY, end, end + ONE_DAY)] == [
        *(False, True, True, False)
    ]
    assert [may("d.okafor", d) for d in (JULY - ONE_DAY, JULY, end, end + ONE_DAY)] == [
        *(True, False, False, True)
    ]


def test_a_trustee_takes_no_rights_over(now: Engagement) -> None:
    """A trustee only stays and rescinds; the superintendent goes on."""
    then = assigned(now, Role.TRUSTEE, "r.stone")
    act = by_staff(StartAction, action=1)

    assert hears(then, TODAY, Role.LEA_SUPERINTENDENT) == "d.okafor"
    assert is_allowed(then, act.but(by="d.okafor"), START)
    assert not is_allowed(then, act.but(by="r.stone"), START)


# -- scenario 11 of DOMAIN.md 12


def test_spi_becomes_commissioner_on_15_january_2027(now: Engagement) -> None:
    """The role is one; who is meant, and what they are called, goes by the date."""
    before = assigned(now, Role.SPI, "t.state")
    then = assigned(
        before,
        Role.SPI,
        "c.education",
        first=COMMISSIONER,
        office="Education Commissioner",
    )
    said = [
        reader_of(then, Role.SPI, noon(day))
        for day in (COMMISSIONER - ONE_DAY, COMMISSIONER)
    ]

    assert [(each.person, each.because) for each in said if each] == [
        ("t.state", "you are the State Superintendent of Public Instruction"),
        ("c.education", "you are the Education Commissioner"),
    ]


# -- permissions


@given(kind=st.sampled_from([*MAY]))
def test_no_act_is_for_nobody_and_none_for_the_public(kind: type) -> None:
    """Each act has a role, and that role is somebody of an agency that may act."""
    roles: set[Party] = {*MAY[kind]}
    watching = {*AGENCIES[Agency.RECEIVERSHIP], Role.FCMAT, Role.SPI, Role.OPERATORS}

    assert roles
    assert not roles & watching
    assert roles <= {*Role, *Relation}


OUTSIDERS = ("a.citizen", "", "vacant", "None", "j.rivera ", "J.RIVERA", "r.stone")
WATCHERS = {Role.TRUSTEE: "r.stone", Role.FCMAT: "f.mat", Role.SPI: "t.state"}


@given(
    who=st.sampled_from((*OUTSIDERS, *WATCHERS.values())) | st.text(max_size=8),
    days=st.integers(0, 60),
    adopted=st.booleans(),
)
def test_a_person_without_a_role_may_do_nothing(
    who: str, days: int, adopted: bool
) -> None:
    """Whatever is allowed to whoever usually does it is refused to the public."""
    now = implementing(TODAY + timedelta(days=30)) if adopted else referred()
    for role, person in WATCHERS.items():
        now = assigned(now, role, person)
    at = START + timedelta(days=days)
    open_to_staff: list[StaffAct] = allowed(now, at)

    assert open_to_staff
    for act in open_to_staff:
        with pytest.raises(refusals.NotYours):
            judge(now, act.but(by=who), at)
