"""A data-collection plan to fill in, or as it stands: its columns, choices and help."""

from pathlib import Path

from adapters.files.form import Form, write_forms
from adapters.files.spreadsheet import DAY, Sheet
from adapters.items.choices import ROLES, PlanChoices
from adapters.items.columns import MEANINGS, NEEDED
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
FORMATS = {"item": "@", "component": "@", "site": "@", "planned": DAY}
"""As text, else a spreadsheet makes dates of ids, and takes the zero of a code."""
WIDTHS = {"component": 44, "method": 30, "participants": 30, "site": 34, "note": 50}


def write_plan(
    path: Path, sheet: Sheet, choices: PlanChoices, *, replace: bool = False
) -> None:
    """These rows in a CSV file, or in a workbook that helps; raises Unwritable."""
    offered = {
        "component": choices.components.texts,
        "method": choices.methods.texts,
        "participants": choices.participants.texts,
        "site": choices.sites.texts,
        "owner": ROLES.keys,
        "status": [*ItemStatus],
    }
    form = Form(sheet, MEANINGS, NEEDED, offered, EXAMPLES, FORMATS, WIDTHS, MOST_ITEMS)
    write_forms(path, form, replace=replace)
