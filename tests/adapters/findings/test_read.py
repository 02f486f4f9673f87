"""Findings and recommendations in a file: what rows say, and all that is off."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from adapters.findings.choices import finding_choices
from adapters.findings.read import FindingsFile, read_findings
from adapters.findings.template import write_findings
from domain.faults import Unreadable
from domain.reviews.finding import Quadrant
from domain.status import Horizon
from tests.findings import ADVICE, NOW, THREAT, advice, finding, having, table, workbook

pytestmark = pytest.mark.usefixtures("in_this_process")

FOUND = having([finding(), finding(id="F9", withdrawn=True, entry=12)])


def said_of(read: FindingsFile) -> list[str]:
    return [str(each) for each in read.faults]


def test_both_sheets_of_a_workbook_are_read(tmp_path: Path) -> None:
    """A recommendation may follow from a finding of the same file."""
    read = read_findings(workbook(tmp_path, [THREAT], [ADVICE]), NOW)
    found, advised = read.findings.rows[2], read.recommendations.rows[2]

    assert read.faults == ()
    assert read.where == "findings.xlsx, sheets 'findings' and 'recommendations'"
    assert (found.component, found.quadrant, found.theme) == (1, Quadrant.THREAT, "T1")
    assert (found.evidence, found.items) == (("E1", "E3"), ("1-principals",))
    assert (advised.horizon, advised.findings) == (Horizon.LONG_TERM, ("F1",))
    assert (advised.lcap, advised.fcmat) == (("goal 2",), ("2.3", "2.4"))
    assert advised.essa == ("CSI 2",)
    assert found.as_of == advised.as_of == 0


@pytest.mark.parametrize("row", [THREAT, ADVICE])
def test_a_csv_file_has_one_of_the_tables(
    tmp_path: Path, row: dict[str, object]
) -> None:
    """Which, its header says."""
    read = read_findings(table(tmp_path, row), FOUND)

    assert read.faults == ()
    assert len(read.findings.rows) == (row is THREAT)
    assert len(read.recommendations.rows) == (row is ADVICE)


@pytest.mark.parametrize(
    ("column", "text", "meant"),
    [
        ("component", "Curriculum, learning and support", 2),
        ("component", "02", 2),
        ("component", "2 Curriculum, Learning & Support", 2),
        ("quadrant", "S", Quadrant.STRENGTH),
        ("quadrant", "w", Quadrant.WEAKNESS),
        ("quadrant", "Opportunities", Quadrant.OPPORTUNITY),
        ("theme", "t2", "T2"),
        ("theme", "TIME", "T2"),
        ("theme", "T2 Time", "T2"),
        ("theme", "", ""),
        ("evidence", "e03, E1; E3", ("E3", "E1")),
        ("items", "1-principals,1-principals", ("1-principals",)),
        ("text", "'=SUM of both", "=SUM of both"),
        ("text", "two\nlines", "two\nlines"),
    ],
)
def test_what_is_meant_may_be_written_in_several_ways(
    tmp_path: Path, column: str, text: str, meant: object
) -> None:
    """By number, key, title or first letter; what is named twice counts once."""
    read = read_findings(table(tmp_path, {**THREAT, column: text}), NOW)

    assert read.faults == ()
    assert getattr(read.findings.rows[2], column) == meant


def test_ids_are_read_in_capitals_or_small_letters(tmp_path: Path) -> None:
    """As in acts: what is there keeps its own, and so does what comes with the file."""
    told = THREAT | {"finding": "f1", "items": "1-PRINCIPALS", "theme": "t1"}
    new = THREAT | {"finding": "f2", "evidence": "e3"}
    follows = ADVICE | {"recommendation": "r1", "findings": "F2, f1"}
    now = having([finding()], [advice()])
    read = read_findings(workbook(tmp_path, [told, new], [follows]), now)
    found, advised = read.findings.rows, read.recommendations.rows

    assert read.faults == ()
    assert (found[2].finding, found[2].items) == ("F1", ("1-principals",))
    assert (found[3].finding, found[3].evidence) == ("f2", ("E3",))
    assert (advised[2].recommendation, advised[2].findings) == ("R1", ("f2", "F1"))


def test_an_id_that_is_there_as_it_is_written_is_that(tmp_path: Path) -> None:
    """Where another differs in capitals alone; of one that is neither it is asked."""
    both = having([finding(id="Fa"), finding(id="FA")])
    read = read_findings(table(tmp_path, ADVICE | {"findings": "FA;Fa"}), both)
    off = read_findings(table(tmp_path, ADVICE | {"findings": "fa"}), both)

    assert read.recommendations.rows[2].findings == ("FA", "Fa")
    assert "there is no finding 'fa'" in said_of(off)[0]


@pytest.mark.parametrize("text", ["long-term", "Long term", "LONG_TERM", "later"])
def test_a_horizon_may_be_written_in_several_ways(tmp_path: Path, text: str) -> None:
    """As in a roadmap."""
    read = read_findings(table(tmp_path, ADVICE | {"horizon": text}), FOUND)

    assert read.recommendations.rows[2].horizon is Horizon.LONG_TERM


@pytest.mark.parametrize(
    ("off", "said"),
    [
        ({"finding": ""}, "(finding without an id), finding: is needed, and is empty"),
        ({"finding": "two words"}, "is to be one word, without spaces"),
        ({"finding": "F9"}, "finding: was withdrawn by entry 12; take the row out, or"),
        ({"finding": "f9"}, "finding: was withdrawn by entry 12; take the row out, or"),
        ({"finding": "1234567890"}, "without an id), finding: ten digits together"),
        ({"component": "13"}, "'13' is no component of SIR-3@test; there is 1, 2, 3"),
        ({"component": "Instruction"}, "did you mean 3 Instructional Practice?"),
        ({"quadrant": ""}, "quadrant: is needed, and is empty"),
        ({"quadrant": "x"}, "'x' is no quadrant; there is strength, weakness, opp"),
        ({"quadrant": "treat"}, "'treat' is no quadrant; did you mean threat?"),
        ({"theme": "Coherense"}, "did you mean T1 Coherence?"),
        ({"theme": "T7"}, "is no theme of the review (add_theme)"),
        ({"evidence": "E2"}, "evidence: no evidence E2 stands; there is E1, E3"),
        (
            {"evidence": "minutes"},
            "'minutes' is no number of evidence, such as E3; the",
        ),
        ({"evidence": "E1 e3"}, "no number of evidence; did you mean E1, e3?"),
        ({"items": "1-princpals"}, "is no item of the plan; did you mean 1-principals"),
        ({"items": "2-none"}, "of 2-none nothing has been collected yet (count_item"),
        ({"evidence": "", "items": ""}, "evidence: is needed, or an item of the plan"),
        ({"text": "\u200b"}, "text: is needed, and is empty"),
        ({"text": "x" * 2001}, "text: has 2,001 characters; at most 2,000"),
        ({"text": "said by student Maria"}, "text: 'student' before a capitalised"),
        ({"note": "born 2010-03-05"}, "note: it holds what may be a student's birth"),
        ({"as_of": "12"}, "as_of: says entry 12, and this finding is not in the rev"),
    ],
)
def test_what_is_off_about_a_finding_is_said_by_row_and_column(
    tmp_path: Path, off: dict[str, object], said: str
) -> None:
    """One fault for each, with what is known."""
    read = read_findings(table(tmp_path, {**THREAT, "finding": "F2", **off}), FOUND)
    (fault,) = said_of(read)

    assert fault.startswith("row 2 (finding ")
    assert said in fault


@pytest.mark.parametrize(
    ("off", "said"),
    [
        ({"horizon": "soon"}, "'soon' is no horizon; there is IMMEDIATE, LONG_TERM"),
        ({"rationale": ""}, "rationale: is needed, and is empty"),
        ({"findings": ""}, "findings: is needed, and is empty"),
        ({"findings": "F7"}, "findings: there is no finding 'F7'"),
        ({"findings": "F1 F1"}, "findings: 'F1 F1' is no id; did you mean F1, F1?"),
        ({"findings": "F9"}, "findings: finding F9 was withdrawn; name one that"),
        ({"fcmat": "a;b;c;d;e;f"}, "fcmat: has 6 items; at most 5"),
        ({"essa": "a;b;c;d;e;f"}, "essa: has 6 items; at most 5"),
        ({"lcap": "for student Maria"}, "lcap: 'student' before a capitalised word"),
        ({"as_of": "3"}, "as_of: says entry 3, and this recommendation is not in"),
    ],
)
def test_what_is_off_about_a_recommendation_is_said_by_row_and_column(
    tmp_path: Path, off: dict[str, object], said: str
) -> None:
    """In a workbook by its sheet as well."""
    read = read_findings(workbook(tmp_path, [], [ADVICE | off]), FOUND)
    (fault,) = said_of(read)

    assert fault.startswith("sheet 'recommendations', row 2 (recommendation R1), ")
    assert said in fault


def test_an_id_that_goes_by_another_noun_is_named_by_its_row(tmp_path: Path) -> None:
    """And stands among the findings of none that follow from findings."""
    now = having([finding()], [advice()])
    rows = [THREAT | {"finding": "R1"}, THREAT | {"finding": "F2"}]
    new = [
        ADVICE | {"recommendation": "F1"},
        ADVICE | {"recommendation": "F2"},
        ADVICE | {"recommendation": "R2", "findings": "F77"},
    ]
    said = said_of(read_findings(workbook(tmp_path, rows, new), now))

    assert said == [
        "sheet 'findings', row 2 (finding R1), finding: R1 is the id of a "
        "recommendation, and names that alone; say another",
        "sheet 'recommendations', row 2 (recommendation F1), recommendation: F1 is the "
        "id of a finding, and names that alone; say another",
        "sheet 'recommendations', row 3 (recommendation F2), recommendation: F2 is the "
        "id of a finding, and names that alone; say another",
        "sheet 'recommendations', row 4 (recommendation R2), findings: there is no "
        "finding 'F77'; there is F1, F2",
    ]


def test_every_fault_of_every_row_of_both_sheets_is_named_at_once(
    tmp_path: Path,
) -> None:
    """What follows from a finding that is off is not judged without it."""
    off = THREAT | {"quadrant": "x", "evidence": "E9", "theme": "Tyme"}
    twice = THREAT | {"finding": "f1"}
    late = ADVICE | {"recommendation": "R2", "horizon": "", "findings": "F1; F5"}
    read = read_findings(workbook(tmp_path, [off, twice], [ADVICE, late]), NOW)

    assert [each.split(": ")[0] for each in said_of(read)] == [
        "sheet 'findings', row 2 (finding F1), quadrant",
        "sheet 'findings', row 2 (finding F1), theme",
        "sheet 'findings', row 2 (finding F1), evidence",
        "sheet 'findings', row 3 (finding f1), finding",
        "sheet 'recommendations', row 3 (recommendation R2), horizon",
        "sheet 'recommendations', row 3 (recommendation R2), findings",
    ]
    assert "stands in row 2 already; give it once" in said_of(read)[3]
    assert read.recommendations.rows == {}


def test_a_column_that_is_left_out_says_what_stands(tmp_path: Path) -> None:
    """Of a new row, what is usual; a text with a semicolon stays one."""
    row = {k: THREAT[k] for k in ("finding", "component", "quadrant", "text")}
    new = {**row, "finding": "F2", "evidence": ""}
    read = read_findings(table(tmp_path, {**row, "evidence": "E1"}, new), FOUND)
    texts = advice().texts
    assert texts
    goals = advice(texts=texts.but(lcap=("goal 2; part 1", "goal 3")))
    kept = ADVICE | {"lcap": "goal 2; part 1;goal 3"}
    again = read_findings(table(tmp_path, kept), having([finding()], [goals]))

    assert read.findings.rows[2].items == ("1-principals",)
    assert read.findings.rows[2].note == "heard in four schools"
    assert "row 3 (finding F2), evidence: is needed" in said_of(read)[0]
    assert again.recommendations.rows[2].lcap == ("goal 2; part 1", "goal 3")


def test_a_sheet_that_is_called_so_has_its_header(tmp_path: Path) -> None:
    """It is not passed over in silence for a column that is called otherwise."""
    file = workbook(tmp_path, [THREAT], [ADVICE])
    book = load_workbook(file)
    book["recommendations"]["D1"] = "why"
    book["findings"]["D1"] = "what"
    book.save(file)

    with pytest.raises(Unreadable) as off:
        read_findings(file, NOW)

    assert "sheet 'findings', row 1: the header lacks text" in str(off.value)
    assert "sheet 'recommendations', row 1: the header lacks rationale" in str(
        off.value
    )


def test_a_file_without_any_row_or_header_says_so(tmp_path: Path) -> None:
    """One sheet alone is enough, whatever it is called."""
    file = workbook(tmp_path, [THREAT])
    book = load_workbook(file)
    del book["recommendations"]
    book["findings"].title = "Ours"
    book.save(file)
    alone = read_findings(file, NOW)
    empty = read_findings(workbook(tmp_path), NOW)

    assert (alone.faults, alone.where) == ((), "findings.xlsx, sheet 'Ours'")
    assert said_of(empty)[0].startswith("findings.xlsx has no finding and no recommen")
    with pytest.raises(Unreadable, match="the header lacks finding, component"):
        read_findings(table(tmp_path, {"Finding no.": 1}), NOW)
    with pytest.raises(Unreadable, match="ends in neither"):
        read_findings(tmp_path / "findings.pdf", NOW)


def test_more_rows_than_a_review_may_have_are_named(tmp_path: Path) -> None:
    """Of each table."""
    many = [THREAT | {"finding": f"F{n}"} for n in range(401)]
    read = read_findings(table(tmp_path, *many), NOW)

    assert said_of(read) == ["findings.csv has 401 findings; a review has at most 400"]


def test_a_workbook_of_another_review_is_named_as_such(tmp_path: Path) -> None:
    """And not read, by whichever sheet says so; one that says none, or this, is."""
    other = {"review": "2499908.1/review/1"}
    with pytest.raises(Unreadable) as found:
        read_findings(workbook(tmp_path, [THREAT | other], [ADVICE]), NOW)
    with pytest.raises(Unreadable, match="is of another review"):
        read_findings(workbook(tmp_path, [THREAT], [ADVICE | other]), NOW)
    own = read_findings(
        workbook(tmp_path, [THREAT | {"review": NOW.review.entity}], [ADVICE]), NOW
    )

    assert own.faults == ()
    assert str(found.value) == (
        "findings.xlsx, sheet 'findings' is of another review: of "
        "'2499908.1/review/1', and not of 1999901.1/review/1 (row 2); import it there, "
        "or empty its columns review and as_of to take its rows over as new ones"
    )


def test_what_is_written_of_a_review_says_so(tmp_path: Path) -> None:
    """So that it is known again; one to fill in says of none."""
    now, file = having([finding()], [advice()]), tmp_path / "written.xlsx"
    write_findings(file, now.analysis, finding_choices(now), "2499908.1/review/1")

    with pytest.raises(Unreadable, match="sheet 'findings' is of another review"):
        read_findings(file, now)
