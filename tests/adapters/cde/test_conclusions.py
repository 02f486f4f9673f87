"""CDE's own conclusions in its files: status, methods, flags; and what may lack."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from adapters.cde.reader import read_cde_file
from domain.faults import Unreadable
from tests.adapters.cde.test_reader import ALDER, SAMPLES, written

pytestmark = pytest.mark.usefixtures("in_this_process")

HEADER = ["cdcode", "cds", "LEAname", "Cityname", "Countyname", "AApriorities"]
CHARTER = ["1999901", "19999010130617", "Alder Charter", "Alder", "Los Angeles"]


def test_letters_are_kept_by_group(tmp_path: Path) -> None:
    """Which priorities a group met is part of the reason."""
    header = [*HEADER, "ELpriorities", "ReportYear"]
    (lea,) = read_cde_file(written(tmp_path, header, [*ALDER, "c", "K", 2022])).leas

    assert lea.codes == {"AA": "C", "EL": "K"}


def test_the_status_of_2017_stands_in_a_column_without_a_year() -> None:
    """As CDE wrote it then."""
    alder, creek = read_cde_file(SAMPLES / "status-2017.xls").leas

    assert {alder.status, creek.status} == {"Differentiated Support", "General Support"}
    assert alder.methods is None
    assert alder.ec52072 is None


def test_of_several_years_the_files_own_is_read(tmp_path: Path) -> None:
    """A file repeats the statuses and flags of earlier years."""
    told = ["AssistanceStatus2023", "AssistanceStatus2024", "ec52072_2023"]
    header = [*HEADER, "ReportYear", *told, "ec52072_2024"]
    row = [*ALDER, "A", 2024, "General Assistance", "Differentiated Assistance, Year 1"]
    (lea,) = read_cde_file(written(tmp_path, header, [*row, "Y", "N"])).leas

    assert lea.status == "Differentiated Assistance, Year 1"
    assert lea.ec52072 is False


@pytest.mark.parametrize("name", ["ec52072b_2025", "EC 52072(b)_2025", "EC-52072 2025"])
def test_flags_have_had_several_names(tmp_path: Path, name: str) -> None:
    """And Y, N or nothing in them."""
    header = [*HEADER, "ReportYear", name, "ec52071f_2025"]
    (lea,) = read_cde_file(
        written(tmp_path, header, [*ALDER, "A", 2025, "y", "*"])
    ).leas

    assert (lea.ec52072, lea.ec52071f) == (True, None)


def test_methods_are_those_marked_y(tmp_path: Path) -> None:
    """None at all is another thing than no columns."""
    header = [*HEADER, "ReportYear", "MetMethod1", "MetMethod2", "MetMethod3"]
    marked = [*ALDER, "A", 2018, "Y", "N", "Y"]
    (lea,) = read_cde_file(written(tmp_path, header, marked)).leas

    assert lea.methods == (1, 3)


@pytest.mark.parametrize("column", ["ec52072_2024", "ec52071f_2024", "MetMethod2"])
def test_a_mark_that_is_neither_y_nor_n_is_named_with_its_place(
    tmp_path: Path, column: str
) -> None:
    """File, sheet, row and column."""
    header = [*HEADER, "ReportYear", column]
    with pytest.raises(Unreadable) as off:
        read_cde_file(written(tmp_path, header, [*ALDER, "A", 2024, "maybe"]))

    assert str(off.value) == (
        "assistancestatus19.xlsx, sheet 'District and COE', row 4, column "
        f"'{column.lower()}': 'MAYBE' is neither Y nor N nor blank"
    )


def test_what_lacks_is_named_all_of_it(tmp_path: Path) -> None:
    """A group's column left out would be a group that never met criteria."""
    file = written(tmp_path, HEADER, [*ALDER, "A"])
    book = load_workbook(file)
    sheet = book["District and COE"]
    for cell in sheet[3]:
        if cell.value in ("FOSpriorities", "Countyname"):
            cell.value = "Other"
    book.save(file)

    with pytest.raises(Unreadable) as off:
        read_cde_file(file)
    assert "lacks the priorities column of FOS, the county column (countyname)" in str(
        off.value
    )


def test_long_term_learners_are_asked_for_from_2024_on(tmp_path: Path) -> None:
    """Before, no file had them."""
    file = written(tmp_path, [*HEADER, "ReportYear"], [*ALDER, "A", 2024])
    book = load_workbook(file)
    sheet = book["District and COE"]
    for cell in sheet[3]:
        if cell.value == "LTELpriorities":
            cell.value = "Other"
    book.save(file)
    with pytest.raises(Unreadable, match="lacks the priorities column of LTEL"):
        read_cde_file(file)

    sheet.cell(4, 7, 2023)
    book.save(file)
    assert read_cde_file(file).year == 2023


def test_charter_schools_have_a_file_of_their_own(tmp_path: Path) -> None:
    """Its columns are called `...current`; both kinds in one file are refused."""
    header = [*HEADER[:-1], "AAcurrent", "ReportYear"]
    charters = written(tmp_path, header, [*CHARTER, "A", 2024], name="charters.xlsx")
    mixed = written(tmp_path, header, [*CHARTER, "A", 2024], [*ALDER, "A", 2024])

    assert read_cde_file(charters).charters
    with pytest.raises(Unreadable, match="mixes districts and charter schools"):
        read_cde_file(mixed)


def test_the_digest_is_that_of_the_bytes_whatever_the_name(tmp_path: Path) -> None:
    """By it the same file is known again."""
    file = written(tmp_path, HEADER, [*ALDER, "A"])
    copied = tmp_path / "copy-2019.xlsx"
    copied.write_bytes(file.read_bytes())

    assert read_cde_file(copied).digest == read_cde_file(file).digest
