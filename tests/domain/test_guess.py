"""A near miss gets a guess, and what is near nothing gets none."""

import pytest

from domain.guess import guess, guess_by
from domain.people.roles import SPELLED
from domain.reviews.finding import Quadrant

PEOPLE = {"Karen Bennett": "k.bennett", "Kim Bennett": "m.bennett", "Linh Tran": "l.t"}


@pytest.mark.parametrize(
    ("said", "meant"),
    [("weak", "weakness"), ("opportun", "opportunity"), ("thraet", "threat")],
)
def test_a_word_is_guessed_by_its_beginning(said: str, meant: str) -> None:
    """As by letters that are off."""
    assert guess(said, Quadrant) == f"; did you mean {meant}?"


def test_names_of_one_thing_are_one_guess() -> None:
    """However many of them begin so."""
    names = {"weakness": "weakness", "weaknesses": "weakness", "strength": "strength"}

    assert guess_by(names, "weak") == "; did you mean weakness?"


def test_a_key_that_goes_on_otherwise_is_guessed_by_how_it_begins() -> None:
    """Where most of it is so, and only one begins so."""
    assert guess("lea_opps", SPELLED) == "; did you mean lea_operations?"
    assert guess("lea_", SPELLED) == ""


def test_a_short_first_word_is_guessed_where_only_one_begins_with_it() -> None:
    """Said whole; two letters say nothing."""
    assert guess("coe", SPELLED) == "; did you mean coe_lead?"
    assert guess("lea", SPELLED) == guess("co", SPELLED) == ""


def test_a_name_is_guessed_by_its_first_part() -> None:
    """Unless several begin with it."""
    assert guess_by(PEOPLE, "karen") == "; did you mean k.bennett?"
    assert guess_by({**PEOPLE, "Karen Moss": "k.moss"}, "karen") == ""


@pytest.mark.parametrize("said", ["wea", "xyz", "strike"])
def test_what_is_near_nothing_gets_no_guess(said: str) -> None:
    """A few letters that fit are no beginning."""
    assert guess(said, Quadrant) == ""
