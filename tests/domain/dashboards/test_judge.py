"""Who takes CDE's files in, which still open something, and the letter that tells."""

from datetime import UTC, date, datetime

import pytest

from domain import refusals
from domain.dashboard_changes import DashboardChange, What
from domain.dashboard_letters import loaded, told
from domain.dashboards.file_version import FileKind, Intake
from domain.dashboards.judge import check_intake
from domain.dashboards.revisions import Revised, Revision
from domain.people.directory import Given, Reach, Scope
from domain.people.roles import Assignment, Role

BEGUN = date(2026, 1, 1)
LOADED = datetime(2026, 9, 1, 16, tzinfo=UTC)
ALDER = {"cds": "1999901", "name": "Alder Valley", "county": "Los Angeles"}


def holds(role: Role, person: str) -> Given:
    given = Assignment(role=role, person=person, first=BEGUN)
    return Given(Scope(Reach.EVERYWHERE), given)


GIVEN = [holds(Role.CCEE_DATA, "y.olsen"), holds(Role.COE_LEAD, "k.bennett")]


def test_people_of_ccee_take_the_files_in() -> None:
    """By the directory; where nobody wrote one yet, whoever says so."""
    check_intake("y.olsen", GIVEN, 2025, 2025)
    check_intake("n.ferrara", [], 2025, 2025)


@pytest.mark.parametrize("person", ["k.bennett", "n.ferrara"])
def test_whom_the_directory_knows_as_none_of_ccee_takes_nothing_in(
    person: str,
) -> None:
    """A county's coach, or somebody whom it does not know at all."""
    with pytest.raises(refusals.NotYours, match=f"knows no {person} at CCEE"):
        check_intake(person, GIVEN, 2025, 2025)


def test_an_old_dashboard_opens_nothing_any_more() -> None:
    """Once a newer one is at hand."""
    with pytest.raises(refusals.DashboardIsOld, match="the Dashboard of 2025"):
        check_intake("y.olsen", GIVEN, 2023, 2025)


def test_one_letter_tells_data_staff_who_is_eligible_and_what_cde_revised() -> None:
    """LEA by LEA; the same intake has the same letter."""
    changes = [
        DashboardChange(**ALDER, what=What.OPEN, groups=("AA", "EL")),
        DashboardChange(**ALDER | {"cds": "1999902"}, what=What.NO_LONGER),
        DashboardChange(**ALDER | {"cds": "1999903"}, what=What.IN_HAND),
    ]
    revision = Revision(cds="1999904", name="Birch Hill", year=2025, said=("Y -> N",))
    revised = Revised(FileKind(2025), "old.xlsx", "new.xlsx", (revision,))
    intake = Intake(
        digest="d1",
        year=2025,
        loaded_at=LOADED,
        by="y.olsen",
        entered_by="front-desk",
        told=told(2025, "new.xlsx", changes, [revised]),
    )
    letter = loaded(intake)

    assert (letter.key, letter.to) == ("dashboard/2025/d1/loaded", Role.CCEE_DATA)
    counts = {name: letter.facts[name] for name in ("newly", "no_longer", "changed")}
    assert counts == {"newly": 1, "no_longer": 1, "changed": 1}
    assert str(letter.facts["what"]).splitlines() == [
        "newly eligible: Alder Valley (1999901): AA, EL",
        "no longer eligible: Alder Valley (1999902)",
        "revised 2025: Birch Hill (Y -> N)",
    ]
