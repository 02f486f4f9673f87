"""A meeting as calendars read it (RFC 5545, 5546): for one letter, or for a feed."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.utils import parseaddr
from typing import NamedTuple, Self

from icalendar import Calendar, Event, vCalAddress, vText

from adapters.invitations.clock import zone_component
from domain.calendars.work_calendar import WorkCalendar
from domain.letters.invitation import Invitation

PRODUCT = "-//Throughline//Meetings//EN"
VERSION = "2.0"
PUBLISH = "PUBLISH"


class Organizer(NamedTuple):
    """Who invites: an address, and what the agency calls itself."""

    address: str
    name: str

    @classmethod
    def of(cls, sender: str, agency: str) -> Self:
        """Whoever sends the letters: calendars believe nobody else."""
        return cls(parseaddr(sender)[1], agency)

    @property
    def host(self) -> str:
        return self.address.rpartition("@")[2]


class Guest(NamedTuple):
    """Somebody who is invited, and where a letter reaches them."""

    address: Address
    optional: bool = False


def letter_calendar(
    invitation: Invitation, organizer: Organizer, guests: Iterable[Guest]
) -> bytes:
    """What one invitation, or its cancellation, tells a calendar."""
    calendar = _calendar(invitation.method)
    event = _event(invitation, organizer)
    for each in guests:
        event.add("ATTENDEE", _attendee(each, asked=not invitation.is_cancelled))
    calendar.add_component(zone_component(invitation.clock))
    calendar.add_component(event)
    return _written(calendar)


def feed_calendar(
    meetings: Iterable[Invitation], organizer: Organizer, name: str
) -> bytes:
    """All meetings of one person, each in its newest version; nobody is asked."""
    calendar = _calendar(PUBLISH)
    calendar.add("NAME", name)
    calendar.add("X-WR-CALNAME", name)
    ordered = sorted(meetings, key=lambda each: (each.begins, each.uid))
    for clock in _zones(ordered):
        calendar.add_component(zone_component(clock))
    for each in ordered:
        event = _event(each, organizer)
        event.add("TRANSP", "TRANSPARENT" if each.is_cancelled else "OPAQUE")
        calendar.add_component(event)
    return _written(calendar)


def _written(calendar: Calendar) -> bytes:
    said: bytes = calendar.to_ical()
    return said


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", VERSION)
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", method)
    return calendar


def _event(said: Invitation, organizer: Organizer) -> Event:
    event = Event()
    event.add("UID", f"{said.uid}@{organizer.host}")
    event.add("SEQUENCE", said.sequence)
    event.add("DTSTAMP", said.told_at.astimezone(UTC).replace(microsecond=0))
    zoned = not any(_is_twice(said.clock, at) for at in (said.begins, said.ends))
    for name, at in (("DTSTART", said.begins), ("DTEND", said.ends)):
        local = said.clock.local(at)
        event.add(name, local if zoned else at)
        if zoned:
            event[name].params["TZID"] = said.clock.zone
    event.add("SUMMARY", " ".join(said.title.split()))
    texts = {
        "LOCATION": " ".join(said.place.split()),
        "DESCRIPTION": "\n".join(said.description.splitlines()),
    }
    for name, text in texts.items():
        if text:
            event.add(name, text)
    if said.link:
        event.add("URL", said.link)
    if said.for_all:  # whoever is taken off alone does not cancel it (RFC 5546, 3.2.5)
        event.add("STATUS", "CANCELLED" if said.is_cancelled else "CONFIRMED")
    event.add("ORGANIZER", _calendar_address(organizer.address, organizer.name))
    return event


def _is_twice(clock: WorkCalendar, at: datetime) -> bool:
    """Whether the clock shows this time once more: where it is set back."""
    local = clock.local(at)
    shown = local.replace(tzinfo=UTC)
    ahead = {timedelta(minutes=each.minutes) for each in clock.clock_changes}
    return sum(clock.local(shown - each) == local for each in ahead) > 1


def _attendee(guest: Guest, *, asked: bool) -> vCalAddress:
    """As whoever is asked to say whether they come, unless nobody is to any more."""
    found = _calendar_address(guest.address.addr_spec, guest.address.display_name)
    part = "OPT-PARTICIPANT" if guest.optional else "REQ-PARTICIPANT"
    said = {"CUTYPE": "INDIVIDUAL", "ROLE": part, "PARTSTAT": "NEEDS-ACTION"}
    for name, value in (said | ({"RSVP": "TRUE"} if asked else {})).items():
        found.params[name] = vText(value)
    return found


def _calendar_address(address: str, name: str) -> vCalAddress:
    """Without quotes in the name: calendars differ in how they read these."""
    found = vCalAddress(f"mailto:{address}")
    if shown := " ".join(name.replace('"', "'").split()):
        found.params["CN"] = vText(shown)
    return found


def _zones(meetings: Iterable[Invitation]) -> Iterable[WorkCalendar]:
    """Each clock once, with the years around all meetings that go by it."""
    found: dict[str, WorkCalendar] = {}
    for each in meetings:
        clock = found.setdefault(each.clock.zone, each.clock)
        changes = {
            c.since: c for c in (*clock.clock_changes, *each.clock.clock_changes)
        }
        names = clock.clock_names | each.clock.clock_names
        ordered = tuple(changes[since] for since in sorted(changes))
        found[clock.zone] = clock.but(clock_changes=ordered, clock_names=names)
    return found.values()
