"""An earlier engagement of an LEA that came back: read from the record, by its name.

No server is asked for it, and none runs here.
"""

import csv
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.sql.record import SqlRecord
from domain.acts import AdoptRoadmap, Close, Comment, Redate, StartAction
from domain.acts.phases import BeginRelease
from domain.apply import apply
from domain.opening import refer
from tests.commands.conftest import Cli
from tests.lives import (
    ALDER_VALLEY,
    POLICY,
    by_staff,
    referral,
    referred,
    roadmap,
    to_implementation,
)

CODE = ALDER_VALLEY.cds
FIRST, SECOND = f"{CODE}.1", f"{CODE}.2"
BEGUN = datetime(2024, 3, 4, 18, tzinfo=UTC)
CLOSED, BACK = BEGUN + timedelta(days=90), BEGUN + timedelta(days=120)
READER = ("--as", "a.castillo")


@pytest.fixture
def back(database: Engine) -> None:
    """Closed with two actions, of which one was started, and referred again."""
    now = referred(POLICY, BEGUN)
    for act in to_implementation(now.day_of(BEGUN)):
        now = apply(now, act, BEGUN)
    acts = (
        by_staff(AdoptRoadmap, actions=roadmap(date(2025, 5, 30), size=2)),
        by_staff(StartAction, action=1),
        by_staff(Comment, action=1, text="it went well", by="j.rivera"),
        by_staff(Redate, action=2, due=date(2025, 6, 27)),
        by_staff(BeginRelease),
        by_staff(Close),
    )
    for act in acts:
        now = apply(now, act, CLOSED)
    SqlRecord(database).commit(now.unwritten)
    again = refer(referral(follows=FIRST), POLICY, episode=2, at=BACK)
    SqlRecord(database).commit(again.unwritten)


@pytest.mark.usefixtures("back")
async def test_the_list_names_it_so_that_its_name_can_be_typed(cli: Cli) -> None:
    """The newest goes by the LEA's code alone, an earlier one with its number."""
    ended = (await cli("list", "--ended")).out.splitlines()
    open_ones = (await cli("list")).out.splitlines()

    assert ended[1].split()[0] == FIRST and len(ended) == 3
    assert [line.split()[0] for line in open_ones[1:2]] == [CODE]


@pytest.mark.usefixtures("back")
async def test_it_is_shown_whole_and_in_part(cli: Cli) -> None:
    """Its phase, its actions, its referral, and what happened to each."""
    whole = await cli("show", FIRST)
    action = await cli("show", f"{FIRST}/action/1")
    step = await cli("show", f"{FIRST}/referral/1")
    missing = await cli("show", f"{FIRST}/action/9")

    assert (whole.code, action.code, step.code) == (0, 0, 0)
    assert f"phase closed, entry 16 of {FIRST}" in whole.out
    assert "action/2  " in whole.out
    assert "j.rivera started action 1" in action.out
    assert "recorded that the LEA superintendent agreed" in step.out
    assert f"{FIRST} has no action 9" in missing.err


@pytest.mark.usefixtures("back")
async def test_it_is_shown_as_of_a_day_after_the_next_had_begun(cli: Cli) -> None:
    """Of two engagements the one that is named; else the one of that day."""
    day = str((BACK + timedelta(days=30)).date())
    named = (await cli("show", FIRST, "--as-of", day, "--json")).json
    other = (await cli("show", CODE, "--as-of", day, "--json")).json
    too_early = await cli("show", SECOND, "--as-of", "2024-04-30")

    assert named["engagement"]["entity"] == FIRST
    assert other["engagement"]["entity"] == SECOND
    assert too_early.code == 1


@pytest.mark.usefixtures("back")
async def test_its_history_comments_and_letters_are_its_own(cli: Cli) -> None:
    """Nothing of the engagement that followed is among them."""
    history = (await cli("history", FIRST, "--json")).json["entries"]
    said = await cli("comments", f"{FIRST}/action/1", *READER)
    letters = (await cli("notices", FIRST, "--json")).json["notices"]
    proof = await cli("prove", letters[-1]["key"])

    assert {each["entity"] for each in history} == {FIRST}
    assert history[-1]["kind"] == "close"
    assert "it went well" in said.out
    assert "to add one" not in said.out
    assert letters
    assert all(each["key"].startswith(f"{FIRST}/") for each in letters)
    assert f"notice {FIRST}/" in proof.out


@pytest.mark.usefixtures("back")
async def test_nothing_is_waited_for_in_it_any_more(cli: Cli) -> None:
    """Though two of its actions were never completed."""
    listed = await cli("list", FIRST)
    now = (await cli("list", CODE, "--json")).json["items"]
    figures = (await cli("tally", FIRST, "--json")).json

    assert listed.out.strip() == "Waited for: nothing"
    assert {each["subject"].partition("/")[0] for each in now} == {"referral"}
    assert (figures["total"], figures["in_progress"]) == (2, 1)


@pytest.mark.usefixtures("back")
async def test_its_lists_are_written_as_those_of_any_other(
    cli: Cli, here: Path
) -> None:
    """Each row says of which time it is."""
    rows = {"engagements": 1, "actions": 2, "history": 16, "tally": 1}
    for what, many in rows.items():
        file = here / f"{what}.csv"
        said = await cli("export", what, file, "--entity", FIRST)
        with file.open(encoding="utf-8", newline="") as lines:
            found = [*csv.DictReader(lines)]

        assert said.code == 0, said.err
        assert len(found) == many
        assert {each["episode"] for each in found} == {"1"}


OFF: tuple[tuple[str, ...], ...] = (
    ("acts", FIRST),
    ("act", FIRST, "close", *READER),
    ("explain", f"{FIRST}/action/1"),
    ("bulk", FIRST, "shift", "--actions", "1", "--days", "5", *READER),
    ("split", f"{FIRST}/action/1", "parts.csv", *READER),
    ("import-roadmap", FIRST, "roadmap.csv"),
    ("policy", "show", FIRST),
    ("calendar", "check", FIRST),
    ("people", FIRST),
    ("refresh", FIRST),
)
"""What is done to, or asked of, an engagement that runs."""


@pytest.mark.usefixtures("back")
@pytest.mark.parametrize("line", OFF, ids=lambda line: line[0])
async def test_what_is_over_is_never_taken_for_what_runs(
    cli: Cli, line: tuple[str, ...]
) -> None:
    """Exit 2: the line names what is in the record, and what runs goes by the code."""
    ended = await cli(*line)

    assert ended.code == 2
    assert f"{FIRST} names an engagement in the record" in ended.err
    assert f"what runs now is {CODE}" in ended.err
