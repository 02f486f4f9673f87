import csv
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from adapters.files.atomic import Occupied, Unwritable, whole_file
from adapters.files.spreadsheet import Cell, Sheet, is_risky, write_sheet

DUE = date(2027, 3, 5)
AT = datetime(2027, 3, 5, 9, 30, tzinfo=timezone(timedelta(hours=-8)))
ROW: tuple[Cell, ...] = (12, "0161259", DUE, AT, True, None)
HEADS = ("number", "engagement", "due", "at_utc", "late", "rung")
LIST = Sheet("actions", HEADS, [ROW])
FORMULAS = "=+-@＝＋－＠\t\r\n"  # noqa: RUF001


def page_of(file: Path) -> Worksheet:
    page = load_workbook(file).active
    assert isinstance(page, Worksheet)
    return page


def test_a_csv_has_a_header_and_dates_as_iso_writes_them(tmp_path: Path) -> None:
    """UTF-8 without a mark before it; instants are in UTC."""
    write_sheet(LIST, tmp_path / "actions.csv")

    assert (tmp_path / "actions.csv").read_bytes() == (
        b"number,engagement,due,at_utc,late,rung\r\n"
        b"12,0161259,2027-03-05,2027-03-05T17:30:00+00:00,TRUE,\r\n"
    )


def test_a_workbook_keeps_numbers_dates_and_leading_zeros(tmp_path: Path) -> None:
    """Each cell has its own type; the header stands still while one scrolls."""
    write_sheet(LIST, tmp_path / "actions.xlsx")
    page = page_of(tmp_path / "actions.xlsx")

    assert [cell.value for cell in page[1]] == list(HEADS)
    assert [cell.data_type for cell in page[2]] == ["n", "s", "d", "d", "b", "n"]
    assert page["B2"].value == "0161259"
    assert page["D2"].value == AT.astimezone(UTC).replace(tzinfo=None)
    assert page["C2"].number_format == "yyyy-mm-dd"
    assert page.freeze_panes == "A2"
    assert page.column_dimensions["B"].width > len("engagement")
    assert page.title == "actions"


texts = st.text() | st.builds(str.__add__, st.sampled_from(FORMULAS), st.text())


@given(said=texts)
@example(said="=HYPERLINK(1)")
@example(said=" =1+1")
@example(said="\x00=1+1")
@example(said="\ud800")
@example(said="#REF!")
@example(said="=" * 40_000)
def test_no_text_whatever_is_read_as_a_formula(said: str) -> None:
    """In CSV it begins like none; in a workbook it is of type string, and quoted."""
    with TemporaryDirectory() as folder:
        plain, book = Path(folder, "a.csv"), Path(folder, "a.xlsx")
        for file in (plain, book):
            write_sheet(Sheet("words", ("why",), [(said,)]), file)
        with plain.open(encoding="utf-8", newline="") as lines:
            text = list(csv.reader(lines))[1][0]
        cell = page_of(book)["A2"]

    assert not text.lstrip(" ").startswith(tuple(FORMULAS))
    assert cell.data_type in ("s", "inlineStr")
    assert cell.quotePrefix is is_risky(text.removeprefix("'")) or said[:1] == "'"


@given(said=st.text(st.characters(categories=("L", "N", "Zs"))))
def test_a_harmless_text_is_written_as_it_is(said: str) -> None:
    """Nobody's words are changed without need."""
    with TemporaryDirectory() as folder:
        write_sheet(Sheet("words", ("n", "why"), [(1, said)]), Path(folder, "a.csv"))
        with Path(folder, "a.csv").open(encoding="utf-8", newline="") as lines:
            written = list(csv.reader(lines))[1][1]

    assert written == said


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_file_that_is_there_is_replaced_only_when_told(
    tmp_path: Path, suffix: str
) -> None:
    """What was there stays whole; then all of it is new."""
    file = tmp_path / f"actions{suffix}"
    file.write_text("kept")

    with pytest.raises(Occupied, match="is already there"):
        write_sheet(LIST, file)
    assert file.read_text() == "kept"

    write_sheet(LIST, file, replace=True)
    assert file.stat().st_size > len("kept")
    assert list(tmp_path.iterdir()) == [file]


def test_what_is_broken_off_leaves_nothing_behind(tmp_path: Path) -> None:
    """Neither half a file nor a draft; an older file stays as it was."""
    file = tmp_path / "actions.csv"
    file.write_text("kept")

    with pytest.raises(KeyboardInterrupt), whole_file(file, replace=True) as draft:
        draft.write_text("half")
        raise KeyboardInterrupt
    assert file.read_text() == "kept"
    assert list(tmp_path.iterdir()) == [file]


def test_of_two_that_write_a_new_file_at_once_one_is_told(tmp_path: Path) -> None:
    """Neither replaces the other's in silence."""
    file = tmp_path / "actions.csv"

    with pytest.raises(Occupied), whole_file(file) as ours:
        ours.write_text("ours")
        with whole_file(file) as theirs:
            theirs.write_text("theirs")
    assert file.read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [file]


def test_a_place_that_takes_no_file_is_named(tmp_path: Path) -> None:
    """A folder that is not there, a file for a folder, a folder for a file."""
    (tmp_path / "file").touch()
    (tmp_path / "folder.csv").mkdir()
    for file, said in (
        (tmp_path / "none" / "a.csv", "No such file or directory"),
        (tmp_path / "file" / "a.xlsx", "Not a directory"),
        (tmp_path / "folder.csv", "Is a directory"),
    ):
        with pytest.raises(Unwritable, match=f"cannot be written: {said}"):
            write_sheet(LIST, file, replace=True)
