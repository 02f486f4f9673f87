"""The page as a real browser lays it out, on a telephone and on a desk."""

from pathlib import Path

import pytest

from adapters.reports.html import as_html
from domain.documents.captions import captions
from domain.documents.document import Chart, Heading
from tests.chromium import seen
from tests.documents import report

PHONE, DESK = 320, 1280  # pixels (WCAG 2.1, 1.4.10)


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_browser_shows_all_of_it_without_scrolling_aside(
    width: int, tmp_path: Path
) -> None:
    """Each heading, caption and figure; and nothing of it is fetched from elsewhere."""
    said, page = report(), tmp_path / "report.html"
    page.write_bytes(as_html(said))
    found = seen(page, width, tmp_path)
    texts = [each.text for each in said.blocks if isinstance(each, Heading)]
    figures = [each for each in said.blocks if isinstance(each, Chart)]

    assert (found.title, found.language) == (said.title, said.language)
    assert found.headings == [said.title, *texts]
    assert found.captions == [*captions(said).values()]
    assert found.width <= width and found.needed <= found.width
    assert len(found.figures) == len(figures)
    assert all(wide > width / 4 and high > 40 for wide, high in found.figures)
    assert found.hidden == 0
    assert found.fetched <= 1  # the page itself, by its frame
