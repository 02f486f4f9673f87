"""A roadmap's actions in a file: what rows say, and all that is off."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from adapters.planned_roadmap.columns import ACTION_MEANINGS, ACTION_NEEDED
from adapters.planned_roadmap.rows import read_actions
from adapters.planned_roadmap.sheet import planned_row
from adapters.planned_roadmap.template import write_actions
from domain.bounds import MOST_ACTIONS
from domain.faults import Unreadable
from domain.people.roles import OWNERS, Role
from domain.reviews.standing import ReviewShown
from domain.roadmaps.roadmap import Priority
from domain.roadmaps.standing import PlannedTexts
from domain.status import Horizon
from tests.conftest import ROOT
from tests.findings import advice, finding, having
from tests.roadmap_sheets import PLANNED, action, planning, table

pytestmark = pytest.mark.usefixtures("in_this_process")

NOW = planning(action())


def said_of(file: Path, now: ReviewShown = NOW) -> list[str]:
    return [str(each) for each in read_actions(file, now).faults]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_row_says_the_same_in_either_format(tmp_path: Path, suffix: str) -> None:
    """Whatever may stay empty is empty; native numbers and days are taken."""
    whole = PLANNED | {
        **{"action": 2, "owner": "lea_instruction", "anchor": "adoption", "days": -10},
        **{"depends_on": "1", "standards": "LCAP 1.3; ESSA CSI 2", "priority": "next"},
        "reason": "it follows",
    }
    dated = PLANNED | {"action": 3, "due": date(2027, 3, 5)}
    read = read_actions(table(tmp_path, whole | {"due": ""}, dated, suffix=suffix), NOW)
    first, second = read.rows[2], read.rows[3]

    assert read.faults == ()
    assert (first.action, first.components, first.depends_on) == (2, (1, 3), (1,))
    assert (first.owner, first.anchor, first.days) == (
        *(Role.LEA_INSTRUCTION, "adoption", -10),
    )
    assert first.standards == ("LCAP 1.3", "ESSA CSI 2")
    assert first.priority is Priority.NEXT
    assert (first.due, first.as_of, first.theme) == (None, 0, "")
    assert (second.due, second.owner, second.anchor) == (date(2027, 3, 5), None, "")


@pytest.mark.parametrize(
    ("column", "text", "meant"),
    [
        ("components", "Curriculum, learning and support; 1", (2, 1)),
        ("components", "1, 3", (1, 3)),
        ("components", "2 Curriculum, Learning & Support", (2,)),
        ("horizon", "long-term", Horizon.LONG_TERM),
        ("theme", "t1", "Coherence"),
        ("theme", "T2 Time", "Time"),
        ("theme", "One system", "One system"),
        ("owner", "Deputy superintendent", Role.LEA_DEPUTY),
        ("anchor", "The board's adoption", "adoption"),
        ("anchor", "adoption the board's adoption", "adoption"),
        ("recommendation", "r1", "R1"),
        ("recommendation", "R1 agree on one system", "R1"),
        ("priority", "In the first cycle", Priority.FIRST_CYCLE),
        ("priority", "first", Priority.FIRST_CYCLE),
        ("depends_on", "1-2; 4", (1, 2, 4)),
        ("due", "3/5/2027", date(2027, 3, 5)),
        ("standards", "LCAP 1\nFCMAT 2; LCAP 1", ("LCAP 1", "FCMAT 2")),
        ("title", "'=SUM of both", "=SUM of both"),
    ],
)
def test_what_is_meant_may_be_written_in_several_ways(
    tmp_path: Path, column: str, text: str, meant: object
) -> None:
    """By number, key, title or label; a theme of its own is taken as it is."""
    row = PLANNED | {"action": 3, "reason": "it is time", column: text}
    more = [PLANNED | {"action": number} for number in (2, 4)]
    read = read_actions(table(tmp_path, row, *more), NOW)

    assert read.faults == ()
    assert getattr(read.rows[2], column) == meant


def test_a_key_that_is_there_as_it_is_written_is_that(tmp_path: Path) -> None:
    """Though another differs in capitals alone."""
    advised = [advice(id=each) for each in ("Ra", "RA")]
    both = planning(action()).but(analysis=having([finding()], advised).analysis)
    read = read_actions(table(tmp_path, PLANNED | {"recommendation": "RA"}), both)

    assert read.faults == ()
    assert read.rows[2].recommendation == "RA"


@pytest.mark.parametrize(
    ("off", "said"),
    [
        ({"action": "0"}, "action: '0' is no number of an action; write 1 to 9,999"),
        ({"action": "12a"}, "action: 12a names a part; parts come by splitting"),
        ({"action": "twelve"}, "(action twelve), action: 'twelve' is no number"),
        ({"title": "\u200b"}, "title: is needed, and is empty"),
        ({"title": "x" * 81}, "title: has 81 characters; at most 80"),
        ({"components": ""}, "components: is needed, and is empty"),
        ({"components": "1; 13"}, "components: '13' is no component of SIR-3@test"),
        ({"horizon": "soon"}, "horizon: 'soon' is no horizon"),
        ({"owner": "m.ortiz"}, "owner: may be a person; name their role, such as lea_"),
        ({"owner": "coe_lead"}, "owner: 'coe_lead' is no role that leads actions"),
        ({"due": "in spring"}, "due: 'in spring' is not a date"),
        ({"anchor": "board"}, "anchor: 'board' is no anchor of the roadmap (set_anch"),
        ({"days": "30"}, "days: count from an anchor; say which, under anchor"),
        ({"days": "1.5", "anchor": "adoption"}, "days: '1.5' is not a whole number"),
        (
            {"due": "2027-03-05", "anchor": "adoption"},
            "due: is said, and an anchor too",
        ),
        ({"depends_on": "9"}, "depends_on: there is no action 9; the roadmap has 1-2"),
        ({"depends_on": "x"}, "depends_on: 'x' is no action; write 12"),
        ({"recommendation": "R9"}, "'R9' is no recommendation that stands"),
        ({"standards": "a;b;c;d;e;f"}, "standards: has 6 items; at most 5"),
        ({"priority": "high"}, "priority: 'high' is no priority"),
        ({"priority": "next"}, "reason: is needed with a priority: why does it come"),
        ({"text": "for student Maria"}, "text: 'student' before a capitalised"),
        ({"standards": "of student Maria"}, "standards: 'student' before a capitali"),
        ({"as_of": "31"}, "as_of: says entry 31, and this action is not in the road"),
    ],
)
def test_what_is_off_is_named_by_row_and_column(
    tmp_path: Path, off: dict[str, object], said: str
) -> None:
    """With what there is, or what may be meant; nothing else is said of the row."""
    (fault,) = said_of(table(tmp_path, PLANNED | {"action": 2} | off))

    assert fault.startswith("row 2 (action ")
    assert said in fault


def test_every_fault_of_every_row_is_named_at_once(tmp_path: Path) -> None:
    """The rows that are sound are read all the same; a number stands once."""
    rows = [
        PLANNED | {"action": "02"},
        PLANNED | {"action": 2, "horizon": "soon", "components": "14"},
        PLANNED | {"action": 3, "days": "5"},
    ]
    file = table(tmp_path, *(row | {"days": row.get("days", "")} for row in rows))
    read = read_actions(file, NOW)

    assert [*read.rows] == [2]
    assert [str(each).partition(": ")[0] for each in read.faults] == [
        "row 3 (action 2), components",
        "row 3 (action 2), horizon",
        "row 3 (action 2), action",
        "row 4 (action 3), days",
    ]


def test_of_an_anchor_that_is_off_no_second_thing_is_said(tmp_path: Path) -> None:
    """Days would count from it, if it were known."""
    off = said_of(table(tmp_path, PLANNED | {"anchor": "board", "days": 30}))

    assert [each.partition(": ")[0] for each in off if each.startswith("row")] == [
        "row 2 (action 1), anchor"
    ]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_what_was_written_and_not_changed_is_read_back(
    tmp_path: Path, suffix: str
) -> None:
    """Also what could not be written anew: of another framework, or too much of it."""
    texts = PlannedTexts(
        text="=2+2 of both;\n and more", standards=tuple(f"LCAP {n}" for n in range(7))
    )
    late = action(3, anchor="", days=0, due=date(2020, 1, 2), components=(1, 14))
    odd = action(4, texts=texts, recommendation="R7", owner=None, priority=None)
    now = planning(action(), action(2, days=-10, depends_on=(1, 4)), late, odd)
    file = tmp_path / f"roadmap{suffix}"
    write_actions(file, now, [planned_row(each) for each in now.roadmap.actions])
    read = read_actions(file, now)

    assert read.faults == ()
    assert [*read.rows.values()] == [*map(planned_row, now.roadmap.actions)]


def test_the_day_that_was_worked_out_and_the_rank_are_shown_and_not_read(
    tmp_path: Path,
) -> None:
    """Whoever changes them changes nothing."""
    file = tmp_path / "roadmap.xlsx"
    write_actions(file, NOW, [planned_row(action())])
    book = load_workbook(file)
    page = book["actions"]
    row = {str(head.value): cell for head, cell in zip(page[1], page[2], strict=True)}
    shown = row["worked_out"].value, row["rank"].value
    row["worked_out"].value, row["rank"].value = "soon", "1 of 1, says the board"
    book.save(file)
    read = read_actions(file, NOW)

    assert (str(shown[0])[:10], shown[1]) == ("2027-08-05", "1 of 1")
    assert read.faults == ()
    assert read.rows[2] == planned_row(action())


def test_a_column_that_is_left_out_stays_as_it_is(tmp_path: Path) -> None:
    """Of an action that is there; with the entry as of which it was written."""
    row = {**PLANNED, "title": "Agree on one", "as_of": 31}
    read = read_actions(table(tmp_path, row), NOW)

    assert read.rows[2] == planned_row(action()).but(title="Agree on one")


def test_a_workbook_of_another_review_is_refused(tmp_path: Path) -> None:
    """As findings are."""
    file = table(tmp_path, PLANNED | {"review": "1999901.1/review/2"})

    with pytest.raises(Unreadable, match="is of another review"):
        read_actions(file, NOW)


def test_a_file_without_rows_or_without_the_header_says_so(tmp_path: Path) -> None:
    heads = table(tmp_path, dict.fromkeys(PLANNED, ""))
    no_header = tmp_path / "other.csv"
    no_header.write_text("number,what\n1,read\n", "utf-8")

    assert said_of(heads) == ["roadmap.csv has no action below its header"]
    with pytest.raises(Unreadable, match="the header lacks action, title, components"):
        read_actions(no_header, NOW)


def test_more_actions_than_a_roadmap_has_are_named(tmp_path: Path) -> None:
    rows = [PLANNED | {"action": n} for n in range(1, MOST_ACTIONS + 2)]
    first = said_of(table(tmp_path, *rows))[0]

    assert f"a roadmap has at most {MOST_ACTIONS}" in first


def test_the_workbook_offers_what_there_is(tmp_path: Path) -> None:
    """Components, themes, roles, anchors, recommendations and priorities; as text."""
    file = tmp_path / "roadmap.xlsx"
    write_actions(file, NOW, [])
    book = load_workbook(file)
    columns = {
        str(head.value): [str(each.value) for each in cells if each.value]
        for head, *cells in book["Choices"].iter_cols()
    }

    assert columns["anchor"] == ["adoption the board's adoption"]
    assert columns["recommendation"] == ["R1 agree on one system"]
    assert columns["theme"] == ["Coherence", "Time"]
    assert columns["owner"] == [*OWNERS]
    assert columns["priority"] == ["in the first cycle", "next", "later"]
    assert columns["components"][0].startswith("1 ")
    assert book.sheetnames == ["actions", "Choices", "How to fill in"]
    assert book["actions"].column_dimensions["M"].number_format == "@"


def test_the_guide_explains_each_column(tmp_path: Path) -> None:
    """In the order of the workbook."""
    guide = (ROOT / "docs" / "staff-guide.md").read_text("utf-8")
    chapter = guide.partition("### A roadmap in a workbook")[2].split("\n#")[0]
    told = [line.split("`")[1] for line in chapter.splitlines() if line[:3] == "| `"]

    assert tuple(told) == tuple(ACTION_MEANINGS)
    assert {*ACTION_NEEDED} < {*told}
