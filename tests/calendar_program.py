"""A calendar that takes invitations in, as people's do: it reads with another library.

What it knows of clocks is what stands in the file.
"""

from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import vobject


class CalendarProgram:
    """Somebody's calendar: it knows a meeting by its UID, and takes what is newer."""

    def __init__(self) -> None:
        self.meetings: dict[str, Any] = {}
        self.cancelled: dict[str, Any] = {}

    def take(self, mail: EmailMessage) -> None:
        part = calendar_part(mail)
        calendar = parsed(part.get_content())
        method = calendar.method.value
        assert method == part.get_param("method")
        event = calendar.vevent
        uid, sequence = event.uid.value, int(event.sequence.value)
        known = self.meetings.get(uid) or self.cancelled.get(uid)
        if known and int(known.sequence.value) >= sequence:
            return
        self.meetings.pop(uid, None)
        self.cancelled.pop(uid, None)
        (self.cancelled if method == "CANCEL" else self.meetings)[uid] = event


def parsed(said: str | bytes) -> Any:
    """The one calendar in a text, by its components and properties."""
    text = said.decode() if isinstance(said, bytes) else said
    return vobject.readOne(text)


def calendar_part(mail: EmailMessage) -> EmailMessage:
    (found,) = (e for e in mail.walk() if e.get_content_type() == "text/calendar")
    assert isinstance(found, EmailMessage)
    return found


def utc(moment: datetime) -> datetime:
    """As the zone that stands in the file has it."""
    assert moment.tzinfo
    return moment.astimezone(UTC)
