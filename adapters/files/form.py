"""Tables to fill in, or as they stand: with their columns, choices and help."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from adapters.files.atomic import whole_file
from adapters.files.spreadsheet import Sheet, fill, write_sheet

Offered = Mapping[str, Sequence[str]]
"""What may be chosen in a column, as it is written there."""

HELP = ("sheet", "column", "needed", "what it holds", "example 1", "example 2")
HELP_WIDTHS = (18, 16, 8, 70, 34, 34)
CHOICES = "Choices"
NOT_NARROWER = 14


class Form(NamedTuple):
    """A sheet, what its columns hold, how wide they are, and what they offer.

    Of `formats` a column has its own where a spreadsheet would make a date of an id.
    `most` is how many rows there may be.
    """

    sheet: Sheet
    meanings: Mapping[str, str]
    needed: Sequence[str]
    offered: Offered
    examples: Mapping[str, tuple[str, str]]
    formats: Mapping[str, str]
    widths: Mapping[str, int]
    most: int


def write_forms(path: Path, *forms: Form, replace: bool = False) -> None:
    """The first in a CSV file, or all in a workbook that helps; raises Unwritable."""
    if path.suffix.lower() == ".csv":
        return write_sheet(forms[0].sheet, path, replace=replace)
    book = Workbook()
    del book["Sheet"]
    offered: dict[str, Sequence[str]] = {}
    for each in forms:
        offered |= each.offered
    for each in forms:
        _lay_out(book.create_sheet(each.sheet.name), each, [*offered])
    _list(book.create_sheet(CHOICES), offered)
    _explain(book.create_sheet("How to fill in"), forms)
    with whole_file(path, replace=replace) as draft:
        book.save(draft)
    return None


def _lay_out(page: Worksheet, form: Form, listed: Sequence[str]) -> None:
    fill(page, form.sheet)
    for at, name in enumerate(form.sheet.heads, start=1):
        letter, style = get_column_letter(at), form.formats.get(name, "General")
        column = page.column_dimensions[letter]
        column.width = form.widths.get(name, NOT_NARROWER)
        column.number_format = style
        for cell in page[letter][1:]:
            cell.number_format = style
        if many := len(form.offered.get(name, ())):
            rows = f"{letter}2:{letter}{form.most + 1}"
            page.add_data_validation(_choice(rows, listed.index(name), many))
    page.auto_filter.ref = page.dimensions


def _choice(rows: str, at: int, many: int) -> DataValidation:
    """A list to choose from; a number, or a key, may be typed as well."""
    source = get_column_letter(at + 1)
    return DataValidation(
        "list",
        formula1=f"{CHOICES}!${source}$2:${source}${many + 1}",
        sqref=rows,
        showErrorMessage=False,
    )


def _list(page: Worksheet, offered: Offered) -> None:
    longest = max(map(len, offered.values()))
    columns = [[*each] + [""] * (longest - len(each)) for each in offered.values()]
    rows = tuple(zip(*columns, strict=True))
    fill(page, Sheet(page.title, [*offered], rows))


def _explain(page: Worksheet, forms: Sequence[Form]) -> None:
    rows = [row for each in forms for row in _help(each)]
    fill(page, Sheet(page.title, HELP, rows))
    for at, width in enumerate(HELP_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(at)].width = width
    for row in page.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _help(form: Form) -> Iterator[tuple[str, ...]]:
    for name, meaning in form.meanings.items():
        first = ([*form.offered.get(name, ())] or [""])[0]
        examples = form.examples.get(name, (first, first))
        needed = "yes" if name in form.needed else ""
        yield (form.sheet.name, name, needed, meaning, *examples)
