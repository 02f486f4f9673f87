from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from adapters.roadmap.read import read_roadmap
from adapters.roadmap.rows import COLUMNS, rows_of
from adapters.roadmap.template import EXAMPLES, MEANINGS, write_template
from domain.bounds import MOST_ACTIONS
from domain.faults import Unreadable
from domain.people.roles import OWNERS
from domain.status import Horizon
from tests.conftest import ROOT

pytestmark = pytest.mark.usefixtures("in_this_process")


def test_a_template_that_was_filled_in_is_a_roadmap(tmp_path: Path) -> None:
    """Its help sheet and the examples there are none of its rows."""
    file = tmp_path / "roadmap.xlsx"
    write_template(file)
    book = load_workbook(file)
    said = (1, "Read aloud", None, "2;3", "Reading", "IMMEDIATE", OWNERS[0])
    book["Roadmap"].append([*said, date(2027, 3, 5)])
    book.move_sheet("How to fill in", -1)
    book.save(file)

    (row,) = read_roadmap(file).rows

    assert (row.number, row.action.number) == (2, 1)
    assert row.action.due == date(2027, 3, 5)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_empty_template_has_every_column_and_no_action(
    tmp_path: Path, suffix: str
) -> None:
    """It can be read, and nothing is in it."""
    write_template(tmp_path / f"roadmap{suffix}")

    assert read_roadmap(tmp_path / f"roadmap{suffix}").rows == []


def test_the_template_offers_the_choices_there_are(tmp_path: Path) -> None:
    """For as many rows as a roadmap may have; dates and components keep their form."""
    write_template(tmp_path / "roadmap.xlsx")
    page = load_workbook(tmp_path / "roadmap.xlsx")["Roadmap"]
    offered = {
        str(each.sqref): str(each.formula1).strip('"').split(",")
        for each in page.data_validations.dataValidation
    }

    assert offered == {
        f"F2:F{MOST_ACTIONS + 1}": list(Horizon),
        f"G2:G{MOST_ACTIONS + 1}": list(OWNERS),
    }
    assert page.column_dimensions["H"].number_format == "yyyy-mm-dd"
    assert page.column_dimensions["D"].number_format == "@"
    assert page.freeze_panes == "A2"


def test_the_examples_are_rows_that_could_be_adopted() -> None:
    """Each of them is read without a fault."""
    rows = rows_of("the examples", [COLUMNS, *EXAMPLES]).rows

    assert [row.action.number for row in rows] == [1, 2, 3]
    assert len(EXAMPLES) == 3


def test_the_guide_and_the_template_explain_the_same_columns() -> None:
    """In the same order; the guide says each of them in a row of its table."""
    guide = (ROOT / "docs" / "staff-guide.md").read_text("utf-8")
    chapter = guide.partition("## A roadmap file")[2].split("\n#")[0]
    told = [line.split("`")[1] for line in chapter.splitlines() if line[:3] == "| `"]

    assert tuple(MEANINGS) == COLUMNS
    assert tuple(name for name in told if name in COLUMNS) == COLUMNS


def test_the_help_alone_is_no_roadmap(tmp_path: Path) -> None:
    """Were the first sheet lost, no example would be adopted."""
    write_template(tmp_path / "roadmap.xlsx")
    book = load_workbook(tmp_path / "roadmap.xlsx")
    del book["Roadmap"]
    book.save(tmp_path / "roadmap.xlsx")

    with pytest.raises(Unreadable, match="'How to fill in', row 1: the header"):
        read_roadmap(tmp_path / "roadmap.xlsx")
