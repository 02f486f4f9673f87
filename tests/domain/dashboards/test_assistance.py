"""Differentiated assistance by CDE's columns (docs/domain.md 4.3)."""

import pytest

from domain.dashboards.assistance import Assisted, assistance
from domain.dashboards.lea_year import Said, said_of
from tests.dashboards import lea_year

CHARTER = "19999010130617"


def test_one_group_with_a_code_is_method_1() -> None:
    """A code stands for two or more priorities; the reason names them."""
    found = assistance(lea_year(2019, codes={"FOS": "C"}), None, complete=True)

    assert (found.computed, found.methods) == (Assisted.YEAR_1, (1,))
    assert found.explanation == (
        "Identified in 2019: FOS in priorities 5, 6 (method 1)."
    )


@pytest.mark.parametrize("method", [2, 3])
def test_methods_2_and_3_are_as_cde_marks_them(method: int) -> None:
    """Local indicators are not in the files; CDE's mark is."""
    found = assistance(lea_year(2018, methods=(method,)), None, complete=True)

    assert (found.computed, found.methods) == (Assisted.YEAR_1, (method,))
    assert f"(method {method})" in found.explanation


def test_before_2023_there_is_no_second_year() -> None:
    """52071(c)(1) asks for two years since SB 114."""
    found = assistance(lea_year(2022), lea_year(2019, "AA"), complete=True)

    assert found.computed is Assisted.GENERAL


def test_help_lasts_a_second_year_from_2023_on() -> None:
    """Not identified, but identified in the Dashboard before, as Modesto in 2024."""
    found = assistance(lea_year(2024), lea_year(2023, "AA"), complete=True)

    assert found.computed is Assisted.YEAR_2
    assert "52071(c)(1)" in found.explanation


def test_who_is_identified_again_begins_again() -> None:
    """CDE shows year 1 twice in a row then (docs/domain.md 4.3)."""
    found = assistance(lea_year(2024, "EL"), lea_year(2023, "AA"), complete=True)

    assert found.computed is Assisted.YEAR_1


def test_a_second_year_is_followed_by_none() -> None:
    """Year 2 is no identification, also where CDE's status says it."""
    before = lea_year(2024, status="Differentiated Assistance, Year 2")
    found = assistance(lea_year(2025), before, complete=True)

    assert found.computed is Assisted.GENERAL


def test_an_identification_known_to_cde_alone_counts_the_year_after() -> None:
    """Late CALPADS or local indicators are not in the columns; the status is."""
    before = lea_year(2024, status="Differentiated Assistance, Year 1")
    found = assistance(lea_year(2025), before, complete=True)

    assert found.computed is Assisted.YEAR_2


def test_without_the_file_before_a_second_year_is_not_guessed() -> None:
    """None says that it is not known, and why."""
    found = assistance(lea_year(2024), None, complete=False)

    assert (found.computed, found.standing) == (None, None)
    assert "that file is not at hand" in found.explanation


def test_a_charter_needs_two_dashboards_in_a_row() -> None:
    """47607.3: criteria met this year and in the Dashboard before."""
    now, once = lea_year(2024, "AA", cds=CHARTER), lea_year(2023, "EL", cds=CHARTER)
    quiet = lea_year(2023, cds=CHARTER)

    assert assistance(now, once, complete=True).computed is Assisted.YEAR_1
    assert assistance(now, quiet, complete=True).computed is Assisted.GENERAL
    assert assistance(now, None, complete=False).computed is None
    assert assistance(quiet, now, complete=True).computed is Assisted.GENERAL


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Differentiated Support", Said.IDENTIFIED),
        ("General Support", Said.GENERAL),
        ("Differentiated Assistance", Said.IDENTIFIED),
        ("General Assistance", Said.GENERAL),
        ("Differentiated Assistance, Year 1", Said.YEAR_1),
        ("Differentiated Assistance, Year 2", Said.YEAR_2),
        ("", None),
        ("Something New", None),
    ],
)
def test_cdes_status_has_had_several_wordings(text: str, said: Said | None) -> None:
    """Of 2017, of 2018 and 2019, and later ones."""
    assert said_of(text) is said


def test_cdes_status_is_compared_and_counts() -> None:
    """A disagreement is said, with what may be why; CDE's word stands."""
    row = lea_year(2024, status="Differentiated Assistance, Year 1")
    found = assistance(row, lea_year(2023), complete=True)

    assert found.computed is Assisted.GENERAL
    assert found.standing is Assisted.YEAR_1
    assert "late CALPADS" in found.differs


def test_what_agrees_is_not_reported() -> None:
    """Also a status that names no year."""
    row = lea_year(2019, "AA", methods=(1,), status="Differentiated Assistance")

    assert assistance(row, None, complete=True).differs == ""


def test_a_mark_for_method_1_that_fits_no_group_is_reported() -> None:
    """Whichever of the two columns is off."""
    marked = assistance(lea_year(2019, methods=(1,)), None, complete=True)
    unmarked = assistance(lea_year(2019, "AA", methods=()), None, complete=True)

    assert marked.differs == "CDE marks method 1 as met, the groups are none"
    assert unmarked.differs == "CDE marks method 1 as not met, the groups are AA"


def test_a_status_nobody_knows_is_reported_and_does_not_count() -> None:
    """A new wording is news for a person."""
    found = assistance(lea_year(2019, "AA", status="Targeted"), None, complete=True)

    assert found.standing is Assisted.YEAR_1
    assert "'Targeted', which is no status known here" in found.differs
