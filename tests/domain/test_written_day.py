"""Days as people write them."""

from datetime import date

import pytest

from domain.written_day import NotADay, spoken, written_day

FIFTH = date(2027, 3, 5)


@pytest.mark.parametrize("text", ["2027-03-05", "3/5/2027", "03/05/2027", " 3/5/2027 "])
def test_a_day_is_written_as_a_computer_or_as_a_californian_does(text: str) -> None:
    """The month comes first where there are slashes, and is said again in letters."""
    assert written_day(text) == FIFTH
    assert spoken(written_day(text)) == "5 Mar 2027"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "March 5, 2027",
            "march 5 2027",
            "Mar. 5, 2027",
            "5 March 2027",
            "5-Mar-2027",
        ),
        *("March 5th, 2027", "2027/3/5", "2027-3-5", "2027.03.05"),
    ],
)
def test_a_day_whose_month_cannot_be_mistaken_is_read(text: str) -> None:
    """It stands in words, or between the year and the day."""
    assert written_day(text) == FIFTH


@pytest.mark.parametrize("text", ["13/5/2027", "2027-13-05", "13/5/27"])
def test_a_day_that_comes_first_is_asked_back(text: str) -> None:
    """The month does, and is said in letters."""
    meant = r"the month comes first; did you mean 5/13/2027 \(13 May 2027\)\?"
    with pytest.raises(NotADay, match=meant):
        written_day(text)


@pytest.mark.parametrize("text", ["January 20", "20 Jan", "jan. 20th"])
def test_a_year_that_is_left_out_is_asked_for(text: str) -> None:
    """With the month and the day as they were read."""
    with pytest.raises(NotADay, match="year open; write it too, as in 1/20/2027"):
        written_day(text)


def test_a_day_that_is_empty_is_needed() -> None:
    with pytest.raises(NotADay, match="a day is needed; write it like 2027-03-05"):
        written_day("")


@pytest.mark.parametrize(("text", "year"), [("12/15/26", 2026), ("12/15/09", 2009)])
def test_a_year_of_two_digits_is_asked_back_in_this_century(
    text: str, year: int
) -> None:
    """It is not taken: nobody guesses the year of a date that moves for years."""
    whole = f"leaves the year open; write it whole: 12/15/{year}$"
    with pytest.raises(NotADay, match=whole):
        written_day(text)


@pytest.mark.parametrize("text", ["3/5/7", "3/5/227", "3/5/20270"])
def test_a_year_of_other_than_two_digits_is_asked_back_as_a_day_is_written(
    text: str,
) -> None:
    """It says no century to suggest."""
    with pytest.raises(NotADay, match="leaves the year open; write it like 2027-03-05"):
        written_day(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "soon", "13/13/2027", "2/30/2027", "2/30/26", "2027-02-30"),
        *("\u0663/5/2027", "March 2027", "Mar", "Marsh 5, 2027", "March 32, 2027"),
    ],
)
def test_what_is_no_day_says_how_one_is_written(text: str) -> None:
    with pytest.raises(NotADay, match="write it like 2027-03-05 or 3/5/2027"):
        written_day(text)


def test_what_is_no_day_is_quoted_without_what_a_terminal_obeys() -> None:
    """Of a long text the beginning: it may come from anybody's file."""
    with pytest.raises(NotADay) as off:
        written_day("\x1b[31m\n" + "9" * 5_000)

    assert str(off.value).isprintable()
    assert "…' is not a date" in str(off.value)
