"""Offices that change hands by a date: receivership, and the SPI of 2027."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain import refusals
from domain.acts import Redate, StartAction, UpdatePeople
from domain.apply import apply
from domain.clocks.recipients import holding, reader_of
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.judge import judge
from domain.people.roles import Assignment, Role
from domain.people.roster import receiverships
from tests.lives import START, by_staff, implementing, paid

TODAY = date(2026, 9, 1)
DUE = date(2026, 10, 2)
BEGINS, ENDS = date(2026, 11, 2), date(2027, 6, 30)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 20, tzinfo=UTC)


@pytest.fixture
def received() -> Engagement:
    """A district that goes into receivership on 2 November, until 30 June."""
    given = Assignment(
        role=Role.ADMINISTRATOR, person="v.stone", first=BEGINS, last=ENDS
    )
    trustee = Assignment(role=Role.TRUSTEE, person="w.ames", first=TODAY)
    taken = by_staff(UpdatePeople, people=(given, trustee))
    return paid(apply(implementing(DUE), taken, START))


@pytest.mark.parametrize(
    ("day", "heard"),
    [
        (BEGINS - timedelta(days=1), "d.okafor"),
        (BEGINS, "v.stone"),
        (ENDS, "v.stone"),
        (ENDS + timedelta(days=1), "d.okafor"),
    ],
)
def test_the_administrator_hears_and_acts_for_the_superintendent_by_date(
    received: Engagement, day: date, heard: str
) -> None:
    """From the effective date through its end; what waited before passes over, too."""
    later = by_staff(Redate, action=1, due=ENDS + timedelta(days=90))
    reader = reader_of(received.setting, Role.LEA_SUPERINTENDENT, noon(day))

    assert reader and reader.person == heard
    judge(received, later.but(by=heard), noon(day))
    (other,) = {"v.stone", "d.okafor"} - {heard}
    with pytest.raises(refusals.NotYours):
        judge(received, later.but(by=other), noon(day))


def test_a_letter_calls_the_administrator_by_that_name(received: Engagement) -> None:
    """They are not told that they are the superintendent."""
    reader = reader_of(received.setting, Role.LEA_SUPERINTENDENT, noon(BEGINS))

    assert reader and reader.because == "you are the administrator of the district"


def test_a_rung_tells_the_administrator_in_their_own_office() -> None:
    """The superintendent's own action is late: letter and entry name who answers."""
    late = implementing(DUE, owner=Role.LEA_SUPERINTENDENT)
    comes = Assignment(role=Role.ADMINISTRATOR, person="v.stone", first=TODAY)
    now = apply(late, by_staff(UpdatePeople, people=(comes,)), START)
    expected = expectation(now)
    assert expected
    entry = apply(now, expected.acts[0], expected.at).unwritten[-1]

    assert [n.office for n in entry.notices if not n.is_copy] == [
        "administrator of the district"
    ]
    assert entry.sentence.endswith("v.stone (administrator of the district)")


def test_what_was_done_before_keeps_its_name(received: Engagement) -> None:
    """The entry of the superintendent's act says who did it, whoever came later."""
    done = apply(received, by_staff(StartAction, action=1, by="d.okafor"), START)

    assert done.unwritten[-1].sentence.startswith("d.okafor started")


def test_a_trustee_is_recorded_and_may_not_act(received: Engagement) -> None:
    assert received.answering(Role.TRUSTEE, START) == "w.ames"
    with pytest.raises(refusals.NotYours):
        judge(received, by_staff(StartAction, action=1, by="w.ames"), START)


def test_the_roll_names_the_receivership(received: Engagement) -> None:
    (one,) = receiverships(received.people, TODAY)

    assert (one.administrator, one.first, one.last) == ("v.stone", BEGINS, ENDS)


def test_another_office_may_hold_the_role_of_the_spi_from_a_date() -> None:
    """Until 14 January 2027 the State Superintendent, then the Commissioner."""
    begins = date(2027, 1, 15)
    offices = (
        Assignment(role=Role.SPI, person="t.reyes", first=TODAY),
        Assignment(
            role=Role.SPI,
            person="c.moon",
            first=begins,
            office="Education Commissioner",
        ),
    )
    now = apply(implementing(DUE), by_staff(UpdatePeople, people=offices), START)
    (before,) = holding(now.setting, [Role.SPI], noon(begins - timedelta(days=1)))
    (after,) = holding(now.setting, [Role.SPI], noon(begins))

    assert before.because == "you are the State Superintendent of Public Instruction"
    assert after.because == "you are the Education Commissioner"
    assert (before.person, after.person) == ("t.reyes", "c.moon")
