"""An action that serves other plans is found by whichever of them is asked for."""

from datetime import timedelta
from shlex import quote

import pytest

from domain.actions.other_plans import as_written, serves
from domain.acts import (
    AddAction,
    AdoptRoadmap,
    LinkStandard,
    StaffAct,
    UnlinkStandard,
)
from domain.apply import apply
from domain.available_acts import offers
from domain.engagement import Engagement
from domain.judge import judge
from domain.people.roles import Role
from domain.refusals import (
    LimitReached,
    NoSuchPlan,
    NothingToChange,
    NotLinked,
    ReasonMissing,
    StudentNamed,
)
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


LINK = by_staff(LinkStandard, action=1, standard="LCAP 1.3")
UNLINK = by_staff(UnlinkStandard, action=1, standard="LCAP 1.3", why="a slip")


def linked(*parts: str) -> Engagement:
    """Action 1 serves these parts of other plans."""
    now = implementing(LATER)
    for n, part in enumerate(parts):
        now = done(now, LINK.but(id=f"link-{n}", standard=part))
    return now


def done(now: Engagement, act: StaffAct) -> Engagement:
    judge(now, act, START)
    return apply(now, act, START)


def served(now: Engagement) -> tuple[str, ...]:
    return standing(now).actions[0].standards


@pytest.mark.parametrize("typed", ["lcap 1.3", "LCAP  1.3", "LCAP1.3", "Lcap goal 1.3"])
def test_capitals_and_spaces_make_no_other_part(typed: str) -> None:
    """Two spellings of one part would count as two of the five."""
    with pytest.raises(NothingToChange, match=r"action 1 already, as LCAP 1\.3"):
        judge(linked("LCAP 1.3"), LINK.but(standard=typed), START)


def test_parts_that_differ_in_their_code_are_two() -> None:
    both = linked("LCAP 1.3", "LCAP 1.3.1", "LCAP 13")

    assert served(both) == ("LCAP 1.3", "LCAP 1.3.1", "LCAP 13")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("LCPA 1.4", r"'LCPA' is no plan that is known .*did you mean LCAP 1\.4\?"),
        ("fmcat 2.1", r"did you mean FCMAT 2\.1\?"),
        ("Goal ESA CSI 2", r"did you mean Goal ESSA CSI 2\?"),
        ("1.4", r"'1\.4' does not say of which plan it is: 'LCAP 1\.4' or 'FCMAT 1"),
        ("goal 2", r"'goal 2' does not say of which plan it is: 'LCAP goal 2'"),
    ],
)
def test_a_part_is_read_with_its_plan(typed: str, asked: str) -> None:
    """A near miss is asked back, and so is a part without a plan; added ones too."""
    new = by_staff(
        AddAction,
        title="Read aloud",
        components=(2,),
        horizon=Horizon.IMMEDIATE,
        owner=Role.LEA_INSTRUCTION,
        due=LATER,
        standards=(typed,),
    )

    for act in (LINK.but(standard=typed), new):
        with pytest.raises(NoSuchPlan, match=asked):
            judge(implementing(LATER), act, START)


@pytest.mark.parametrize("named", ["SPSA 3", "site plan 4", "essa lcap 1", "CSI 2"])
def test_another_plan_is_named_in_its_own_words(named: str) -> None:
    """Which plans an LEA has nobody knows but the LEA."""
    assert served(linked(named)) == (named,)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("lcap  1.3", "LCAP 1.3"),
        ("lcap1.3", "LCAP 1.3"),
        ("Goal 2 of lcap", "Goal 2 of lcap"),
        ("Fcmat pupil achievement 2.1", "FCMAT pupil achievement 2.1"),
        ("strategic plan 4", "strategic plan 4"),
    ],
)
def test_a_plan_that_is_known_is_written_in_its_capitals(
    typed: str, written: str
) -> None:
    assert as_written(typed) == written


@pytest.mark.parametrize("typed", ["LCAP 1.3", "lcap 1.3"])
def test_what_was_linked_is_taken_off_again(typed: str) -> None:
    """However it is spelled; the others stay, and it may be linked anew."""
    now = done(linked("LCAP 1.3", "ESSA CSI 2"), UNLINK.but(standard=typed))

    assert served(now) == ("ESSA CSI 2",)
    assert served(done(now, LINK.but(id="anew"))) == ("ESSA CSI 2", "LCAP 1.3")


def test_of_two_spellings_the_one_that_is_said_is_taken_off() -> None:
    """A roadmap's file may have brought both."""
    one = planned(1, LATER).but(standards=("LCAP 1.3", "lcap 1.3"))
    now = apply(before_the_roadmap(), by_staff(AdoptRoadmap, actions=(one,)), START)

    assert served(done(now, UNLINK.but(standard="lcap 1.3"))) == ("LCAP 1.3",)


def test_what_is_taken_off_is_linked_and_has_its_reason() -> None:
    """What is linked is named, with a guess; where nothing is, that is said."""
    one = linked("LCAP 1.3")
    with pytest.raises(NotLinked, match=r"'LCAP 1\.4' is not linked to act.*1\.3"):
        judge(one, UNLINK.but(standard="LCAP 1.4"), START)
    with pytest.raises(NotLinked, match="no part of another plan is linked to act"):
        judge(implementing(LATER), UNLINK, START)
    with pytest.raises(ReasonMissing, match="unlink_standard is recorded with"):
        judge(one, UNLINK.but(why=""), START)
    with pytest.raises(StudentNamed, match="--standard"):
        judge(one, UNLINK.but(standard="student Maria"), START)


def test_at_the_bound_it_is_said_what_is_linked_and_how_one_is_taken_off() -> None:
    """As it is pasted, however long it is."""
    long = "FCMAT the district's own words about pupil achievement 2.1"
    five = linked("LCAP 1.3", *(f"ESSA {n}" for n in range(3)), long)
    with pytest.raises(LimitReached) as full:
        judge(five, LINK.but(standard="LCAP 1.4"), START)

    said = f"unlink_standard --standard {quote(long)} --why '...'"
    assert f"LCAP 1.3; ESSA 0; ESSA 1; ESSA 2; {long}" in str(full.value)
    assert said in str(full.value)


def test_taking_off_is_offered_where_something_is_linked() -> None:
    """With the parts that are, to whoever may link."""
    with_one = {each.kind: each for each in offers(linked("LCAP 1.3"), 1, START)}
    without = {each.kind for each in offers(implementing(LATER), 1, START)}

    assert with_one["unlink_standard"].fields[0].choices == ("LCAP 1.3",)
    assert with_one["unlink_standard"].doers == with_one["link_standard"].doers
    assert "link_standard" in without
    assert "unlink_standard" not in without
