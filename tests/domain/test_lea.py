import pytest

from domain.lea import NotACds, county_of, full_cds, short_cds


def test_a_district_goes_by_seven_digits_and_a_charter_by_fourteen() -> None:
    """Leading zeros count; a district's fourteen digits end in seven zeros."""
    assert short_cds("01612590000000") == "0161259"
    assert short_cds("0161259") == "0161259"
    assert short_cds("01612590130617") == "01612590130617"
    assert full_cds("0161259") == "01612590000000"


@pytest.mark.parametrize("text", ["161259", "016125", "oakland", "", "٠١٦١٢٥٩"])
def test_what_is_no_code_is_refused_in_words(text: str) -> None:
    """The message says how many digits a code has."""
    with pytest.raises(NotACds, match="7 digits, or 14"):
        short_cds(text)


@pytest.mark.parametrize("code", ["0061259", "5961259"])
def test_counties_are_01_to_58(code: str) -> None:
    """The first two digits name one of California's counties."""
    with pytest.raises(NotACds, match="01 to 58"):
        short_cds(code)


def test_counties_are_named_in_their_order() -> None:
    """01 is Alameda, 19 Los Angeles, 58 Yuba."""
    assert [county_of(c) for c in ("0161259", "1964634", "5872736")] == [
        "Alameda",
        "Los Angeles",
        "Yuba",
    ]
