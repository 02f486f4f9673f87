"""A data-collection plan as a file, CSV or XLSX by its suffix."""

from collections.abc import Mapping
from pathlib import Path

from adapters.files.rows_by_id import FileRows
from adapters.files.table import read_table
from adapters.items.choices import PlanChoices
from adapters.items.columns import PLAN
from adapters.items.rows import rows_in
from domain.reviews.acts import ItemRow
from domain.reviews.standing import ItemStanding


def read_plan(
    path: Path,
    choices: PlanChoices,
    known: Mapping[str, ItemStanding],
    review: str = "",
) -> FileRows[ItemRow]:
    """All rows of the file, and each fault of those that are off.

    Raises Unreadable for what is off about the file as a whole: also where it is not
    of this review, by its durable key.
    """
    return rows_in(read_table(path, PLAN), choices, known, review)
