"""How many there are is said as people say it."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.actions.sentences import still_open
from domain.acts import DetermineNecessary
from domain.judge import judge
from domain.wording import so_many, with_and
from tests.lives import START, implementing
from tests.pathways import referred_by, step


def test_one_is_said_otherwise_than_many() -> None:
    """None are many."""
    assert [so_many(n, "letter") for n in (0, 1, 2, 1200)] == [
        *("0 letters", "1 letter", "2 letters", "1,200 letters")
    ]
    assert so_many(1, "notice waits", "notices wait") == "1 notice waits"


def test_a_roadmap_of_one_action_is_adopted_as_one() -> None:
    """In the history, and in what is still open."""
    now = implementing(START.date() + timedelta(days=60))

    assert still_open(now.actions) == "1 action is open: 1"


def test_a_list_has_its_and_before_the_last_alone() -> None:
    """As a sentence reads."""
    assert [with_and(map(str, range(n))) for n in (0, 1, 2, 4)] == [
        *("", "0", "0 and 1", "0, 1, 2 and 3")
    ]


def test_steps_that_are_missing_are_listed_so() -> None:
    """Whoever determines too early reads all that comes first."""
    now = referred_by("CONTINUUM_52072A")
    early = step(now, DetermineNecessary, START)
    with pytest.raises(refusals.Refused) as off:
        judge(now, early, START)

    assert str(off.value).count(" and ") == 1
