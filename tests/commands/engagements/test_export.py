import csv
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.commands.conftest import Cli
from tests.commands.test_cli import LINK, settled
from tests.conftest import CODES
from tests.today import in_october

FORMULA = "=HYPERLINK(1)"


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def table_of(file: Path) -> list[dict[Any, Any]]:
    page = load_workbook(file).active
    assert page is not None
    heads, *rows = page.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def files_in(folder: Path) -> list[Path]:
    """All but what the service itself keeps there: its record, and letters sent."""
    own = ("record.db", "outbox")
    return sorted(each for each in folder.iterdir() if not each.name.startswith(own))


async def test_each_list_is_written_in_both_formats(
    working: str, cli: Cli, here: Path
) -> None:
    """As many rows as the record has, each with the engagement's page in the UI."""
    await settled(cli, working, 11)
    for what, rows in (("engagements", 1), ("actions", 20), ("history", 11)):
        for file in (here / f"{what}.csv", here / f"{what}.xlsx"):
            said = await cli("export", what, file, "--entity", working, "--links")

            assert said.code == 0
            assert f"{what} written to {file}, rows: {rows}" in said.out
            assert LINK + working in said.out
            found = rows_of(file) if file.suffix == ".csv" else table_of(file)
            assert len(found) == rows
            assert {row["temporal_ui"] for row in found} == {LINK + working}
            assert {row["engagement"] for row in found} == {working}


async def test_the_published_figures_are_those_of_tally(
    working: str, cli: Cli, here: Path
) -> None:
    """Of one engagement one row; of all, a last row for the whole."""
    await settled(cli, working, 11)
    await cli("export", "tally", here / "one.csv", "--entity", working)
    other = str(next(CODES))
    again = ("refer", other, "--name", "Upper Creek", "--county", "19")
    year = ("--answer", "dashboard_year=2025", "--why", "CDE wrote that it is")
    await cli(*again, *year, "--as", "a.castillo")
    await settled(cli, other, 1)
    await cli("export", "tally", here / "all.xlsx")
    (one,) = rows_of(here / "one.csv")
    *_, whole = table_of(here / "all.xlsx")

    assert (one["engagement"], one["total"], one["percent"]) == (working, "20", "0")
    assert (whole["engagement"], whole["total"], whole["percent"]) == ("all", 20, 0)


async def test_what_staff_typed_is_never_a_formula(
    working: str, cli: Cli, here: Path
) -> None:
    """A reason that begins with = stays words, in the sheet of everything."""
    redate = ("act", f"{working}/action/3", "redate", "--due", in_october())
    await cli(*redate, "--why", FORMULA, "--as", "m.ortiz")
    await settled(cli, working, 12)
    await cli("export", "history", here / "h.xlsx", "--entity", f"{working}/action/3")
    await cli("export", "history", here / "h.csv", "--entity", f"{working}/action/3")
    page = load_workbook(here / "h.xlsx").active
    assert page is not None
    kinds = {cell.data_type for row in page.iter_rows() for cell in row}

    assert "f" not in kinds
    assert {row["subject"] for row in rows_of(here / "h.csv")} == {"", "action/3"}
    assert "redate" in {row["kind"] for row in rows_of(here / "h.csv")}
    assert not any(
        cell.startswith("=") for row in rows_of(here / "h.csv") for cell in row.values()
    )


async def test_an_export_never_writes_over_a_file_unasked(
    referred: str, cli: Cli, here: Path
) -> None:
    """Exit 1 in words; --force writes, and machines get JSON."""
    await settled(cli, referred, 1)
    file = here / "engagements.csv"
    file.write_text("kept")
    refused = await cli("export", "engagements", file)

    assert refused.code == 1
    assert f"{file} is already there; --force writes over it" in refused.err
    assert file.read_text() == "kept"

    told = (await cli("export", "engagements", file, "--force", "--json")).json
    assert told["rows"] == len(rows_of(file)) == 1
    assert told["engagements"] == [{"cds": referred, "link": LINK + referred}]


async def test_ended_engagements_are_written_when_asked(
    referred: str, cli: Cli, here: Path
) -> None:
    """As `list` shows them."""
    await cli("act", referred, "withdraw", "--why", "merged", "--as", "h.lindqvist")
    await settled(cli, referred, 2)
    await cli("export", "engagements", here / "open.csv")
    await cli("export", "engagements", here / "all.csv", "--with-ended")

    assert rows_of(here / "open.csv") == []
    assert [row["phase"] for row in rows_of(here / "all.csv")] == ["withdrawn"]


OFF: tuple[tuple[tuple[str, ...], int, str], ...] = (
    (("export", "actions", "{}/a.pdf"), 2, "ends in neither .csv nor .xlsx"),
    (("export", "actions", "{}/actions"), 2, "ends in neither .csv nor .xlsx"),
    (("export", "letters", "{}/a.csv"), 2, "letters"),
    (("export", "actions", "{}/none/a.csv"), 1, "cannot be written: No such file"),
    (("export", "actions", "{}/a.csv", "--entity", "1"), 2, "is not a CDS code"),
    (
        ("export", "actions", "{}/a.csv", "--entity", "0161259"),
        1,
        "knows no engagement",
    ),
    (
        ("export", "history", "{}/a.csv", "--entity", "{cds}/action/99"),
        1,
        "has no action 99",
    ),
    (
        ("export", "tally", "{}/a.csv", "--entity", "{cds}/action/1"),
        2,
        "are of engagements: give --entity {cds}",
    ),
    (
        ("export", "items", "{}/a.csv"),
        2,
        "items are of one review: give --entity 0161259/review/1",
    ),
    (
        ("export", "items", "{}/a.csv", "--entity", "{cds}"),
        2,
        "items are of one review: give --entity {cds}/review/1",
    ),
    (
        ("export", "items", "{}/a.csv", "--entity", "{cds}/review/1"),
        1,
        "{cds} has no review 1",
    ),
    (("template", "{}/roadmap.ods"), 2, "ends in neither .csv nor .xlsx"),
    (("template", "{}/none/roadmap.xlsx"), 1, "cannot be written: No such file"),
)
"""What cannot be written; `{}` is a folder, `{cds}` an engagement."""


async def test_what_cannot_be_exported_ends_in_one_sentence_and_its_code(
    referred: str, cli: Cli, here: Path
) -> None:
    """And leaves no file, not even a draft."""
    await settled(cli, referred, 1)
    there = files_in(here)
    for line, code, said in OFF:
        typed = (word.format(here, cds=referred) for word in line)
        ended = await cli(*typed)

        assert said.format(cds=referred) in ended.err, line
        assert ended.code == code, line
    assert files_in(here) == there


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
async def test_a_template_is_written_once_and_says_what_comes_next(
    cli: Cli, here: Path, suffix: str
) -> None:
    """It needs neither a server nor a record; filled in by somebody, it is safe."""
    file = here / f"roadmap{suffix}"
    said = await cli("template", file)
    again = await cli("template", file)
    empty = await cli("import-roadmap", "0161259", file)

    assert said.code == 0
    assert f"import-roadmap 0161259 {file}" in said.out
    assert again.code == 1
    assert "--force writes over it" in again.err
    assert empty.code == 1
    assert "a roadmap has at least one action" in empty.err
