"""The page can be read by everybody: by its structure, by keyboard, in print."""

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from adapters.reports.html import as_html
from domain.documents.document import Document, Paragraph
from tests.conftest import ROOT
from tests.documents import BY_COMPONENT, FOUND, RATINGS, SUMMARY, document, report

LAYOUT = (ROOT / "templates/reports/document.html.j2").read_text("utf-8")
ENOUGH = 4.5  # contrast of letters to what is behind them (WCAG 2.2, 1.4.3)
OF_EDGES = 3.0  # of what surrounds a part (WCAG 2.2, 1.4.11)
SVG = "{http://www.w3.org/2000/svg}"


def page(said: Document) -> Element:
    return ElementTree.fromstring(as_html(said))


def ids(element: Element) -> list[str]:
    return [each.attrib["id"] for each in element.iter() if "id" in each.attrib]


def test_it_has_one_title_and_parts_that_programs_know() -> None:
    """One h1, one main, and the contents by their name."""
    found = page(report())
    contents = found.find(".//nav")

    assert len(found.findall(".//h1")) == len(found.findall(".//main")) == 1
    assert contents is not None
    assert contents.attrib["aria-labelledby"] in ids(found)
    assert found.findtext("head/title") == report().title


def test_every_place_it_leads_to_is_there_once() -> None:
    """The first link goes past the contents, to the text."""
    found = page(report())
    body = found.find("body")
    assert body is not None
    links = [each.attrib["href"].removeprefix("#") for each in found.iter("a")]
    named = [
        name
        for each in found.iter()
        for name in each.attrib.get("aria-labelledby", "").split()
    ]

    assert body[0].attrib == {"class": "skip", "href": "#text"}
    assert {*links, *named} <= {*ids(found)}
    assert len(ids(found)) == len({*ids(found)})
    assert len(links) == 1 + len(report().listed())


def test_a_table_can_be_moved_by_keyboard_where_it_is_wider_than_the_page() -> None:
    """Its frame has the focus then, and says which table it is."""
    frame = page(document(RATINGS)).find(".//main/div")

    assert frame is not None
    assert frame.attrib["tabindex"] == "0"
    assert frame.attrib["role"] == "region"
    assert frame.attrib["aria-labelledby"] == "caption-0"


def test_a_figure_is_a_picture_with_title_and_description() -> None:
    """Of its own, also where the same chart stands twice."""
    found = page(document(BY_COMPONENT, BY_COMPONENT))
    figures = found.findall(f".//figure/{SVG}svg")

    assert [each.attrib["role"] for each in figures] == ["img", "img"]
    assert len({each.attrib["aria-labelledby"] for each in figures}) == 2
    assert [each[0].tag for each in figures] == [f"{SVG}title"] * 2


def test_line_breaks_are_kept() -> None:
    """As people wrote them."""
    (paragraph,) = page(document(Paragraph(text="one\ntwo"))).iterfind(".//main/p")

    assert [each.tag for each in paragraph] == ["br"]


def test_what_is_final_has_no_notice_and_what_is_short_no_contents() -> None:
    """Neither on screen nor in print."""
    found = page(SUMMARY)

    assert found.find(".//nav") is None
    assert found.find(".//p[@class='notice']") is None
    assert 'content: ""' in found.findtext("head/style", "")


def test_the_notice_in_print_ends_nothing() -> None:
    """It is written by numbers of its characters."""
    style = page(document(Paragraph(text=FOUND), notice='"}a')).findtext("head/style")

    assert r'content: "\000022\00007d\000061"' in (style or "")


def test_all_of_it_can_be_told_from_its_ground() -> None:
    """Letters, and edges of tables and of what has the focus."""
    letters = re.findall(r"[ {]color: (#[0-9a-f]{6})", LAYOUT)
    grounds = re.findall(r"background: (#[0-9a-f]{6})", LAYOUT)
    edges = re.findall(r"solid (#[0-9a-f]{6})", LAYOUT)

    assert min(contrast(a, b) for a in letters for b in grounds) >= ENOUGH
    assert min(contrast(a, "#ffffff") for a in edges) >= OF_EDGES
    assert ":focus-visible { outline: 3px" in LAYOUT


def contrast(one: str, other: str) -> float:
    """As WCAG 2.2 counts it."""
    light, dark = sorted(map(_luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    parts = (int(color[n : n + 2], 16) / 255 for n in (1, 3, 5))
    lit = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return float(0.2126 * lit[0] + 0.7152 * lit[1] + 0.0722 * lit[2])
