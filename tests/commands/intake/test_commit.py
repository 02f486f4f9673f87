"""`intake --commit`: what is newly due is opened, attached or noted, and once."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from adapters.sql.dashboards import SqlDashboards
from adapters.sql.queries import SqlReading
from adapters.sql.tables import OUTBOX
from domain.act import Actor
from domain.dashboards.file_version import FileKind
from domain.letters.notice import Notice
from services.intake.plan import IntakeRecord, plan
from services.intake.store import keep
from tests.adapters.cde.test_reader import ALDER
from tests.commands.conftest import Cli
from tests.commands.intake.test_plan import met, of_year, quiet
from tests.commands.referrals.test_refer import refer_by

pytestmark = pytest.mark.usefixtures("in_this_process")
BY = ("--commit", "--as", "y.olsen")
DIRECTORY = """
people:
  - {person: y.olsen, name: Yrsa Olsen, address: y.olsen@agency.example}
roles:
  - {everywhere: true, role: ccee_data, person: y.olsen, from: 2026-01-01}
"""
YEARS = (2022, 2023, 2024, 2025)


def lea_of(cds: str) -> list[object]:
    return [cds, f"{cds}0000000", *ALDER[2:]]


@pytest.fixture
def files(open_office: str, tmp_path: Path) -> list[Path]:
    """Four years in which three groups of this test's LEA met criteria."""
    folder = tmp_path / "cde"
    folder.mkdir()
    return [of_year(folder, y, met(lea_of(open_office)), quiet()) for y in YEARS]


def revised(cds: str, folder: Path) -> Path:
    """The file of 2025 again, where CDE no longer flags the LEA."""
    now = [*met(lea_of(cds))[:-1], "N"]
    return of_year(folder, 2025, now, quiet(), name="assistancestatus25-rev.xlsx")


def letters(database: Engine) -> list[Notice]:
    chosen = select(OUTBOX.c.notice).where(OUTBOX.c.template == "dashboard_loaded")
    with database.connect() as connection:
        return [*map(Notice.model_validate_json, connection.scalars(chosen))]


async def test_a_case_is_opened_for_who_is_newly_eligible(
    open_office: str, cli: Cli, files: list[Path], database: Engine
) -> None:
    """With the year and the groups; the files are kept, one letter tells of it."""
    said = await cli("intake", *files, *BY)
    (case,) = (await cli("show", open_office, "--json")).json["engagement"]["cases"]
    (letter,) = letters(database)

    assert said.code == 0, said.err
    assert "opened: referral 1, noted" in said.out
    assert case["pathway"] == "CONTINUUM_52072A"
    assert case["answers"] == {"dashboard_year": "2025", "groups": "AA, EL, HOM"}
    assert set(SqlDashboards(database).newest()) == set(map(FileKind, YEARS))
    assert (letter.to, letter.facts["newly"], letter.facts["year"]) == (
        "ccee_data",
        1,
        2025,
    )
    assert letter.facts["lea"] == "the Dashboard of 2025"


async def test_the_same_again_does_nothing_twice(
    open_office: str, cli: Cli, files: list[Path], database: Engine
) -> None:
    """It says that the files are kept already."""
    await cli("intake", *files, *BY)
    before = (await cli("show", open_office, "--json")).json["engagement"]
    again = await cli("intake", *files, *BY)
    after = (await cli("show", open_office, "--json")).json["engagement"]

    assert again.code == 0, again.err
    assert "assistancestatus25.xlsx is kept already" in again.out
    assert "files newly kept: none, all were kept" in again.out
    assert "noted already" in again.out
    assert (after["entry"], len(after["cases"])) == (before["entry"], 1)
    assert len(letters(database)) == 1


async def test_an_intake_that_was_interrupted_goes_on(
    open_office: str, cli: Cli, files: list[Path], database: Engine
) -> None:
    """The files were kept and no more: the same line does the rest."""
    actor = Actor("y.olsen", "front-desk")
    kept = SqlDashboards(database)
    found = plan(files, None, {}, IntakeRecord(kept, SqlReading(database)))
    keep(found, actor, kept)
    said = await cli("intake", *files, *BY)
    (letter,) = letters(database)

    assert said.code == 0, said.err
    assert "opened: referral 1, noted" in said.out
    assert "files newly kept: none, all were kept" in said.out
    assert letter.facts["newly"] == 1


async def test_without_a_server_nothing_is_kept(
    cli: Cli, database: Engine, tmp_path: Path
) -> None:
    """Cases could not be opened, so the files wait too."""
    files = [of_year(tmp_path, year, met(), quiet()) for year in YEARS]
    said = await cli("intake", *files, *BY)

    assert said.code == 1
    assert SqlDashboards(database).newest() == {}


async def test_it_joins_the_engagement_that_is_open(
    open_office: str, cli: Cli, files: list[Path]
) -> None:
    """One open engagement per LEA; the case is attached, nothing restarts."""
    assert (await cli(*refer_by("COE_GEO_52074G1A", open_office))).code == 0
    dry = await cli("intake", *files)
    said = await cli("intake", *files, *BY)
    now = (await cli("show", open_office, "--json")).json["engagement"]

    assert "joins" in dry.out
    assert said.code == 0, said.err
    assert "attached: referral 2, noted" in said.out
    assert [case["pathway"] for case in now["cases"]] == [
        "COE_GEO_52074G1A",
        "CONTINUUM_52072A",
    ]
    assert now["pathway"] == "COE_GEO_52074G1A"


async def test_data_staff_whom_an_engagement_does_not_know_attach_as_such(
    open_office: str, cli: Cli, files: list[Path]
) -> None:
    """The role of data staff was vacant there; they hold it from then on."""
    people = ("lea_superintendent=d.okafor", "ccee_lead=a.castillo")
    named = [word for each in people for word in ("--person", each)]
    asked = ("--answer", "need=early reading", "--as", "d.okafor")
    lea = (*("--name", "Alder Valley Unified"), "--county", "19")
    fee = ("refer", open_office, "--pathway", "fee", *lea, *named, *asked)
    assert (await cli(*fee)).code == 0
    taken = await cli("intake", *files, "--commit", "--as", "n.ferrara")

    assert taken.code == 0, taken.err
    assert "attached: referral 2, noted" in taken.out


async def test_no_longer_flagged_asks_for_a_look_and_ends_nothing(
    open_office: str, cli: Cli, files: list[Path], tmp_path: Path
) -> None:
    """CDE revised its file: what changed is told, both versions are kept."""
    assert (await cli("intake", *files, *BY)).code == 0
    before = (await cli("show", open_office, "--json")).json["engagement"]
    new = revised(open_office, tmp_path)
    dry = await cli("intake", new)
    said = await cli("intake", new, *BY)
    now = (await cli("show", open_office, "--json")).json["engagement"]
    steps = [step["name"] for case in now["cases"] for step in case["steps"]]

    assert "revises assistancestatus25.xlsx (2025); both are kept. 1 LEA" in dry.out
    assert "Alder Valley Unified: 52072 none -> N" in dry.out
    assert "No longer eligible: a look at release: 1" in dry.out
    assert said.code == 0, said.err
    assert "a look at release is asked for" in said.out
    assert "release_recheck_2025" in steps
    assert now["phase"] == before["phase"]


async def test_years_that_are_kept_need_not_be_given_again(
    open_office: str, cli: Cli, files: list[Path], tmp_path: Path
) -> None:
    """The next year's file alone is enough."""
    before = await cli("intake", files[3])
    assert (await cli("intake", *files, *BY)).code == 0
    alone = await cli("intake", files[3])

    assert before.code == 3
    assert "the file of 2022, 2023 and 2024 is missing" in before.err
    assert alone.code == 0
    assert "Still eligible, already in hand: 1" in alone.out


async def test_an_older_version_given_again_changes_nothing(
    open_office: str, cli: Cli, files: list[Path], tmp_path: Path
) -> None:
    """The version that was loaded last is the one that counts."""
    assert (await cli("intake", *files, *BY)).code == 0
    assert (await cli("intake", revised(open_office, tmp_path), *BY)).code == 0
    said = await cli("intake", files[3])

    assert "a later version of that year is the one used" in said.out
    assert "No longer eligible: a look at release: 1" in said.out


async def test_who_is_nobody_at_ccee_takes_nothing_in(
    open_office: str, cli: Cli, files: list[Path], here: Path, database: Engine
) -> None:
    """Where a directory says who is who; nothing is kept."""
    (here / "people.yaml").write_text(DIRECTORY)
    said = await cli("intake", *files, "--commit", "--as", "nobody")

    assert said.code == 3
    assert "the directory knows no nobody at CCEE" in said.err
    assert SqlDashboards(database).newest() == {}


async def test_an_old_dashboard_opens_nothing_any_more(
    open_office: str, cli: Cli, files: list[Path], tmp_path: Path, database: Engine
) -> None:
    """What an old file says can be looked at, not committed."""
    older = [of_year(tmp_path, year, quiet()) for year in (2018, 2019)]
    line = ("intake", *older, *files, "--year", "2023")
    looked, said = await cli(*line), await cli(*line, *BY)

    assert looked.code == 0
    assert said.code == 3
    assert "the Dashboard of 2025 is at hand" in said.err
    assert SqlDashboards(database).newest() == {}


async def test_an_engagement_that_says_no_is_named_and_all_else_is_done(
    open_office: str, cli: Cli, files: list[Path], database: Engine
) -> None:
    """Who is nobody in an engagement notes nothing there; the files are kept."""
    assert (await cli(*refer_by("CONTINUUM_52072A", open_office))).code == 0
    said = await cli("intake", *files, "--commit", "--as", "n.ferrara")

    assert said.code == 3
    assert "1 of 1 LEA said no; all else is done:" in said.err
    assert f"{open_office} Alder Valley Unified:" in said.err
    assert "the same line does the rest" in said.err
    assert len(SqlDashboards(database).newest()) == 4


async def test_the_json_of_a_commit_says_what_became_of_each(
    open_office: str, cli: Cli, files: list[Path]
) -> None:
    """The LEA, what was done, and whether its engagement said no."""
    (became,) = (await cli("intake", *files, *BY, "--json")).json["committed"]

    assert became["change"]["cds"] == open_office
    assert (became["said"], became["refused"]) == ("opened: referral 1, noted", False)
