from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dashboards.eligibility import Eligibility, assess
from domain.dashboards.lea_year import GROUPS, LeaYear
from domain.dashboards.years import NoDeterminations, window

ALDER = "19999010000000"
GROUP_SETS = st.sets(st.sampled_from(GROUPS[:6])).map(lambda g: tuple(sorted(g)))


def rows(cds: str = ALDER, **years: str) -> list[LeaYear]:
    """`y2018="AA EL"`: the groups that met criteria in that year."""
    return [
        LeaYear(
            cds=cds,
            name="Alder Valley Unified",
            county="Los Angeles",
            year=int(year[1:]),
            codes=dict.fromkeys(groups.split(), "A"),
        )
        for year, groups in years.items()
    ]


def judged(year: int, *said: LeaYear, significant: int | None = None) -> Eligibility:
    counts = {} if significant is None else {ALDER: significant}
    (only,) = assess(said, year, counts)
    return only


@pytest.mark.parametrize(
    ("year", "years"),
    [
        (2019, (2017, 2018, 2019)),
        (2022, (2017, 2018, 2019, 2022)),
        (2023, (2018, 2019, 2022, 2023)),
        (2024, (2019, 2022, 2023, 2024)),
        (2025, (2022, 2023, 2024, 2025)),
    ],
)
def test_the_window_is_the_last_four_dashboards_that_exist(
    year: int, years: tuple[int, ...]
) -> None:
    """2020 and 2021 are skipped, not counted as misses."""
    assert window(year) == years


@pytest.mark.parametrize("year", [2016, 2020, 2021])
def test_there_are_years_without_determinations(year: int) -> None:
    """Nothing is judged for a year in which CDE published none."""
    with pytest.raises(NoDeterminations, match=str(year)):
        window(year)


def test_three_groups_in_three_of_four_years_are_enough() -> None:
    """Each of them in three years, not all of them in the same three."""
    lea = judged(
        2022,
        *rows(y2017="AA EL", y2018="AA EL HOM", y2019="EL HOM", y2022="AA HOM"),
    )

    assert lea.eligible
    assert lea.groups == {
        "AA": (2017, 2018, 2022),
        "EL": (2017, 2018, 2019),
        "HOM": (2018, 2019, 2022),
    }


def test_it_has_to_be_the_same_group_in_three_years() -> None:
    """Three groups in every year, but never the same three: not eligible."""
    lea = judged(2019, *rows(y2017="AA EL HOM", y2018="FOS SWD WH", y2019="AA EL HOM"))

    assert not lea.eligible


def test_a_window_of_three_years_asks_for_all_three() -> None:
    """In 2019 only three Dashboards existed; two years of a group are not enough."""
    two = rows(y2017="AA EL FOS", y2018="AA EL FOS", y2019="")
    three = rows(y2017="AA EL FOS", y2018="AA EL FOS", y2019="AA EL FOS")

    assert not judged(2019, *two).eligible
    assert judged(2019, *three).eligible


def test_the_current_year_need_not_have_three_groups() -> None:
    """Flagged with a single group in the newest Dashboard, as Oakland was in 2024."""
    lea = judged(
        2024,
        *rows(y2019="AA EL FOS", y2022="AA EL FOS", y2023="AA EL FOS", y2024="FOS"),
    )

    assert lea.eligible


def test_the_window_reaches_back_across_the_years_without_dashboards() -> None:
    """As for Sweetwater in 2023: nothing in 2019, but all of it in 2018."""
    groups = "EL FOS HOM SWD"
    lea = judged(2023, *rows(y2018=groups, y2019="", y2022=groups, y2023=groups))

    assert lea.eligible
    assert lea.groups["EL"] == (2018, 2022, 2023)


def test_four_groups_in_one_year_are_not_enough() -> None:
    """As for Newark in 2024."""
    assert not judged(2024, *rows(y2023="", y2024="EL HOM LTEL SWD")).eligible


def test_a_county_office_that_cde_flags_is_eligible() -> None:
    """The file flags county offices too (52072.5), as those of 2024."""
    row = rows("50105040000000", y2024="HI LTEL SED WH")[0].but(ec52072=True)
    (lea,) = assess([row], 2024)

    assert lea.eligible
    assert lea.explanation.endswith(
        "CDE's own 52072 flag says Y, which counts; by the groups alone it would be N."
    )


def test_a_flag_counts_for_the_dashboard_it_stands_in() -> None:
    """That of the year before says nothing of an LEA that is no longer listed."""
    (lea,) = assess([rows(y2024="AA")[0].but(ec52072=True)], 2025)

    assert (lea.flag, lea.eligible) == (None, False)


def test_years_before_the_window_do_not_count() -> None:
    """What happened in 2017 is no matter in 2023."""
    old = rows(y2017="AA EL FOS", y2018="AA EL FOS", y2022="AA EL FOS", y2023="")

    assert not judged(2023, *old).eligible


def test_a_year_without_the_lea_is_a_year_not_met() -> None:
    """A newly formed LEA with two Dashboards cannot have three."""
    new = rows(y2019="AA EL FOS", y2022="AA EL FOS")

    assert not judged(2022, *new).eligible


@pytest.mark.parametrize(
    ("significant", "eligible"), [(3, False), (2, True), (1, True)]
)
def test_all_groups_are_enough_where_an_lea_has_fewer_than_three(
    significant: int, eligible: int
) -> None:
    """With two significant groups, two are needed."""
    two = rows(y2017="AA EL", y2018="AA EL", y2019="AA EL")
    lea = judged(2019, *two, significant=significant)

    assert lea.eligible is bool(eligible)
    assert lea.needed == min(3, significant)


def test_an_lea_without_significant_groups_is_never_eligible() -> None:
    """All of none is none."""
    every = rows(y2017="AA EL", y2018="AA EL", y2019="AA EL")

    none = judged(2019, *every, significant=0)

    assert not none.eligible
    assert none.explanation.startswith("No numerically significant student group")
    assert judged(2019, *every, significant=7).needed == 3


def test_long_term_english_learners_cannot_reach_three_before_2026() -> None:
    """Their first year is 2024; AA and EL alone are not enough in 2025."""
    years = rows(y2022="AA EL", y2023="AA EL", y2024="AA EL LTEL", y2025="AA EL LTEL")

    assert not judged(2025, *years).eligible


def test_name_and_county_are_those_of_the_newest_year() -> None:
    """An LEA that was renamed goes by the name it has now."""
    old = rows(y2017="AA")[0].but(name="Alder Union", county="Kern")
    lea = judged(2019, old, *rows(y2018="AA"))

    assert (lea.name, lea.county) == ("Alder Valley Unified", "Los Angeles")


def test_a_charter_school_is_not_judged_by_52072() -> None:
    """The section speaks of districts, and by its analogue of county offices."""
    years = rows("19999010130617", y2017="AA EL HI", y2018="AA EL HI", y2019="AA EL HI")
    (charter,) = assess(years, 2019)

    assert not charter.eligible
    assert "charter" in charter.explanation


def test_the_explanation_names_window_groups_years_and_need() -> None:
    """Whoever asks why can check each number."""
    years = rows(y2017="AA EL FOS", y2018="AA EL FOS", y2019="AA EL FOS HOM")

    assert judged(2019, *years).explanation == (
        "In at least 3 of the Dashboards 2017, 2018, 2019 the criteria were met by 3 "
        "groups (AA in 2017, 2018, 2019; EL in 2017, 2018, 2019; FOS in 2017, 2018, "
        "2019); 3 needed. In fewer years: HOM in 2019."
    )


@given(
    history=st.lists(GROUP_SETS, min_size=4, max_size=4),
    significant=st.integers(0, 5),
)
def test_the_rule_agrees_with_a_plain_count(
    history: list[tuple[str, ...]], significant: int
) -> None:
    """Counted group by group and year by year, whatever the history."""
    years = window(2024)
    said = [
        rows(**{f"y{y}": " ".join(g)})[0] for y, g in zip(years, history, strict=True)
    ]
    hits = Counter(g for g, year in product(GROUPS, history) if g in year)
    needed = min(3, significant)
    expected = needed >= 1 and sum(n >= 3 for n in hits.values()) >= needed

    assert judged(2024, *said, significant=significant).eligible is expected
