"""What one engagement takes over when people come, leave, go away or are back."""

from datetime import timedelta

from domain.people import updates
from domain.people.absence import Absence
from domain.people.directory import Update
from domain.people.roles import Assignment, Role
from domain.people.roster import roles_of
from tests.domain.people.test_roles import TODAY

TOMORROW, LATER = TODAY + timedelta(days=1), TODAY + timedelta(days=9)


def holds(role: Role, person: str | None) -> Assignment:
    return Assignment(role=role, person=person, first=TODAY)


def away(person: str, substitute: str) -> Absence:
    return Absence(person=person, substitute=substitute, first=TODAY, last=LATER)


COE, GEO = holds(Role.COE_LEAD, "k.bennett"), holds(Role.GEO_LEAD, "g.fontaine")


def test_a_directory_brings_roles_and_the_absences_of_whoever_then_holds_them() -> None:
    """What is known already is not brought again."""
    gone, elsewhere = away("g.fontaine", "n.ito"), away("x.stranger", "n.ito")
    said = {Role.COE_LEAD: [COE], Role.GEO_LEAD: [GEO]}
    update = updates.of_directory([COE], [], said, [gone, elsewhere], TODAY)

    assert update == Update((GEO,), (gone,))
    assert not updates.of_directory([COE, GEO], [gone], said, [gone], TODAY)


def test_an_absence_is_told_where_somebody_is_missed() -> None:
    """By the role they hold there, or by whom they stand in for."""
    gone = away("k.bennett", "n.ito")
    missed = updates.of_absence([COE], [], "k.bennett", [gone], TODAY)

    assert missed.absences == (gone,)
    assert not updates.of_absence([GEO], [], "k.bennett", [gone], TODAY)


def test_who_is_back_ends_what_has_begun_and_takes_back_what_has_not() -> None:
    """The day before they are here is the last of it."""
    gone = away("k.bennett", "n.ito")
    sooner = updates.of_return([gone], [gone], TODAY + timedelta(days=2))
    never = updates.of_return([gone], [gone], TODAY)

    assert sooner == Update((), (gone.but(last=TOMORROW),))
    assert never == Update((), (), (gone,))
    assert not updates.of_return([gone], [], TODAY)


def test_after_a_leaver_comes_the_successor_or_a_vacancy() -> None:
    """With whoever stands in for the successor; other roles stay as they are."""
    follows, vacant = holds(Role.COE_LEAD, "n.ito"), holds(Role.COE_LEAD, None)
    gone, people = away("n.ito", "e.morales"), [COE, GEO]
    known = [gone, away("g.fontaine", "n.ito")]
    led = updates.of_leaver(people, [], "k.bennett", TODAY, follows, known, TODAY)
    left = updates.of_leaver(people, [], "k.bennett", TODAY, vacant, known, TODAY)

    assert led.people == (follows.but(first=TOMORROW),)
    assert gone in led.absences
    assert left == Update((vacant.but(first=TOMORROW),))


def test_the_roles_of_a_person_are_those_they_hold_today_anywhere() -> None:
    """Present or away; what they held before does not count."""
    former = GEO.but(person="k.bennett", first=TODAY - timedelta(9), last=TODAY)

    assert roles_of("k.bennett", [[COE], [former]], TODAY) == {
        Role.COE_LEAD,
        Role.GEO_LEAD,
    }
    assert roles_of("k.bennett", [[COE], [former]], TOMORROW) == {Role.COE_LEAD}
