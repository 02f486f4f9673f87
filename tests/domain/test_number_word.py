"""Numbers that are written out are understood, if not taken."""

import pytest

from domain.number_word import guess_number, number_word


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("zero", 0),
        ("Twelve", 12),
        ("nineteen", 19),
        ("twenty", 20),
        ("twenty-five", 25),
        ("ninety  nine", 99),
        ("twelfth", None),
        ("12", None),
        ("", None),
    ],
)
def test_a_number_word_is_its_number(text: str, number: int | None) -> None:
    """Up to ninety-nine, in one word or two."""
    assert number_word(text) == number


def test_a_number_word_is_guessed_in_digits() -> None:
    """Of another word nothing is said."""
    assert guess_number("fifteen") == "; did you mean 15?"
    assert guess_number("fifty-ish") == ""
