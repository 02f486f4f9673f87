import os
from pathlib import Path

import pytest

from tests.adapters.cde.test_reader import ALDER, LAYOUT_2019, SAMPLES, written
from tests.commands.conftest import Cli
from tests.conftest import ROOT

CDE = Path(os.environ.get("CDE_FILES", ROOT.parent / "shared" / "data" / "cde"))
needs_real_files = pytest.mark.skipif(
    not CDE.is_dir(), reason="CDE's real files are not on this machine"
)
ABORTING = ROOT / "tests" / "samples" / "workbooks" / "cell-in-the-last-corner.xlsx"
LOOK_ALIKES = (
    "Hayward",
    "Antioch",
    "Fresno",
    "Konocti",
    "Hemet",
    "San Juan",
    "Vallejo",
)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Three years in which Alder Valley's AA and EL met criteria."""
    old = [c.replace("2019", "2018") for c in LAYOUT_2019]
    lea = [*ALDER, "K-12", "A", "B", "*", 2, "*", "Differentiated Assistance"]
    return [
        SAMPLES / "status-2017.xls",
        written(tmp_path, old, lea, name="assistancestatus18.xlsx"),
        written(tmp_path, LAYOUT_2019, lea),
    ]


async def test_each_eligible_lea_is_printed_with_its_reason(
    cli: Cli, files: list[Path]
) -> None:
    """Two groups are enough where staff say that the LEA has no more."""
    plain = await cli("eligibility", *files)
    fewer = await cli("eligibility", *files, "--significant", "1999901=2")

    assert "2019: 0 of 2 LEAs are eligible" in plain.out
    assert "2019: 1 of 2 LEAs is eligible" in fewer.out
    assert "AA in 2017, 2018, 2019" in fewer.out
    assert "2 needed" in fewer.out


async def test_the_json_holds_every_lea_that_was_read(
    cli: Cli, files: list[Path]
) -> None:
    """Its shape is fixed; --eligible-only shortens it."""
    told = (await cli("eligibility", *files, "--json")).json
    short = (await cli("eligibility", *files, "--json", "--eligible-only")).json
    alder = told["leas"][1]

    assert (told["year"], told["window"]) == (2019, [2017, 2018, 2019])
    assert [lea["cds"] for lea in told["leas"]] == ["01999020000000", "19999010000000"]
    assert set(alder) == {
        "cds",
        "name",
        "county",
        "eligible",
        "groups",
        "needed",
        "explanation",
        "computed",
        "flag",
    }
    assert alder["groups"]["EL"] == [2017, 2018, 2019]
    assert short["leas"] == []


async def test_what_cannot_be_judged_is_said_with_its_code(
    cli: Cli, files: list[Path], tmp_path: Path
) -> None:
    """3 for a year that is missing or never was, 1 for a file, 2 for the line."""
    damaged = tmp_path / "damaged.xlsx"
    damaged.write_bytes(b"PK\x03\x04 cut short")
    cases = (
        ((*files, "--year", "2022"), 3, "the file of 2022 is missing"),
        ((files[0], files[2]), 3, "the file of 2018 is missing"),
        ((*files, "--year", "2020"), 3, "no determinations for 2020"),
        ((*files, files[0]), 3, "are both of 2017"),
        ((*files, damaged), 1, "damaged or cut short"),
        ((*files, ABORTING), 1, "it asks for more memory than any roadmap or list"),
        ((*files, "--significant", "1999901"), 2, "write CDS=N"),
        ((*files, "--significant", "abc=2"), 2, "is not a CDS code"),
        ((*files, "--significant", "5872736=2"), 2, "no file lists 5872736"),
        ((), 2, "FILES is needed: CDE's"),
    )
    for line, code, said in cases:
        ended = await cli("eligibility", *line)

        assert said in ended.err, line
        assert ended.code == code, line


@needs_real_files
async def test_the_four_districts_of_2019_are_found_in_the_real_files(cli: Cli) -> None:
    """Exactly the four that CCEE took on, for the groups that it names."""
    files = sorted(CDE.iterdir())  # noqa: ASYNC240  a test may wait for a disk
    told = (await cli("eligibility", *files, "--year", "2019", "--json")).json
    found = {
        lea["name"]: " ".join(g for g, met in lea["groups"].items() if len(met) == 3)
        for lea in told["leas"]
        if lea["eligible"]
    }
    looks_alike = [
        lea
        for lea in told["leas"]
        if lea["name"].startswith(LOOK_ALIKES) and lea["eligible"]
    ]

    assert found == {
        "Oakland Unified": "AA EL HOM",
        "Mt. Diablo Unified": "AA FOS HOM",
        "Salinas Union High": "EL HOM SWD",
        "Sacramento City Unified": "FOS HOM SWD",
    }
    assert looks_alike == []


async def test_refer_takes_name_and_county_from_the_files(
    open_office: str, cli: Cli, tmp_path: Path
) -> None:
    """An LEA that is in none of them is refused, with what would be allowed."""
    lea = [open_office, f"{open_office}0000000", *ALDER[2:], "K-12", "A", "*", "*"]
    file = written(tmp_path, LAYOUT_2019, [*lea, 1, "*", "Differentiated Assistance"])
    line = ("refer", open_office, "--from", file, "--as", "a.castillo", "--json")
    told = await cli(*line, "--why", "CDE wrote that it is")
    stranger = await cli("refer", "0161259", "--from", file, "--as", "a.castillo")

    assert told.json["engagement"]["lea"] == "Alder Valley Unified"
    assert told.json["engagement"]["county"] == "Los Angeles"
    assert stranger.code == 3
    assert "no LEA 0161259 in assistancestatus19.xlsx" in stranger.err
