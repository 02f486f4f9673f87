"""How many there are is said as people say it."""

from datetime import timedelta

import pytest

from domain import refusals
from domain.actions.sentences import still_open
from domain.acts import DetermineNecessary
from domain.judge import judge
from domain.wording import first_sentence, shortened, so_many, with_and
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


@pytest.mark.parametrize(
    "one",
    [
        "1. Hire a coach for each school.",
        "IV. Name one aim.",
        "Hire a coach, e.g. Maria Ortiz, for each school.",
        "Visit a neighbor (i.e. Pine COE).",
        "Serve approx. 40 pupils.",
        "Meet at 8 a.m. Mondays to plan.",
        "Adopt pp. 12-14 of the plan, or p. 7.",
        "Use the U.S. Department's guide.",
        "Name one aim for Gr. 4 to 6.",
        "Align with Ed. Code 52059.5, subd. (b).",
        "Follow EC sec. 48200 always.",
        "Ask Dr. Ortiz.",
    ],
)
def test_a_period_that_shortens_a_word_ends_no_sentence(one: str) -> None:
    """Nor does that of a number in a list, wherever it stands in it."""
    assert first_sentence(f"{one} Then begin.") == one
    assert first_sentence(f"Begin now. {one} Then.") == "Begin now."
    assert shortened(f"{one} {'A' * 80}", len(one) + 1) == one


@pytest.mark.parametrize(
    "one",
    [
        "Adopt one curriculum at all schools of the LEA.",
        "Write each IEP.",
        "Bring 28 students back in grade 9.",
        "Buy nothing!",
        "Read it (all of it.)",
    ],
)
def test_a_sentence_may_end_in_a_number_or_an_abbreviation(one: str) -> None:
    """In capitals a word is called so, and not shortened by its period."""
    assert first_sentence(f"{one} Train teachers in it.") == one
