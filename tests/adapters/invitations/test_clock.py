"""The clock of a zone as calendars read it, whatever its changes are."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count, product
from zoneinfo import ZoneInfo

import pytest

from adapters.calendars.clock_changes import with_clock_changes
from adapters.invitations.event import Organizer, feed_calendar, letter_calendar
from domain.calendars.work_calendar import ClockChange, WorkCalendar
from tests.calendar_program import parsed, utc
from tests.meetings import TOLD_AT, meeting

SINCE = datetime(2024, 1, 1, tzinfo=UTC)
OFFICES = count()  # the library that reads keeps each zone it has seen, by its name
AGENCY = Organizer("dta@agency.example", "CCEE")


@cache
def calendar(zone: str) -> WorkCalendar:
    """An office in this zone, with its changes through 2030."""
    offset = SINCE.astimezone(ZoneInfo(zone)).utcoffset()
    assert offset is not None
    first = ClockChange(since=SINCE, minutes=offset // timedelta(minutes=1))
    plain = WorkCalendar(name="office", version="1", zone=zone, clock_changes=(first,))
    return with_clock_changes(plain, date(2030, 12, 31))


def written(clock: WorkCalendar, day: date) -> str:
    moved = meeting().changed(clock, TOLD_AT, day=day)
    return letter_calendar(moved, AGENCY, []).decode()


@pytest.mark.parametrize(
    "zone",
    [
        *("America/Los_Angeles", "America/Phoenix", "Pacific/Honolulu"),
        *("Europe/Berlin", "Asia/Kolkata", "Australia/Sydney", "America/Havana"),
    ],
)
def test_a_meeting_is_at_its_hour_in_every_month(zone: str) -> None:
    """Also where the clock never changes, by half hours, or in the south."""
    clock = calendar(zone)
    for year, month in product(range(2026, 2029), range(1, 13)):
        day = date(year, month, 20)
        unknown = clock.but(zone=f"Nowhere {next(OFFICES)}")
        found = parsed(written(unknown, day)).vevent
        meant = datetime.combine(day, time(10), ZoneInfo(zone))

        assert utc(found.dtstart.value) == meant.astimezone(UTC)


def test_the_last_sunday_of_a_month_is_said_as_that() -> None:
    """Be it the fourth or the fifth."""
    found = written(calendar("Europe/Berlin"), date(2027, 5, 5))

    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in found
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in found


def test_a_clock_that_never_changes_has_one_time() -> None:
    """And no summer."""
    found = written(calendar("America/Phoenix"), date(2027, 5, 5))

    assert found.count("BEGIN:STANDARD") == 1
    assert "DAYLIGHT" not in found
    assert "TZOFFSETTO:-0700" in found


def late_in_2027(days: int) -> WorkCalendar:
    """Where the clock changes so many days later in this year than in others."""
    usual = calendar("America/Los_Angeles")
    moved = tuple(
        each.but(since=each.since + timedelta(days=days * (each.since.year == 2027)))
        for each in usual.clock_changes
    )
    return usual.but(clock_changes=moved, zone=f"Nowhere {next(OFFICES)}")


@pytest.mark.parametrize("days", [7, 28])
def test_changes_without_a_rule_are_written_one_by_one(days: int) -> None:
    """A law that is changed between two years: another Sunday, another month."""
    changed = late_in_2027(days)
    found = parsed(written(changed, date(2027, 3, 17)))

    assert "RRULE" not in written(changed, date(2027, 3, 17))
    assert utc(found.vevent.dtstart.value).hour == 18  # standard time for longer


def test_a_feed_of_many_years_has_the_clock_of_each() -> None:
    """Also where no rule says it, and where no meeting is in the years between."""
    changed = late_in_2027(7)
    meetings = [
        meeting(meeting=f"1999901.1/check-in/{day}").changed(changed, TOLD_AT, day=day)
        for day in (date(2024, 7, 1), date(2027, 7, 1), date(2029, 7, 1))
    ]
    found = parsed(feed_calendar(meetings, AGENCY, "Meetings"))

    assert [utc(each.dtstart.value).hour for each in found.vevent_list] == [17] * 3
    assert len(found.vtimezone_list) == 1
