from pathlib import Path

import pytest

from adapters.cde.reader import read_cde_file
from domain.faults import Unreadable
from tests.adapters.cde.test_reader import ALDER, CREEK, written

pytestmark = pytest.mark.usefixtures("in_this_process")


@pytest.mark.parametrize(
    ("column", "cell", "name", "year"),
    [
        ("ReportYear", 2022, "assistancestatus19.xlsx", 2022),
        ("ReportingYear", "2018f", "assistancestatus19.xlsx", 2018),
        ("AssistanceStatus2023", "*", "assistancestatus19.xlsx", 2023),
        ("ec52072_2024", "N", "assistancestatus19.xlsx", 2024),
        ("EC 52072(b)_2025", "N", "assistancestatus19.xlsx", 2025),
        ("MetMethod1", "N", "assistancestatus2017.xlsx", 2017),
        ("MetMethod1", "N", "AssistanceStatus19-rev.xlsx", 2019),
        ("MetMethod1", "N", "lcff-52072-2019.xlsx", 2019),
    ],
)
def test_the_year_is_told_by_the_rows_then_a_column_then_the_name(
    tmp_path: Path, column: str, cell: object, name: str, year: int
) -> None:
    """What the file says goes before what it is called; 52072 is no year."""
    header = ["cdcode", "cds", "AApriorities", column]
    file = read_cde_file(written(tmp_path, header, [*ALDER[:2], "A", cell], name=name))

    assert file.year == year


@pytest.mark.parametrize("name", ["export47.xlsx", "2018 or 2019.xlsx"])
def test_a_file_of_no_certain_year_is_refused(tmp_path: Path, name: str) -> None:
    """Judging by a guessed year would be judging wrongly."""
    header = ["cdcode", "cds", "AApriorities"]
    with pytest.raises(Unreadable, match=r"of which year|2018 and 2019"):
        read_cde_file(written(tmp_path, header, [*ALDER[:2], "A"], name=name))


def test_a_file_of_two_years_is_refused(tmp_path: Path) -> None:
    """One year's groups must not pass for another's."""
    header = ["cdcode", "cds", "AApriorities", "ReportYear"]
    rows = ([*ALDER[:2], "A", 2022], [*CREEK[:2], "A", 2023])
    with pytest.raises(Unreadable, match="speaks of 2022 and 2023"):
        read_cde_file(written(tmp_path, header, *rows))
