"""What tables and figures are called, in every form the same."""

from domain.documents.captions import alternative, captions
from tests.documents import BY_COMPONENT, RATINGS, document, report


def test_tables_and_figures_count_apart() -> None:
    """Each by the place of its block."""
    called = captions(document(RATINGS, BY_COMPONENT, RATINGS))

    assert called == {
        0: "Table 1. Components, how far each is, and what it rests on",
        1: "Figure 1. Findings by component (findings)",
        2: "Table 2. Components, how far each is, and what it rests on",
    }


def test_they_are_called_so_in_the_language_of_the_document() -> None:
    """A report in Spanish has a `Tabla 1`."""
    called = captions(document(RATINGS, BY_COMPONENT, language="es"))

    assert [each.split(".")[0] for each in called.values()] == ["Tabla 1", "Figura 1"]


def test_whoever_cannot_see_a_figure_hears_every_bar() -> None:
    """With its number, and what the numbers count."""
    chart = BY_COMPONENT.but(bars=BY_COMPONENT.bars[1:3])

    assert alternative(chart) == (
        "Findings by component (findings). Curriculum, Learning, and Support: 7; "
        "Instructional Practice and Strategies: 14."
    )


def test_contents_list_headings_of_two_levels() -> None:
    """Four quadrants of each of twelve components are too many to find one."""
    levels = {heading.level for _, heading in report().listed()}

    assert levels == {1, 2}
    assert report().but(contents=False).listed() == []
