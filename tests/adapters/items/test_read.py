"""A data-collection plan in a file: what its rows say, and all that is off."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from adapters.items.choices import choices
from adapters.items.columns import COLUMNS
from adapters.items.read import read_plan
from adapters.items.sheet import item_cells, item_row
from domain.faults import Unreadable
from domain.people.roles import Role
from domain.reviews.item import ItemStatus
from domain.reviews.standing import ItemTexts
from tests.plans import (
    ALDER,
    BIRCH,
    FRAMEWORK,
    PRINCIPALS,
    READ,
    as_csv,
    as_xlsx,
    by_id,
    lines,
    standing,
)

pytestmark = pytest.mark.usefixtures("in_this_process")

both = pytest.mark.parametrize("write", [as_csv, as_xlsx])


def faults(folder: Path, *rows: Mapping[str, object]) -> list[str]:
    """All that is off about rows that are as they should be, but for these cells."""
    said = lines(
        *({**PRINCIPALS, "item": f"i{n}", **each} for n, each in enumerate(rows))
    )
    read = read_plan(as_csv(folder, said), READ, by_id(standing()))
    return [str(each).removeprefix("row 2 (item i0), ") for each in read.faults]


@both
def test_a_row_says_the_same_in_either_format(tmp_path: Path, write: object) -> None:
    """Names are read as keys, links apart; what is left empty is as usual."""
    assert callable(write)
    read = read_plan(write(tmp_path, lines(PRINCIPALS)), READ, {})
    row = read.rows[2]

    assert read.faults == ()
    assert (row.item, row.component, row.method) == (
        "1-principals",
        1,
        "empathy_interview",
    )
    assert (row.site, row.target, row.count, row.as_of) == (ALDER, 4, 2, 0)
    assert (row.owner, row.status) == (Role.CCEE_EXPERT, ItemStatus.OPEN)
    assert str(row.planned) == "2027-03-05"
    assert row.evidence == ("https://files.example/a", "https://files.example/b")


@pytest.mark.parametrize(
    ("column", "text", "meant"),
    [
        ("component", "Curriculum, learning and support", 2),
        ("component", "02", 2),
        ("component", "2 Curriculum, Learning & Support", 2),
        ("method", "focus_group", "focus_group"),
        ("method", "FOCUS GROUPS", "focus_group"),
        ("participants", "Elementary Teachers", "elementary_teachers"),
        ("site", "birch middle", BIRCH),
        ("site", "19-99901-0202026", BIRCH),
        ("site", f"{BIRCH} Birch Middle", BIRCH),
        ("owner", "COE lead", Role.COE_LEAD),
        ("owner", "coe_lead", Role.COE_LEAD),
        ("status", "Done", ItemStatus.DONE),
        ("evidence", "a.pdf;b.pdf\nc.pdf;", ("a.pdf", "b.pdf", "c.pdf")),
        ("evidence", "e3; E03, e5;a.pdf?x,y", ("E3", "E5", "a.pdf?x,y")),
        ("note", "'=SUM of both", "=SUM of both"),
    ],
)
def test_what_is_meant_may_be_written_in_several_ways(
    tmp_path: Path, column: str, text: str, meant: object
) -> None:
    """By number, key or title, whatever its capitals and marks."""
    row: dict[str, object] = PRINCIPALS | {"count": 4, column: text}
    read = read_plan(as_csv(tmp_path, lines(row)), READ, {})

    assert read.faults == ()
    assert getattr(read.rows[2], column) == meant


def test_an_id_is_read_in_capitals_or_small_letters(tmp_path: Path) -> None:
    """As it was given, where nothing is there as it is written."""
    there = by_id(standing(), standing(id="Fg-1"), standing(id="FG-1"))
    said = [{**PRINCIPALS, "item": each} for each in ("1-PRINCIPALS", "FG-1", "fg-2")]
    read = read_plan(as_csv(tmp_path, lines(*said)), READ, there)

    assert read.faults == ()
    assert [row.item for row in read.rows.values()] == ["1-principals", "FG-1", "fg-2"]


@pytest.mark.parametrize(
    ("off", "said"),
    [
        ({"item": ""}, "row 2 (item without an id), item: is needed, and is empty"),
        ({"item": "two words"}, "'two words' is to be one word, without spaces"),
        ({"component": ""}, "component: is needed, and is empty"),
        ({"component": "13"}, "'13' is no component of SIR-3@test; there is 1, 2, 3"),
        ({"component": "1 Curriculum"}, "'1 Curriculum' is no component of SIR-3@test"),
        ({"component": "Instruction"}, "did you mean 3 Instructional Practice?"),
        ({"method": "Empathy intervews"}, "did you mean Empathy interviews?"),
        ({"method": "walks"}, "method of SIR-3@test; there is document_review, emp"),
        ({"participants": "teachers"}, "did you mean Elementary teachers?"),
        ({"site": "Alder High"}, f"is no site of the sample; did you mean {ALDER} Al"),
        ({"site": "19999010303031"}, "'19999010303031' is no site of the sample"),
        ({"site": "1612590130286"}, "did you mean 01612590130286 (a spreadsheet took"),
        ({"owner": "ccee_exprt"}, "'ccee_exprt' is no role; did you mean CCEE expert?"),
        ({"owner": "m.ortiz"}, "owner: may be a person; name their role"),
        ({"owner": "m.ortiz@alder.example"}, "owner: may be a person; name their role"),
        ({"owner": "Maria Ortiz"}, "owner: may be a person; name their role"),
        ({"target": "many"}, "target: 'many' is not a whole number"),
        ({"count": "-1"}, "count: '-1' is not a whole number"),
        ({"count": "2000"}, "count: is 2000; from 0 to 1,000"),
        ({"planned": "in May"}, "planned: 'in May' is not a date; write it like"),
        ({"planned": "3/5/27"}, "leaves the year open; write it whole: 3/5/2027"),
        ({"status": "collected"}, "'collected' is none of open, done, waived; did you"),
        ({"status": "done"}, "reason: is needed: it is done with 2 of 4"),
        ({"status": "waived"}, "reason: is needed: why is it waived?"),
        ({"note": "x" * 501}, "note: has 501 characters; at most 500"),
        ({"evidence": "a;b;c;d;e;f"}, "evidence: has 6 items; at most 5"),
        ({"note": "of student Maria"}, "note: 'student' before a capitalised word may"),
        ({"evidence": "1234567890.pdf"}, "evidence: ten digits together may be a stu"),
        ({"reason": "born 2010-03-05"}, "reason: it holds what may be a student's bir"),
        ({"as_of": "12"}, "as_of: says entry 12, and this item is not in the plan"),
    ],
)
def test_what_is_off_is_said_by_its_row_and_column(
    tmp_path: Path, off: dict[str, object], said: str
) -> None:
    """One fault for each, with what may be meant."""
    (fault,) = faults(tmp_path, off)

    assert said in fault


def test_every_fault_of_every_row_is_named_in_one_go(tmp_path: Path) -> None:
    """All of a row's too; rows that are sound are read."""
    waived = {"status": "waived", "method": "walks", "note": "student Maria"}
    found = faults(tmp_path, waived, {}, {"item": "i1", "target": "x", "owner": "a@b"})

    assert [each.split(":")[0] for each in found] == [
        "method",
        "reason",
        "note",
        "row 4 (item i1), owner",
        "row 4 (item i1), target",
        "row 4 (item i1), item",
    ]
    assert found[-1].endswith("stands in row 3 already; give it once")


def test_whether_a_reason_is_needed_is_not_said_of_what_could_not_be_read(
    tmp_path: Path,
) -> None:
    """Of a count that is no number nobody knows whether it is too few."""
    (fault,) = faults(tmp_path, {"status": "done", "count": "four"})

    assert fault.startswith("count: 'four'")


def test_the_reason_of_before_does_not_pass_for_one_of_now(tmp_path: Path) -> None:
    """It stands in the workbook as it was written, and only the status is otherwise."""
    texts = ItemTexts(reason="no such document")
    known = standing(status=ItemStatus.WAIVED, texts=texts)
    cells = [*item_cells(item_row(known), READ).values()]
    opened = ["open" if each == "waived" else each for each in cells]
    said = []
    for row in (opened, cells):
        path = as_csv(tmp_path, [[*COLUMNS], row])
        said.append([str(e) for e in read_plan(path, READ, by_id(known)).faults])

    assert said[0][0].endswith("open again; the reason here is that of before")
    assert [len(each) for each in said] == [1, 0]


def test_an_id_that_may_be_a_student_is_not_repeated(tmp_path: Path) -> None:
    """Not even by its row."""
    (fault,) = faults(tmp_path, {"item": "1234567890"})

    assert fault.startswith("row 2 (item without an id), item: ten digits together")
    assert "1234567890" not in fault


def test_a_site_whose_name_two_have_goes_by_its_code(tmp_path: Path) -> None:
    """Which of them was meant is not guessed."""
    twins = choices(FRAMEWORK, {ALDER: "Lincoln", BIRCH: "Lincoln"})
    row: dict[str, object] = PRINCIPALS | {"site": "Lincoln"}
    read = read_plan(as_csv(tmp_path, lines(row)), twins, {})

    assert f"is the name of 2: {ALDER}, {BIRCH}; write one" in str(read.faults[0])


def test_a_column_that_is_left_out_says_what_the_item_says(tmp_path: Path) -> None:
    """A new item has there what is usual."""
    short: list[list[object]] = [["item", "component", "method"]]
    short += [["1-principals", 1, "focus_group"], ["new", 2, "focus_group"]]
    read = read_plan(as_csv(tmp_path, short), READ, by_id(standing()))

    assert read.faults == ()
    assert (read.rows[2].method, read.rows[2].count) == ("focus_group", 2)
    assert read.rows[2].note == "two of each level"
    assert (read.rows[3].count, read.rows[3].note) == (0, "")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_cells_may_be_parted_as_offices_do(tmp_path: Path, separator: str) -> None:
    """And headings written with capitals."""
    head, row = lines(PRINCIPALS)
    said: list[list[object]] = [[str(each).title() for each in head], row]
    read = read_plan(as_csv(tmp_path, said, separator), READ, {})

    assert [*read.rows] == [2]


def test_a_hidden_row_is_asked_back(tmp_path: Path) -> None:
    """As in every workbook: nothing in it is guessed."""
    file = as_xlsx(tmp_path, lines(PRINCIPALS))
    book = load_workbook(file)
    assert book.active is not None
    book.active.row_dimensions[2].hidden = True
    book.save(file)
    read = read_plan(file, READ, {})

    assert str(read.faults[0]).startswith("row 2 (item 1-principals): is hidden")
    assert read.rows == {}


def test_a_file_that_is_no_plan_says_so(tmp_path: Path) -> None:
    """By its suffix, its header, or that nothing stands below it, or too much."""
    many = (PRINCIPALS | {"item": f"i{n}"} for n in range(401))

    with pytest.raises(Unreadable, match=r"ends in neither \.csv nor \.xlsx"):
        read_plan(tmp_path / "plan.pdf", READ, {})
    with pytest.raises(Unreadable, match=r"lacks method.*Methode"):
        read_plan(as_csv(tmp_path, [["item", "component", "Methode"]]), READ, {})

    empty = read_plan(as_csv(tmp_path, lines()), READ, {})
    large = read_plan(as_csv(tmp_path, lines(*many)), READ, {})

    assert str(empty.faults[0]) == "plan.csv has no item below its header"
    assert str(large.faults[0]).startswith(
        "plan.csv has 401 items; a plan has at most 400: make one of several"
    )


@both
def test_a_plan_of_another_review_is_named_as_such(
    tmp_path: Path, write: object
) -> None:
    """And not read; rows of several reviews are named with the first of them."""
    assert callable(write)
    of = ("1999901.1/review/1", "2499908.1/review/1", "")
    rows = ({**PRINCIPALS, "item": f"i{n}", "review": e} for n, e in enumerate(of))
    file = write(tmp_path, lines(*rows))

    with pytest.raises(Unreadable, match=r"of '2499908.1/review/1', .* \(row 3\)"):
        read_plan(file, READ, {}, "1999901.1/review/1")


@pytest.mark.parametrize(("as_of", "older"), [(4, True), ("", True), (7, False)])
def test_a_row_that_is_off_because_it_is_older_says_so(
    tmp_path: Path, as_of: object, *, older: bool
) -> None:
    """The item was done since; one written now has it so, and needs no reason."""
    row = PRINCIPALS | {"status": "open", "reason": "", "as_of": as_of}
    done = by_id(standing(status=ItemStatus.DONE, count=4))
    read = read_plan(as_csv(tmp_path, lines(row)), READ, done)
    said = [*map(str, read.faults)]

    assert "reason: is needed: it is done, and is to be open again" in said[0]
    assert [each.partition(";")[0] for each in said[1:]] == (
        ["plan.csv is older than what is here: 1-principals changed since"]
        if older
        else []
    )
