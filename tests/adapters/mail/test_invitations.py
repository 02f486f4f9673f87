"""Invitations by mail, as the calendars of those who are invited take them in."""

from datetime import UTC, date, datetime, time, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from activities.notify import Undeliverable
from adapters.mail.compose import Sender, Writer
from adapters.mail.eml import EmlLetterbox
from adapters.mail.smtp import SmtpLetterbox
from domain.letters.delivery import Letter
from domain.letters.invitation import Invitation
from domain.people.roles import Role
from tests.adapters.mail.test_compose import body, raw, read
from tests.calendar_program import CalendarProgram, calendar_part, parsed, utc
from tests.conftest import DEMO_PEOPLE
from tests.lives import POLICY
from tests.mail import MailHouse, letter, notice
from tests.meetings import TOLD_AT, invited, meeting

SENDER = Sender("DTA <dta@agency.example>", "CCEE", "desk@agency.example")
LATER = TOLD_AT + timedelta(days=1)
FIRST = meeting()
MOVED = FIRST.changed(POLICY.lea, LATER, day=date(2026, 10, 29))
CALLED_OFF = MOVED.cancelled(LATER)
UID = "2026-27-2.check-in.1999901.1@agency.example"


def written(version: Invitation, people: Path = DEMO_PEOPLE) -> EmailMessage:
    return Writer(people, SENDER).write(sent(version))


def sent(version: Invitation) -> Letter:
    return letter(invited(version))


def calendar_of(mail: EmailMessage) -> Any:
    return parsed(calendar_part(mail).get_content()).vevent


def attached(mail: EmailMessage) -> EmailMessage:
    (found,) = mail.iter_attachments()
    assert isinstance(found, EmailMessage)
    return found


async def by_smtp(house: MailHouse, versions: list[Invitation]) -> list[EmailMessage]:
    box = SmtpLetterbox(Writer(DEMO_PEOPLE, SENDER), house.server())
    for each in versions:
        await box.send(sent(each))
    await box.rest()
    return house.to["k.bennett"]


async def as_files(folder: Path, versions: list[Invitation]) -> list[EmailMessage]:
    box = EmlLetterbox(folder, Writer(DEMO_PEOPLE, SENDER))
    return [read(await box.send(sent(each))) for each in versions]


def followed(mails: list[EmailMessage]) -> None:
    """What a calendar has after each: the meeting, the meeting moved, none."""
    calendar = CalendarProgram()
    found = []
    for each in mails:
        calendar.take(each)
        known = calendar.meetings.get(UID)
        found.append(utc(known.dtstart.value) if known else None)

    assert found == [
        datetime(2026, 11, 5, 18, tzinfo=UTC),
        datetime(2026, 10, 29, 17, tzinfo=UTC),
        None,
    ]
    assert calendar.cancelled[UID].sequence.value == "2"


async def test_a_calendar_follows_a_meeting_by_mail(house: MailHouse) -> None:
    """Invited to, moved across a clock change, called off: over a real mail server."""
    followed(await by_smtp(house, [FIRST, MOVED, CALLED_OFF]))


async def test_a_calendar_follows_a_meeting_by_files(tmp_path: Path) -> None:
    """As where no mail server is named."""
    followed(await as_files(tmp_path, [FIRST, MOVED, CALLED_OFF]))


async def test_a_calendar_is_not_confused_by_an_older_letter(house: MailHouse) -> None:
    """Mail may overtake mail: the newest version stays."""
    old, new, off = await by_smtp(house, [FIRST, MOVED, CALLED_OFF])
    calendar = CalendarProgram()
    for each in (new, old):
        calendar.take(each)
    then = utc(calendar.meetings[UID].dtstart.value)
    for each in (off, new):
        calendar.take(each)

    assert then == MOVED.begins
    assert calendar.meetings == {}


def test_a_letter_has_the_invitation_as_mail_programs_expect_it() -> None:
    """The last of the ways to say it, and a file; each with the same bytes."""
    mail = written(FIRST)
    said, file = mail.iter_parts()
    part = calendar_part(mail)

    assert mail.get_content_type() == "multipart/mixed"
    assert [each.get_content_type() for each in said.iter_parts()] == [
        *("text/plain", "text/html", "text/calendar"),
    ]
    assert part.get_param("method") == "REQUEST"
    assert part.get_content_charset() == "utf-8"
    assert not part.is_attachment()
    assert file.get_content_type() == "application/ics"
    assert file.get_filename() == "invite.ics"
    assert file.get_content().decode() == part.get_content().replace("\n", "\r\n")


def test_whoever_reads_mail_only_reads_what_when_and_where() -> None:
    """In words, in both forms, and whom to answer."""
    mail = written(FIRST)
    text = " ".join(body(mail).split())

    assert mail["Subject"] == (
        "[DTA Alder Valley Unified] Second check-in of 2026-27 - "
        "Thursday, 5 November 2026, 10:00 to 11:30 PST"
    )
    assert "- Where: Room 12" in text
    assert "your reply reaches Andrea Castillo" not in text  # no lead in this notice
    assert "Second check-in of 2026-27" in body(mail, "html")


def test_all_who_are_invited_stand_in_it_with_their_addresses_of_that_day() -> None:
    """By the directory as the letter goes; the sender of the letter invites."""
    event = calendar_of(written(FIRST))

    assert [each.value for each in event.attendee_list] == [
        "mailto:d.okafor@aldervalley.example.org",
        "mailto:k.bennett@coe.example.org",
        "mailto:a.castillo@agency.example.org",
    ]
    assert event.organizer.value == "mailto:dta@agency.example"


def test_who_cannot_be_reached_holds_up_no_other(tmp_path: Path) -> None:
    """They are left out of the others' invitations, and their own letter waits."""
    people = tmp_path / "people.yaml"
    people.write_text(
        "people:\n"
        "- {person: k.bennett, name: Kay Bennett, address: k.bennett@coe.example}\n"
        "- {person: a.castillo, name: Andrea Castillo, address: ä@agency.example}\n",
        "utf-8",
    )
    event = calendar_of(written(FIRST, people))
    theirs = letter(invited(FIRST, to="d.okafor"))

    assert event.attendee.value == "mailto:k.bennett@coe.example"
    with pytest.raises(Undeliverable, match=r"d.okafor is not in"):
        Writer(people, SENDER).write(theirs)


def test_an_invitation_says_who_need_not_come() -> None:
    """By the role in which they are invited."""
    event = calendar_of(written(meeting(optional=(Role.COE_LEAD,))))

    assert [each.params["ROLE"] for each in event.attendee_list] == [
        ["REQ-PARTICIPANT"],
        ["OPT-PARTICIPANT"],
        ["REQ-PARTICIPANT"],
    ]


async def test_the_same_invitation_is_the_same_letter_to_the_byte(
    tmp_path: Path,
) -> None:
    """Also with letters that not every server takes as they are."""
    odd = meeting(title="Cañada: Wörter, 🎓", description="Zeile\n" * 40)
    box = EmlLetterbox(tmp_path, Writer(DEMO_PEOPLE, SENDER))
    first = raw(await box.send(sent(odd)))
    again = raw(await box.send(sent(odd)))

    assert first == again
    assert first.isascii()
    assert max(map(len, first.splitlines())) <= 998


@pytest.mark.parametrize("title", ["Check-in", "Réunion 🎓", "a,b;c\\n"])
def test_what_it_is_called_comes_through(title: str) -> None:
    """In the calendar and in the letter."""
    mail = written(meeting(title=title))

    assert calendar_of(mail).summary.value == title
    assert title in mail["Subject"]


def test_other_letters_have_no_calendar() -> None:
    """Nor a file."""
    mail = Writer(DEMO_PEOPLE, SENDER).write(letter(notice()))

    assert mail.get_content_type() == "multipart/alternative"
    assert [*mail.iter_attachments()] == []


def test_a_cancellation_says_so_in_both_places() -> None:
    """A program that finds two methods believes neither."""
    mail = written(CALLED_OFF)

    assert calendar_part(mail).get_param("method") == "CANCEL"
    assert "METHOD:CANCEL" in attached(mail).get_content().decode()
    assert "not held on that day" in mail["Subject"]
    assert CALLED_OFF.at == time(10)
