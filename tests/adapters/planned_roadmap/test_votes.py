"""A sheet of votes on a roadmap's actions, in one role."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from adapters.planned_roadmap.template import write_votes
from adapters.planned_roadmap.votes import read_votes
from domain.faults import Unreadable
from domain.people.roles import Role
from domain.roadmaps.acts import VoteRow
from tests.roadmap_sheets import VOTED, action, planning, table

pytestmark = pytest.mark.usefixtures("in_this_process")

NOW = planning(action(), action(2, votes={}), action(3, votes={}))
VOTE = VoteRow(action=1, impact=5, effort=2, feasibility=4)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_sheet_has_the_votes_a_role_has_given_and_rows_for_the_others(
    tmp_path: Path, suffix: str
) -> None:
    """A row without any score is no vote; the sheet says whose it is."""
    file = tmp_path / f"votes{suffix}"
    write_votes(file, NOW, Role.COE_LEAD)
    read = read_votes(file, NOW)
    other = tmp_path / f"other{suffix}"
    write_votes(other, NOW, Role.CCEE_LEAD)
    (none,) = read_votes(other, NOW).votes.faults

    assert read.votes.faults == ()
    assert (read.role, [*read.votes.rows.values()]) == (Role.COE_LEAD, [VOTE])
    assert "has no vote below its header" in str(none)


def test_a_sheet_that_is_filled_in_is_voted_as_it_says(tmp_path: Path) -> None:
    """By the numbers of the actions; their titles are there for whoever votes."""
    file = tmp_path / "votes.xlsx"
    write_votes(file, NOW, Role.CCEE_LEAD)
    book = load_workbook(file)
    page = book["votes"]
    for at, score in enumerate((4, 1, 5), start=3):
        page.cell(3, at).value = score
    assert page.cell(3, 2).value == "Agree on one system"
    book.save(file)
    read = read_votes(file, NOW)

    assert read.role is Role.CCEE_LEAD
    assert [*read.votes.rows.values()] == [
        VoteRow(action=2, impact=4, effort=1, feasibility=5)
    ]


@pytest.mark.parametrize(
    ("off", "said"),
    [
        ({"impact": "6"}, "row 2 (action 1), impact: is 6; from 1 to 5"),
        ({"impact": "0"}, "impact: is 0; from 1 to 5"),
        ({"effort": "much"}, "effort: 'much' is not a whole number"),
        ({"effort": ""}, "effort: is needed, and is empty"),
        ({"action": "9"}, "action: there is no action 9; the roadmap has 1-3"),
        ({"action": ""}, "action: is needed, and is empty"),
    ],
)
def test_what_is_off_about_a_vote_is_named(
    tmp_path: Path, off: dict[str, object], said: str
) -> None:
    (fault,) = read_votes(
        table(tmp_path, VOTED | off), NOW, Role.CCEE_LEAD
    ).votes.faults

    assert said in str(fault)


def test_a_sheet_is_of_one_role(tmp_path: Path) -> None:
    """Which, the line may say where the sheet does not; never another."""
    whose = VOTED | {"role": "COE lead"}
    sheet = table(tmp_path, whose)

    assert read_votes(sheet, NOW).role is Role.COE_LEAD
    assert read_votes(sheet, NOW, Role.COE_LEAD).role is Role.COE_LEAD
    with pytest.raises(Unreadable, match="has votes as coe_lead, and not as ccee_lead"):
        read_votes(sheet, NOW, Role.CCEE_LEAD)
    two = table(tmp_path, whose, whose | {"action": 2, "role": "ccee_lead"})
    with pytest.raises(Unreadable, match="coe_lead and ccee_lead; a file has one"):
        read_votes(two, NOW)
    with pytest.raises(Unreadable, match="row 2, role: may be a person; name their"):
        read_votes(table(tmp_path, VOTED | {"role": "k.bennett"}), NOW)
    assert read_votes(table(tmp_path, VOTED), NOW).role is None


def test_a_sheet_of_another_review_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="is of another review"):
        read_votes(table(tmp_path, VOTED | {"review": "1999901.1/review/2"}), NOW)
