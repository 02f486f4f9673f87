"""A data-collection plan to fill in, or as it stands: its columns, choices and help."""

from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from adapters.files.atomic import whole_file
from adapters.files.spreadsheet import DAY, Sheet, fill, write_sheet
from adapters.items.choices import ROLES, PlanChoices
from adapters.items.columns import COLUMNS, MEANINGS, NEEDED
from domain.bounds import MOST_ITEMS
from domain.reviews.item import ItemStatus

EXAMPLES = {
    "item": ("1-principals", "3-walks"),
    "target": ("6", "12"),
    "count": ("2", ""),
    "planned": ("2027-03-05", ""),
    "note": ("one from each school", ""),
    "evidence": ("https://files.example/notes-1; https://files.example/notes-2", ""),
}
HELP = ("column", "needed", "what it holds", "example 1", "example 2")
HELP_WIDTHS = (14, 8, 70, 34, 34)
FORMATS = {"item": "@", "component": "@", "site": "@", "planned": DAY}
"""As text, else a spreadsheet makes dates of ids, and takes the zero of a code."""
WIDTHS = {"component": 44, "method": 30, "participants": 30, "site": 34, "note": 50}
CHOICES = "Choices"
NOT_NARROWER = 14


def write_plan(
    path: Path, sheet: Sheet, choices: PlanChoices, *, replace: bool = False
) -> None:
    """These rows in a CSV file, or in a workbook that helps; raises Unwritable."""
    if path.suffix.lower() == ".csv":
        return write_sheet(sheet, path, replace=replace)
    book = Workbook()
    page = book.create_sheet(sheet.name, 0)
    del book["Sheet"]
    offered = _offered(choices)
    fill(page, sheet)
    _lay_out(page, offered)
    _list(book.create_sheet(CHOICES), offered)
    _explain(book.create_sheet("How to fill in"), offered)
    with whole_file(path, replace=replace) as draft:
        book.save(draft)
    return None


def _offered(choices: PlanChoices) -> dict[str, list[str]]:
    """What may be chosen in a column, as it is written there."""
    return {
        "component": choices.components.texts,
        "method": choices.methods.texts,
        "participants": choices.participants.texts,
        "site": choices.sites.texts,
        "owner": ROLES.keys,
        "status": [*ItemStatus],
    }


def _lay_out(page: Worksheet, offered: dict[str, list[str]]) -> None:
    for at, name in enumerate(COLUMNS, start=1):
        letter, form = get_column_letter(at), FORMATS.get(name, "General")
        column = page.column_dimensions[letter]
        column.width = WIDTHS.get(name, NOT_NARROWER)
        column.number_format = form
        for cell in page[letter][1:]:
            cell.number_format = form
        if offered.get(name):
            page.add_data_validation(_choice(name, letter, offered))
    page.auto_filter.ref = page.dimensions


def _choice(name: str, letter: str, offered: dict[str, list[str]]) -> DataValidation:
    """A list to choose from; a number, or a key, may be typed as well."""
    source = get_column_letter([*offered].index(name) + 1)
    return DataValidation(
        "list",
        formula1=f"{CHOICES}!${source}$2:${source}${len(offered[name]) + 1}",
        sqref=f"{letter}2:{letter}{MOST_ITEMS + 1}",
        showErrorMessage=False,
    )


def _list(page: Worksheet, offered: dict[str, list[str]]) -> None:
    longest = max(map(len, offered.values()))
    columns = [each + [""] * (longest - len(each)) for each in offered.values()]
    rows = tuple(zip(*columns, strict=True))
    fill(page, Sheet(page.title, [*offered], rows))


def _explain(page: Worksheet, offered: dict[str, list[str]]) -> None:
    fill(page, Sheet(page.title, HELP, [*_help(offered)]))
    for at, width in enumerate(HELP_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(at)].width = width
    for row in page.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _help(offered: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    for name, meaning in MEANINGS.items():
        first = (offered.get(name) or [""])[0]
        examples = EXAMPLES.get(name, (first, first))
        yield (name, "yes" if name in NEEDED else "", meaning, *examples)
