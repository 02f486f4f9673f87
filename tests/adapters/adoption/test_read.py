"""Files that bring in engagements: the same form from both, each fault by its place."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from adapters.adoption.columns import COLUMNS
from adapters.adoption.read import engagement_files, read_engagement
from adapters.adoption.template import write_engagement_template
from adapters.roadmap.template import write_template
from domain.acts import Cause
from domain.adoption.parts import PARTS
from domain.people.roles import Role
from domain.status import ActionStatus, Horizon
from tests.conftest import ROOT

pytestmark = pytest.mark.usefixtures("in_this_process")

SAMPLES = ROOT / "demo" / "engagements"
FIELDS: dict[str, object] = {
    "cds": "0161259",
    "name": "Alder Valley Unified",
    "phase": "implementation",
    "mode": "SIR plus",
    "kickoff": date(2020, 1, 20),
}
ROWS: dict[str, list[dict[str, object]]] = {
    "referrals": [{"pathway": "LEGACY_52072B1", "received": date(2019, 12, 16)}],
    "people": [
        {"role": "ccee_lead", "person": "a.castillo", "from": date(2020, 1, 20)},
        {"role": "lea_superintendent", "person": "vacant", "from": date(2026, 7, 1)},
    ],
    "segments": [],
    "meetings": [
        {"date": date(2021, 3, 10), "kind": "check-in", "attended": "ccee_lead;spi"}
    ],
    "roadmap": [
        {
            "number": 12,
            "title": "Read aloud in every class",
            "components": "2;3",
            "horizon": "Immediate",
            "owner_role": "lea_instruction",
            "due": date(2027, 3, 5),
            "status": "On hold",
            "hold_cause": "funding",
            "hold_recheck": "2027-01-11",
        }
    ],
}
YAML = """\
cds: "0161259"
name: Alder Valley Unified
phase: implementation
mode: sir_plus
kickoff: 2020-01-20
referrals:
  - {pathway: LEGACY_52072B1, received: 2019-12-16}
people:
  - {role: ccee_lead, person: a.castillo, from: 2020-01-20}
  - {role: lea_superintendent, person: vacant, from: 2026-07-01}
meetings:
  - {date: 2021-03-10, kind: check-in, attended: [ccee_lead, spi]}
roadmap:
  - number: 12
    title: Read aloud in every class
    components: [2, 3]
    horizon: IMMEDIATE
    owner_role: lea_instruction
    due: 2027-03-05
    status: on_hold
    hold_cause: funding
    hold_recheck: 2027-01-11
"""


def workbook(folder: Path, fields: dict[str, object], **rows: Any) -> Path:
    """A workbook as staff would fill it in."""
    book = Workbook()
    del book["Sheet"]
    page = book.create_sheet("Engagement")
    page.append(["field", "value", "what it holds"])
    for name, value in fields.items():
        page.append([name, value, "..."])
    for part, said in (ROWS | rows).items():
        page = book.create_sheet(part.capitalize())
        heads = list(dict.fromkeys(name for row in said for name in row))
        page.append(heads or [*COLUMNS[part]])
        for row in said:
            page.append([row.get(name) for name in heads])
    file = folder / "alder.xlsx"
    book.save(file)
    return file


def text(folder: Path, said: str = YAML, name: str = "alder.yaml") -> Path:
    file = folder / name
    file.write_text(said, encoding="utf-8")
    return file


def faults(file: Path) -> list[str]:
    return [
        str(each).removeprefix(f"{file.parent}/")
        for each in read_engagement(file).faults
    ]


def test_a_workbook_and_a_text_state_the_same(tmp_path: Path) -> None:
    """Native dates, names as people write them, codes that keep their zeros."""
    one = read_engagement(workbook(tmp_path, FIELDS))
    other = read_engagement(text(tmp_path))

    assert one.faults == other.faults == ()
    assert one.stated
    assert one.stated == other.stated
    assert one.stated.lea.cds == "0161259"
    assert one.stated.people[1].person is None
    assert one.stated.meetings[0].attended == (Role.CCEE_LEAD, Role.SPI)
    assert one.stated.actions[0].status is ActionStatus.ON_HOLD
    assert one.stated.actions[0].hold
    assert one.stated.actions[0].hold.cause is Cause.FUNDING


def test_roles_modes_and_keys_are_written_as_people_write_them(tmp_path: Path) -> None:
    """By key in any case, or by name; the columns of a text in any case too."""
    said = (
        YAML.replace("mode: sir_plus", "Mode: SIR+")
        .replace("roadmap:", "Roadmap:")
        .replace("owner_role: lea_instruction", "OWNER_ROLE: Chief Academic Officer")
        .replace("role: lea_superintendent", "role: LEA-Superintendent")
        .replace("[ccee_lead, spi]", "[CCEE Lead, SPI]")
    )
    read = read_engagement(text(tmp_path, said))

    assert read.faults == ()
    assert read.stated == read_engagement(text(tmp_path, name="b.yaml")).stated


def test_a_horizon_and_a_cause_are_read_by_what_people_call_them(
    tmp_path: Path,
) -> None:
    """As at the command line."""
    said = YAML.replace("IMMEDIATE", "now").replace("funding", "Wildfire")
    read = read_engagement(text(tmp_path, said))

    assert read.faults == ()
    assert read.stated and read.stated.actions[0].hold
    assert read.stated.actions[0].horizon is Horizon.IMMEDIATE
    assert read.stated.actions[0].hold.cause is Cause.FIRE


def test_a_near_miss_of_a_name_is_guessed_as_its_key(tmp_path: Path) -> None:
    """Of those that are allowed in this column."""
    said = YAML.replace("lea_instruction", "Deputy Superintendant")
    (found,) = faults(text(tmp_path, said))

    assert "'Deputy Superintendant' is unknown; did you mean lea_deputy?" in found


def test_a_header_row_of_fields_is_told_what_the_sheet_looks_like(
    tmp_path: Path,
) -> None:
    """Each field of the engagement has a row of its own."""
    file = workbook(tmp_path, FIELDS)
    book = load_workbook(file)
    del book["Engagement"]
    page = book.create_sheet("Engagement")
    page.append([*FIELDS])
    page.append([*FIELDS.values()])
    book.save(file)
    (found,) = faults(file)

    assert "sheet 'Engagement', row 1: names fields side by side" in found
    assert "each field has a row of its own" in found


def test_a_column_in_two_cases_stands_twice(tmp_path: Path) -> None:
    """Lest one of its values be lost without a word."""
    (found,) = faults(text(tmp_path, YAML.replace("mode:", "Mode: sir\nmode:", 1)))

    assert "alder.yaml:5: 'mode' stands twice" in found


def test_every_row_of_a_workbook_that_is_off_is_named(tmp_path: Path) -> None:
    """By sheet and row, all of them at once, with what would be allowed."""
    person = {"role": "ccee_led", "person": "Ana Castillo", "from": "soon"}
    action = ROWS["roadmap"][0] | {"status": "finished", "components": "2,3"}
    found = faults(
        workbook(
            tmp_path,
            FIELDS | {"phase": "implementing"},
            people=[*ROWS["people"], person],
            roadmap=[action],
        )
    )

    assert [each.partition(" is ")[0] for each in found] == [
        "alder.xlsx, sheet 'Engagement', row 4: engagement, phase: 'implementing'",
        "alder.xlsx, sheet 'People', row 4: person 3, role: 'ccee_led'",
        "alder.xlsx, sheet 'People', row 4: person 3, from: 'soon'",
        "alder.xlsx, sheet 'People', row 4: person 3, person: 'Ana Castillo'",
        "alder.xlsx, sheet 'Roadmap', row 2: action 12, components: '2,3'",
        "alder.xlsx, sheet 'Roadmap', row 2: action 12, status: 'finished'",
    ]
    assert "did you mean ccee_lead?" in found[1]
    assert "allowed are accepted, review, roadmap, implementation, release" in found[0]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "kickoff: 2020",
            "kick_off: 2020",
            "alder.yaml:5: engagement, kick_off: is not",
        ),
        ("people:", "persons:", "alder.yaml:8: engagement, persons: is not known here"),
        (
            "due: 2027",
            "due: 2O27",
            "alder.yaml:19: action 12, due: '2O27-03-05' is not",
        ),
        ("    due: 2027-03-05\n", "", "alder.yaml:14: action 12, due: is needed"),
        ("number: 12", "number: twelve", "alder.yaml:14: roadmap, number: 'twelve'"),
        ("name: Alder", "cds: 1\nname: Alder", "alder.yaml:2: 'cds' stands twice"),
        ('"0161259"', "161259", "alder.yaml:1: engagement, cds: '161259' is not a CDS"),
        (
            "    hold_recheck: 2027-01-11\n",
            "",
            "action 12, hold_recheck: is needed",
        ),
        ("spi]", "spy]", "alder.yaml:12: meeting 1, attended: 'spy' is unknown"),
        ("- {pathway", "- text\n  - {pathway", "alder.yaml:7: 'text' says no"),
        ("referrals:\n", "referrals: one\nx:\n", "alder.yaml:6: 'referrals' is a list"),
    ],
)
def test_each_thing_that_is_off_in_a_text_is_named_by_its_line(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    """The line on which it stands, or that of the part it is missing from."""
    found = faults(text(tmp_path, YAML.replace(old, new, 1)))

    assert any(said in each for each in found), found


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_roadmap_may_stand_beside_the_text(suffix: str, tmp_path: Path) -> None:
    """As a CSV, or as the sheet of a workbook; it is no engagement of its own."""
    head, _, _ = YAML.partition("roadmap:")
    beside = tmp_path / f"roadmap{suffix}"
    if suffix == ".csv":
        names = ",".join(ROWS["roadmap"][0])
        said = ",".join(str(each) for each in ROWS["roadmap"][0].values())
        beside.write_text(f"{names}\n{said}\n", encoding="utf-8")
    else:
        workbook(tmp_path, FIELDS).rename(beside)
    file = text(tmp_path, f"{head}roadmap: {beside.name}\n")
    read = read_engagement(file)

    assert read.faults == ()
    assert read.stated == read_engagement(text(tmp_path, name="b.yaml")).stated
    assert beside not in engagement_files(tmp_path)


def test_a_date_may_be_typed_as_at_the_command_line(tmp_path: Path) -> None:
    """Month, day and the whole year."""
    slashed = YAML.replace("2027-03-05", "3/5/2027").replace("2019-12-16", "12/16/2019")
    read = read_engagement(text(tmp_path, slashed))

    assert read.faults == ()
    assert read.stated == read_engagement(text(tmp_path, name="b.yaml")).stated


def test_a_roadmap_beside_that_is_off_is_named_by_its_own_rows(tmp_path: Path) -> None:
    """In the file in which somebody can mend it."""
    head, _, _ = YAML.partition("roadmap:")
    columns = "number,title,components,horizon,owner_role,due,status"
    row = "1,Read,2,IMMEDIATE,lea_instruction,soon,in_progress"
    text(tmp_path, f"{columns}\n{row}\n", "r.csv")

    assert faults(text(tmp_path, f"{head}roadmap: r.csv\n")) == [
        "r.csv, row 2: action 1, due: 'soon' is not a date; write it like 2027-03-05 "
        "or 3/5/2027"
    ]
    (missing,) = faults(text(tmp_path, f"{head}roadmap: none.csv\n"))
    assert missing.startswith("alder.yaml:13: ")
    assert "there is no file " in missing and "none.csv" in missing


@pytest.mark.parametrize(
    ("name", "said"),
    [("alder.txt", "ends in none of"), ("alder.xlsx", "is damaged, or no XLSX file")],
)
def test_what_is_no_such_file_is_said_in_words(
    name: str, said: str, tmp_path: Path
) -> None:
    """Nothing is raised; the message says what would help."""
    (found,) = faults(text(tmp_path, "?", name))

    assert said in found


def test_a_roadmap_alone_is_adopted_by_another_command(tmp_path: Path) -> None:
    """Whoever mistook the one for the other learns which."""
    write_template(tmp_path / "roadmap.xlsx")

    for file in (tmp_path / "roadmap.xlsx", text(tmp_path, "number", "roadmap.csv")):
        assert "is adopted with `import-roadmap ENTITY FILE`" in "".join(faults(file))


def test_a_sheet_that_belongs_nowhere_is_named(tmp_path: Path) -> None:
    """Lest a misspelt one be passed over in silence."""
    file = workbook(tmp_path, FIELDS)
    book = load_workbook(file)
    book["People"].title = "Peeple"
    book.save(file)

    assert faults(file)[0].startswith("alder.xlsx: sheet 'Peeple' is none of")


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("Engagement", "sheet 'Engagement', row 2: is hidden; show it"),
        ("Roadmap", "sheet 'Roadmap', row 2: is hidden; show it"),
    ],
)
def test_a_hidden_row_is_pointed_out(part: str, said: str, tmp_path: Path) -> None:
    """Nobody should have to guess whether it counts."""
    file = workbook(tmp_path, FIELDS)
    book = load_workbook(file)
    book[part].row_dimensions[2].hidden = True
    book.save(file)

    assert any(said in each for each in faults(file))


def test_of_two_roadmaps_in_a_workbook_beside_none_is_guessed(tmp_path: Path) -> None:
    """Both are named; hidden ones are passed over."""
    head, _, _ = YAML.partition("roadmap:")
    beside = workbook(tmp_path, FIELDS).rename(tmp_path / "r.xlsx")
    book = load_workbook(beside)
    book.copy_worksheet(book["Roadmap"]).title = "Draft"
    book.save(beside)
    file = text(tmp_path, f"{head}roadmap: r.xlsx\n")

    (found,) = faults(file)
    assert "sheets 'Roadmap' and 'Draft' each have a roadmap's header" in found


def test_an_office_programs_own_files_are_passed_over(tmp_path: Path) -> None:
    """Hidden ones, and the lock of a workbook that is open."""
    for name in ("~$alder.xlsx", ".alder.yaml", "readme.md"):
        text(tmp_path, "", name)

    assert engagement_files(tmp_path) == []


def test_a_workbook_to_fill_in_explains_every_column(tmp_path: Path) -> None:
    """One sheet for each part, and one that says what each column takes."""
    file = tmp_path / "new.xlsx"
    write_engagement_template(file)
    book = load_workbook(file)
    *parts, explaining = book.sheetnames
    rows = book[explaining].iter_rows(min_row=2, max_col=2, values_only=True)

    assert tuple(parts) == PARTS
    assert {*rows} == {(part, name) for part in PARTS for name in COLUMNS[part]}


@pytest.mark.parametrize("sample", engagement_files(SAMPLES), ids=lambda p: p.stem)
def test_the_samples_can_be_read(sample: Path) -> None:
    """All six of them."""
    assert read_engagement(sample).faults == ()
