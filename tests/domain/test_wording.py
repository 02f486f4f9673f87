"""How many there are is said as people say it."""

from datetime import timedelta

from domain.actions.sentences import still_open
from domain.wording import so_many
from tests.lives import START, implementing


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
