"""`feeds`: everybody's check-ins as files for their calendars; by the record alone."""

import shutil
from pathlib import Path

import pytest

from tests.calendar_program import parsed
from tests.commands.conftest import Cli
from tests.conftest import DEMO_PEOPLE

INVITED = ("a.castillo", "d.okafor", "k.bennett", "m.ortiz", "t.washington")
NAMES = ", ".join(INVITED)


@pytest.fixture
def folder(here: Path) -> Path:
    shutil.copy(DEMO_PEOPLE, here / "people.yaml")
    return here / "calendars"


@pytest.fixture
def once(folder: Path) -> Path:
    """Somebody's feed of a time when they were invited."""
    folder.mkdir()
    (folder / "p.alvarez.ics").write_text("what was once")
    return folder


@pytest.fixture
def occupied(folder: Path) -> None:
    """A file where the folder should be."""
    folder.write_text("no folder")


def names(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


def days(file: Path) -> list[str]:
    """Of the meetings in it, as a calendar reads them."""
    found = parsed(file.read_bytes()).vevent_list
    return [f"{each.dtstart.value:%Y-%m-%d %H:%M}" for each in found]


async def test_each_who_is_invited_has_a_feed(
    told: str, folder: Path, cli: Cli
) -> None:
    """With the check-ins of the record, on the days to which they were moved."""
    said = await cli("feeds")
    again = await cli("feeds")

    assert f"5 feeds in {folder}, of all who are invited to a meeting" in said.out
    assert f"  new: {NAMES}\n" in said.out
    assert f"  as before: {NAMES}\n" in again.out
    assert days(folder / "d.okafor.ics") == [
        *("2026-10-08 10:00", "2027-02-09 10:00", "2027-04-12 10:00"),
        *("2027-08-12 14:00", "2027-10-07 10:00"),
    ]


async def test_a_program_reads_whose_feeds_are_there_and_gone(
    told: str, once: Path, cli: Cli
) -> None:
    """Each with its file; whoever is invited to none has none any more."""
    found = (await cli("feeds", "--json")).json

    assert found == {
        "folder": str(once),
        "files": {each: str(once / f"{each}.ics") for each in INVITED},
        "new": [*INVITED],
        "changed": [],
        "same": [],
        "gone": ["p.alvarez"],
    }


async def test_the_feed_of_one_person(told: str, folder: Path, cli: Cli) -> None:
    """Called by id or by name; nobody else's is written."""
    one = await cli("feeds", "--person", "D.Okafor")
    none = await cli("feeds", "--person", "p.alvarez")
    stranger = await cli("feeds", "--person", "d.okafr")

    assert f"{folder / 'd.okafor.ics'}: new" in one.out
    assert names(folder) == ["d.okafor.ics"]
    assert "p.alvarez is invited to no meeting\n" in none.out
    assert stranger.code == 2
    assert "did you mean d.okafor?" in stranger.err


async def test_what_cannot_be_written_is_said(
    told: str, occupied: None, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that is a file; a sender without the address that organizes."""
    off = await cli("feeds")
    monkeypatch.setenv("THROUGHLINE_SENDER", "the office")
    nobody = await cli("feeds")

    assert off.code == 1
    assert "calendars cannot be written" in off.err
    assert nobody.code == 2
    assert "THROUGHLINE_SENDER is 'the office'" in nobody.err
