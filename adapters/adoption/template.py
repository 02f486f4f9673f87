"""A file to fill in, by which an engagement is brought in: a workbook, or YAML."""

from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from adapters.adoption.column_help import CHOICES, MEANINGS
from adapters.adoption.columns import COLUMNS, NEEDED
from adapters.adoption.xlsx import EXPLAINING, FIELD, VALUE
from adapters.files.atomic import whole_file
from adapters.files.spreadsheet import DAY, Sheet, fill
from domain.adoption.parts import ENGAGEMENT, FIELDED, PARTS
from domain.bounds import MOST_ACTIONS

HELP = ("sheet", "column", "needed", "what it holds", "example")
HELP_WIDTHS = (14, 16, 8, 70, 36)
DATES = {
    *("received", "determined", "from", "to", "until", "date", "due", "original_due"),
    *("started", "completed", "hold_since", "hold_recheck"),
    "opened",
}
LONGEST_LIST = 255  # characters of choices that a workbook can offer
INTRODUCTION = """\
# An engagement that already runs, to be brought in as it stands. Lines that begin with
# "# -" are examples: take the "# " away, or write your own below. What stands here is
# shown as stated; nothing of it is claimed to have been witnessed.
"""
BESIDE = """\
# The roadmap may stand here, or in a file of its own beside this one:
# roadmap: roadmap.csv
"""


def write_engagement_template(path: Path, *, replace: bool = False) -> None:
    """A workbook with a sheet for each part, or YAML; raises Unwritable."""
    with whole_file(path, replace=replace) as draft:
        if path.suffix.lower() == ".xlsx":
            _workbook().save(draft)
        else:
            draft.write_text(_yaml(), encoding="utf-8")


def _workbook() -> Workbook:
    book = Workbook()
    del book["Sheet"]
    for part in PARTS:
        page = book.create_sheet(part)
        _fields(page, part) if part in FIELDED else _table(page, part)
    _explain(book.create_sheet(EXPLAINING.capitalize()))
    return book


def _fields(page: Worksheet, part: str) -> None:
    """A row for each field; the value goes in the second column."""
    meanings = MEANINGS[part]
    rows = tuple((name, "", meaning) for name, (meaning, _) in meanings.items())
    fill(page, Sheet(page.title, (FIELD, VALUE, "what it holds"), rows))
    page.column_dimensions["B"].width = 36
    for row in range(2, len(rows) + 2):
        page.cell(row, 2).number_format = "@"
        _offer(page, part, COLUMNS[part][row - 2], f"B{row}")


def _table(page: Worksheet, part: str) -> None:
    fill(page, Sheet(page.title, COLUMNS[part]))
    for at, name in enumerate(COLUMNS[part], start=1):
        letter = get_column_letter(at)
        column = page.column_dimensions[letter]
        column.width = 40 if name in ("title", "text", "note", "why") else 18
        column.number_format = DAY if name in DATES else "@"
        _offer(page, part, name, f"{letter}2:{letter}{MOST_ACTIONS + 1}")


def _offer(page: Worksheet, part: str, name: str, where: str) -> None:
    """A list to choose from, where there is one and it is short enough."""
    choices = ",".join(str(each.value) for each in CHOICES.get((part, name), ()))
    if choices and len(choices) <= LONGEST_LIST:
        error = f"Choose one of the list: {choices}"[:LONGEST_LIST]
        offered = DataValidation("list", formula1=f'"{choices}"', sqref=where)
        offered.showErrorMessage, offered.error = True, error
        page.add_data_validation(offered)


def _explain(page: Worksheet) -> None:
    rows = tuple(
        (part, name, "yes" if name in NEEDED[part] else "", meaning, example)
        for part in PARTS
        for name, (meaning, example) in MEANINGS[part].items()
    )
    fill(page, Sheet(page.title, HELP, rows))
    for at, width in enumerate(HELP_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(at)].width = width
    for row in page.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _yaml() -> str:
    return "\n".join((INTRODUCTION, *_lines(), ""))


def _lines() -> Iterator[str]:
    for name, (meaning, example) in MEANINGS[ENGAGEMENT].items():
        needed = "" if name in NEEDED[ENGAGEMENT] else ", may be left out"
        yield f"{name}:  # {meaning}{needed}; {_example(example)}"
    for part in PARTS[1:]:
        yield ""
        if part == PARTS[-1]:
            yield BESIDE
        yield from _field_lines(part) if part in FIELDED else _list_lines(part)


def _list_lines(part: str) -> Iterator[str]:
    """What each column holds, and one line of them."""
    for name, (meaning, _) in MEANINGS[part].items():
        yield f"#   {name}{'*' if name in NEEDED[part] else ''}: {meaning}"
    said = ", ".join(f"{n}: {_quoted(e)}" for n, (_, e) in MEANINGS[part].items())
    yield f"{part}:"
    yield f"# - {{{said}}}"


def _field_lines(part: str) -> Iterator[str]:
    yield f"{part}:"
    for name, (meaning, example) in MEANINGS[part].items():
        yield f"#   {name}: {_quoted(example)}  # {meaning}"


def _example(example: str) -> str:
    return f"such as {_quoted(example)}" if example else "empty where there is none"


def _quoted(text: str) -> str:
    """As text, so that a code keeps its zeros; a date is read from it as well."""
    return f'"{text}"'
