"""A document as one web page: nothing is fetched, nothing runs."""

from adapters.reports.columns import shares
from adapters.reports.figures import figure
from adapters.reports.layout import render
from domain.documents.captions import captions
from domain.documents.document import Chart, Document
from domain.documents.layout_words import LAYOUT_WORDS


def as_html(document: Document) -> bytes:
    """In UTF-8; to the byte the same whenever it is asked for."""
    called = captions(document)
    figures = {
        place: figure(block, place, called[place]).svg
        for place, block in enumerate(document.blocks)
        if isinstance(block, Chart)
    }
    page = render(
        "document.html.j2",
        document=document,
        words=LAYOUT_WORDS[document.language],
        captions=called,
        figures=figures,
        listed=document.listed(),
        shares=shares,
        notice=_css_text(document.notice),
    )
    return page.encode()


def _css_text(text: str) -> str:
    """As a quoted text of CSS holds it: by numbers, so that nothing ends it."""
    return "".join(f"\\{ord(each):06x}" for each in text)
