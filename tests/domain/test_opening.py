"""What opens an engagement: judged whole, and the same whenever it is done again."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.acts import Withdraw
from domain.apply import apply
from domain.opening import Opening, already_open, check_opening, opened
from domain.terms import known_terms
from tests.beginnings import NOON, adopting, brought, stated
from tests.lives import (
    ALDER_VALLEY,
    EVERY_WEEKDAY,
    PATHWAYS,
    POLICY,
    START,
    by_staff,
    opening,
    referral,
)

CDS = ALDER_VALLEY.cds
ADOPTED = Opening(said=adopting(stated()), policy=EVERY_WEEKDAY, episode=3)


def test_what_opens_it_keeps_its_policy_episode_and_rules() -> None:
    """A later version that does it again, by its history, opens the same."""
    new = Opening(said=referral(), policy=EVERY_WEEKDAY, episode=2, rules=7)
    now = opened(new, START)
    again = opened(Opening.model_validate_json(new.model_dump_json()), START)

    assert (now.episode, now.rules, now.policy) == (2, 7, EVERY_WEEKDAY)
    assert (now.entries, now.referral) == (1, new.said.id)
    assert again == now


def test_what_is_brought_in_travels_whole() -> None:
    """With its pathways, as they are sent and as they then were."""
    again = Opening.model_validate_json(ADOPTED.model_dump_json())
    now = opened(again, NOON)

    assert now == opened(ADOPTED, NOON)
    assert now.but(episode=1, unwritten=()) == brought().but(unwritten=())


def test_what_opens_another_leas_engagement_is_refused() -> None:
    """The engagement of one LEA takes no referral of another."""
    with pytest.raises(refusals.AnotherLea, match=f"{CDS}, and came to .*1900000"):
        check_opening(opening(ALDER_VALLEY), "1900000", START)


def test_a_referral_is_judged_on_the_day_of_the_lea() -> None:
    """By the clock of who judges: a year of a Dashboard is to be one that was."""
    new = opening(ALDER_VALLEY, answers={"dashboard_year": str(START.year + 1)})
    with pytest.raises(refusals.AnswersMissing, match="is no year of a Dashboard"):
        check_opening(new, CDS, START)

    check_opening(new, CDS, START + timedelta(days=365))


def test_every_fault_of_what_is_stated_is_named() -> None:
    """Whoever brings it in past the command is told the same."""
    off = ADOPTED.but(said=adopting(stated(people=()), by="x.nobody"))
    with pytest.raises(refusals.StatedUnusable) as refusal:
        check_opening(off, CDS, NOON)

    check_opening(ADOPTED, CDS, NOON)
    assert "somebody leads it for CCEE today" in str(refusal.value)
    assert "x.nobody is none of CCEE's people" in str(refusal.value)


def test_an_engagement_that_is_open_or_ending_says_which() -> None:
    """What is still being recorded is gone in a moment."""
    now = opened(opening(ALDER_VALLEY), START)
    over = apply(now, by_staff(Withdraw), START)

    assert str(already_open(now)).endswith("is open already, in referred")
    assert "has ended and is still being recorded" in str(already_open(over))


def test_terms_are_known_to_the_letter() -> None:
    """One word of a pathway, or one day of a calendar, makes another of it."""
    own = PATHWAYS["SPI_52074G1B"]
    known = known_terms("policies", [POLICY, *PATHWAYS.values()])
    known.check(*ADOPTED.but(policy=POLICY).terms)

    for off in (own.but(title="another"), EVERY_WEEKDAY):
        with pytest.raises(refusals.TermsUnknown, match=f"{off.named}.*policies"):
            known.check(POLICY, own, off)
