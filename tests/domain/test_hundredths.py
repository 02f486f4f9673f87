"""Numbers of two decimals at most, kept as whole hundredths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.hundredths import NotHundredths, hundredths, in_decimals


@given(st.integers(0, 10**9))
def test_what_is_said_is_read_again(number: int) -> None:
    """Also without the commas that part thousands."""
    assert hundredths(in_decimals(number).replace(",", "")) == number


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("2", 200, "2"),
        ("2.0", 200, "2"),
        ("0.5", 50, "0.5"),
        (".5", 50, "0.5"),
        (" 0,25 ", 25, "0.25"),
        ("1.05", 105, "1.05"),
        ("1000", 100_000, "1,000"),
    ],
)
def test_numbers_are_read_as_people_write_them(
    text: str, number: int, said: str
) -> None:
    """With a point or a comma; and said without zeros that say nothing."""
    assert hundredths(text) == number
    assert in_decimals(number) == said


@pytest.mark.parametrize(
    "text", ["", "half", "1.255", "-1", "1e3", "1:30", "2h", "٣", "9" * 16]
)
def test_what_is_no_such_number_is_said(text: str) -> None:
    """With what is one."""
    with pytest.raises(NotHundredths, match=r"such as 2, 0\.5 or 1\.25"):
        hundredths(text)
