"""Columns are as wide as what stands in them needs."""

from adapters.reports.columns import shares
from domain.documents.document import Grid
from tests.documents import FOUND, RATINGS


def test_words_fit_and_long_texts_take_the_rest() -> None:
    """A column of numbers is as wide as its header, one of sentences widest."""
    rows = (("R12", "Implementing", "7", FOUND),)
    header = ("Site", "Rating", "Findings", "Remark")
    site, rating, findings, remark = shares(
        Grid(caption="Sites", header=header, rows=rows)
    )

    assert site < findings < rating < remark
    assert rating >= len("Implementing")


def test_no_column_is_so_narrow_that_a_usual_word_breaks() -> None:
    """Beside a text of any length."""
    grid = Grid(caption="Sites", header=("Site", "Found"), rows=(("R12", FOUND * 20),))

    assert min(shares(grid)) >= len("Site")


def test_shares_are_of_a_hundred() -> None:
    """Also where there is no room for all words."""
    word = "x" * 30
    grid = Grid(caption="Sites", header=(word,) * 8, rows=((word,) * 8,))

    assert 98 <= sum(shares(RATINGS)) <= 102
    assert {*shares(grid)} == {12}
