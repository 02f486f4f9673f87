"""What a sheet shows, and what nobody should have to guess about it."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from adapters.files.sheet_lines import SheetLines, shown
from adapters.files.workbook_marks import marks_of
from domain.faults import Unreadable

SHEET = "xl/worksheets/sheet1.xml"
FORMULA = "holds a formula without a value; open the workbook in Excel, and save it"


class Book:
    """A workbook of one sheet with three rows below a header."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "roadmap.xlsx"
        self._book = Workbook()
        page = self._book.active
        assert isinstance(page, Worksheet)
        self.page = page
        for line in (("number", "title"), (1, "Meet"), (2, "Read"), (3, "Count")):
            page.append(line)

    def sheet(self) -> SheetLines:
        self._book.save(self.file)
        (sheet,) = shown(self.file)
        return sheet


def rewrite(
    file: Path, part: str, change: Callable[[bytes], bytes], name: str = ""
) -> None:
    """One part of the workbook changed, and perhaps called otherwise."""
    with ZipFile(file) as old:
        parts = {each: old.read(each) for each in old.namelist()}
    parts[name or part] = change(parts.pop(part))
    with ZipFile(file, "w") as new:
        for each, content in parts.items():
            new.writestr(each, content)


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path)


def test_a_plain_sheet_is_read_as_it_shows(book: Book) -> None:
    """Nothing is off about it."""
    sheet = book.sheet()

    assert sheet.lines[1:] == [["1", "Meet"], ["2", "Read"], ["3", "Count"]]
    assert sheet.off == {}


def test_a_hidden_row_is_pointed_out_where_it_says_something(book: Book) -> None:
    """One that was filtered away counts as hidden; an empty one harms nobody."""
    book.page.row_dimensions[3].hidden = True
    book.page.row_dimensions[9].hidden = True

    assert book.sheet().off == {3: ["is hidden; show it if it counts, else remove it"]}


def test_what_is_merged_down_a_column_is_said_by_each_row(book: Book) -> None:
    """Of rows that say something; an empty one stays empty."""
    book.page["C2"] = "Curriculum"
    book.page.merge_cells("C2:C9")
    sheet = book.sheet()

    assert [line[2] for line in sheet.lines[1:]] == ["Curriculum"] * 3
    assert len(sheet.lines) == 4
    assert sheet.off == {}


def test_what_is_merged_across_columns_is_pointed_out(book: Book) -> None:
    """It could be meant for either, so nothing is guessed."""
    book.page.merge_cells("B3:C4")
    said = "B3:C4 is merged; part it, and write into each what counts"

    assert book.sheet().off == {3: [said], 4: [said]}


@pytest.mark.parametrize(
    ("cell", "said"), [("=A2+1", FORMULA), ("#REF!", "holds the error #REF!; mend it")]
)
def test_a_cell_without_a_value_is_called_what_it_is(
    book: Book, cell: str, said: str
) -> None:
    """Also in a row that says nothing else, below all others."""
    book.page["A3"], book.page["B9"] = cell, cell

    assert book.sheet().off == {3: [f"A3 {said}"], 9: [f"B9 {said}"]}


def test_a_formula_whose_value_is_an_empty_text_is_an_empty_cell(book: Book) -> None:
    """As Excel keeps =IF(A2>1,"late","")."""
    book.page["C2"] = '=IF(A2>1,"late","")'
    book.sheet()
    rewrite(book.file, SHEET, lambda said: said.replace(b'"C2"', b'"C2" t="str"'))
    (sheet,) = shown(book.file)

    assert sheet.off == {}


def test_what_stands_far_below_a_sheet_is_refused(book: Book) -> None:
    """A formula in the last row, which the other parser does not see."""
    book.page["A1048576"] = "=A2"

    with pytest.raises(Unreadable, match="at most 20,000 rows"):
        book.sheet()


def test_an_archive_that_lacks_what_it_names_is_damaged(book: Book) -> None:
    """Both who read it say so."""
    book.sheet()
    rewrite(book.file, "_rels/.rels", lambda _: b"<Relationships/>")

    with pytest.raises(Unreadable, match="is damaged, or no XLSX file"):
        shown(book.file)
    with pytest.raises(LookupError):
        marks_of(book.file)


def test_parts_may_be_named_in_another_case(book: Book) -> None:
    """As some programs do; a hidden row is seen all the same."""
    book.page.row_dimensions[3].hidden = True
    book.sheet()
    rewrite(book.file, "xl/workbook.xml", lambda said: said, "XL/Workbook.xml")

    assert marks_of(book.file)["Sheet"].hidden == {3}
