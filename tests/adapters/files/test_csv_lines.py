"""CSV files as offices save them."""

from pathlib import Path

import pytest

from adapters.files.bounds import MOST_ROWS
from adapters.files.csv_lines import CsvLine, csv_lines
from domain.faults import Unreadable

COLUMNS = ("number", "title", "components")


def written(folder: Path, text: str) -> Path:
    file = folder / "roadmap.csv"
    file.write_text(text, "utf-8", newline="")
    return file


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_file_is_read_however_its_cells_and_lines_end(
    tmp_path: Path, separator: str, end: str
) -> None:
    """The header tells, in any case; a text may hold the other separators."""
    lines = (
        ("Alder Valley Unified, of Alameda",),
        ("Number", " TITLE ", "Components"),
        ("12", '"Read; aloud,\twith all"', '"2;3"'),
    )
    text = end.join(separator.join(cells) for cells in lines) + end
    if separator == ",":
        text = text.replace("Unified, of", "Unified of")

    assert [each.cells for each in csv_lines(written(tmp_path, text), COLUMNS)][1:] == [
        ["Number", "TITLE", "Components"],
        ["12", "Read; aloud,\twith all", "2;3"],
    ]


def test_a_row_knows_the_line_on_which_it_ends(tmp_path: Path) -> None:
    """Texts of several lines included."""
    file = written(tmp_path, 'number,title\r\n1,"Read\r\naloud"\r\n2,Count\r\n')

    assert csv_lines(file, COLUMNS)[1:] == [
        CsvLine(3, ["1", "Read\naloud"]),
        CsvLine(4, ["2", "Count"]),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('number,title\n1,"Read\n', r'row 2: a text that begins with a quote \("\)'),
        ('number,title\n1,"Read" aloud\n', "a quote within it stands twice"),
        (f"number\n{'x' * 200_000}\n", "a cell is longer than any text"),
        ("1\n" * (MOST_ROWS + 1), "at most 20,000 rows"),
        ("," * 1_000, "500 columns are read"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(
    tmp_path: Path, text: str, said: str
) -> None:
    """None of which are those of the library."""
    with pytest.raises(Unreadable, match=said):
        csv_lines(written(tmp_path, text), COLUMNS)
