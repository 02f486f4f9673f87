"""Everybody's meetings as files: whole, for their owner's eyes, gone with them."""

from datetime import timedelta
from pathlib import Path

import pytest

from adapters.files.atomic import Unwritable
from adapters.invitations.event import Organizer
from adapters.invitations.feed import FeedChanges, FeedFolder
from domain.letters.invitation import Invitation
from services.feeds import write_feeds
from tests.calendar_program import parsed
from tests.lives import EVERY_WEEKDAY
from tests.meetings import TOLD_AT, meeting

AGENCY = Organizer("dta@agency.example", "CCEE")
EVERYBODY = ("a.castillo", "d.okafor", "k.bennett")
LATER = TOLD_AT + timedelta(days=1)
SECOND = meeting()
FIRST = SECOND.but(meeting="1999902.1/check-in/2026-27-1")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "var" / "calendars"


@pytest.fixture
def feeds(folder: Path) -> FeedFolder:
    return FeedFolder(folder, AGENCY)


def uids(folder: Path, person: str) -> list[str]:
    found = parsed((folder / f"{person}.ics").read_bytes())
    return [each.uid.value.partition("@")[0] for each in found.vevent_list]


def without(invitation: Invitation, person: str) -> Invitation:
    left = (each for each in invitation.attendees if each.person != person)
    return invitation.but(attendees=tuple(left))


def test_each_who_is_invited_has_a_file_that_nobody_else_reads(
    feeds: FeedFolder, folder: Path
) -> None:
    """With the meetings of all engagements; no part of a file is left beside it."""
    changes = write_feeds(feeds, [SECOND, without(FIRST, "k.bennett")])
    files = sorted(folder.iterdir())

    assert changes == FeedChanges(new=EVERYBODY)
    assert changes.there == EVERYBODY
    assert [each.name for each in files] == [f"{each}.ics" for each in EVERYBODY]
    assert {each.stat().st_mode & 0o777 for each in files} == {0o600}
    assert len(uids(folder, "d.okafor")) == 2
    assert uids(folder, "k.bennett") == ["2026-27-2.check-in.1999901.1"]


def test_the_file_of_whoever_is_invited_no_more_is_gone(
    feeds: FeedFolder, folder: Path
) -> None:
    """Others' files that say the same as before are left as they are."""
    write_feeds(feeds, [SECOND])
    before = (folder / "a.castillo.ics").stat()
    changes = write_feeds(feeds, [without(SECOND, "d.okafor")])

    assert changes == FeedChanges(same=("a.castillo", "k.bennett"), gone=("d.okafor",))
    assert not (folder / "d.okafor.ics").exists()
    assert (folder / "a.castillo.ics").stat() == before
    assert write_feeds(feeds, []).gone == ("a.castillo", "k.bennett")


def test_of_a_meeting_the_newest_version_counts(
    feeds: FeedFolder, folder: Path
) -> None:
    """In whichever order they come; also for who is invited to it."""
    called_off = without(SECOND, "k.bennett").cancelled(LATER)
    changes = write_feeds(feeds, [called_off, SECOND])
    found = parsed((folder / "d.okafor.ics").read_bytes())

    assert changes.new == ("a.castillo", "d.okafor")
    assert found.vevent.status.value == "CANCELLED"


def test_the_file_of_one_person_is_written_alone(
    feeds: FeedFolder, folder: Path
) -> None:
    """No other's is written, changed or removed; it too is gone with its meetings."""
    moved = SECOND.changed(EVERY_WEEKDAY.lea, LATER, place="the gymnasium")
    one = write_feeds(feeds, [SECOND], "d.okafor")
    write_feeds(feeds, [SECOND])
    again = write_feeds(feeds, [moved], "d.okafor")
    others = (folder / "k.bennett.ics").read_text()
    none = write_feeds(feeds, [], "d.okafor")

    assert one == FeedChanges(new=("d.okafor",))
    assert again == FeedChanges(changed=("d.okafor",))
    assert "gymnasium" not in others
    assert none == FeedChanges(gone=("d.okafor",))
    assert sorted(e.stem for e in folder.iterdir()) == ["a.castillo", "k.bennett"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """In words."""
    (tmp_path / "calendars").write_text("a file")

    with pytest.raises(Unwritable, match=r"calendars cannot be written"):
        write_feeds(FeedFolder(tmp_path / "calendars", AGENCY), [SECOND])
