"""How many there are is said as people say it."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.actions.sentences import still_open
from domain.acts import DetermineNecessary
from domain.judge import judge
from domain.wording import shortened, so_many, with_and
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


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("One  aim\nfor all.", "One aim for all."),
        ("One aim. Two teams. A" + "a" * 40, "One aim. Two teams."),
        ('Say "one aim." Then ' + "a" * 40, 'Say "one aim."'),
        ("Ask Dr. Ortiz for the " + "a" * 40, "Ask Dr. Ortiz for the…"),
        ("See e.g. the plan, and " + "a" * 40, "See e.g. the plan, and…"),
        ("one aim, " + "a" * 40, "one aim…"),
        ("a" * 41, "a" * 39 + "…"),
        ("a" * 40, "a" * 40),
        ("", ""),
    ],
)
def test_what_is_long_is_cut_at_a_sentence_or_a_word(text: str, short: str) -> None:
    """Within a sentence an ellipsis says that there is more."""
    assert shortened(text, 40) == short
