"""What a table or a figure is called in every form, and what a figure says aloud."""

from collections.abc import Mapping

from domain.documents.document import Chart, Document, Grid
from domain.documents.layout_words import LAYOUT_WORDS


def captions(document: Document) -> Mapping[int, str]:
    """'Table 2. Findings' by the place of its block; tables and figures count apart."""
    words = LAYOUT_WORDS[document.language]
    found: dict[int, str] = {}
    tables = figures = 0
    for place, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            tables += 1
            found[place] = f"{words.table} {tables}. {block.caption}"
        elif isinstance(block, Chart):
            figures += 1
            found[place] = f"{words.figure} {figures}. {_called(block)}"
    return found


def alternative(chart: Chart) -> str:
    """All that its bars show, for whoever cannot see them."""
    bars = "; ".join(f"{each.label}: {each.number:,}" for each in chart.bars)
    return f"{_called(chart)}. {bars}."


def _called(chart: Chart) -> str:
    return f"{chart.caption} ({chart.unit})"
