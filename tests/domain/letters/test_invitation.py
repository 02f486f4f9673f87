"""A meeting in versions: what stays the same, what rises, when it is."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.bounds import excesses
from domain.letters.invitation import InvitationMethod
from domain.people.roles import Role
from tests.lives import POLICY
from tests.meetings import THURSDAY, TOLD_AT, meeting

LATER = TOLD_AT + timedelta(days=1)
CALENDAR = POLICY.lea
DAYS = st.dates(date(2025, 3, 1), date(2040, 12, 31))


def test_a_meeting_keeps_its_uid_and_each_version_is_newer() -> None:
    """Moved, cancelled, held after all: one meeting, told four times."""
    first = meeting()
    moved = first.changed(CALENDAR, LATER, at=time(14))
    cancelled = moved.cancelled(LATER)
    held = cancelled.changed(CALENDAR, LATER, day=THURSDAY + timedelta(days=7))
    versions = [first, moved, cancelled, held]

    assert {each.uid for each in versions} == {"2026-27-2.check-in.1999901.1"}
    assert [each.sequence for each in versions] == [0, 1, 2, 3]
    assert [each.is_cancelled for each in versions] == [False, False, True, False]
    assert held.told_at == LATER


def test_an_invitation_carries_persons_and_no_address() -> None:
    """What travels through workflows is read by many."""
    assert "@" not in meeting().model_dump_json()
    assert [*excesses(meeting())] == []


def test_it_is_said_when_a_meeting_is_by_the_offices_clock() -> None:
    """Which is named, as it is called on that day."""
    summer = meeting(day=date(2026, 10, 29))

    assert meeting().when == "Thursday, 5 November 2026, 10:00 to 11:30 PST"
    assert summer.when == "Thursday, 29 October 2026, 10:00 to 11:30 PDT"


@pytest.mark.parametrize(
    ("day", "begins"), [(date(2026, 10, 29), 17), (date(2026, 11, 5), 18)]
)
def test_a_meeting_stays_at_ten_when_the_clock_changes(day: date, begins: int) -> None:
    """People meant the time on the wall, not so many hours from now."""
    moved = meeting().changed(CALENDAR, LATER, day=day)

    assert moved.begins == datetime(day.year, day.month, day.day, begins, tzinfo=UTC)
    assert moved.ends - moved.begins == timedelta(minutes=90)


@given(day=DAYS, at=st.times(time(5), time(22)))
def test_the_clock_around_a_day_says_what_the_whole_one_does(
    day: date, at: time
) -> None:
    """Of many years a few changes are enough for one meeting."""
    clock = CALENDAR.clock_around(day)
    instant = CALENDAR.instant(day, at.replace(second=0, microsecond=0))

    assert clock.instant(day, at.replace(second=0, microsecond=0)) == instant
    assert clock.shown(instant) == CALENDAR.shown(instant)
    assert 1 <= len(clock.clock_changes) <= 7
    assert not clock.holidays and not clock.breaks


def test_a_meeting_moved_to_a_far_year_goes_by_that_years_clock() -> None:
    """The years written out move with it."""
    far = meeting().changed(CALENDAR, LATER, day=date(2030, 7, 11))

    assert far.when == "Thursday, 11 July 2030, 10:00 to 11:30 PDT"
    assert far.begins == datetime(2030, 7, 11, 17, tzinfo=UTC)


def test_a_link_is_a_place_that_opens() -> None:
    """Only one that is safe to open; a room is none."""
    assert meeting(place="https://meet.example/12").link == "https://meet.example/12"
    assert meeting(place="http://meet.example/12").link == ""
    assert meeting(place="Room 12").link == ""


def test_whoever_holds_two_roles_is_invited_once() -> None:
    """A small district's superintendent is also its academic officer."""
    twice = meeting().but(attendees=meeting().attendees * 2)

    assert twice.invited == ("d.okafor", "k.bennett", "a.castillo")


def test_what_is_cancelled_for_some_is_not_cancelled_for_all() -> None:
    """The others meet."""
    gone = meeting().changed(CALENDAR, LATER).cancelled_for(meeting().attendees[:1])

    assert (gone.method, gone.sequence, gone.for_all) == (
        InvitationMethod.CANCEL,
        1,
        False,
    )
    assert gone.invited == ("d.okafor",)
    assert meeting(roles=(Role.TRUSTEE,)).invited == ()
