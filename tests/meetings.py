"""Meetings for tests, and the letters that invite to them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from sqlalchemy import Engine

from adapters.sql.letters import write
from domain.apply import apply
from domain.engagement import Engagement
from domain.expectation import expectation
from domain.letters.invitation import Invitation, first_invitation
from domain.letters.meeting_letters import attending, meeting_letters
from domain.letters.notice import Notice
from domain.people.roles import Role
from tests.lives import implementing

TOLD_AT = datetime(2026, 10, 1, 16, 30, tzinfo=UTC)  # a Thursday, 09:30 in California
THURSDAY = date(2026, 11, 5)
ROLES = (Role.LEA_SUPERINTENDENT, Role.COE_LEAD, Role.CCEE_LEAD)
NOW = implementing(date(2026, 10, 21), at=TOLD_AT)


def meeting(
    now: Engagement = NOW, roles: Sequence[Role] = ROLES, **said: object
) -> Invitation:
    """The second check-in of a year, on a Thursday at ten."""
    usual: dict[str, object] = {
        "meeting": f"{now.entity}/check-in/2026-27-2",
        "title": "Second check-in of 2026-27",
        "at": time(10),
        "minutes": 90,
        "place": "Room 12",
        "description": "What was learned, and what comes next.",
        "attendees": attending(now.setting, roles, TOLD_AT),
        "told_at": TOLD_AT,
    }
    day = said.pop("day", THURSDAY)
    assert isinstance(day, date)
    return first_invitation(now.setting.policy.lea, day, **(usual | said))


def invited(
    version: Invitation, before: Invitation | None = None, to: str = "k.bennett"
) -> Notice:
    """The letter to one of them."""
    owed = meeting_letters(NOW.setting, version, before)
    return next(each for each in owed if each.to == to)


def lay(
    database: Engine, number: int, now: Invitation, before: Invitation | None = None
) -> None:
    """Lay down the letters of a version, as the entry of that number owes them."""
    setting = NOW.setting.but(entry=number)
    owed = tuple(meeting_letters(setting, now, before))
    expected = expectation(NOW)
    assert expected
    entry = apply(NOW, expected.acts[0], expected.at).unwritten[0]
    with database.begin() as transaction:
        assert write(transaction, entry.but(notices=owed)) == []
