"""What a Dashboard asks for beside what is in hand, and what a revision changed."""

import pytest

from domain.dashboard_changes import DashboardChange, What, changes
from domain.dashboards.file_version import FileKind, basis
from domain.dashboards.lea_year import LeaYear
from domain.dashboards.revisions import revised
from domain.dashboards.support import assessed
from domain.lifecycle import Phase
from domain.referrals.case import CaseState
from domain.standing import EngagementStanding
from domain.standing_of import standing
from tests.dashboards import ALDER, lea_year, years
from tests.pathways import referred_by

EVERY = {"y2022": "AA EL HOM", "y2023": "AA EL HOM", "y2024": "AA EL HOM"}
FLAGGED = [*years(**EVERY), lea_year(2025, "FOS")]
QUIET = [lea_year(2024), lea_year(2025)]


def in_engagement(pathway: str = "CONTINUUM_52072A") -> EngagementStanding:
    """Alder Valley, referred by this pathway."""
    return standing(referred_by(pathway)).engagement


def of(rows: list[LeaYear], *engagements: EngagementStanding) -> list[DashboardChange]:
    return changes(assessed(rows, 2025), engagements, 2025)


def ended(now: EngagementStanding, state: CaseState) -> EngagementStanding:
    """Its only case ended, for the Dashboard of 2025."""
    answers = {"dashboard_year": "2025"}
    cases = tuple(
        c.model_copy(update={"state": state, "answers": answers}) for c in now.cases
    )
    return now.but(phase=Phase.DECLINED, cases=cases)


def test_newly_eligible_and_not_known_opens_a_case() -> None:
    """With the groups that brought it about, and the reason."""
    (change,) = of(FLAGGED)

    assert (change.cds, change.what) == ("1999901", What.OPEN)
    assert change.groups == ("AA", "EL", "HOM")
    assert "AA in 2022, 2023, 2024" in change.explanation


def test_newly_eligible_in_another_engagement_attaches() -> None:
    """One open engagement per LEA: the case joins it."""
    (change,) = of(FLAGGED, in_engagement("COE_GEO_52074G1A"))

    assert change.what is What.ATTACH
    assert change.pathways == ("COE_GEO_52074G1A",)


@pytest.mark.parametrize("pathway", ["CONTINUUM_52072A", "LEGACY_52072B1"])
def test_still_eligible_stays_in_hand(pathway: str) -> None:
    """Also an engagement that the former law began."""
    now = in_engagement()
    old = now.but(cases=tuple(each.but(pathway=pathway) for each in now.cases))
    (change,) = of(FLAGGED, old)

    assert change.what is What.IN_HAND
    assert change.flagged


def test_no_longer_eligible_is_a_look_at_release_never_an_end() -> None:
    """The engagement stays as it is."""
    (change,) = of(QUIET, in_engagement())

    assert change.what is What.NO_LONGER
    assert not change.flagged


def test_an_engagement_by_another_pathway_is_not_about_the_dashboard() -> None:
    """Not flagged, and never was by this pathway: nothing to do."""
    assert of(QUIET, in_engagement("COE_GEO_52074G1A")) == []


def test_what_was_determined_for_this_dashboard_is_not_opened_again() -> None:
    """Not necessary this year means no second case by the same Dashboard."""
    (change,) = of(FLAGGED, ended(in_engagement(), CaseState.NOT_NECESSARY))

    assert change.what is What.DETERMINED


def test_only_a_case_by_the_dashboard_settles_it() -> None:
    """One by another pathway that ended, whatever year it names, does not."""
    fee = ended(in_engagement("FEE_52074G3"), CaseState.NOT_NECESSARY)
    (change,) = of(FLAGGED, fee)

    assert change.what is What.OPEN


def test_a_determination_for_an_earlier_dashboard_does_not_settle_this_one() -> None:
    """A new flag opens a new determination (docs/domain.md 4.7)."""
    before = ended(in_engagement(), CaseState.NOT_NECESSARY)
    cases = tuple(
        c.model_copy(update={"answers": {"dashboard_year": "2024"}})
        for c in before.cases
    )
    (change,) = of(FLAGGED, before.but(cases=cases))

    assert change.what is What.OPEN


def test_an_engagement_whose_lea_is_not_listed_is_only_named() -> None:
    """It may have merged or been renamed; a person has to look."""
    other = lea_year(2025, cds="19999020000000")
    (change,) = of([other], in_engagement())

    assert (change.cds, change.what) == ("1999901", What.NOT_LISTED)


def test_a_revised_file_is_told_lea_by_lea() -> None:
    """Groups, status, flags and methods, each from what to what."""
    was = lea_year(2019, "AA", status="General Assistance", ec52072=False)
    now = was.but(
        codes={"AA": "B", "EL": "C"},
        status="Differentiated Assistance",
        ec52072=True,
        methods=(1,),
    )
    gone, new = (lea_year(2019, cds=f"1999902000000{n}") for n in "01")
    said = {each.cds: each.said for each in revised([was, gone], [now, new])}

    assert said[ALDER] == (
        "AA A -> B",
        "EL none -> C",
        "status General Assistance -> Differentiated Assistance",
        "52072 N -> Y",
        "methods none -> 1",
    )
    assert said[gone.cds] == ("no longer listed",)
    assert said[new.cds] == ("newly listed",)


def test_a_version_that_says_the_same_changes_nothing() -> None:
    """As a file that was only opened and saved."""
    assert revised([lea_year(2019, "AA")], [lea_year(2019, "AA")]) == []


def test_the_basis_is_that_of_all_versions_in_any_order() -> None:
    """Another version of any year is another basis."""
    old, new = (FileKind(2018), "a"), (FileKind(2019), "b")

    assert basis([old, new]) == basis([new, old])
    assert basis([old, new]) != basis([(FileKind(2018), "c"), new])
