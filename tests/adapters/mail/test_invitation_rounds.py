"""A meeting from the entry that tells it to the calendars of those it invites."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Engine

from activities.notify import Delivering
from adapters.mail.compose import Sender, Writer
from adapters.mail.smtp import SmtpLetterbox
from adapters.sql.outbox import SqlOutbox
from tests.calendar_program import CalendarProgram, utc
from tests.conftest import DEMO_PEOPLE
from tests.lives import POLICY
from tests.mail import MORNING, WEEKDAYS, MailHouse, notice
from tests.meetings import TOLD_AT, lay, meeting
from tests.office import Record

SENDER = Sender("DTA <dta@agency.example>", "CCEE")
UID = "2026-27-2.check-in.1999901.1@agency.example"
FIRST = meeting()
LATER = TOLD_AT + timedelta(hours=1)
MOVED = FIRST.changed(POLICY.lea, LATER, day=date(2026, 11, 12))
AGAIN = MOVED.changed(
    POLICY.lea, LATER, day=date(2026, 10, 29), attendees=FIRST.attendees[1:]
)
CALLED_OFF = AGAIN.cancelled(LATER)
NIGHT = datetime(2026, 10, 2, 5, tzinfo=UTC)  # Thursday, 22:00 in California


async def test_calendars_follow_a_meeting_through_rounds_of_the_post_office(
    database: Engine, house: MailHouse
) -> None:
    """What was moved twice between two rounds is told once, and none by night."""
    box = SmtpLetterbox(Writer(DEMO_PEOPLE, SENDER), house.server())
    post = Delivering(SqlOutbox(database), box, WEEKDAYS)
    lay(database, 101, FIRST)
    by_night = await post.round(NIGHT)
    first = await post.round(NIGHT + timedelta(hours=10))
    lay(database, 102, MOVED, FIRST)
    lay(database, 103, AGAIN, MOVED)
    second = await post.round(NIGHT + timedelta(hours=11))
    lay(database, 104, CALLED_OFF, AGAIN)
    third = await post.round(NIGHT + timedelta(hours=12))
    calendars = {person: CalendarProgram() for person in house.to}
    for person, mails in house.to.items():
        for each in mails:
            calendars[person].take(each)

    assert [each.delivered for each in (by_night, first, second, third)] == [0, 3, 3, 2]
    assert {person: len(mails) for person, mails in house.to.items()} == {
        "d.okafor": 2,
        "k.bennett": 3,
        "a.castillo": 3,
    }
    assert {c.cancelled[UID].sequence.value for c in calendars.values()} == {"2", "3"}
    assert [c.meetings for c in calendars.values()] == [{}] * 3


async def test_an_invitation_goes_beside_the_digest_and_never_in_it(
    database: Engine, record: Record, house: MailHouse
) -> None:
    """On one morning: the digest of two matters, and the invitation alone."""
    box = SmtpLetterbox(Writer(DEMO_PEOPLE, SENDER), house.server())
    before = MORNING - timedelta(hours=1)
    for key in ("one", "other"):
        record.post(notice(key, to="k.bennett", at=before))
    lay(database, 101, FIRST)
    await Delivering(SqlOutbox(database), box, WEEKDAYS).round(MORNING)
    kinds = sorted(mail.get_content_type() for mail in house.to["k.bennett"])
    calendar = CalendarProgram()
    for mail in house.to["k.bennett"]:
        if mail.get_content_type() == "multipart/mixed":
            calendar.take(mail)

    assert kinds == ["multipart/alternative", "multipart/mixed"]
    assert utc(calendar.meetings[UID].dtstart.value) == FIRST.begins
