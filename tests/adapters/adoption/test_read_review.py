"""A review that is stated in a file: the same from both, each fault by its row."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from adapters.adoption.read import read_engagement
from adapters.adoption.template import write_engagement_template
from domain.acts import Cause
from domain.adoption.check import stated_faults
from domain.reviews.statement import (
    StatedMilestone,
    StatedPause,
    StatedPhase,
    StatedReview,
    StatedSite,
)
from tests.adapters.adoption.test_read import FIELDS, faults, text, workbook
from tests.frameworks import SIR_12
from tests.lives import PATHWAYS, POLICY

pytestmark = pytest.mark.usefixtures("in_this_process")

AT = datetime(2026, 11, 2, 18, tzinfo=UTC)
LINK = "https://ccee.example/swot"
REVIEW = {"framework": "sir-12", "pause_cause": "Strike", "pause_since": "2026-10-12"}
REVIEW |= {"pause_recheck": "11/30/2026"}
PHASES: list[dict[str, object]] = [
    {"phase": "planning", "opened": date(2026, 8, 3), "done": date(2026, 8, 28)},
    {"phase": "Field work", "opened": "2026-09-08", "due": "2026-12-18"},
]
MILESTONES: list[dict[str, object]] = [
    {"milestone": "sample", "date": date(2026, 8, 21)},
    {"milestone": "SWOT", "date": "2026-10-01", "link": LINK, "sha256": "A" * 64},
]
SITES: list[dict[str, object]] = [{"site": "01612590130286", "name": "Alder"}]
LISTS: dict[str, Any] = {"phases": PHASES, "milestones": MILESTONES, "sites": SITES}
YAML = f"""\
cds: "0161259"
name: Alder Valley Unified
phase: review
mode: sir_plus
referrals:
  - {{pathway: LEGACY_52072B1, received: 2019-12-16}}
people:
  - {{role: ccee_lead, person: a.castillo, from: 2020-01-20}}
review:
  framework: sir-12
  pause_cause: Strike
  pause_since: 2026-10-12
  pause_recheck: 11/30/2026
phases:
  - {{phase: planning, opened: 2026-08-03, done: 2026-08-28}}
  - {{phase: Field work, opened: 2026-09-08, due: 2026-12-18}}
milestones:
  - {{milestone: sample, date: 2026-08-21}}
  - {{milestone: SWOT, date: 2026-10-01, link: "{LINK}", sha256: "{"A" * 64}"}}
sites:
  - {{site: "01612590130286", name: Alder}}
"""
STATED = StatedReview(
    framework="sir-12",
    phases=(
        StatedPhase(phase="planning", opened=date(2026, 8, 3), done=date(2026, 8, 28)),
        StatedPhase(
            phase="field_work", opened=date(2026, 9, 8), due=date(2026, 12, 18)
        ),
    ),
    milestones=(
        StatedMilestone(milestone="sample", on=date(2026, 8, 21)),
        StatedMilestone(
            milestone="swot", on=date(2026, 10, 1), link=LINK, sha256="a" * 64
        ),
    ),
    sites=(StatedSite(site="01612590130286", name="Alder"),),
    pause=StatedPause(
        cause=Cause.STRIKE, since=date(2026, 10, 12), recheck=date(2026, 11, 30)
    ),
)


def sheets(
    folder: Path, review: dict[str, Any] = REVIEW, name: str = "Review", **rows: Any
) -> Path:
    """A workbook of an engagement in review; its own sheet has a row for each field."""
    fields = FIELDS | {"phase": "review"}
    file = workbook(folder, fields, roadmap=[], **(LISTS | rows))
    book = load_workbook(file)
    page = book.create_sheet(name)
    page.append(["field", "value", "what it holds"])
    for field, value in review.items():
        page.append([field, value, "..."])
    book.save(file)
    return file


def placed(file: Path) -> list[str]:
    """What the rules find, too, each by its row or line."""
    read = read_engagement(file)
    assert read.stated
    assert read.stated.review
    review = read.stated.review.but(framework=SIR_12.named)
    said = read.stated.but(review=review)
    found = stated_faults(said, POLICY, PATHWAYS, AT, None, SIR_12)
    all_of_it = (*read.faults, *map(read.placed, read.standing_alone(found)))
    return [str(each).removeprefix(f"{file.parent}/") for each in all_of_it]


def test_a_workbook_and_a_text_state_the_same(tmp_path: Path) -> None:
    """Keys in any case and as people write them, digests in any case."""
    one = read_engagement(sheets(tmp_path))
    other = read_engagement(text(tmp_path, YAML))

    assert one.faults == other.faults == ()
    assert one.stated
    assert other.stated
    assert one.stated.review == other.stated.review == STATED


def test_a_team_is_a_list_of_people(tmp_path: Path) -> None:
    """In a workbook joined by semicolons."""
    said = YAML.replace("  framework: sir-12\n", "  team: [r.kim, s.ito]\n")
    for file in (text(tmp_path, said), sheets(tmp_path, {"team": "r.kim; s.ito"})):
        read = read_engagement(file)
        assert read.faults == ()
        assert read.stated
        assert read.stated.review
        assert read.stated.review.team == ("r.kim", "s.ito")


def test_a_site_is_read_as_cde_writes_it(tmp_path: Path) -> None:
    """County, district and school joined by hyphens."""
    said = YAML.replace('"01612590130286"', "01-61259-0130286")
    read = read_engagement(text(tmp_path, said))

    assert read.stated
    assert read.stated.review == STATED


def test_nothing_stated_of_a_review_is_no_review(tmp_path: Path) -> None:
    """Also where the sheets are there, and empty, as in a template."""
    file = tmp_path / "new.xlsx"
    write_engagement_template(file)
    book = load_workbook(file)
    for row, value in ((2, "1999901"), (3, "Alder Valley")):
        book["engagement"].cell(row, 2).value = value
    book.save(file)
    without, _, _ = YAML.partition("review:\n")
    headings = "review:\nphases:\nmilestones:\nsites:\n"

    for each in (file, text(tmp_path, without), text(tmp_path, without + headings)):
        read = read_engagement(each)
        assert read.stated
        assert read.stated.review is None


def test_only_a_framework_is_a_review_that_begins_anew(tmp_path: Path) -> None:
    """Under that, where it is not the usual one."""
    head, _, _ = YAML.partition("  pause_cause")
    read = read_engagement(text(tmp_path, head))

    assert read.faults == ()
    assert read.stated
    assert read.stated.review == StatedReview(framework="sir-12")
    assert read.stated.review.begins_anew


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '"01612590130286"',
            "1612590130286",
            ":21: site 1, site: '1612590130286' has 13 digits; did you mean "
            "01612590130286 (a spreadsheet took the zero?)",
        ),
        (
            "phase: planning",
            "phas: planning",
            ":15: review phase 1, phas: is not",
        ),
        ("phase: planning, ", "", ":15: review phase 1, phase: is needed"),
        ("opened: 2026-08-03, ", "", ":15: review phase 1, opened: is needed"),
        ("done: 2026-08-28", "done: yes", ":15: review phase 1, done: 'yes' is not"),
        ("due: 2026-12-18", "due: soon", ":16: review phase 2, due: 'soon' is not a"),
        ("milestone: sample, ", "", ":18: milestone 1, milestone: is needed"),
        ("date: 2026-08-21", "on: 2026-08-21", ":18: milestone 1, on: is not known"),
        ("name: Alder}", "title: Alder}", ":21: site 1, title: is not known here"),
        ('site: "01612590130286", ', "", ":21: site 1, site: is needed"),
        (
            "framework: sir",
            "framwork: sir",
            "framwork: is not known here; did",
        ),
        (
            "Strike",
            "strikes",
            ":11: review, pause_cause: 'strikes' is unknown; did",
        ),
        ("pause_cause: Strike", "", ":9: review, pause_cause: is needed with a pause"),
        ("2026-10-12", "12 October", ":12: review, pause_since: '12 October' leaves"),
        ("  pause_recheck: 11/30/2026\n", "", "pause_recheck: is needed with a pause"),
        (
            "review:\n",
            "review: sir-12\nx:\n",
            "alder.yaml:9: 'review' has fields",
        ),
        (
            "phases:\n  - {phase: planning",
            "  phases:\n  - {phase: planning",
            "review, phases: stands beside 'review', as a heading of its own",
        ),
        ("phases:\n", "phases: 2\nx:\n", "alder.yaml:14: 'phases' is a list, one line"),
    ],
)
def test_each_thing_that_is_off_in_a_text_is_named_by_its_line(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    """The line on which it stands, or that of the part it is missing from."""
    assert old in YAML
    found = faults(text(tmp_path, YAML.replace(old, new, 1)))

    assert any(said in each for each in found), found


def test_each_row_of_a_workbook_that_is_off_is_named(tmp_path: Path) -> None:
    """By sheet and row, all of them at once."""
    found = faults(
        sheets(
            tmp_path,
            REVIEW | {"pause_since": "soon"},
            phases=[*PHASES, {"phase": "analysis", "opened": "in May"}],
            milestones=[{"milestone": "", "date": "2026-08-21"}],
            sites=[*SITES, {"site": "01612590130294"}],
        )
    )

    assert [each.partition(" is ")[0] for each in found] == [
        "alder.xlsx, sheet 'Review', row 4: review, pause_since: 'soon'",
        "alder.xlsx, sheet 'Phases', row 4: review phase 3, opened: 'in May'",
        "alder.xlsx, sheet 'Milestones', row 2: milestone 1, milestone:",
        "alder.xlsx, sheet 'Sites', row 3: site 2, name:",
    ]


@pytest.mark.parametrize("kind", ["text", "workbook"])
def test_what_does_not_go_together_is_named_by_its_row(
    kind: str, tmp_path: Path
) -> None:
    """A phase without what it needs, a pause before its day; in either file."""
    if kind == "text":
        file = text(tmp_path, YAML)
        first, pause = "alder.yaml:15", "alder.yaml:12"
    else:
        file = sheets(tmp_path)
        first = "alder.xlsx, sheet 'Phases', row 2"
        pause = "alder.xlsx, sheet 'Review', row 4"
    found = placed(file)
    later = placed(_paused_later(file))

    assert [each.partition(": the")[0] for each in found] == [
        f"{first}: review phase 1, done"
    ] * 4
    assert later[0].startswith(f"{pause}: review, pause_since: 2027-10-12 is still to")


def _paused_later(file: Path) -> Path:
    """The same, paused on a day to come."""
    if file.suffix == ".yaml":
        said = file.read_text("utf-8").replace("2026-10-12", "2027-10-12")
        return text(file.parent, said)
    return sheets(file.parent, REVIEW | {"pause_since": "2027-10-12"})


def test_while_a_line_cannot_be_read_nothing_is_said_to_be_missing(
    tmp_path: Path,
) -> None:
    """It may be that very line; what is off elsewhere hides nothing of the review."""
    unread = YAML.replace("milestone: SWOT", "milestne: SWOT")
    elsewhere = YAML.replace("role: ccee_lead", "role: ccee_led")

    assert all("milestone 2" in each for each in placed(text(tmp_path, unread)))
    found = placed(text(tmp_path, elsewhere))
    assert sum("review phase 1, done: the planning" in each for each in found) == 4


def test_a_sheet_that_cannot_be_read_makes_nothing_missing(tmp_path: Path) -> None:
    """Only that it has no header is said."""
    file = sheets(tmp_path)
    book = load_workbook(file)
    book["Milestones"].delete_rows(1)
    book.save(file)
    (found,) = placed(file)

    assert "sheet 'Milestones' has no header; its columns are milestone, date" in found


def test_a_review_as_a_row_of_fields_is_told_what_the_sheet_looks_like(
    tmp_path: Path,
) -> None:
    """Each field has a row of its own."""
    file = sheets(tmp_path)
    book = load_workbook(file)
    del book["Review"]
    page = book.create_sheet("Review")
    page.append([*REVIEW])
    page.append([*REVIEW.values()])
    book.save(file)
    (found,) = faults(file)

    assert "sheet 'Review', row 1: names fields side by side" in found
    assert found.endswith("such as framework and beside it SIR-12@2019")


def test_a_hidden_row_of_the_review_is_pointed_out(tmp_path: Path) -> None:
    """Nobody should have to guess whether it is paused."""
    file = sheets(tmp_path)
    book = load_workbook(file)
    book["Review"].row_dimensions[3].hidden = True
    book.save(file)

    assert any("sheet 'Review', row 3: is hidden" in each for each in faults(file))
