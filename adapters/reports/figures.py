"""A chart as one picture for all forms: SVG, and the same as PNG where that is wanted.

Text in it is text. A label stands above its bar, on lines so short that the widest
letters fit, for nobody measures them here.
"""

from textwrap import wrap
from typing import NamedTuple

from adapters.reports.layout import compiled, render
from domain.documents.captions import alternative
from domain.documents.document import Chart

WIDTH = 640
LETTER = 14  # the size of letters; no letter is wider than that
LINE = 17
BAR = 13
GAP = 11
FOR_NUMBER = 90  # to the right of the longest bar
LABEL = WIDTH // LETTER
PRINTED = 144  # dots per inch of a PNG


class DrawnBar(NamedTuple):
    """Its lines of label and their baselines, its bar, and its number."""

    label: list[tuple[int, str]]
    top: int
    width: int
    number: str


class Figure(NamedTuple):
    """A chart as SVG, of so many units in height to 640 in width."""

    svg: str
    alternative: str
    height: int


def figure(chart: Chart, place: int, caption: str) -> Figure:
    """The chart that is block number `place` of its document."""
    most = max(max(bar.number for bar in chart.bars), 1)
    drawn, top = [], 0
    for bar in chart.bars:
        lines = wrap(bar.label, LABEL)
        label = [(top + LINE * n + LETTER, line) for n, line in enumerate(lines)]
        top += LINE * len(lines)
        width = round((WIDTH - FOR_NUMBER) * bar.number / most)
        drawn.append(DrawnBar(label, top, width, f"{bar.number:,}"))
        top += BAR + GAP
    said, height = alternative(chart), top - GAP + 2
    svg = render(
        "chart.svg.j2",
        **{"id": f"figure-{place}", "caption": caption, "said": said},
        **{"bars": drawn, "width": WIDTH, "height": height},
    )
    return Figure(svg, said, height)


def png(drawn: Figure) -> bytes:
    """The same picture for Word, which takes no SVG alone."""
    return compiled("figure.typ", {"svg": drawn.svg}, form="png", ppi=PRINTED)
