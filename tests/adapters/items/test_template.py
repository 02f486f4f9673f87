"""A data-collection plan to fill in: its columns, its choices, its help."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from adapters.items.choices import ROLES
from adapters.items.columns import COLUMNS, MEANINGS
from adapters.items.read import read_plan
from adapters.items.sheet import plan_sheet
from adapters.items.template import write_plan
from domain.bounds import MOST_ITEMS
from domain.reviews.acts import ItemRow
from domain.reviews.item import ItemStatus
from tests.conftest import ROOT
from tests.plans import ALDER, READ, by_id, standing

pytestmark = pytest.mark.usefixtures("in_this_process")


def empty(folder: Path, suffix: str = ".xlsx") -> Path:
    write_plan(folder / f"plan{suffix}", plan_sheet((), READ), READ)
    return folder / f"plan{suffix}"


def test_a_template_that_was_filled_in_is_a_plan(tmp_path: Path) -> None:
    """By what its lists offer; help and choices are none of its rows."""
    file = empty(tmp_path)
    book = load_workbook(file)
    book["Plan"].append(
        ["3-walks", *(book["Choices"].cell(2, column).value for column in range(1, 6))]
    )
    book.move_sheet("Choices", -1)
    book.save(file)

    read = read_plan(file, READ, {})

    assert read.faults == ()
    assert (read.rows[2].component, read.rows[2].site) == (1, ALDER)
    assert (read.where, read.others) == ("plan.xlsx, sheet 'Plan'", ())


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_empty_template_has_every_column_and_no_item(
    tmp_path: Path, suffix: str
) -> None:
    """It can be read, and says that nothing is in it."""
    read = read_plan(empty(tmp_path, suffix), READ, {})

    assert read.rows == {}
    assert read.columns == {*COLUMNS}


def test_the_template_offers_the_choices_there_are(tmp_path: Path) -> None:
    """From a sheet of their own, for as many rows as a plan may have."""
    book = load_workbook(empty(tmp_path))
    page, listed = book["Plan"], book["Choices"]
    offered = {
        str(each.sqref): str(each.formula1)
        for each in page.data_validations.dataValidation
    }
    roles = [cell.value for cell in listed["E"][1:] if cell.value]

    assert offered[f"B2:B{MOST_ITEMS + 1}"] == "Choices!$A$2:$A$4"
    assert offered[f"J2:J{MOST_ITEMS + 1}"] == "Choices!$F$2:$F$4"
    assert len(offered) == 6
    assert roles == ROLES.keys
    assert [cell.value for cell in listed["F"][1:4]] == [*ItemStatus]
    assert page.column_dimensions["I"].number_format == "yyyy-mm-dd"
    assert page.column_dimensions["A"].number_format == "@"


def test_what_stands_in_a_plan_keeps_its_form(tmp_path: Path) -> None:
    """An id that is typed anew becomes no date, a code keeps its zero."""
    file = tmp_path / "plan.xlsx"
    write_plan(file, plan_sheet([standing(id="1-2")], READ), READ)
    page = load_workbook(file)["Plan"]

    assert [page.cell(2, column).number_format for column in (1, 5)] == ["@", "@"]
    assert page["E2"].value == f"{ALDER} Alder Elementary"
    assert page["N2"].value == 7
    assert read_plan(file, READ, by_id(standing(id="1-2"))).faults == ()


def test_the_columns_are_the_fields_of_a_row() -> None:
    """Each has its meaning, in the same order as a plan is exported."""
    assert tuple(MEANINGS) == COLUMNS == (*ItemRow.model_fields, "review")


def test_the_guide_explains_the_same_columns() -> None:
    """In a row of a table of its own."""
    guide = (ROOT / "docs" / "staff-guide.md").read_text("utf-8")
    _, _, chapter = guide.partition("The data-collection plan from a workbook")
    rows = [line for line in chapter.split("\n#")[0].splitlines() if line[:3] == "| `"]

    assert tuple(line.split("`")[1] for line in rows) == COLUMNS
