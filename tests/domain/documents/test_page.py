"""The page on documents says their bounds as they are in force."""

import pytest

from domain.documents import document
from tests.conftest import ROOT

PAGE = (ROOT / "docs/documents.md").read_text("utf-8")
ROWS = {
    "blocks of a document": document.MOST_BLOCKS,
    f"characters of a document, each line counted as {document.LINE} more": (
        document.MOST_CHARACTERS
    ),
    "cells of all tables of a document": document.MOST_CELLS,
    "figures of a document": document.MOST_CHARTS,
    "items of one list": document.MOST_POINTS,
    "rows of one table": document.MOST_GRID_ROWS,
    "columns of one table": document.MOST_GRID_COLUMNS,
    "bars of one figure": document.MOST_BARS,
}


@pytest.mark.parametrize(("row", "bound"), ROWS.items())
def test_the_page_says_every_bound_of_a_document(row: str, bound: int) -> None:
    """As people read it: thousands by a comma."""
    assert f"| {row} | {bound:,} |" in PAGE
