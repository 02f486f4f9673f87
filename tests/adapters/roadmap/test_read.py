import csv
from collections.abc import Callable, Sequence
from datetime import date, datetime
from itertools import zip_longest
from pathlib import Path

import pytest
from openpyxl import Workbook

from adapters.roadmap.read import read_roadmap
from adapters.roadmap.rows import COLUMNS, NUMBER, owner_of
from domain.faults import Unreadable
from domain.people.roles import OWNERS, Role
from domain.status import Horizon
from tests.conftest import ROOT

pytestmark = pytest.mark.usefixtures("in_this_process")

SAMPLES = Path(__file__).parent / "samples"
Lines = Sequence[Sequence[object]]
Write = Callable[[Path, Lines], Path]
DUE = date(2027, 3, 5)
READ_ALOUD: tuple[object, ...] = (
    *(12, "Read aloud in every class", "As the review recommends.", "2;3"),
    *("Curriculum", "IMMEDIATE", "lea_instruction", DUE, ""),
)


def as_csv(folder: Path, lines: Lines) -> Path:
    file = folder / "roadmap.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        csv.writer(opened).writerows(lines)
    return file


def as_xlsx(folder: Path, lines: Lines) -> Path:
    book = Workbook()
    assert book.active is not None
    for line in lines:
        book.active.append(list(line))
    book.save(folder / "roadmap.xlsx")
    return folder / "roadmap.xlsx"


both = pytest.mark.parametrize("write", [as_csv, as_xlsx])


def but(**changes: object) -> list[object]:
    """A row that is as it should be, but for these cells."""
    return list(
        (dict(zip_longest(COLUMNS, READ_ALOUD, fillvalue="")) | changes).values()
    )


@both
def test_a_row_says_the_same_in_either_format(tmp_path: Path, write: Write) -> None:
    """Numbers and dates are native in a workbook, and text in a CSV file."""
    (row,) = read_roadmap(write(tmp_path, [COLUMNS, READ_ALOUD])).rows

    assert row.number == 2
    assert row.action.number == 12
    assert row.action.components == (2, 3)
    assert row.action.horizon is Horizon.IMMEDIATE
    assert row.action.owner is Role.LEA_INSTRUCTION
    assert row.action.due == DUE


@both
@pytest.mark.parametrize("due", ["3/5/2027", "03/05/2027", "2027-03-05"])
def test_a_date_may_be_typed_as_at_the_command_line(
    tmp_path: Path, write: Write, due: str
) -> None:
    """As text: a workbook that knows it for a date says so itself."""
    (row,) = read_roadmap(write(tmp_path, [COLUMNS, but(due=due)])).rows

    assert row.action.due == DUE


@both
def test_faults_are_named_by_the_rows_a_spreadsheet_shows(
    tmp_path: Path, write: Write
) -> None:
    """Empty rows and texts of several lines count as a spreadsheet counts them."""
    lines = [
        COLUMNS,
        but(text="One line,\nand another."),
        [],
        but(number=13, due="in spring"),
        but(number="", owner_role="the principal"),
        but(number=15, horizon="soon"),
        but(number=2.5),
    ]
    with pytest.raises(Unreadable) as off:
        read_roadmap(write(tmp_path, lines))

    assert str(off.value).splitlines()[1:] == [
        "row 4 (action 13), due: 'in spring' is not a date; write it like 2027-03-05 "
        "or 3/5/2027",
        "row 5 (action without a number), number: is needed, and is empty",
        "row 5 (action without a number), owner_role: 'the principal' is none of "
        + ", ".join(OWNERS),
        "row 6 (action 15), horizon: 'soon' is neither IMMEDIATE nor LONG_TERM",
        f"row 7 (action 2.5), number: '2.5' {NUMBER}",
    ]


@both
@pytest.mark.parametrize("horizon", ["now", "At once", "immediate", "IMMEDIATE"])
def test_a_horizon_may_be_written_as_people_say_it(
    tmp_path: Path, write: Write, horizon: str
) -> None:
    (row,) = read_roadmap(write(tmp_path, [COLUMNS, but(horizon=horizon)])).rows

    assert row.action.horizon is Horizon.IMMEDIATE


@both
def test_the_header_may_stand_below_a_heading(tmp_path: Path, write: Write) -> None:
    """It is the first row that has both `number` and `title`."""
    lines = [["Alder Valley Unified"], [], COLUMNS, READ_ALOUD]
    (row,) = read_roadmap(write(tmp_path, lines)).rows

    assert row.number == 4


@both
def test_the_columns_may_be_called_as_people_write_them(
    tmp_path: Path, write: Write
) -> None:
    """In any case, with spaces or hyphens where a key has an underscore."""
    headed = [each.replace("_", " ").capitalize() for each in COLUMNS]
    (row,) = read_roadmap(write(tmp_path, [headed, READ_ALOUD])).rows

    assert "Owner role" in headed
    assert row.action.title == READ_ALOUD[1]


@both
def test_a_header_that_is_off_is_named_with_its_place(
    tmp_path: Path, write: Write
) -> None:
    """What it lacks, what nobody knows, what stands twice."""
    with pytest.raises(
        Unreadable, match=r"row 1: the header lacks title, .*columns titel"
    ):
        read_roadmap(write(tmp_path, [["number", "titel"], [1, "Read aloud"]]))
    with pytest.raises(Unreadable, match="the header names twice due"):
        read_roadmap(write(tmp_path, [[*COLUMNS, "due"], READ_ALOUD]))
    with pytest.raises(Unreadable, match="the header lacks number"):
        read_roadmap(write(tmp_path, []))


@both
def test_words_outside_the_columns_are_not_lost_in_silence(
    tmp_path: Path, write: Write
) -> None:
    """Such as the rest of a title whose comma was not quoted."""
    with pytest.raises(
        Unreadable, match=r"row 2 .*'in May' stands in a column without a name"
    ):
        read_roadmap(
            write(tmp_path, [[*COLUMNS, ""], [*READ_ALOUD, "", "", "", "in May"]])
        )


@both
def test_a_short_row_lacks_what_it_does_not_say(tmp_path: Path, write: Write) -> None:
    """It is named like any other."""
    with pytest.raises(Unreadable, match=r"row 2 \(action 7\), components: is needed"):
        read_roadmap(write(tmp_path, [COLUMNS, [7, "Read aloud"]]))


@pytest.mark.parametrize("due", [DUE, datetime(2027, 3, 5), "2027-03-05"])  # noqa: DTZ001
def test_a_date_may_be_native_or_text(tmp_path: Path, due: object) -> None:
    """As spreadsheets keep it, or as the guide writes it."""
    (row,) = read_roadmap(as_xlsx(tmp_path, [COLUMNS, but(due=due)])).rows

    assert row.action.due == DUE


def test_one_component_may_be_a_number(tmp_path: Path) -> None:
    """A spreadsheet makes 12.0 of it; a date that it made of 2-3 is refused."""
    (row,) = read_roadmap(as_xlsx(tmp_path, [COLUMNS, but(components=12.0)])).rows

    assert row.action.components == (12,)
    with pytest.raises(Unreadable, match="'2027-03-05' is not a whole number"):
        read_roadmap(as_xlsx(tmp_path, [COLUMNS, but(components=DUE)]))


def test_other_and_hidden_sheets_are_passed_over(tmp_path: Path) -> None:
    """The first visible sheet with the header is the roadmap; others are named."""
    book = Workbook()
    hidden, notes = book.active, book.create_sheet("Notes")
    assert hidden is not None
    sheet, later = book.create_sheet("Roadmap"), book.create_sheet("Last year")
    hidden.sheet_state = "hidden"
    notes.append(["Agreed with the cabinet on 5 March"])
    for each, number in ((hidden, 1), (sheet, 2), (later, 3)):
        each.append(COLUMNS)
        each.append(but(number=number))
    book.save(tmp_path / "roadmap.XLSX")

    read = read_roadmap(tmp_path / "roadmap.XLSX")

    assert [row.action.number for row in read.rows] == [2]
    assert read.where == "roadmap.XLSX, sheet 'Roadmap'"
    assert read.others == ("Last year",)


def test_a_merged_theme_is_that_of_each_of_its_rows() -> None:
    """And the headings above the header may be merged as they like."""
    read = read_roadmap(ROOT / "tests/samples/workbooks/merged-theme.xlsx")

    assert [row.action.theme for row in read.rows] == ["Instruction"] * 3


def test_a_file_that_cannot_be_used_is_said_in_one_sentence(tmp_path: Path) -> None:
    """Cut short, locked, of another kind, a folder, or not there."""
    short = as_xlsx(tmp_path, [COLUMNS, READ_ALOUD])
    short.write_bytes(short.read_bytes()[:2000])
    latin = tmp_path / "latin.csv"
    latin.write_bytes("número,title".encode("latin-1"))
    (tmp_path / "folder.xlsx").mkdir()
    for file, said in (
        (short, "is damaged, or no XLSX file"),
        (SAMPLES / "roadmap-locked.xlsx", "is protected by a password"),
        (SAMPLES / "status-2017.xls", "ends in neither .csv nor .xlsx"),
        (latin, "is not a CSV file in UTF-8"),
        (tmp_path / "folder.xlsx", "cannot be opened: Is a directory"),
        (tmp_path / "none.xlsx", "there is no file .*none.xlsx"),
        (tmp_path / "none.csv", "there is no file .*none.csv"),
    ):
        with pytest.raises(Unreadable, match=said) as off:
            read_roadmap(file)
        assert "\n" not in str(off.value)


@both
def test_two_rows_for_one_action_are_both_named(write: Write, tmp_path: Path) -> None:
    """Row 3 repeats row 2's number: nothing is read, and both rows are named."""
    file = write(tmp_path, [COLUMNS, but(), but(title="Read together")])

    with pytest.raises(Unreadable, match=r"row 3 .* stands in row 2 already"):
        read_roadmap(file)


def test_what_an_action_waits_for_is_read_by_number(tmp_path: Path) -> None:
    """Numbers joined by ; and none where the cell is empty."""
    lines = [COLUMNS, but(depends_on="2; 3"), but(number=2), but(number=3)]
    first, second, _ = read_roadmap(as_csv(tmp_path, lines)).rows

    assert first.action.depends_on == (2, 3)
    assert second.action.depends_on == ()


def test_an_owner_is_read_by_name_as_by_key_and_a_near_miss_gets_a_guess() -> None:
    """As the preview and the letters call them."""
    assert owner_of("Chief Academic Officer") is owner_of("lea_instruction")

    with pytest.raises(ValueError, match="did you mean deputy_superintendent"):
        owner_of("deputy superintendant")


@both
def test_a_row_says_which_parts_of_other_plans_it_serves(
    tmp_path: Path, write: Write
) -> None:
    """Each once, joined by semicolons or on lines of its own; a comma parts nothing."""
    served = "LCAP 1.3; FCMAT 2, 1\nESSA CSI 2;;LCAP 1.3"
    (row,) = read_roadmap(write(tmp_path, [COLUMNS, but(standards=served)])).rows

    assert row.action.standards == ("LCAP 1.3", "FCMAT 2, 1", "ESSA CSI 2")


@both
def test_a_file_without_the_column_of_other_plans_is_read(
    tmp_path: Path, write: Write
) -> None:
    """As one that was written before there was any."""
    columns = COLUMNS[: COLUMNS.index("standards")]
    (row,) = read_roadmap(write(tmp_path, [columns, READ_ALOUD])).rows

    assert row.action.standards == ()
