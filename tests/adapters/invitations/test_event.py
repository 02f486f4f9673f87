"""A meeting as calendars read it, read back by another library than wrote it."""

from datetime import date, datetime, time, timedelta
from email.headerregistry import Address
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.invitations.event import Guest, Organizer, feed_calendar, letter_calendar
from domain.letters.invitation import Invitation, InvitationMethod
from tests.calendar_program import parsed, utc
from tests.lives import POLICY
from tests.meetings import TOLD_AT, meeting

OFFICES = count()  # the library that reads keeps each zone it has seen, by its name
AGENCY = Organizer("dta@agency.example", "CCEE")
LATER = TOLD_AT + timedelta(days=1)
BENNETT = Guest(Address("Kay Bennett", addr_spec="k.bennett@coe.example"))
LINE = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=200
).map(lambda said: " ".join(said.split()) or "x")
LINES = st.lists(LINE, min_size=1, max_size=8).map("\n".join)
TRICKY = st.sampled_from(["a,b;c", 'say "so"', "a\\nb", "\\", "🎓" * 40, "é" * 75, ":"])
DAYS = st.dates(date(2025, 3, 15), date(2038, 12, 31))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def said(invitation: Invitation, *guests: Guest) -> bytes:
    return letter_calendar(invitation, AGENCY, guests)


def read(invitation: Invitation, *guests: Guest) -> Any:
    return parsed(said(invitation, *guests))


def lines(invitation: Invitation, *guests: Guest) -> list[str]:
    """Unfolded, as they were before they were cut into 75 octets."""
    text = said(invitation, *guests).decode().replace("\r\n ", "")
    return text.split("\r\n")


def test_an_invitation_says_who_asks_whom() -> None:
    """From the address of the sender; each guest is to say whether they come."""
    optional = Guest(Address("", addr_spec="e.morales@coe.example"), optional=True)
    found = read(meeting(), BENNETT, optional)
    one, other = found.vevent.attendee_list

    assert found.method.value == "REQUEST"
    assert found.version.value == "2.0"
    assert found.vevent.organizer.value == "mailto:dta@agency.example"
    assert found.vevent.organizer.params["CN"] == ["CCEE"]
    assert one.value == "mailto:k.bennett@coe.example"
    assert one.params == {
        "CN": ["Kay Bennett"],
        "CUTYPE": ["INDIVIDUAL"],
        "ROLE": ["REQ-PARTICIPANT"],
        "PARTSTAT": ["NEEDS-ACTION"],
        "RSVP": ["TRUE"],
    }
    assert other.params["ROLE"] == ["OPT-PARTICIPANT"]
    assert "CN" not in other.params


def test_a_meeting_has_one_uid_and_rises_by_sequence() -> None:
    """Its uid is that of the meeting, at the sender's host; no person is in it."""
    first = meeting()
    moved = first.changed(POLICY.lea, LATER, at=time(14))
    events = [read(each).vevent for each in (first, moved, moved.cancelled(LATER))]

    assert {each.uid.value for each in events} == {
        "2026-27-2.check-in.1999901.1@agency.example"
    }
    assert [each.sequence.value for each in events] == ["0", "1", "2"]
    assert [each.status.value for each in events] == [
        *("CONFIRMED", "CONFIRMED", "CANCELLED"),
    ]
    assert [utc(each.dtstamp.value) for each in events] == [TOLD_AT, LATER, LATER]


def test_whoever_is_taken_off_alone_cancels_it_for_nobody_else() -> None:
    """RFC 5546, 3.2.5: then the event has no status, and nobody is asked."""
    gone = meeting().cancelled_for(meeting().attendees[:1])
    found = read(gone, BENNETT)

    assert found.method.value == "CANCEL"
    assert "status" not in found.vevent.contents
    assert "RSVP" not in found.vevent.attendee.params


@given(day=DAYS, at=TIMES, minutes=st.integers(1, 1440))
def test_a_meeting_is_when_it_was_meant_by_the_zone_in_the_file(
    day: date, at: time, minutes: int
) -> None:
    """Each day of many years, across clock changes, to the minute.

    The zone has a name that no program knows: what counts is what is written.
    """
    clock = POLICY.lea.but(zone=f"Office {next(OFFICES)}")
    given = meeting().changed(clock, LATER, day=day, at=at, minutes=minutes)
    found = read(given).vevent

    assert utc(found.dtstart.value) == POLICY.lea.instant(day, at)
    assert utc(found.dtend.value) == given.ends


@pytest.mark.parametrize(("hour", "minutes"), [(0, 90), (1, 30), (22, 300)])
def test_an_hour_that_comes_twice_is_said_without_a_zone(
    hour: int, minutes: int
) -> None:
    """In the night in which the clock is set back; calendars take the first else."""
    day = date(2026, 11, 1) - timedelta(days=hour == 22)
    given = meeting(day=day, at=time(hour, 30), minutes=minutes)
    found = read(given).vevent

    assert utc(found.dtstart.value) == given.begins
    assert utc(found.dtend.value) == given.ends


def test_the_zone_is_written_as_the_law_has_it() -> None:
    """One rule for each clock, which is what Outlook reads."""
    found = lines(meeting())

    assert "TZID:America/Los_Angeles" in found
    assert "DTSTART;TZID=America/Los_Angeles:20261105T100000" in found
    assert found.count("BEGIN:DAYLIGHT") == found.count("BEGIN:STANDARD") == 1
    assert "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3" in found
    assert "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11" in found


@given(title=LINE | TRICKY, place=LINE | TRICKY, description=LINES | TRICKY)
def test_texts_come_through_as_they_were_written(
    title: str, place: str, description: str
) -> None:
    """Commas, semicolons, line ends, quotes, emoji: one event, the same words."""
    given = meeting(title=title[:80], place=place, description=description)
    found = read(given).vevent

    assert found.summary.value == title[:80].strip()
    assert found.location.value == place
    assert found.description.value == description


@given(title=LINE | TRICKY, description=LINES, name=LINE | TRICKY)
def test_no_line_is_longer_than_calendars_take(
    title: str, description: str, name: str
) -> None:
    """75 octets, no character cut in two; each line ends as the standard says."""
    guest = Guest(Address(name, addr_spec="k.bennett@coe.example"))
    written = said(meeting(title=title[:80], description=description), guest)

    assert max(map(len, written.split(b"\r\n"))) <= 75
    assert all(line.decode() is not None for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert written == said(meeting(title=title[:80], description=description), guest)


@given(text=LINES | TRICKY)
def test_a_text_cannot_become_a_property(text: str) -> None:
    """What looks like one stays within its text; a title is one line."""
    forged = f"{text}\r\nATTENDEE:mailto:all@x.example\nEND:VEVENT"
    found = read(meeting().but(title=forged, place=forged, description=forged))

    assert "attendee" not in found.vevent.contents
    assert len(found.vevent_list) == 1
    assert "\n" not in found.vevent.summary.value
    assert found.vevent.description.value.endswith("END:VEVENT")


@given(name=LINE | TRICKY)
def test_what_a_guest_is_called_breaks_nothing(name: str) -> None:
    """Letters of all kinds."""
    guest = Guest(Address(name, addr_spec="k.bennett@coe.example"))
    found = read(meeting(), guest).vevent.attendee

    assert found.value == "mailto:k.bennett@coe.example"


def test_a_quote_in_a_name_becomes_another() -> None:
    """There are two ways to write one, and calendars know one or the other."""
    name = 'Karen "K." Bennett; Dr.'
    guest = Guest(Address(name, addr_spec="k.bennett@coe.example"))
    found = read(meeting(), guest).vevent.attendee

    assert found.params["CN"] == ["Karen 'K.' Bennett; Dr."]


def test_a_link_can_be_opened() -> None:
    """Where it is held, and once more as an address."""
    found = read(meeting(place="https://meet.example/a,b;c?d=e")).vevent

    assert found.location.value == "https://meet.example/a,b;c?d=e"
    assert found.url.value == "https://meet.example/a,b;c?d=e"
    assert "url" not in read(meeting()).vevent.contents


def test_a_feed_has_all_meetings_of_a_person_and_asks_nothing() -> None:
    """In the order of their days; what is cancelled blocks no time."""
    second = meeting()
    far = second.but(meeting="1999902.1/check-in/2028-29-1").changed(
        POLICY.lea, LATER, day=date(2028, 10, 5)
    )
    off = second.but(meeting="1999902.1/check-in/2026-27-1").changed(
        POLICY.lea, LATER, day=date(2026, 9, 17)
    )
    feed = [far, second, off.cancelled(LATER)]
    found = parsed(feed_calendar(feed, AGENCY, "Meetings"))
    events = found.vevent_list

    assert found.method.value == "PUBLISH"
    assert len(found.vtimezone_list) == 1
    assert [utc(each.dtstart.value).date() for each in events] == [
        *(date(2026, 9, 17), date(2026, 11, 5), date(2028, 10, 5)),
    ]
    assert [utc(each.dtstart.value).hour for each in events] == [17, 18, 17]
    assert [each.status.value for each in events] == [
        *("CANCELLED", "CONFIRMED", "CONFIRMED"),
    ]
    assert [each.transp.value for each in events] == ["TRANSPARENT", "OPAQUE", "OPAQUE"]
    assert [each for each in events if "attendee" in each.contents] == []
    assert {each.organizer.value for each in events} == {"mailto:dta@agency.example"}


def test_a_feed_is_the_same_whichever_way_it_comes() -> None:
    """The same meetings are the same bytes; none at all is a calendar, too."""
    other = meeting().but(meeting="1999902.1/check-in/2026-27-2")
    one_way, other_way = (
        feed_calendar(each, AGENCY, "Meetings")
        for each in ([meeting(), other], [other, meeting()])
    )

    assert one_way == other_way
    assert parsed(feed_calendar([], AGENCY, "M")).name == "VCALENDAR"


def test_the_method_of_a_letter_is_that_of_its_invitation() -> None:
    """Nothing else is ever written."""
    methods = [
        read(meeting().but(method=each)).method.value for each in InvitationMethod
    ]

    assert methods == ["REQUEST", "CANCEL"]
    assert isinstance(meeting().told_at, datetime)
