"""Of many names the first stand there, and how many more there are."""

from domain.first_few import first_few


def test_as_many_as_may_be_named_are_all_named() -> None:
    """Nothing is counted where nothing is left out."""
    assert first_few(["1", "2", "3"], 3) == "1, 2, 3"


def test_what_is_beyond_is_counted() -> None:
    """The reader knows that there is more, and how much."""
    assert first_few(["1", "2", "3", "4", "5"], 3) == "1, 2, 3 and 2 more"
