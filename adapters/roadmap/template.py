"""A roadmap to fill in: the header, what each column takes, and how to do it."""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from adapters.files.atomic import whole_file
from adapters.files.spreadsheet import DAY, Sheet, fill, write_sheet
from adapters.roadmap.rows import COLUMNS
from domain.bounds import LONGEST_REPORT, LONGEST_TITLE, MOST_ACTIONS, MOST_STANDARDS
from domain.people.roles import OWNERS
from domain.status import Horizon

CHOICES = {"horizon": tuple(Horizon), "owner_role": OWNERS}
MEANINGS = {
    "number": "the action's number, given once and kept for ever",
    "title": f"at most {LONGEST_TITLE} characters",
    "text": f"the recommendation as the report has it, at most {LONGEST_REPORT} "
    "characters (may be empty)",
    "components": "components of the review by number, 1 to 12, joined by ;",
    "theme": "one of the report's themes",
    "horizon": " or ".join(CHOICES["horizon"]),
    "owner_role": "one of " + ", ".join(CHOICES["owner_role"]),
    "due": "a date such as 2027-03-05 or 3/5/2027",
    "why": "the reason, where the date is already past; else empty",
    "depends_on": "actions this one waits for, as in 1;11 or 1-3 (may be empty)",
    "recommendation": "the review's recommendation it is planned from, by its id, as "
    "in R3 (may be empty)",
    "standards": "parts of other plans that it serves as well, joined by ;, as in "
    f"LCAP 1.3; FCMAT 2.1: at most {MOST_STANDARDS} (may be empty)",
}
EXAMPLES = (
    (
        *("1", "Read aloud in every class, every day", "As the review recommends."),
        *("2;3", "Curriculum", "IMMEDIATE", "lea_instruction", "2027-03-05"),
        *("", "", "R1", "LCAP 1.3; ESSA CSI 2"),
    ),
    (
        *("2", "Agree on three priorities for the whole district", "", "1;11"),
        *("Accountability", "LONG_TERM", "lea_superintendent", "2028-06-30"),
        *("", "1", "", ""),
    ),
    (
        *("3", "Publish one calendar of assessments", "", "5", "Data", "IMMEDIATE"),
        *("lea_assessment", "2026-09-30", "begun before the roadmap was adopted"),
        *("", "", ""),
    ),
)
FORMATS = {
    "components": "@",
    "due": DAY,
    "depends_on": "@",
    "standards": "@",
}  # else 2-3 becomes a date, and 2,3 23
WIDTHS = {"title": 50, "text": 60, "theme": 24, "owner_role": 24, "why": 40}
HELP = ("column", "what it holds", "example row 1", "example row 2", "example row 3")
HELP_WIDTHS = (14, 60, 34, 34, 34)


def write_template(path: Path, *, replace: bool = False) -> None:
    """A CSV of the header alone, or a workbook that helps; raises Unwritable."""
    if path.suffix.lower() == ".csv":
        return write_sheet(Sheet("Roadmap", COLUMNS), path, replace=replace)
    book = Workbook()
    page = book.create_sheet("Roadmap", 0)
    del book["Sheet"]
    _lay_out(page)
    _explain(book.create_sheet("How to fill in"))
    with whole_file(path, replace=replace) as draft:
        book.save(draft)
    return None


def _lay_out(page: Worksheet) -> None:
    fill(page, Sheet(page.title, COLUMNS))
    for at, name in enumerate(COLUMNS, start=1):
        column = page.column_dimensions[get_column_letter(at)]
        column.width = WIDTHS.get(name, 14)
        column.number_format = FORMATS.get(name, "General")
        if name in CHOICES:
            page.add_data_validation(_choice(name, get_column_letter(at)))


def _choice(name: str, column: str) -> DataValidation:
    return DataValidation(
        "list",
        formula1=f'"{",".join(CHOICES[name])}"',
        sqref=f"{column}2:{column}{MOST_ACTIONS + 1}",
        showErrorMessage=True,
        error=f"Choose one of the list: {MEANINGS[name]}"[:255],
    )


def _explain(page: Worksheet) -> None:
    """Examples stand beside the columns' meanings, and are no roadmap's rows."""
    columns = zip(COLUMNS, MEANINGS.values(), *EXAMPLES, strict=True)
    fill(page, Sheet(page.title, HELP, tuple(columns)))
    for at, width in enumerate(HELP_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(at)].width = width
    for row in page.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
