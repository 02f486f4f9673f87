"""What is exported of a review from the command line, from the record alone."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.sql.record import SqlRecord
from domain.acts import AddItem, CountItem, NoteMilestone
from domain.review_apply import apply_review
from domain.reviews.acts import ItemRow
from tests.commands.conftest import Cli
from tests.commands.engagements.test_export import rows_of, table_of
from tests.lives import START, by_staff
from tests.reviews import just_begun

ACTOR = {"by": "m.ortiz"}
REVIEW = "1999901/review/1"


@pytest.fixture
def planned(here: Path, database: Engine) -> str:
    """A review with two items and a milestone, as the record has it."""
    engagement, review = just_begun()
    ask = {"item": "A1", "component": 3, "method": "focus_group", "target": 2}
    read = {"item": "B1", "component": 1, "method": "document_review"}
    for act in (
        by_staff(AddItem, **ask, note="=ask twice", **ACTOR),
        by_staff(AddItem, **read, **ACTOR),
        by_staff(CountItem, item="A1", count=1, evidence=("box 3", "box 4"), **ACTOR),
        by_staff(NoteMilestone, milestone="kickoff", on=START.date(), **ACTOR),
    ):
        review = apply_review(review, act, START)
    SqlRecord(database).commit([*engagement.unwritten, *review.unwritten])
    return REVIEW


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
async def test_the_plan_of_a_review_is_written_to_be_read_again(
    planned: str, cli: Cli, here: Path, suffix: str
) -> None:
    """In order of the components, by the columns of a workbook; or one item alone."""
    file, read = here / f"items{suffix}", rows_of if suffix == ".csv" else table_of
    said = await cli("export", "items", file, "--entity", planned)
    first, last = read(file)
    one = ("--entity", f"{planned}/item/A1", "--force", "--json")

    assert f"items written to {file}, rows: 2" in said.out
    assert [*first] == [*ItemRow.model_fields, "review"]
    assert (first["item"], last["item"]) == ("B1", "A1")
    assert (str(last["count"]), str(last["as_of"])) == ("1", "4")
    assert last["evidence"] == "box 3; box 4"
    assert last["note"].lstrip("'") == "=ask twice"
    assert (await cli("export", "items", file, *one)).json["rows"] == 1


async def test_phases_and_milestones_are_written_as_files(
    planned: str, cli: Cli, here: Path
) -> None:
    """All phases, of which the first is open; of all reviews, or of one."""
    phases, milestones = here / "phases.csv", here / "milestones.csv"
    await cli("export", "phases", phases)
    await cli("export", "milestones", milestones, "--entity", planned)
    one = ("--entity", f"{planned}/phase/analysis", "--force", "--json")
    states = [row["state"] for row in rows_of(phases)]
    (reached,) = rows_of(milestones)

    assert states == ["open", *["waiting"] * 8]
    assert (reached["milestone"], reached["reached_on"]) == (
        "kickoff",
        str(START.date()),
    )
    assert (await cli("export", "phases", phases, *one)).json["rows"] == 1
