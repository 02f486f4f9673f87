"""What an installation is told by, and what a record was written for."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, make_url

from adapters.installation import is_local, record_address
from adapters.machine import machine_id, platform_uuid
from adapters.sql.installation import SqlInstallation
from adapters.sql.outbox import SqlOutbox
from domain.letters.installation import Installation
from tests.mail import MORNING, notice, waiting
from tests.office import Record

HERE = Installation(record="/srv/dta/record.db", cluster="c-1", machine="m-1")
COPY = HERE.but(record="/tmp/copy/record.db")
LATER = MORNING + timedelta(days=1)
IOREG = """\
+-o J314sAP  <class IOPlatformExpertDevice, id 0x10000022d, registered>
    {
      "IOPlatformSerialNumber" = "XYZ"
      "IOPlatformUUID" = "7C3E1F0A-53B0-5C0B-9A57-0A4F1B0E3D11"
    }
"""


def test_the_first_start_writes_down_what_the_record_is_for(database: Engine) -> None:
    """Mail goes from there, now and at each later start."""
    installation = SqlInstallation(database)

    assert installation.place(HERE, MORNING) == ""
    assert installation.place(HERE, LATER) == ""
    assert installation.moved() is None


def test_a_copy_is_remembered_with_its_reason_until_it_is_home(
    database: Engine,
) -> None:
    """Started again as a copy it is one since the first time."""
    installation = SqlInstallation(database)
    installation.place(HERE, MORNING)
    why = installation.place(COPY, MORNING)
    installation.place(COPY, LATER)
    moved = installation.moved()
    assert moved

    assert "/tmp/copy/record.db" in why
    assert (moved.here, moved.elsewhere.since) == (COPY, MORNING)
    assert moved.elsewhere.why == why

    installation.place(HERE, LATER)

    assert installation.moved() is None


def test_what_is_resumed_goes_on_as_what_it_has_become(database: Engine) -> None:
    """Where it came from is then the copy."""
    installation = SqlInstallation(database)
    installation.place(HERE, MORNING)
    installation.place(COPY, MORNING)
    installation.resume(COPY, LATER, by="a.castillo", entered_by="front-desk")

    assert installation.moved() is None
    assert installation.place(COPY, LATER) == ""
    assert installation.place(HERE, LATER) != ""


def test_from_a_copy_nothing_is_taken_out_whatever_runs_there(
    database: Engine, record: Record
) -> None:
    """Not even by a round that was under way when it was copied."""
    installation, copied = SqlInstallation(database), SqlOutbox(database, COPY)
    installation.place(HERE, MORNING)
    record.post(notice("a"))

    assert waiting(copied) == []
    assert copied.left().waiting == 1
    assert len(waiting(SqlOutbox(database, HERE))) == 1

    installation.place(COPY, MORNING)
    installation.resume(COPY, LATER, by="a.castillo", entered_by="front-desk")

    assert len(waiting(copied)) == 1
    assert waiting(SqlOutbox(database, HERE)) == []


@pytest.mark.parametrize(
    ("url", "address", "local"),
    [
        ("sqlite:////srv/dta/record.db", "/srv/dta/record.db", True),
        (
            "postgresql://dta:brown-bear@db.example/dta",
            "postgresql://db.example:5432/dta",
            False,
        ),
        (
            "postgresql://dta@127.0.0.1:5433/dta?password=brown-bear",
            "postgresql://127.0.0.1:5433/dta",
            True,
        ),
        (
            "postgresql://dta@/dta?host=/run/postgresql",
            "postgresql:///run/postgresql:5432/dta",
            True,
        ),
        ("postgresql:///dta", "postgresql://localhost:5432/dta", True),
    ],
)
def test_a_record_is_told_by_its_place_and_without_its_password(
    url: str, address: str, local: bool
) -> None:
    """Only of what lies on this machine it matters which machine that is."""
    assert record_address(make_url(url)) == address
    assert is_local(make_url(url)) is local


def test_a_machine_is_told_by_its_id_or_by_the_setting() -> None:
    """The setting goes before; the id itself is kept nowhere."""
    assert machine_id("compose") == machine_id("compose") != machine_id("another")
    assert "compose" not in machine_id("compose")
    assert machine_id() == machine_id()
    assert platform_uuid(IOREG) == "7C3E1F0A-53B0-5C0B-9A57-0A4F1B0E3D11"
    assert platform_uuid("no such device") == ""
