"""Bringing in what already runs, as staff do it: from files, on a real server."""

import asyncio
import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from adapters.sql.queries import SqlReading
from connection import connected
from domain.act import Actor
from services.adoption.commit import AdoptionOutcome, bring_one
from services.adoption.prepare import prepared, terms_of_today
from tests.commands.conftest import Cli
from tests.conftest import CODES, DEMO_PEOPLE, ROOT
from tests.today import today
from tests.waiting import until

SAMPLES = ROOT / "demo" / "engagements"
AS = ("--as", "a.castillo")
IN = ("--commit", *AS)
WHOLE = """\
cds: "{cds}"
name: Alder Valley Unified
phase: implementation
mode: sir_plus
kickoff: 2020-01-20
note: {note}
referrals:
  - {{pathway: LEGACY_52072B1, received: 2019-12-16}}
people:
  - {{role: ccee_lead, person: a.castillo, from: 2020-01-20}}
  - {{role: lea_superintendent, person: d.okafor, from: 2019-07-01}}
  - {{role: lea_instruction, person: j.rivera, from: 2019-07-01}}
roadmap:
  - number: 1
    title: Hire a literacy coach for each elementary school
    components: [2, 3]
    horizon: IMMEDIATE
    owner_role: lea_instruction
    due: 2021-06-30
    status: in_progress
    started: 2020-09-01
  - number: 2
    title: Agree on one calendar of assessments
    components: 5
    horizon: LONG_TERM
    owner_role: lea_instruction
    due: 2021-06-30
    status: completed
    completed: 2021-05-28
"""


def engagement_file(folder: Path, cds: object, name: str = "alder.yaml") -> Path:
    """One engagement as staff would state it."""
    file = folder / name
    file.write_text(WHOLE.format(cds=cds, note="as agreed"), encoding="utf-8")
    return file


def changed(file: Path, old: str, new: str) -> Path:
    said = file.read_text("utf-8")
    assert old in said
    file.write_text(said.replace(old, new), encoding="utf-8")
    return file


async def recorded(cli: Cli, cds: str) -> None:
    """Ask until the record has all that has happened."""

    async def owes_nothing() -> bool:
        return not (await cli("show", cds, "--json")).json["unwritten"]

    await until(owes_nothing)


@pytest.fixture
def folder(here: Path) -> Path:
    made = here / "to-bring-in"
    made.mkdir()
    return made


async def test_without_commit_it_only_shows_what_would_come(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """Phase, mode, pathway, tally, people, what is late and whom it tells when."""
    file = engagement_file(folder, open_office)
    shown = await cli("adopt", file)
    unknown = await cli("show", open_office)

    assert shown.code == 0
    assert "phase implementation, mode SIR+ (Continuum of Support)" in shown.out
    assert "LEGACY_52072B1 (EDC-52072@2019-07-01), received 2019-12-16" in shown.out
    assert "2 actions: 1 completed, 1 in progress, 0 not started" in shown.out
    assert "CCEE lead a.castillo" in shown.out
    assert "E1 of action 1: j.rivera (chief academic officer)" in shown.out
    assert "nothing was changed" in shown.out
    assert unknown.code == 1


async def test_brought_in_it_is_there_at_once_and_says_so(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """Its past is shown as stated; its history begins with that."""
    done = await cli("adopt", engagement_file(folder, open_office), *IN)
    shown = await cli("show", open_office)
    action = await cli("show", f"{open_office}/action/1")

    assert done.code == 0
    assert "brought in:" in done.out
    assert "implementation, LEGACY_52072B1, 2 actions, 100 %, 1 late" in done.out
    day = today()
    assert f"brought in on {day}; what lies before is as then stated" in shown.out
    stated = f"as stated when brought in on {day}: in progress, started 2020-09-01"
    assert stated in action.out


async def test_the_same_file_again_changes_nothing(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """As after an interruption: what is in is in, and the rest comes."""
    file = engagement_file(folder, open_office)
    await cli("adopt", file, *IN)
    again = await cli("adopt", file, *IN)
    shown = await cli("show", open_office, "--json")

    assert again.code == 0
    assert "already brought in:" in again.out
    assert shown.json["engagement"]["entry"] == 1


async def test_a_name_that_staff_corrected_is_kept(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """In the engagement that is brought in after it; the same file again is known."""
    file = engagement_file(folder, open_office)
    await cli("adopt", file, *IN)
    mend = ("correct_lea", "--name", "Alder Valley Joint", "--why", "as it is called")
    await cli("act", open_office, *mend, "--as", "a.castillo")
    await cli("act", open_office, "withdraw", "--why", "it merged", "--as", "d.okafor")
    await recorded(cli, open_office)
    file.write_text(WHOLE.format(cds=open_office, note="once more"), "utf-8")
    done = await cli("adopt", file, *IN)
    again = await cli("adopt", file, *IN)
    shown = (await cli("show", open_office, "--json")).json["engagement"]

    assert done.code == 0, done.err
    assert (shown["entity"], shown["lea"]) == (f"{open_office}.2", "Alder Valley Joint")
    assert "already brought in:" in again.out


async def test_an_open_engagement_is_left_as_it_is(
    referred: str, cli: Cli, folder: Path
) -> None:
    """Already open: refused by rule, nothing changed."""
    before = await cli("show", referred, "--json")
    refused = await cli("adopt", engagement_file(folder, referred), *IN)
    after = await cli("show", referred, "--json")

    assert refused.code == 3
    assert "has an open engagement already" in refused.err
    assert after.json["engagement"] == before.json["engagement"]


async def test_six_engagements_come_from_one_folder(open_office: str, cli: Cli) -> None:
    """Workbooks and YAML, pathways and phases mixed; that of June 2021 among them."""
    commit = ("--commit", "--as", "h.lindqvist")
    done = await cli("adopt", SAMPLES, *commit)
    again = await cli("adopt", SAMPLES, *commit)
    for cds in ("1999902", "2799906", "3499904", "1599907", "5499903"):
        await recorded(cli, cds)
    listed = await cli("list")
    tally = await cli("tally", "1999902", "--json")

    assert done.code == 0
    assert done.out.count("brought in: ") == 6
    assert "1999902  Sycamore Heights Unified: implementation, " in done.out
    assert "66 actions, 91 %" in done.out
    assert again.out.count("already brought in: ") == 6
    figures = _figures(tally.json)
    assert figures == {"total": 66, "completed": 19, "in_progress": 41}
    for phase in ("accepted", "review:", "implementation", "release"):
        assert f" {phase} " in listed.out
    assert re.search(r"Saltmarsh Unified +implementation +5 +80 % +2\b", listed.out)


def _figures(said: Any) -> dict[str, int]:
    one = said[0] if isinstance(said, list) else said
    found = one.get("tally", one)
    return {name: found[name] for name in ("total", "completed", "in_progress")}


async def test_of_a_folder_with_one_faulty_file_nothing_is_brought_in(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """Every fault is named with its line; --skip-faulty brings in the others."""
    engagement_file(folder, open_office)
    other = engagement_file(folder, next(CODES), "birch.yaml")
    changed(changed(other, "due: 2021-06-30", "due: 2021-06-31"), "sir_plus", "sirr")
    refused = await cli("adopt", folder, *IN)
    nothing = await cli("show", open_office)
    skipped = await cli("adopt", folder, "--skip-faulty", *IN)
    there = await cli("show", open_office)

    assert (refused.code, nothing.code) == (1, 1)
    assert "birch.yaml:4: engagement, mode: 'sirr' is unknown" in refused.err
    assert "birch.yaml:19: action 1, due: '2021-06-31' is not a date" in refused.err
    assert "birch.yaml:27: action 2, due: '2021-06-31' is not a date" in refused.err
    assert "nothing was brought in; --skip-faulty brings in the others" in refused.err
    assert (skipped.code, there.code) == (1, 0)
    assert "not brought in: birch.yaml" in skipped.out


async def test_what_is_off_between_actions_is_named_beside_what_is_off_in_them(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """A circle and an unknown number, of rows that cannot be read otherwise too."""
    file = engagement_file(folder, open_office)
    changed(file, "due: 2021-06-30", "depends_on: [1, 99]\n    due: soon")
    changed(file, 'cds: "', 'cds: "x')
    unread = await cli("adopt", file)
    changed(file, 'cds: "x', 'cds: "')
    shown = await cli("adopt", file)

    for each in (unread, shown):
        assert each.code == 1
        assert "due: 'soon' is not a date" in each.err
        assert "depends_on: there is no action 99 on this roadmap" in each.err
        assert "they would wait in a circle: 1 waits for 1" in each.err


async def test_the_day_before_nothing_was_witnessed(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """The record does not claim to know how it stood then."""
    await cli("adopt", engagement_file(folder, open_office), *IN)
    await recorded(cli, open_office)
    yesterday = today() - timedelta(days=1)
    before = await cli("show", open_office, "--as-of", yesterday)

    assert before.code == 1
    assert "nothing was witnessed here before" in before.err


async def test_two_files_of_one_lea_are_both_off(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """Nobody could say which of them holds."""
    engagement_file(folder, open_office)
    engagement_file(folder, open_office, "birch.yaml")
    shown = await cli("adopt", folder)

    assert shown.code == 1
    assert f"{open_office} stands in alder.yaml and birch.yaml" in shown.err


async def test_it_is_brought_in_by_people_of_ccee(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """Whoever the file names; a superintendent is none of them."""
    file = engagement_file(folder, open_office)
    refused = await cli("adopt", file, "--commit", "--as", "d.okafor")

    assert refused.code == 1
    assert "d.okafor is none of CCEE's people here" in refused.err


async def test_a_template_filled_in_with_its_examples_can_be_brought_in(
    cli: Cli, folder: Path
) -> None:
    """Both kinds of file; without a server, as a preview needs none."""
    file = folder / "new.yaml"
    written = await cli("template", file, "--engagement")
    said = file.read_text("utf-8")
    its_review, roadmap = said.index("\nreview:\n"), said.index("\nroadmap:\n")
    filled_in(file, said[:its_review] + said[roadmap:], phase="implementation")
    working = await cli("adopt", file)
    filled_in(file, said[:roadmap], phase="review")
    reviewing = await cli("adopt", file)

    assert written.code == 0
    assert (working.code, reviewing.code) == (0, 0), working.err + reviewing.err
    assert "1 action: " in working.out
    assert "review 1 under SIR-12@2019, as stated: planning, begun on 2026-08-17" in (
        reviewing.out
    )


def filled_in(file: Path, said: str, phase: str) -> None:
    """With each of its examples taken over."""
    said = said.replace("# - {", "- {").replace("#   framework:", "  framework:", 1)
    for name, value in {
        "cds": '"1999901"',
        "name": "Alder Valley",
        "phase": phase,
        "mode": "sir_plus",
    }.items():
        said = said.replace(f"{name}:  #", f"{name}: {value}  #", 1)
    file.write_text(said, "utf-8")


async def test_a_workbook_to_fill_in_has_a_sheet_for_each_part(
    cli: Cli, folder: Path
) -> None:
    """Empty, each needed field is asked for by its row."""
    file = folder / "new.xlsx"
    await cli("template", file, "--engagement")
    shown = await cli("adopt", file)

    assert shown.code == 1
    assert "new.xlsx, sheet 'engagement', row 2: engagement, cds: is needed" in (
        shown.err
    )


async def test_json_tells_the_same(open_office: str, cli: Cli, folder: Path) -> None:
    """Preview and outcome, for machines."""
    file = engagement_file(folder, open_office)
    preview = await cli("adopt", file, "--json")
    done = await cli("adopt", file, *IN, "--json")

    assert preview.json[0]["tally"]["completed"] == 1
    assert preview.json[0]["errors"] == []
    assert done.json[0]["outcome"] == "brought in"
    assert date.fromisoformat(done.json[0]["engagement"]["kickoff"]).year == 2020


async def test_a_preview_says_that_it_is_in_already(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """Or that another engagement of the LEA is open, as far as the record knows."""
    file = engagement_file(folder, open_office)
    await cli("adopt", file, *IN)
    await recorded(cli, open_office)
    same = await cli("adopt", file)
    other = await cli("adopt", changed(file, "as agreed", "as agreed anew"))

    assert "is brought in already; nothing would change" in same.out
    assert "has an open engagement already, in implementation" in other.out


async def test_of_several_at_once_one_brings_the_lea_in(
    open_office: str, folder: Path, database: Engine
) -> None:
    """Five differing files of one LEA, all together: one is in, four are told so."""
    file = engagement_file(folder, open_office)
    asked = []
    for n in range(5):
        changed(file, "note: as agreed", f"note: as agreed {n}")
        asked += prepared([file], "a.castillo", "front-desk", None)
        changed(file, f"note: as agreed {n}", "note: as agreed")
    terms, actor = terms_of_today(), Actor("a.castillo", "front-desk")
    reading = SqlReading(database)
    async with connected(folder) as client:
        bringing = (
            bring_one(client, each, terms, actor, lambda: reading) for each in asked
        )
        done = await asyncio.gather(*bringing)

    outcomes = sorted(each.outcome for each in done)
    assert outcomes == [AdoptionOutcome.BROUGHT_IN, *[AdoptionOutcome.REFUSED] * 4]
    assert all("open engagement already" in each.refused for each in done if each.off)


async def test_a_closed_due_date_and_a_vacant_owner_are_known_before(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """They refuse nothing; what is late is told of anyway, and not twice."""
    file = engagement_file(folder, open_office)
    days_to_sunday = (6 - today().weekday()) % 7 or 7
    sunday = today() + timedelta(days=days_to_sunday)
    last = "due: 2021-06-30\n    status: completed\n    completed: 2021-05-28\n"
    changed(
        file,
        f"owner_role: lea_instruction\n    {last}",
        f"owner_role: lea_operations\n    due: {sunday}\n    status: not_started\n",
    )
    shown = await cli("adopt", file)

    assert shown.code == 0, shown.err
    assert "is closed (Sunday); it counts from" in shown.out
    assert "nobody is director of operations here today" in shown.out
    assert shown.out.count("to be known before") == 2


async def test_what_is_open_already_is_not_offered_again(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """The preview says why, and how it is not brought in."""
    file = engagement_file(folder, open_office)
    await cli("adopt", file, *IN)
    await recorded(cli, open_office)
    again = await cli("adopt", file)

    assert "is brought in already; nothing would change" in again.out
    assert "nothing is left to bring in" in again.out
    assert "to bring it in" not in again.out


async def test_whoever_is_brought_in_is_held_against_the_directory(
    open_office: str, cli: Cli, folder: Path, here: Path
) -> None:
    """By their line, with a guess; who held a role once may be gone."""
    shutil.copy(DEMO_PEOPLE, here / "people.yaml")
    former = "  - {role: coe_lead, person: x.gone, from: 2019-07-01, to: 2020-06-30}\n"
    file = changed(
        engagement_file(folder, open_office), "roadmap:\n", f"{former}roadmap:\n"
    )
    sound = await cli("adopt", file)
    changed(file, "person: d.okafor", "person: d.okafr")
    off = await cli("adopt", file, *IN)

    assert sound.code == 0, sound.err
    assert off.code == 1
    said = "person 2, person: d.okafr is not in the directory; did you mean d.okafor?"
    assert f"alder.yaml:11: {said}" in off.err
    assert "nothing was brought in" in off.err


async def test_a_person_of_two_lines_is_refused_by_its_line(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """And so is the LEA's name: both go into every letter's head."""
    file = engagement_file(folder, open_office)
    changed(file, "person: d.okafor", 'person: "d.okafor\\nBcc: x"')
    changed(file, "name: Alder Valley Unified", 'name: "Alder\\nValley"')
    off = await cli("adopt", file)

    assert off.code == 1
    assert "alder.yaml:11: person 2, person:" in off.err
    assert "alder.yaml:2: engagement, name: a line break cannot be kept" in off.err
