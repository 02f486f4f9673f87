import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from adapters.cde.reader import read_cde_file
from domain.faults import Unreadable

pytestmark = pytest.mark.usefixtures("in_this_process")

SAMPLES = Path(__file__).parent / "samples"
LAYOUT_2019 = (
    "Cdcode cds LEAname Cityname Countyname Gsoffered AApriorities ELpriorities "
    "TOMpriorities TotalStudentGroups AssistanceStatus2018 AssistanceStatus2019"
).split()
LAYOUT_2024 = (
    "cdcode cds LEAname Cityname Countyname Gsoffered ReportYear AApriorities "
    "LTELpriorities AssistanceStatus2023 AssistanceStatus2024 ec52072_2024"
).split()
GROUP_COLUMNS = [
    f"{group}priorities"
    for group in "AA AI AS EL FI FOS HI HOM LTEL PI SED SWD TOM WH".split()
]
ALDER = ["1999901", "19999010000000", "Alder Valley Unified", "Alder", "Los Angeles"]
CREEK = ["0199902", "01999020000000", "Upper Creek Elementary", "Creek", "Alameda"]


def written(
    folder: Path, *rows: Sequence[object], name: str = "assistancestatus19.xlsx"
) -> Path:
    """A workbook as CDE lays it out: a dictionary sheet, then notes, then the data."""
    book = Workbook()
    words = book.active
    assert words is not None
    words.title = "Entity Header"
    for word in (["Field Name", "Description"], ["Cdcode", "CD Code"], ["cds", "CDS"]):
        words.append(word)
    data = book.create_sheet("District and COE")
    notes: list[list[object]] = [["2019 LCFF LEA Eligibility File"], []]
    for line in notes + whole(rows):
        data.append(line)
    book.save(folder / name)
    return folder / name


def whole(rows: Sequence[Sequence[object]]) -> list[list[object]]:
    """With all columns that CDE's files have; those not spoken of are blank."""
    header = [str(name) for name in rows[0]]
    if not any(name.lower().endswith(("priorities", "current")) for name in header):
        return [list(row) for row in rows]
    said = {_plain(name) for name in header}
    groups = [name for name in GROUP_COLUMNS if _plain(name) not in said]
    named = [name for name in ("LEAname", "Countyname") if name not in header]
    more = [*groups, *named]
    width = max(map(len, rows))
    padded = [[*row, *[""] * (width - len(row))] for row in rows]
    blank = [""] * len(more)
    return [[*padded[0], *more], *([*row, *blank] for row in padded[1:])]


def _plain(name: str) -> str:
    found = re.sub(r"_?(priorities|current)$", "", name.lower())
    return "tom" if found == "mr" else found


def in_2019(folder: Path, *codes: str, cds: object = ALDER[1]) -> Path:
    lea = [ALDER[0], cds, *ALDER[2:], "K-12", *codes, 3, "*", "General Assistance"]
    return written(folder, LAYOUT_2019, lea)


def test_the_old_xls_of_2017_is_read_with_mr_as_tom() -> None:
    """samples/status-2017.xls was written with xlwt, in the layout of that year."""
    file = read_cde_file(SAMPLES / "status-2017.xls")
    alder, creek = file.leas

    assert file.year == 2017
    assert (alder.cds, alder.name, alder.groups) == (
        "19999010000000",
        "Alder Valley Unified",
        ("AA", "EL", "TOM"),
    )
    assert (creek.cds, creek.county, creek.groups) == ("01999020000000", "Alameda", ())


def test_stars_and_empty_cells_are_blank_and_the_dictionary_is_no_data(
    tmp_path: Path,
) -> None:
    """The header is found on the second sheet; the year by its newest status column."""
    file = read_cde_file(in_2019(tmp_path, "*", " j ", ""))

    assert file.year == 2019
    assert file.leas[0].groups == ("EL",)


def test_a_later_layout_has_its_year_in_a_column_and_ltel(tmp_path: Path) -> None:
    """A note below the data is passed over."""
    rows = (
        [*ALDER, "K-12", 2024, "A", "K", "*", "Differentiated Assistance", "N"],
        [*CREEK, "K-8", 2024, "*", "*", "*", "General Assistance", "N"],
        ["* = blank cell (e-reader accessibility)"],
    )
    file = read_cde_file(written(tmp_path, LAYOUT_2024, *rows, name="any.xlsx"))

    assert file.year == 2024
    assert [lea.groups for lea in file.leas] == [("AA", "LTEL"), ()]


@pytest.mark.parametrize("spelling", ["AApriorities", "AA_PRIORITIES", "AAcurrent"])
def test_priorities_columns_have_had_several_names(
    tmp_path: Path, spelling: str
) -> None:
    """All that docs/domain.md 4.8 speaks of are the same column."""
    header = ["cdcode", "cds", "LEAname", "Countyname", spelling]
    row = [ALDER[0], ALDER[1], ALDER[2], ALDER[4], "C"]
    file = read_cde_file(written(tmp_path, header, row))

    assert file.leas[0].groups == ("AA",)
    assert file.year == 2019


def test_a_code_that_became_a_number_gets_its_zero_back(tmp_path: Path) -> None:
    """A spreadsheet that was opened and saved has lost leading zeros."""
    file = read_cde_file(in_2019(tmp_path, "A", "", "", cds=1999020000000))

    assert file.leas[0].cds == "01999020000000"


def test_a_letter_that_is_no_code_is_named_with_its_place(tmp_path: Path) -> None:
    """File, sheet, row and column, and what would be allowed."""
    with pytest.raises(Unreadable) as off:
        read_cde_file(in_2019(tmp_path, "A", " l", ""))

    assert str(off.value) == (
        "assistancestatus19.xlsx, sheet 'District and COE', row 4, column "
        "'elpriorities': 'L' is no priority code; codes are A to K"
    )


def test_seven_digits_of_text_name_a_district(tmp_path: Path) -> None:
    """Text keeps its zeros, so nothing is guessed."""
    file = read_cde_file(in_2019(tmp_path, "A", "", "", cds="0199902"))

    assert file.leas[0].cds == "01999020000000"


@pytest.mark.parametrize("number", [1999901, 199902000000, 1999020000000.5, True])
def test_a_number_of_another_length_is_refused(tmp_path: Path, number: object) -> None:
    """A guess at the zeros it lost could name another LEA."""
    with pytest.raises(Unreadable, match=r"row 4, column 'cds'.*is not a CDS code"):
        read_cde_file(in_2019(tmp_path, "A", "", "", cds=number))


def test_without_cds_the_seven_digits_of_cdcode_name_the_lea(tmp_path: Path) -> None:
    """As a number it has lost its leading zero, and gets it back."""
    header = ["cdcode", "LEAname", "AApriorities"]
    file = read_cde_file(written(tmp_path, header, [199902, "Upper Creek", "A"]))

    assert file.leas[0].cds == "01999020000000"


def test_a_code_of_thirteen_digits_as_text_is_refused(tmp_path: Path) -> None:
    """Which zero it lost nobody can tell."""
    with pytest.raises(Unreadable, match=r"row 4, column 'cds'.*7 digits, or 14"):
        read_cde_file(in_2019(tmp_path, "A", "", "", cds="1999020000000"))


def test_an_lea_listed_twice_is_refused(tmp_path: Path) -> None:
    """Else one of its rows would silently win."""
    row = [*ALDER, "K-12", "A", "*", "*", 1, "*", "Differentiated Assistance"]
    with pytest.raises(Unreadable, match=r"row 5: 19999010000000.*listed twice"):
        read_cde_file(written(tmp_path, LAYOUT_2019, row, row))


def test_two_columns_of_one_group_count_once(tmp_path: Path) -> None:
    """MR and TOM are the same group, also side by side."""
    header = ["cdcode", "cds", "MRpriorities", "TOMpriorities"]
    file = read_cde_file(written(tmp_path, header, [*ALDER[:2], "A", "B"]))

    assert file.leas[0].codes == {"TOM": "A"}


def test_rows_are_counted_as_the_spreadsheet_counts_them(tmp_path: Path) -> None:
    """Empty rows above the header count too; staff look for the number they read."""
    bad = [*ALDER, "K-12", "Q"]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for at, row in enumerate(whole([LAYOUT_2019, bad]), start=4):
        for column, cell in enumerate(row, start=2):
            sheet.cell(at, column, str(cell))
    book.save(tmp_path / "assistancestatus19.xlsx")

    with pytest.raises(Unreadable, match="row 5, column 'aapriorities'"):
        read_cde_file(tmp_path / "assistancestatus19.xlsx")


def test_an_unknown_group_is_refused(tmp_path: Path) -> None:
    """A new student group is news for a person, not for a silent guess."""
    header = ["cdcode", "cds", "XYpriorities"]
    with pytest.raises(Unreadable, match="no student group is called XY"):
        read_cde_file(written(tmp_path, header, [*ALDER[:2], "A"]))


def test_a_workbook_without_the_header_is_no_status_file(tmp_path: Path) -> None:
    """A dictionary sheet alone begins with the same word, and is not enough."""
    with pytest.raises(Unreadable, match="no sheet has a header row"):
        read_cde_file(written(tmp_path, ["cdcode", "CD Code"]))


def test_a_damaged_missing_or_other_file_is_said_in_words(tmp_path: Path) -> None:
    """Cut short, plain text, a folder, or not there: one sentence each."""
    whole = in_2019(tmp_path, "A", "", "")
    short = tmp_path / "short.xlsx"
    short.write_bytes(whole.read_bytes()[:2000])
    text = tmp_path / "text.xlsx"
    text.write_text("cdcode,cds")

    for path in (short, text):
        with pytest.raises(Unreadable, match="damaged or cut short"):
            read_cde_file(path)
    for path in (tmp_path, tmp_path / "none.xlsx"):
        with pytest.raises(Unreadable, match="there is no file"):
            read_cde_file(path)
