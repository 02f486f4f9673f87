"""An action that serves other plans is found by whichever of them is asked for."""

from datetime import timedelta

import pytest

from domain.actions.other_plans import serves
from domain.acts import AddAction, AdoptRoadmap, LinkStandard
from domain.apply import apply
from domain.judge import judge
from domain.people.roles import Role
from domain.refusals import LimitReached, NothingToChange, ReasonMissing
from domain.standing_of import standing
from domain.status import Horizon
from tests.lives import START, before_the_roadmap, by_staff, implementing, planned

LATER = START.date() + timedelta(days=60)

SERVED = ("LCAP 1.3", "FCMAT pupil achievement 2.1", "ESSA CSI 2", "LCAP Goal 10")


@pytest.mark.parametrize(
    "asked",
    [
        *("LCAP", "lcap 1", "LCAP goal 1", "LCAP 1.3", "LCAP action 1.3", "lcap-1.3"),
        *("FCMAT 2.1", "FCMAT standards 2", "pupil achievement", "ESSA", "essa csi"),
        *("LCAP 10", "csi 2"),
    ],
)
def test_a_part_is_found_by_its_plan_its_code_or_what_it_is_part_of(asked: str) -> None:
    """Whatever the capitals; goal, action and standard may be said or left out."""
    assert serves(SERVED, asked)


@pytest.mark.parametrize(
    "asked",
    ["LCAP 3", "LCAP 2.1", "LCAP 1.3.1", "FCMAT 1", "ESSA TSI", "LCFF 1", "", " ", "-"],
)
def test_a_part_that_is_another_is_not(asked: str) -> None:
    """LCAP 1 is not LCAP 10, and what says nothing asks for nothing."""
    assert not serves(SERVED[:3], asked)


def test_goal_1_is_not_goal_10() -> None:
    assert not serves(("LCAP Goal 10",), "LCAP goal 1")
    assert not serves((), "LCAP")


def test_what_a_roadmap_or_an_addition_says_is_linked_from_the_first_day() -> None:
    """No act of its own links it."""
    one = planned(1, LATER).but(standards=("LCAP 1.3",))
    now = apply(before_the_roadmap(), by_staff(AdoptRoadmap, actions=(one,)), START)
    new = by_staff(
        AddAction,
        title="Read aloud",
        components=(2,),
        horizon=Horizon.IMMEDIATE,
        owner=Role.LEA_INSTRUCTION,
        due=LATER,
        standards=("ESSA CSI 2",),
    )
    judge(now, new, START)
    both = standing(apply(now, new, START)).actions

    assert [each.standards for each in both] == [("LCAP 1.3",), ("ESSA CSI 2",)]


def test_a_link_says_which_plan_and_no_link_stands_twice() -> None:
    """LCAP and ESSA are named as FCMAT is; at most five are kept at hand."""
    now = implementing(LATER)
    link = by_staff(LinkStandard, action=1, standard="LCAP 1.3")
    five = now
    for n in range(5):
        act = link.but(id=f"link-{n}", standard=f"LCAP {n}")
        judge(five, act, START)
        five = apply(five, act, START)

    with pytest.raises(ReasonMissing, match=r"name the plan and its part: .*'LCAP 1.3"):
        judge(now, link.but(standard="\u200b"), START)
    with pytest.raises(NothingToChange, match="LCAP 1 is linked to action 1 already"):
        judge(five, link.but(standard=" LCAP 1 "), START)
    with pytest.raises(LimitReached, match="5 parts of other plans are linked to act"):
        judge(five, link.but(standard="ESSA CSI 2"), START)
