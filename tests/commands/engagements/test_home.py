"""The home page: whether anything runs here, and what it lists."""

import json
import socket
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
from sqlalchemy import Engine, update

from adapters.sql.record import SqlRecord
from adapters.sql.tables import OUTBOX, REFUSED
from commands.args import dates
from commands.output.console import COMMAND
from commands.output.rungs import LEGEND
from domain.acts import AdoptRoadmap, Redate, StopClock
from domain.apply import apply
from domain.opening import refer
from domain.setting import Cause
from tests.commands.adoption.test_commit import recorded
from tests.commands.conftest import Cli
from tests.conftest import DEMO_PEOPLE
from tests.lives import (
    ALDER_VALLEY,
    PEOPLE,
    POLICY,
    START,
    before_the_roadmap,
    by_staff,
    referral,
    roadmap,
)
from tests.today import now

CODE = ALDER_VALLEY.cds
FIRST = f"{CODE}.1/action/1"
NOBODY = "127.0.0.1:1"
NOTHING = "Nothing runs here"


@pytest.fixture
def alone(here: Path, database: Engine, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of one engagement that was just referred, and no server."""
    monkeypatch.setenv("HOME", str(here))
    new = refer(referral(), POLICY, episode=1, at=now())
    SqlRecord(database).commit(new.unwritten)
    return here


@pytest.fixture
def listening() -> Iterator[str]:
    """An address at which somebody answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"127.0.0.1:{server.getsockname()[1]}"


def left(folder: Path, address: str) -> None:
    """What `make run` leaves of its server."""
    (folder / "server.json").write_text(
        json.dumps({"address": address, "namespace": "default"})
    )


async def test_home_says_so_where_make_run_is_stopped(alone: Path, cli: Cli) -> None:
    """What it shows is the record's, and nothing can be done about it now."""
    said = await cli()
    told = (await cli("--json")).json

    assert said.out.startswith(f"{NOTHING}: `make run` starts the server and the work")
    assert told["nothing_runs"] == "`make run` starts the server and the worker"
    assert "the acknowledgement of the referral" in said.out


async def test_home_says_so_where_make_run_was_killed(alone: Path, cli: Cli) -> None:
    """It left its address, at which nobody answers."""
    left(alone, NOBODY)
    said = await cli()

    assert f"{NOTHING}: the server at {NOBODY} does not answer" in said.out


async def test_home_says_nothing_of_it_while_make_run_runs(
    alone: Path, cli: Cli, listening: str
) -> None:
    """The first line is that of the figures."""
    left(alone, listening)
    said = await cli()

    assert NOTHING not in said.out
    assert (await cli("--json")).json["nothing_runs"] is None


async def test_home_claims_nothing_of_a_server_elsewhere(
    alone: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Home does not ask it, so it cannot know."""
    monkeypatch.setenv("TEMPORAL_ADDRESS", NOBODY)
    left(alone, NOBODY)

    assert NOTHING not in (await cli()).out


async def test_home_names_each_matter_by_its_lea_and_explains_rungs(
    alone: Path, cli: Cli
) -> None:
    """A step of a referral as well as an action, each with an address to copy."""
    said = (await cli()).out

    assert "Late: nothing is late" in said
    assert f"{CODE}/referral/1/acknowledge  Alder Valley Unified: the ack" in said
    assert f"  {COMMAND} acts {CODE}/referral/1/acknowledge" in said
    assert LEGEND in said


async def test_a_date_on_a_closed_day_says_from_which_day_it_counts(
    here: Path, database: Engine, cli: Cli
) -> None:
    """Thanksgiving Day of 2026 lies in a week without school: home, lists and show."""
    begun = before_the_roadmap(POLICY)
    adopt = by_staff(AdoptRoadmap, actions=roadmap(date(2026, 11, 26), size=1))
    now = apply(begun, adopt, START)
    SqlRecord(database).commit(now.unwritten)
    said = "due 2026-11-26 (counts from 30 Nov: Thanksgiving Day)"

    for line in ((), ("list", CODE), ("show", f"{CODE}.1"), ("show", FIRST)):
        assert said in (await cli(*line)).out, line


async def test_home_suggests_a_date_on_which_offices_work(
    here: Path, database: Engine, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fortnight on is a Saturday where today is one."""
    monkeypatch.setattr(dates, "today", lambda: date(2026, 11, 28))
    begun = before_the_roadmap(POLICY)
    adopt = by_staff(AdoptRoadmap, actions=roadmap(date(2026, 11, 2), size=1))
    SqlRecord(database).commit(apply(begun, adopt, START).unwritten)

    assert "redate --due 2026-12-14" in (await cli()).out


async def test_home_suggests_no_date_that_would_be_refused(
    here: Path, database: Engine, cli: Cli
) -> None:
    """A date that was moved out once is moved out again by the CCEE lead alone."""
    begun = before_the_roadmap(POLICY)
    adopt = by_staff(AdoptRoadmap, actions=roadmap(date(2026, 11, 2), size=1))
    now = apply(begun, adopt, START)
    SqlRecord(database).commit(now.unwritten)
    before = (await cli()).out
    moved = apply(now, by_staff(Redate, action=1, due=date(2026, 11, 5)), START)
    SqlRecord(database).commit(moved.unwritten)
    after = (await cli()).out

    assert "redate --due" in before
    assert "redate" not in after
    assert f"{COMMAND} acts {CODE}/action/1" in after


async def test_home_says_which_engagements_stand_still(
    here: Path, database: Engine, cli: Cli
) -> None:
    """Else it would seem that nothing is to be done of them."""
    begun = before_the_roadmap(POLICY)
    stop = by_staff(StopClock, cause=Cause.STRIKE, recheck=date(2026, 12, 1))
    SqlRecord(database).commit(apply(begun, stop, START).unwritten)
    said = (await cli()).out

    assert "Stand still (1)" in said
    assert f"{CODE}  Alder Valley Unified" in said
    assert "(strike), to be looked at again on 2026-12-01" in said


def directory(folder: Path, *persons: str) -> None:
    """A directory of these persons."""
    lines = (
        f"  - {{person: {e}, name: {e}, address: {e}@ccee.example}}" for e in persons
    )
    (folder / "people.yaml").write_text("\n".join(["people:", *lines, ""]))


async def test_home_says_to_whom_letters_cannot_be_delivered(
    alone: Path, cli: Cli
) -> None:
    """Who is not in the directory, how many letters wait, and what helps."""
    directory(alone, "h.lindqvist")
    said = (await cli()).out
    told = (await cli("--json")).json["not_delivered"]
    directory(alone, *{each["person"] for each in told}, "h.lindqvist")
    mended = (await cli()).out

    assert "Letters that cannot be delivered (" in said
    assert "a.castillo  1 letter waits" in said
    assert "not in the directory; .venv/bin/python starter.py people load" in said
    assert all(not each["known"] for each in told)
    assert "Letters that cannot be delivered" not in mended


async def test_home_says_that_a_letter_failed_and_how_it_goes_again(
    alone: Path, database: Engine, cli: Cli
) -> None:
    """With what the mail server said; a directory that is off is no error of home."""
    directory(alone, *PEOPLE.values())
    with database.begin() as transaction:
        refused = update(OUTBOX).where(OUTBOX.c.person == "a.castillo")
        transaction.execute(refused.values(state=REFUSED, problem="no such mailbox"))
    said = (await cli()).out
    (alone / "people.yaml").write_text("people: {")
    off = await cli()

    assert "a.castillo  1 failed" in said
    assert "no such mailbox" in said
    assert "notices --again KEY" in said
    assert "not in the directory" not in said
    assert off.code == 0
    assert "No letter can be delivered:" in off.out


@pytest.mark.parametrize(
    "line", [("list", "--mine", "k.benet"), ("history", "--person", "k.benet")]
)
async def test_a_slip_in_a_persons_id_is_no_empty_list(
    line: tuple[str, ...], alone: Path, cli: Cli
) -> None:
    """Whoever is unknown and has nothing was meant to be another."""
    copyfile(DEMO_PEOPLE, alone / "people.yaml")
    refused = await cli(*line)
    known = await cli(*line[:2], "p.alvarez")

    assert refused.code == 2
    assert f"{line[1]}: k.benet is not in the directory" in refused.err
    assert "did you mean k.bennett?" in refused.err
    assert "nothing" in known.out


async def test_what_is_reported_complete_waits_for_those_who_may_confirm_it(
    working: str, cli: Cli
) -> None:
    """And no more for its owner; for each of them by person and by role."""
    act, own = ("act", f"{working}/action/3"), ("--as", "j.rivera")
    await cli(*act, "start", *own)
    said = ("--evidence", "minutes", "--experience", "well")
    done = await cli(
        *act, "claim_complete", *said, "--sustained-by", "a calendar", *own
    )
    await recorded(cli, working)
    theirs = await cli("list", "--mine", "k.bennett")
    role = await cli("list", "--owner", "coe_lead")
    owner = await cli("list", "--mine", "j.rivera")

    assert done.code == 0, done.err
    for shown in (theirs, role):
        assert f"{working}/action/3  " in shown.out
        assert "reported complete, to be confirmed by the COE lead (k.bennett)" in (
            shown.out
        )
    assert f"{working}/action/3  " not in owner.out
