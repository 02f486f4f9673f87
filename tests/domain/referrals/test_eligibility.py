"""Under 52072(a) nobody is referred unseen: CDE's files say yes, or a reason does."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.apply import apply
from domain.engagement import Engagement
from domain.judge import judge
from domain.referrals.eligibility import FilesSay, LookedUp
from domain.referrals.open import check_referral
from tests.lives import EVERY_WEEKDAY, START, referral, referred
from tests.pathways import attaching, referral_by, referred_by

PATHWAY = "CONTINUUM_52072A"
TODAY = EVERY_WEEKDAY.lea.day_of(START)
NO = LookedUp(found=FilesSay.NOT_ELIGIBLE, explanation="by one group; 3 needed")
UNSEEN = LookedUp(found=FilesSay.NOT_KNOWN, explanation="no file of 2024")


@pytest.mark.parametrize("looked_up", [NO, UNSEEN, None])
def test_who_is_not_known_to_be_eligible_is_referred_with_a_reason_alone(
    looked_up: LookedUp | None,
) -> None:
    """Also where nobody looked; a file that says yes is reason enough."""
    said = referral(looked_up=looked_up)
    with pytest.raises(refusals.ReasonMissing, match="--why"):
        check_referral(said, TODAY)
    check_referral(said.but(why="CDE corrects its file"), TODAY)
    check_referral(referral(), TODAY)


def test_other_pathways_do_not_ask_what_the_files_say() -> None:
    """A loan of the State needs no Dashboard."""
    check_referral(referral_by("EMERGENCY_52074G2A", looked_up=None), TODAY)


def test_one_that_joins_is_asked_too() -> None:
    """A further referral after the Dashboard, to an engagement of another pathway."""
    now = referred_by("EMERGENCY_52074G2A")
    further = attaching(PATHWAY, looked_up=NO, by="y.olsen")
    with pytest.raises(refusals.ReasonMissing, match="by one group; 3 needed"):
        judge(now, further.but(why=""), START)
    judge(now, further, START)


def test_the_history_says_what_the_files_do_not() -> None:
    """And on which day it came in, where that was not the day it was typed."""
    day = TODAY - timedelta(days=3)
    plain = referred().unwritten[-1].sentence
    said = referred(looked_up=NO, received=day, why="by letter").unwritten[-1].sentence

    assert plain.endswith("(assistancestatus25.xlsx)")
    assert f"received {day}, though CDE's files say that the LEA is not el" in said


def test_clocks_count_from_the_day_on_which_it_came_in() -> None:
    """What is due from receipt is due so much sooner."""
    day = TODAY - timedelta(days=7)
    now, before = referred(), referred(received=day)

    assert before.cases[1].received == day
    for name, step in now.cases[1].steps.items():
        due = before.cases[1].steps[name].due
        assert due and step.due == due + timedelta(days=7)


@pytest.mark.parametrize("found", [FilesSay.NOT_KNOWN, FilesSay.NOT_ELIGIBLE])
def test_why_the_files_do_not_name_it_is_not_why_the_lea_was_referred(
    found: FilesSay,
) -> None:
    """It stands in the history; to the superintendent it would read as the reason."""
    why = "CDE's file is not at hand yet"
    not_named = referred_by(PATHWAY, looked_up=LookedUp(found=found), why=why)
    named = referred_by(PATHWAY, why="reading in grade 3")
    further = attaching(PATHWAY, looked_up=LookedUp(found=found), why=why)
    joined = apply(referred_by("SPI_52074G1B"), further, START)

    assert why in not_named.unwritten[-1].sentence
    assert _reasons(not_named) == _reasons(joined) == {""}
    assert _reasons(named) == {"reading in grade 3"}


def _reasons(now: Engagement) -> set[object]:
    received = ("referral_received", "referral_attached")
    letters = [n for n in now.unwritten[-1].notices if n.template in received]
    return {each.facts["why"] for each in letters}
