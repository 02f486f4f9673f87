"""`intake` without --commit: what CDE's files would change."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.adapters.cde.test_reader import ALDER, CREEK, written
from tests.commands.conftest import Cli
from tests.commands.intake.test_eligibility import CDE, needs_real_files

HEADER = (
    "cdcode cds LEAname Cityname Countyname ReportYear AApriorities ELpriorities "
    "HOMpriorities AssistanceStatus{0} MetMethod1 MetMethod2 MetMethod3 ec52072_{0}"
)
DA, GENERAL = "Differentiated Assistance", "General Assistance"


def of_year(
    folder: Path, year: int, *leas: Sequence[object], name: str | None = None
) -> Path:
    """CDE's file of a year: of each LEA its names, three codes, and what CDE says."""
    rows = [[*lea[:5], year, *lea[5:]] for lea in leas]
    file = name or f"assistancestatus{year % 100}.xlsx"
    return written(folder, HEADER.format(year).split(), *rows, name=file)


def met(lea: Sequence[object] = ALDER) -> list[object]:
    """Three groups met criteria, and CDE says so."""
    return [*lea, "A", "B", "C", DA, "Y", "N", "N", ""]


def quiet(lea: Sequence[object] = CREEK) -> list[object]:
    return [*lea, "", "", "", GENERAL, "N", "N", "N", ""]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Three years in which Alder Valley's three groups met criteria."""
    folder = tmp_path / "cde"
    folder.mkdir()
    local = [*quiet()[:8], DA, "N", "Y", "N", ""]
    odd = [*quiet()[:8], DA, "N", "N", "N", ""]
    return [
        of_year(folder, 2017, met(), local),
        of_year(folder, 2018, met(), odd),
        of_year(folder, 2019, met(), quiet()),
    ]


async def test_the_dry_run_prints_counts_disagreements_levels_and_who_is_new(
    cli: Cli, files: list[Path]
) -> None:
    """It needs neither a server nor a record, and changes nothing."""
    said = await cli("intake", *files)

    assert said.code == 0
    assert "disagree for 1 of 6 LEA-years:" in said.out
    assert (
        "2018  01999020000000 Upper Creek Elementary: CDE says 'Differentiated "
        "Assistance', the columns say general" in said.out
    )
    assert "would miss 1 of those in DA:" in said.out
    assert "(method 2)" in said.out
    assert "    1  intensive support, determination by CCEE" in said.out
    assert "The Geo Lead joins 1 of them" in said.out
    assert "Newly eligible for a determination under 52072(a): 1" in said.out
    assert "1999901  Alder Valley Unified (Los Angeles)" in said.out
    assert "AA in 2017, 2018, 2019" in said.out
    assert "there is no record here yet" in said.out
    assert "nothing was changed" in said.out
    assert f"intake {files[0]}" in said.out.replace("\n", "")
    assert "--commit --as PERSON" in said.out


async def test_the_json_says_the_same(cli: Cli, files: list[Path]) -> None:
    """For machines: every LEA with its reasons, every count, every change."""
    told = (await cli("intake", *files, "--json")).json
    first = told["assistance"][0]

    assert (told["year"], told["window"]) == (2019, [2017, 2018, 2019])
    assert (first["leas"], first["year_1"], first["method_2_only"]) == (2, 2, 1)
    assert [each["name"] for each in told["changes"]] == ["Alder Valley Unified"]
    assert [each["year"] for each in told["disagreements"]] == [2018]
    assert told["levels"] == {"LEVEL1_GENERAL": 1, "LEVEL3_DETERMINATION": 1}
    assert (told["record"], told["committed"]) == (False, None)


async def test_cdes_flag_wins_and_the_disagreement_is_said(
    cli: Cli, files: list[Path], tmp_path: Path
) -> None:
    """A flag of N stops what the groups alone would open."""
    unflagged = of_year(tmp_path, 2019, [*met()[:-1], "N"])
    said = await cli("intake", *files[:2], unflagged)

    assert "under 52072(a): 0" in said.out
    assert "CDE's 52072 flag says N, by the groups it would be Y" in said.out


async def test_what_cannot_be_taken_in_is_said_with_its_code(
    cli: Cli, files: list[Path], tmp_path: Path, here: Path
) -> None:
    """3 for a rule of years, 1 for a file, 2 for the line; nothing is kept."""
    damaged = tmp_path / "damaged.xlsx"
    damaged.write_bytes(b"PK\x03\x04 cut short")
    to_come = of_year(tmp_path, 2098, met())
    never = of_year(tmp_path, 2021, met())
    short = written(tmp_path, ["cdcode", "cds", "AApriorities"], name="status19.xlsx")
    cases: list[tuple[Sequence[object], int, str]] = [
        ((*files, to_come), 3, "the newest Dashboard there can be"),
        ((*files, never), 3, "no determinations for 2021"),
        ((*files, "--year", "2020"), 3, "no determinations for 2020"),
        ((files[0], files[2]), 3, "the file of 2018 is missing"),
        ((*files, of_year(tmp_path, 2019, met(), name="b19.xlsx")), 3, "both of 2019"),
        ((*files, damaged), 1, "damaged or cut short"),
        ((short,), 1, "lists no LEA"),
        ((*files, "--significant", "x=2"), 2, "is not a CDS code"),
        ((*files, "--commit"), 2, "say who acts"),
        ((), 2, "FILES is needed: CDE's"),
    ]
    for line, code, text in cases:
        ended = await cli("intake", *line)

        assert text in ended.err, line
        assert ended.code == code, line
    assert not (here / "record.db").exists()


@needs_real_files
async def test_the_real_files_print_four_determinations_and_cdes_own_counts(
    cli: Cli,
) -> None:
    """CDE's status and its columns agree for each LEA of 2017, 2018 and 2019."""
    files = sorted(os.listdir(CDE))  # noqa: PTH208  a plain list of names
    told = (await cli("intake", *(CDE / name for name in files), "--json")).json
    counts = {each["year"]: each for each in told["assistance"]}
    in_da = {year: (each["leas"], each["year_1"]) for year, each in counts.items()}

    assert in_da == {2017: (936, 228), 2018: (993, 386), 2019: (1002, 333)}
    assert told["disagreements"] == []
    assert [counts[2018][f"method_{m}_only"] for m in (1, 2, 3)] == [373, 10, 2]
    assert [counts[2019][f"method_{m}_only"] for m in (1, 2, 3)] == [331, 2, 0]
    assert counts[2018]["several_methods"] == 1
    assert [(each["name"], " ".join(each["groups"])) for each in told["changes"]] == [
        ("Oakland Unified", "AA EL HOM"),
        ("Mt. Diablo Unified", "AA FOS HOM"),
        ("Salinas Union High", "EL HOM SWD"),
        ("Sacramento City Unified", "FOS HOM SWD"),
    ]
    assert len(told["geo_lead"]) == 57
    assert told["levels"] == {
        "LEVEL1_GENERAL": 669,
        "LEVEL2_DA_YEAR1": 329,
        "LEVEL3_DETERMINATION": 4,
    }
