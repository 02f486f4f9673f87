"""An engagement that is brought in during its review, as staff do it, on a server."""

from datetime import datetime, timedelta
from pathlib import Path
from textwrap import dedent

import pytest
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from adapters.sql.queries import SqlReading
from domain.letters.notice import COPY
from services.adoption.prepare import prepared
from tests.commands.adoption.test_commit import IN, changed, recorded
from tests.commands.conftest import Cli
from tests.conftest import ROOT
from tests.office import Office
from tests.today import in_october, today
from tests.waiting import until

A_MINUTE = timedelta(minutes=1)
ASKED = ["phase_due a.castillo", "phase_due k.bennett"]
LINK = "https://ccee.example/report"
DOCUMENT = f'link: "{LINK}", sha256: "{"a" * 64}"'
HEAD = """\
cds: "{cds}"
name: Alder Valley Unified
phase: review
mode: sir_plus
kickoff: 2020-01-20
referrals:
  - {{pathway: LEGACY_52072B1, received: 2019-12-16}}
people:
  - {{role: ccee_lead, person: a.castillo, from: 2020-01-20}}
  - {{role: ccee_expert, person: t.washington, from: 2020-01-20}}
  - {{role: coe_lead, person: k.bennett, from: 2020-01-20}}
  - {{role: lea_superintendent, person: d.okafor, from: 2019-07-01}}
"""
COLLECTING = """\
review:
  framework: sir-12
phases:
  - {{phase: planning, opened: 2021-01-11, done: 2021-02-05}}
  - {{phase: field_work, opened: 2021-02-08}}
  - {{phase: artifacts, opened: 2021-02-08, due: {due}}}
milestones:
  - {{milestone: kickoff, date: 2021-01-12}}
  - {{milestone: contact, date: 2021-01-12}}
  - {{milestone: data_sharing, date: 2021-01-20}}
  - {{milestone: sample, date: 2021-01-29}}
  - {{milestone: calendar_free, date: 2021-01-29}}
  - {{milestone: artifact_request, date: 2021-02-01}}
sites:
  - {{site: "{cds}0130286", name: Alder Elementary}}
"""
NEARLY_PUBLISHED = """\
  - {phase: analysis, opened: 2021-04-01, done: 2021-04-30}
  - {phase: draft, opened: 2021-05-03, done: 2021-05-28}
  - {phase: final, opened: 2021-06-01, done: 2021-06-11}
  - {phase: publication, opened: 2021-06-21}
"""
ITS_MILESTONES = f"""\
  - {{milestone: swot, date: 2021-04-28, link: "{LINK}"}}
  - {{milestone: draft_sent, date: 2021-05-10, link: "{LINK}"}}
  - {{milestone: corrections, date: 2021-05-26}}
  - {{milestone: report, date: 2021-06-10, {DOCUMENT}}}
  - {{milestone: executive_summary, date: 2021-06-10, {DOCUMENT}}}
  - {{milestone: privacy_check, date: 2021-06-18}}
"""


@pytest.fixture
def folder(here: Path) -> Path:
    made = here / "to-bring-in"
    made.mkdir()
    return made


def collecting(folder: Path, cds: str) -> Path:
    """Its field work is late, its documents are read until next October."""
    file = folder / "alder.yaml"
    said = (HEAD + COLLECTING).format(cds=cds, due=in_october())
    file.write_text(said, encoding="utf-8")
    return file


def nearly_published(folder: Path, cds: str) -> Path:
    """All is done but the publication, which is open."""
    file = collecting(folder, cds)
    changed(file, "milestones:\n", f"{NEARLY_PUBLISHED}milestones:\n")
    changed(file, "sites:\n", f"{ITS_MILESTONES}sites:\n")
    changed(file, "opened: 2021-02-08}", "opened: 2021-02-08, done: 2021-03-26}")
    return changed(file, f"due: {in_october()}", "done: 2021-03-26")


async def heard(cli: Cli, cds: str, said: str) -> None:
    """Until the engagement has heard so of its review, and recorded all."""

    async def is_so() -> bool:
        return said in (await cli("show", cds)).out

    await until(is_so)
    await recorded(cli, cds)


async def first_rung(cli: Cli, cds: str) -> datetime:
    """When the field work is asked about."""
    shown = await cli("show", f"{cds}/review/1/phase/field_work", "--json")
    (phase,) = shown.json["review"]["phases"]
    return datetime.fromisoformat(phase["next_at"])


def letters(office: Office, entity: str) -> list[str]:
    """Those of its review, without copies."""
    return [
        f"{each.template} {each.person}"
        for each in office.reading.letters(entity)
        if each.template != COPY
    ]


async def test_the_preview_shows_the_review(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """Its phases, what is open until when, who will hear; by its framework's name."""
    file = collecting(folder, open_office)
    shown = await cli("adopt", file)
    told = (await cli("adopt", file, "--json")).json[0]

    assert shown.code == 0, shown.err
    for line in (
        "  review 1 under SIR-12@2019, as stated: collecting, begun on 2021-01-11",
        "    the planning of the review done on 2021-02-05",
        "    the field work open since 2021-02-08, due 2021-03-22",
        f"    the reading of documents and artifacts open since 2021-02-08, due "
        f"{in_october()}",
        "    6 milestones",
        "    a sample of 1 site, approved on 2021-01-29",
    ):
        assert line in shown.out.splitlines()
    late = "R1 of the field work, which is late: a.castillo (CCEE lead), k.bennett"
    assert late in shown.out
    assert "R0 of the reading of documents and artifacts: a.castillo" in shown.out
    assert "nothing is late" not in shown.out
    assert told["review"]["stage"] == "collecting"
    assert told["coming"][0]["subject"] == "phase/field_work"


async def test_the_example_of_the_guide_can_be_brought_in(
    cli: Cli, folder: Path
) -> None:
    """With an engagement around it; its dates are past."""
    page = (ROOT / "docs" / "bringing-in.md").read_text("utf-8")
    section = page.partition("## In its review\n")[2].partition("\n## ")[0]
    _, indent, rest = section.partition("\n\n    ")
    example = dedent(indent + rest.partition("\n\n")[0])
    file = folder / "alder.yaml"
    file.write_text(HEAD.format(cds="0161259") + example, encoding="utf-8")
    shown = await cli("adopt", file)

    assert shown.code == 0, shown.err


async def test_a_review_of_which_nothing_is_stated_begins_anew_and_that_is_said(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """With its first phase from today on, as the preview shows; none is without."""
    file = folder / "alder.yaml"
    file.write_text(HEAD.format(cds=open_office), encoding="utf-8")
    shown = await cli("adopt", file)
    done = await cli("adopt", file, *IN)
    await heard(cli, open_office, "review 1: planning")
    review = await cli("show", f"{open_office}/review/1")

    begun = f"which begins anew: planning, begun on {today()}"
    assert f"review 1 under SIR-12@2019, {begun}" in shown.out
    assert "to be known before: how far the review is is not stated" in shown.out
    assert done.code == 0, done.err
    assert "review 1, the planning of the review, due" in done.out
    assert "a.castillo began the review" in review.out


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "sir-12",
            "SIR-12@2018",
            ":14: review, framework: 'SIR-12@2018' is no framework; did you mean SIR",
        ),
        (
            "sir-12",
            "SIR-7",
            ":14: review, framework: not all of SIR-7@undated is known yet",
        ),
        (
            "phase: artifacts",
            "phase: artefacts",
            ":18: review phase 3, phase: 'artefacts' is no phase of SIR-12@2019; did",
        ),
        (
            "  - {milestone: kickoff, date: 2021-01-12}\n",
            "",
            ":16: review phase 1, done: the planning of the review is done with the",
        ),
        ("phase: review", "phase: accepted", ":3: engagement, phase: accepted has no"),
    ],
)
async def test_what_is_off_is_named_by_its_line_and_nothing_comes_in(
    old: str, new: str, said: str, open_office: str, cli: Cli, folder: Path
) -> None:
    """Also what only the framework knows, and the name of the framework itself."""
    file = changed(collecting(folder, open_office), old, new)
    off = await cli("adopt", file, *IN)
    unknown = await cli("show", open_office)

    assert off.code == 1
    assert f"alder.yaml{said}" in off.err
    assert "nothing was brought in" in off.err
    assert unknown.code == 1


async def test_what_is_late_is_first_asked_about_on_the_next_working_day(
    open_office: str,
    cli: Cli,
    folder: Path,
    env: WorkflowEnvironment,
    database: Engine,
) -> None:
    """Until then nobody hears but that it was brought in; then it is witnessed."""
    done = await cli("adopt", collecting(folder, open_office), *IN)
    await heard(cli, open_office, "review 1: collecting, next due 2021-03-22")
    office = Office(env, open_office, SqlReading(database))
    entity = f"{office.entity}/review/1"
    review = office.workflow(entity)
    before = letters(office, entity)
    ahead = await first_rung(cli, open_office) + A_MINUTE - await office.now(review)
    await env.fast_forward(review, ahead)
    await until(lambda: len(letters(office, entity)) == len(ASKED))
    history = await cli("history", f"{open_office}/review/1")
    listed = await cli("list", "--late")

    assert done.code == 0, done.err
    assert before == []
    assert letters(office, entity) == ASKED
    assert "brought the review in as stated in alder.yaml" in history.out
    assert f"{open_office}/review/1/phase/field_work" in listed.out


async def test_it_goes_on_from_where_it_is_until_it_is_complete(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """Brought in, shown, acted on, published, completed: then comes the roadmap."""
    review = f"{open_office}/review/1"
    await cli("adopt", nearly_published(folder, open_office), *IN)
    await heard(cli, open_office, "review 1: publishing")
    shown = await cli("show", review)
    done = ("complete_phase", "--phase", "publication", "--as", "a.castillo")
    early = await cli("act", review, *done)
    noted = await cli(
        *("act", review, "note_milestone", "--milestone", "published"),
        *("--on", str(today()), "--link", LINK, "--as", "t.washington"),
    )
    published = await cli("act", review, *done)
    board = ("begin_phase", "--phase", "board", "--as", "a.castillo")
    await cli("act", review, *board)
    await heard(cli, open_office, "review 1: published")
    over = await cli("act", open_office, "complete_review", "--as", "a.castillo")
    await heard(cli, open_office, "roadmap")
    again = await cli("adopt", folder / "alder.yaml", *IN)

    assert f"brought in on {today()} by a.castillo; what lies before is" in shown.out
    assert "the final report" in shown.out
    assert "done on 2021-06-11" in shown.out
    assert (early.code, "still to come: the report on CCEE's site" in early.err) == (
        *(3, True),
    )
    assert noted.code == 0, noted.err
    assert published.code == 0, published.err
    assert over.code == 0, over.err
    assert "phase roadmap" in over.out
    assert "board is open, and ends undone: no milestone" in " ".join(over.out.split())
    assert "already brought in" in again.out


async def test_its_plan_is_imported_once_it_is_in(
    open_office: str, cli: Cli, folder: Path
) -> None:
    """What was collected in a phase that is done, too, as it ended."""
    review = f"{open_office}/review/1"
    await cli("adopt", nearly_published(folder, open_office), *IN)
    await heard(cli, open_office, "review 1: publishing")
    plan = folder / "plan.csv"
    plan.write_text(
        "item,component,method,target,count,status\n"
        "5-talks,5,focus_group,2,2,done\n"
        "6-talks,6,focus_group,2,0,open\n",
        encoding="utf-8",
    )
    off = await cli("import-items", review, plan, "--commit", "--as", "t.washington")
    changed(plan, "6-talks,6,focus_group,2,0,open\n", "")
    done = await cli("import-items", review, plan, "--commit", "--as", "t.washington")

    assert off.code != 0
    assert "was done as the review was brought in" in off.err + off.out
    assert done.code == 0, done.err


def test_whoever_is_of_a_stated_team_is_held_against_the_directory(
    tmp_path: Path,
) -> None:
    """By the line on which the team stands."""
    file = tmp_path / "alder.yaml"
    file.write_text(
        dedent("""\
            cds: "0161259"
            name: Alder Valley Unified
            phase: review
            mode: sir_plus
            referrals:
              - {pathway: LEGACY_52072B1, received: 2019-12-16}
            people:
              - {role: ccee_lead, person: a.castillo, from: 2020-01-20}
            review: {framework: SIR-12, team: [r.kim, s.itto]}
            """)
    )

    def unknown(person: str) -> str:
        return f"{person} is not there" if person == "s.itto" else ""

    (sound,) = prepared([file], "a.castillo", "desk", None)
    (off,) = prepared([file], "a.castillo", "desk", None, unknown)

    assert sound.faults == ()
    assert [each.message for each in off.faults] == [
        "review, team: s.itto is not there"
    ]
