"""52071(f), CDE's flags, and each LEA's level of support (docs/domain.md 4.5, 4.6)."""

import pytest

from domain.dashboards.geo_lead import geo_lead
from domain.dashboards.lea_year import LeaYear
from domain.dashboards.support import Assessed, SupportLevel, assessed
from tests.dashboards import lea_year, years

HAYWARD = {
    "y2022": "AA EL HOM FOS",
    "y2023": "AA EL HOM FOS",
    "y2024": "AA EL HOM LTEL SWD",
    "y2025": "FOS LTEL",
}


def judged(year: int, *rows: LeaYear) -> Assessed:
    (only,) = assessed(rows, year)
    return only


def test_one_group_in_three_dashboards_in_a_row_brings_the_geo_lead() -> None:
    """The years that no Dashboard was made for break no row."""
    rows = years(y2018="AA", y2019="AA EL", y2022="AA")

    found = geo_lead(rows, 2022)

    assert (found.joins, found.groups) == (True, ("AA",))
    assert found.explanation == (
        "AA met criteria in three Dashboards in a row: 2018, 2019, 2022."
    )


def test_a_gap_breaks_the_row() -> None:
    """Three of four years are enough for 52072, not for 52071(f)."""
    assert not geo_lead(years(y2019="AA", y2022="AA", y2024="AA"), 2024).joins
    assert not geo_lead(years(y2022="AA", y2023="AA", y2024="EL"), 2024).joins


def test_before_three_dashboards_there_is_no_row() -> None:
    """In 2018 only two existed."""
    found = geo_lead(years(y2017="AA", y2018="AA"), 2018)

    assert not found.joins
    assert "Only the Dashboards 2017, 2018 exist" in found.explanation


def test_hayward_2025_is_flagged_by_52072_and_not_by_52071f() -> None:
    """Groups in a row until the year before do not count (docs/domain.md 4.5)."""
    found = judged(2025, *years(**HAYWARD))

    assert found.eligibility.eligible
    assert not found.geo_lead.joins


@pytest.mark.parametrize("flag", [True, False])
def test_cdes_own_flags_win_and_a_disagreement_is_said(flag: bool) -> None:
    """Whatever the groups say."""
    groups = "AA EL HOM" if not flag else ""
    before = years(y2022=groups, y2023=groups, y2024=groups)
    newest = lea_year(2025, groups, ec52072=flag, ec52071f=flag)
    found = judged(2025, *before, newest)

    assert found.eligibility.eligible is flag
    assert found.eligibility.computed is not flag
    assert found.geo_lead.joins is flag
    said, meant = "NY"[flag], "NY"[not flag]
    assert found.differences == [
        f"CDE's 52072 flag says {said}, by the groups it would be {meant}",
        f"CDE's 52071(f) flag says {said}, by the groups it would be {meant}",
    ]
    assert f"flag says {said}, which counts" in found.eligibility.explanation


def test_a_flag_of_an_earlier_year_does_not_count() -> None:
    """Only that of the Dashboard judged."""
    found = judged(2025, lea_year(2024, ec52072=True), lea_year(2025))

    assert found.eligibility.flag is None
    assert not found.eligibility.eligible


@pytest.mark.parametrize(
    ("rows", "level"),
    [
        (years(y2023="", y2024=""), SupportLevel.LEVEL1_GENERAL),
        (years(y2023="", y2024="AA"), SupportLevel.LEVEL2_DA_YEAR1),
        (years(y2023="AA", y2024=""), SupportLevel.LEVEL2_DA_YEAR2),
        (
            [*years(y2023=""), lea_year(2024, ec52072=True)],
            SupportLevel.LEVEL3_DETERMINATION,
        ),
    ],
)
def test_the_level_follows_from_assistance_and_eligibility(
    rows: list[LeaYear], level: SupportLevel
) -> None:
    """Eligibility for a determination goes before assistance."""
    assert judged(2024, *rows).level is level


def test_the_level_says_when_the_geo_lead_joins() -> None:
    """With the groups and years that bring it about."""
    found = judged(2024, *years(y2022="AA", y2023="AA", y2024="AA"))

    assert found.level is SupportLevel.LEVEL2_DA_YEAR1
    assert "The Geo Lead joins (52071(f)): AA met criteria" in found.explanation


def test_cdes_status_sets_the_level_where_it_differs() -> None:
    """As for one identified by late CALPADS, which the columns do not hold."""
    said = "Differentiated Assistance, Year 1"
    found = judged(2024, *years(y2023=""), lea_year(2024, status=said))

    assert found.level is SupportLevel.LEVEL2_DA_YEAR1
    assert f"CDE's status: {said}" in found.explanation


def test_who_is_not_in_the_years_file_is_not_assessed() -> None:
    """An LEA that has merged is no case for a determination."""
    gone = years(y2017="AA EL HOM", y2018="AA EL HOM", y2019="AA EL HOM")
    other = lea_year(2022, cds="19999020000000")

    assert [each.cds for each in assessed([*gone, other], 2022)] == [other.cds]
