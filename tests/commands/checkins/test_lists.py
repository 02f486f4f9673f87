"""Check-ins in what is listed: home, `list`, `tally`, exports; by the record alone."""

from csv import DictReader
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.commands.conftest import Cli

SUMMER = date(2027, 6, 20)


@pytest.fixture
def in_summer(told: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of the fiscal year that ends with a check-in too few, in its last days."""
    monkeypatch.setattr("commands.args.dates.today", lambda: SUMMER)
    return told


async def test_home_names_years_with_too_few_check_ins(
    in_summer: str, cli: Cli
) -> None:
    """And what of check-ins is late, with what it waits for."""
    said = await cli()
    row = (await cli("--json")).json["check_ins_short"]

    assert "Too few check-ins (1)" in said.out
    assert "2026-27: 3 held of 4 required, 1 missed, 1 made up" in said.out
    assert f"{in_summer}/check-in/2026-27-1  Alder Valley Unified: check-in" in said.out
    assert "its minutes to be written; held on 2026-10-08" in said.out
    assert [(e["cds"], e["named"]) for e in row] == [(in_summer, "2026-27")]


async def test_the_list_counts_this_years_check_ins(in_summer: str, cli: Cli) -> None:
    """So many held, of so many; and that it cannot be as many any more."""
    said = await cli("list")

    assert "check-ins" in said.out.split("\n")[0]
    assert "3 of 4, short" in said.out


@pytest.mark.parametrize(
    ("typed", "many"),
    [
        ("check-in held", 1),
        ("Check-In Held", 1),
        ("check-in scheduled", 1),
        ("check-in notes_due", 0),
        ("check-in notes due", 0),
    ],
)
async def test_engagements_are_listed_by_how_far_a_check_in_is(
    in_summer: str, cli: Cli, typed: str, many: int
) -> None:
    """By the stage of any that is open, with what it is a stage of."""
    found = (await cli("list", "--stage", typed, "--json")).json
    none = await cli("list", "--stage", "check-in missed")
    wrong = await cli("list", "--stage", "check-in hold")

    assert len(found) == many
    assert "none of them has a check-in that is missed now" in none.out
    assert "did you mean check-in held?" in wrong.err


async def test_the_tally_of_one_says_its_check_ins_too(
    in_summer: str, cli: Cli
) -> None:
    said = await cli("tally", in_summer)

    assert "check-ins of 2026-27: 3 held of 4 required" in said.out


async def test_check_ins_are_exported_with_who_was_there(
    told: str, cli: Cli, tmp_path: Path
) -> None:
    """As CSV each by itself; in a workbook with the counts of the years beside."""
    file, book = tmp_path / "c.csv", tmp_path / "c.xlsx"
    one = f"{told}/check-in/2026-27-2"
    await cli("export", "checkins", file)
    said = await cli("export", "checkins", book, "--entity", one)
    none = await cli("export", "checkins", book, "--entity", f"{one}9")
    action = await cli("export", "checkins", book, "--entity", f"{told}/action/1")
    rows = [*DictReader(file.read_text(encoding="utf-8-sig").splitlines())]
    sheets = load_workbook(book)
    years = [row[:7] for row in sheets["fiscal years"].iter_rows(values_only=True)]

    assert [row["check_in"] for row in rows] == [
        *(f"2026-27-{n}" for n in (1, 2, 3, 4)),
        "2027-28-1",
    ]
    assert rows[1]["lea_roles"] == "lea_designee"
    assert rows[1]["coe_roles"] == "county_superintendent"
    assert rows[3]["missed_on"] == "2027-06-10"
    assert (rows[3]["held_on"], rows[3]["counts"]) == ("2027-08-12", "FALSE")
    assert "with fiscal years, rows: 2" in said.out
    assert sheets["check-ins"].max_row == 2
    assert [row[3:6] for row in years[1:]] == [("2026-27", 4, 3), ("2027-28", 4, 0)]
    assert f"{told} has no check-in 2026-27-29" in none.err
    assert "checkins are of engagements" in action.err


async def test_words_are_found_in_what_is_said_of_a_check_in(
    told: str, cli: Cli
) -> None:
    """Where it is held, and why it was moved, at its address."""
    place = await cli("find", "district's office")
    why = await cli("find", "graduation comes first")

    assert f"{told}/check-in/2026-27-1" in place.out
    assert f"{told}/check-in/2026-27-4" in why.out
