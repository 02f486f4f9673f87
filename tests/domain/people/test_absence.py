"""Who stands in for whom."""

from datetime import date, timedelta

import pytest

from domain import refusals
from domain.acts import Assign, Redate, StaffAct, Substitute, UpdatePeople
from domain.apply import apply
from domain.clocks.recipients import reader_of
from domain.engagement import Engagement
from domain.judge import judge
from domain.people.absence import Absence, present, with_absence, without_absence
from domain.people.roles import Assignment, Role
from tests.lives import START, by_staff, implementing, paid

TODAY = date(2026, 9, 1)
DUE = date(2026, 10, 2)
FIRST, LAST = TODAY, TODAY + timedelta(days=10)
DAY = timedelta(days=1)


def away(
    person: str, substitute: str, first: date = FIRST, last: date = LAST
) -> Absence:
    return Absence(person=person, substitute=substitute, first=first, last=last)


def gone(*absences: Absence) -> Engagement:
    """One action, and these people away."""
    taken = by_staff(UpdatePeople, absences=absences)
    return paid(apply(implementing(DUE), taken, START))


def refused(now: Engagement, act: StaffAct, why: type[Exception]) -> str:
    with pytest.raises(why) as refusal:
        judge(now, act, START)
    return str(refusal.value)


def let(absence: Absence) -> Substitute:
    return by_staff(Substitute, **dict(absence))


def test_a_substitute_who_is_away_is_followed_to_theirs() -> None:
    """Rivera's substitute Tran is away: Ortiz hears, and for whom is said."""
    now = gone(away("j.rivera", "l.tran"), away("l.tran", "m.ortiz"))
    reader = reader_of(now.setting, Role.LEA_INSTRUCTION, START)

    assert reader
    assert (reader.person, reader.substitute_for) == ("m.ortiz", "j.rivera")


def test_an_absence_ends_by_itself() -> None:
    """On its last day the substitute hears, the day after they themselves."""
    absences = [away("j.rivera", "l.tran")]

    assert present(absences, "j.rivera", LAST) == "l.tran"
    assert present(absences, "j.rivera", LAST + DAY) == "j.rivera"


def test_a_circle_of_substitutes_is_refused_and_told() -> None:
    """Three who would stand in for each other leave nobody; the message names them."""
    now = gone(away("l.tran", "m.ortiz"), away("m.ortiz", "j.rivera", TODAY + DAY))
    said = refused(now, let(away("j.rivera", "l.tran")), refusals.SubstitutesInACircle)

    assert said.startswith(
        "on 2026-09-02 l.tran would stand in for j.rivera, m.ortiz for l.tran, "
        "and j.rivera for m.ortiz"
    )


def test_a_circle_within_one_update_is_refused() -> None:
    """What the directory says together is judged together."""
    both = (away("j.rivera", "l.tran"), away("l.tran", "j.rivera"))

    refused(
        implementing(DUE),
        by_staff(UpdatePeople, absences=both),
        refusals.SubstitutesInACircle,
    )


def test_those_who_stand_in_one_after_the_other_are_no_circle() -> None:
    """Tran for Rivera this week, Rivera for Tran the next: somebody is always there."""
    now = gone(away("j.rivera", "l.tran", last=TODAY + 4 * DAY))

    judge(now, let(away("l.tran", "j.rivera", TODAY + 5 * DAY)), START)


def test_nobody_stands_in_for_themselves() -> None:
    refused(
        implementing(DUE),
        let(away("j.rivera", "j.rivera")),
        refusals.SubstitutesInACircle,
    )


@pytest.mark.parametrize("field", ["absences", "back"])
def test_an_absence_that_ends_before_it_begins_is_refused(field: str) -> None:
    """Alone or among others, taken over or taken back."""
    reversed_one = away("j.rivera", "l.tran", LAST, FIRST)
    act = by_staff(UpdatePeople, **{field: (reversed_one,)})

    refused(implementing(DUE), act, refusals.DatesReversed)
    refused(implementing(DUE), let(reversed_one), refusals.DatesReversed)


def test_an_update_that_changes_nothing_is_refused() -> None:
    refused(implementing(DUE), by_staff(UpdatePeople), refusals.NothingToChange)


def test_an_absence_can_be_taken_back() -> None:
    """From then on they hear for themselves again, and the record says so."""
    now = gone(away("j.rivera", "l.tran"))
    back = by_staff(UpdatePeople, back=(away("j.rivera", "l.tran"),))
    after = apply(now, back, START)

    assert after.absences == ()
    assert "j.rivera is here from 2026-09-01" in after.unwritten[-1].sentence


def test_an_absence_given_again_is_longer_or_shorter() -> None:
    """What it overlaps makes room; another one of theirs stays."""
    later = away("j.rivera", "m.ortiz", TODAY + 40 * DAY, TODAY + 50 * DAY)
    known = with_absence([later], away("j.rivera", "l.tran"), TODAY)
    shorter = away("j.rivera", "l.tran", last=TODAY + 3 * DAY)

    assert with_absence(known, shorter, TODAY) == (later, shorter)
    assert without_absence(known, shorter, TODAY) == (later,)


def test_a_substitute_may_do_what_the_absent_may_and_so_may_they_themselves() -> None:
    """From the first day on; the day before, only the holder."""
    now = gone(away("a.castillo", "n.ito", TODAY + DAY))
    give = by_staff(Assign, role=Role.COE_LEAD, person="n.ito", first=TODAY)
    asked = give.but(by="n.ito")

    refused(now, asked, refusals.NotYours)
    judge(now, asked, START + DAY)
    judge(now, give, START + DAY)


def test_an_administrator_who_is_away_may_still_act() -> None:
    """As everybody may, while their substitute may as well."""
    received = by_staff(
        UpdatePeople,
        people=(Assignment(role=Role.ADMINISTRATOR, person="v.stone", first=TODAY),),
        absences=(away("v.stone", "n.ito"),),
    )
    now = apply(implementing(DUE), received, START)
    later = by_staff(Redate, action=1, due=DUE + 7 * DAY)

    judge(now, later.but(by="v.stone"), START)
    judge(now, later.but(by="n.ito"), START)
