"""`supports` and `caseload`, and acts on what was given, as staff type them."""

import csv
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.commands.conftest import Cli
from tests.conftest import DEMO_PEOPLE
from tests.today import today
from tests.waiting import until

LEAD, WHY = ("--as", "a.castillo"), ("--why", "as was agreed")
DAY = timedelta(days=1)


async def given(cli: Cli, code: str) -> None:
    """Coaching, learning and a position, noted and in the record."""
    day, last = today(), today() + 200 * DAY
    coached: dict[str, object] = {
        "--coach": "t.washington",
        "--on": day,
        "--hours": "1.5",
    }
    coached |= {"--roles": "lea_instruction,lea_deputy", "--on-actions": "1-3"}
    taught: dict[str, object] = {"--title": "Reading", "--on": day, "--hours": "6"}
    taught |= {"--participants": "40", "--given-by": "CCEE", "--offices": "principals"}
    funded: dict[str, object] = {
        "--title": "literacy coach",
        "--fte": "0.5",
        "--funder": "ccee",
    }
    taper = f"{day + 90 * DAY}=0.25, {day + 150 * DAY}=.1"
    funded |= {"--first": day, "--last": last, "--taper": taper}
    lines = {"log_coaching": coached, "note_learning": taught, "fund_position": funded}
    for kind, fields in lines.items():
        words = [word for pair in fields.items() for word in pair]
        done = await cli("act", code, kind, *words, *LEAD)
        assert done.code == 0, done.err

    async def has_them() -> bool:
        found = (await cli("supports", code, "--json")).json
        return all(found[kind] for kind in ("coaching", "learning", "positions"))

    await until(has_them)


async def test_what_was_given_is_listed_with_its_figures(
    working: str, cli: Cli, here: Path
) -> None:
    """By school year and by whom; each with its address, which shows it alone."""
    await given(cli, working)
    listed = await cli("supports", working)
    told = (await cli("supports", working, "--json")).json
    shown = await cli("show", working)
    one = await cli("show", f"{working}/position/1")
    found = await cli("find", "principals")
    history = await cli("history", f"{working}/coaching/1")
    explained = await cli("explain", f"{working}/position/1")
    file = here / "supports.csv"
    await cli("export", "supports", file)
    rows = [*csv.DictReader(file.read_text("utf-8").splitlines())]

    assert "position/1  literacy coach: 0.5 FTE now, until" in listed.out
    assert "coaching, all years: 1.5 hours" in listed.out
    assert "for principals, 40 participants, given by CCEE" in listed.out
    assert [e["hours"] for e in told["hours"]] == [1.5, 6.0]
    assert told["positions"][0]["fte_now"] == 0.5
    assert [e["fte"] for e in told["positions"][0]["terms"]["taper"]] == [0.25, 0.1]
    assert (
        "support given: coaching 1 time, learning 1 time and 1 funded position: "
    ) in shown.out
    assert "0.25 from" in one.out and "a.castillo noted position 1" in one.out
    assert f"{working}/learning/1" in found.out
    assert "logged coaching 1: 1.5 hours by t.washington" in history.out
    assert "P0, day -42" in explained.out
    assert [row["support"] for row in rows] == [
        *("coaching/1", "learning/1", "position/1")
    ]


async def test_it_is_amended_and_withdrawn_by_its_address(
    working: str, cli: Cli
) -> None:
    """`acts` says what may be done to it; what the address says is not typed again."""
    await given(cli, working)
    position, coaching = f"{working}/position/1", f"{working}/coaching/1"
    offered = await cli("acts", position)
    others = await cli("acts", coaching)
    last = today() + 300 * DAY
    amend = ("act", position, "amend_position", "--last", last, "--taper", "")
    amended = await cli(*amend, *WHY, *LEAD)
    twice = await cli("act", position, "end_position", "--number", "1", *WHY, *LEAD)
    wrong = await cli("act", coaching, "end_position", *WHY, *LEAD)
    withdrawn = await cli("act", coaching, "withdraw_support", *WHY, *LEAD)
    again = await cli("act", coaching, "withdraw_support", *WHY, *LEAD)
    helped = await cli("act", position, "amend_position", "--help")

    assert f"act {position} amend_position --last" in offered.out
    assert "--number" not in offered.out + helped.out
    assert "withdraw_support" in others.out and "amend" not in others.out
    assert f"to 0.5 FTE, funded by CCEE, {today()} to {last}" in amended.out
    assert "--number is said by the address" in twice.err
    assert "end_position is not done to coaching 1" in wrong.err
    assert withdrawn.code == 0
    assert again.out.startswith("already done as entry")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--hours", "0"), "--hours: is 0; from 0.05 to 24"),
        (("--hours", "25"), "--hours: is 25; from 0.05 to 24"),
        (("--hours", "two"), "'two' is no number of two decimals at most"),
        (("--hours", "2", "--coach", "t.washingtn"), "did you mean t.washington"),
        (("--hours", "2", "--roles", "principal"), "is no role"),
    ],
)
async def test_what_is_typed_otherwise_is_asked_back(
    words: tuple[str, ...], said: str, working: str, cli: Cli, here: Path
) -> None:
    """In words; people are held against the directory."""
    shutil.copy(DEMO_PEOPLE, here / "people.yaml")
    usual = {"--coach": "t.washington", "--on": str(today()), "--text": "planning"}
    usual |= {"--roles": "lea_instruction"}
    usual |= dict(zip(words[::2], words[1::2], strict=True))
    line = [word for pair in usual.items() for word in pair]
    done = await cli("act", working, "log_coaching", *line, *LEAD)

    assert done.code != 0
    assert said in done.err


@pytest.mark.parametrize(
    ("taper", "said"),
    [
        ("2027-07-01", "write the day from which there is less, and how much then"),
        ("2027-07-01=half", "'half' is no number"),
        ("soon=0.5", "--taper:"),
    ],
)
async def test_a_taper_is_typed_as_days_with_numbers(
    taper: str, said: str, working: str, cli: Cli
) -> None:
    """Each with what there is from then on."""
    fields = ("--title", "literacy coach", "--fte", "0.5", "--funder", "ccee")
    days = ("--first", "2027-01-01", "--last", "2027-12-31")
    fund = ("act", working, "fund_position", *fields, *days)
    done = await cli(*fund, "--taper", taper, *LEAD)

    assert said in done.err


async def test_what_was_given_typed_twice_is_given_once(working: str, cli: Cli) -> None:
    """On one day; to do it once more staff say --id."""
    about = ("--on", str(today()), "--offices", "principals", "--text", "data")
    coached = ("--coach", "t.washington", "--hours", "2", *about)
    line = ("act", working, "log_coaching", *coached)
    first = await cli(*line, *LEAD)
    again = await cli(*line, *LEAD)
    more = await cli(*line, *LEAD, "--id", "in-the-afternoon")

    assert "logged coaching 1: " in first.out
    assert "already done as entry" in again.out and "say --id" in again.out
    assert "logged coaching 2: " in more.out


async def test_who_carries_what_is_said(working: str, cli: Cli) -> None:
    """Coaches first; what waits, hours, positions; and the dates that come."""
    await given(cli, working)
    every = await cli("caseload")
    one = await cli("caseload", "--person", "t.washington", "--days", "300")
    owner = await cli("caseload", "--person", "j.rivera")
    told = (await cli("caseload", "--days", "300", "--json")).json
    nobody = await cli("caseload", "--person", "z.stranger")

    assert every.out.index("t.washington: ") < every.out.index("j.rivera: ")
    assert "t.washington: 1 engagement, 1.5 hours coached" in every.out
    assert f"{today() + 200 * DAY}  {working}/position/1" in one.out
    assert "20 asked of them" in owner.out and "and 12 more" in owner.out
    assert [e["person"] for e in told][:3] == [
        *("k.bennett", "a.castillo", "t.washington")
    ]
    assert told[2]["hours"] == 1.5
    assert "z.stranger has a role in an open engagement" not in every.out
    assert "z.stranger" in nobody.out + nobody.err


async def test_there_is_nothing_to_list_yet(working: str, cli: Cli) -> None:
    """It says which acts note it; a part of the engagement has none of its own."""
    none = await cli("supports", working)
    part = await cli("supports", f"{working}/action/1")
    gone = await cli("show", f"{working}/learning/9")

    assert "log_coaching, fund_position and note_learning note it" in none.out
    assert "support is given to the whole LEA" in part.err
    assert f"has no learning/9; `supports {working}` lists" in gone.err
