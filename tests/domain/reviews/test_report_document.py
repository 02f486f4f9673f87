"""The report and its summary as documents: what stands where, and that it is sound."""

from datetime import date
from typing import Any

import pytest

from domain.bounds import (
    LONGEST_ITEM_ID,
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_REPORT,
    LONGEST_ROW,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_CORRECTIONS,
    MOST_FINDINGS,
    MOST_GROUNDS,
    MOST_IN_TEAM,
    MOST_RECOMMENDATIONS,
    MOST_SITES,
    MOST_THEMES,
)
from domain.documents.check import document_faults
from domain.documents.document import Document, Grid, Heading, Paragraph, Points
from domain.documents.rendering import OF_REPORT, DocumentKind, Rendering
from domain.reviews.finding import Quadrant
from domain.reviews.report import CorrectionOutcome, FactChecker
from domain.reviews.report_document import document_of
from domain.reviews.report_facts import (
    CollectedFacts,
    ComponentFacts,
    CorrectionFacts,
    FindingFacts,
    QuadrantFacts,
    RecommendationFacts,
    ReportFacts,
)
from domain.status import Horizon
from tests.frameworks import SIR_12
from tests.tone import policing

REPORT, SUMMARY = DocumentKind.REPORT, DocumentKind.SUMMARY
COMPONENTS = len(SIR_12.components)


def rendering(kind: DocumentKind = REPORT, *, final: bool = False) -> Rendering:
    return Rendering(
        key="1999901.1/review/1/40/report",
        entity="1999901.1/review/1",
        entry=40,
        kind=kind,
        sha256="a" * 64,
        version="Final" if final else "Draft 2",
        day=date(2027, 3, 2),
        folder="1999901.1/review-1/draft-2",
        is_final=final,
    )


def component(number: int, **found: tuple[FindingFacts, ...]) -> ComponentFacts:
    """With these findings by their quadrants."""
    rule = SIR_12.by_number[number]
    return ComponentFacts(
        number=number,
        title=rule.title,
        objective=rule.objective,
        priorities=rule.priorities,
        rating="Initial implementation" if number == 1 else "",
        done=4,
        waived=1 if number == 1 else 0,
        collected=12,
        quadrants=tuple(
            QuadrantFacts(
                quadrant=each,
                findings=found.get(each, ()),
                none_because="all was well" if each == "threat" and found else "",
            )
            for each in Quadrant
        ),
    )


FINDING = FindingFacts(id="F1", text="Teams meet every week", rests_on=("E2", "D01"))
ADVICE = RecommendationFacts(
    id="R1",
    text="Agree on one calendar of assessments",
    rationale="it saves time",
    horizon=Horizon.IMMEDIATE,
    theme="Coherence",
    components=(1, 5),
    findings=("F1",),
    lcap=("goal 2",),
    fcmat=(),
    essa=(),
)
CORRECTION = CorrectionFacts(
    label="K1",
    party=FactChecker.LEA,
    about="finding/F1",
    text="twice a week",
    outcome=CorrectionOutcome.PARTLY,
    answer="in two schools",
)
FACTS = ReportFacts(
    lea="Alder Valley Unified",
    county="Los Angeles",
    cds="1999901",
    review=1,
    framework="SIR-12@2019",
    begun="2026-09-01",
    team=("Rosa Kim",),
    overview="Nine schools.\n\nTwo of them are new.",
    previous_work="",
    summary="A district on its way.",
    collected=(CollectedFacts(method="Focus groups", done=3, planned=4, collected=21),),
    participants=("Students",),
    sites=("Alder High",),
    evidence=7,
    components=(
        component(1, strength=(FINDING,)),
        *map(component, range(2, COMPONENTS + 1)),
    ),
    themes=("Coherence", "Time"),
    recommendations=(
        ADVICE,
        ADVICE.but(id="R2", horizon=Horizon.LONG_TERM, theme="", lcap=()),
        ADVICE.but(id="R3", lcap=(), essa=("CSI 2", "CSI 3")),
    ),
    corrections=(CORRECTION,),
)


def said(document: Document) -> list[str]:
    """All its texts, in their order."""
    found: list[str] = []
    for each in document.blocks:
        if isinstance(each, Heading | Paragraph):
            found.append(each.text)
        if isinstance(each, Points):
            found += each.items
        if isinstance(each, Grid):
            found += (cell for row in each.rows for cell in row)
    return found


def headings(document: Document, level: int) -> list[str]:
    blocks = (each for each in document.blocks if isinstance(each, Heading))
    return [each.text for each in blocks if each.level == level]


def grid(document: Document, begins: str) -> Grid:
    grids = (each for each in document.blocks if isinstance(each, Grid))
    return next(each for each in grids if each.caption.startswith(begins))


def test_a_report_says_what_was_found_recommended_and_corrected() -> None:
    """In this order, each component by its number, each horizon by itself."""
    document = document_of(FACTS, rendering())

    assert headings(document, 1) == [
        "About the report",
        "What was found",
        "What is recommended",
        "Recommendations in other plans",
        "Corrections of fact",
    ]
    second = headings(document, 2)
    assert second[4:6] == [
        "1. Culture, Coherence, and the Planning Process",
        "2. Curriculum, Learning, and Support",
    ]
    assert second[-2:] == ["Immediate priorities", "Long-term priorities"]
    assert headings(document, 3)[:4] == [
        *("Strengths", "Weaknesses", "Opportunities", "Threats")
    ]
    assert [*document_faults(document)] == []
    assert [w for text in said(document) for w in policing(text)] == []


def test_each_finding_stands_with_what_it_rests_on() -> None:
    """A quadrant without any says why, where that is known."""
    texts = said(document_of(FACTS, rendering()))

    assert "F1. Teams meet every week (rests on E2, D01)" in texts
    assert texts[texts.index("None, for this reason:") + 1] == "all was well"
    assert "Nothing is said here yet." in texts
    assert (
        "LCFF priority 6; 4 items of the plan done; 1 waived with their reasons; 12 "
        "collected in all; rated 'Initial implementation'."
    ) in texts


def test_each_recommendation_stands_with_its_reason_by_its_theme() -> None:
    """What serves other plans stands in one table, what serves none does not."""
    document = document_of(FACTS, rendering())
    texts = said(document)

    assert headings(document, 3)[-2:] == ["Coherence", "Without a theme"]
    assert headings(document, 4) == [
        f"Recommendation {each}" for each in ("R1", "R3", "R2")
    ]
    assert "Why: it saves time" in texts and "It follows from F1." in texts
    assert grid(document, "Parts of other plans").rows == (
        ("R1", "1, 5", "goal 2", "", ""),
        ("R3", "1, 5", "", "", "CSI 2; CSI 3"),
    )


def test_each_correction_stands_with_its_answer() -> None:
    """Of one that has none yet, that it is still to come; and of none, that."""
    coe = CORRECTION.but(label="K2", party=FactChecker.COE, about="", answer="")
    open_one = coe.but(outcome=None)
    document = document_of(FACTS.but(corrections=(CORRECTION, open_one)), rendering())
    none = said(document_of(FACTS.but(corrections=()), rendering()))

    assert grid(document, "Corrections").rows == (
        ("K1", "LEA finding/F1", "twice a week", "partly taken in", "in two schools"),
        ("K2", "COE", "twice a week", "still to be answered", ""),
    )
    assert "No corrections were named." in none


def test_a_draft_says_that_it_is_one_and_not_public() -> None:
    """A final says nothing of it."""
    drafts = [document_of(FACTS, rendering(kind)).notice for kind in OF_REPORT]
    finals = [document_of(FACTS, rendering(k, final=True)) for k in OF_REPORT]

    assert drafts == ["Draft 2, not public"] * 2
    assert [each.notice for each in finals] == ["", ""]
    assert finals[0].day == "March 2, 2027"


def test_paragraphs_of_a_section_are_those_of_its_writers() -> None:
    """A section that nobody wrote is not there; of earlier work it is said so."""
    texts = said(document_of(FACTS, rendering()))

    assert texts[3:5] == ["Nine schools.", "Two of them are new."]
    assert "Nothing is said here of work before the review." in texts


def test_a_summary_names_the_first_of_each_horizon() -> None:
    """In short, and how many more there are in the report."""
    long = f"Name one aim for all. {'Aim' * 60}"
    many = tuple(ADVICE.but(id=f"R{n}", text="so " * 99) for n in range(10))
    many = (ADVICE.but(text=long), *many)
    document = document_of(FACTS.but(recommendations=many), rendering(SUMMARY))
    (points,) = (each for each in document.blocks if isinstance(each, Points))

    assert headings(document, 1) == [
        *("About the review", "What was found", "What is recommended")
    ]
    assert len(points.items) == 9 and points.items[-1] == (
        "and 3 recommendations more, in the report"
    )
    assert all(len(each) <= 166 for each in points.items)
    assert points.items[0] == "R1. Name one aim for all."
    assert all(each.endswith("so so…") for each in points.items[1:-1])
    assert any("has it in full under its number" in e for e in said(document))
    assert [*document_faults(document)] == [] and not document.contents
    assert "A district on its way." in said(document)


def test_a_report_of_nothing_says_so() -> None:
    """Nothing collected, found or recommended: all is there, and sound."""
    empty = FACTS.but(
        **dict.fromkeys(("team", "collected", "participants", "sites", "themes"), ()),
        **dict.fromkeys(("recommendations", "corrections"), ()),
        **dict.fromkeys(("overview", "summary"), " "),
        components=tuple(map(component, range(1, COMPONENTS + 1))),
        evidence=0,
    )
    for kind in OF_REPORT:
        document = document_of(empty, rendering(kind))
        assert [*document_faults(document)] == []
        assert "Nothing is recommended yet." in said(document)


def largest(letter: str) -> ReportFacts:
    """All that a review may hold at once, each as long as it may be."""
    key, line = letter * LONGEST_ITEM_ID, letter * LONGEST_LINE
    text, report = letter * LONGEST_TEXT, letter * LONGEST_REPORT
    title, name = letter * LONGEST_TITLE, letter * LONGEST_NAME
    finding = FindingFacts(
        id=key, text=report, rests_on=(f"E999999 {name}", key) * MOST_GROUNDS
    )
    each_has = MOST_FINDINGS // (COMPONENTS * len(Quadrant)) + 1
    advice: dict[str, Any] = dict(ADVICE) | {
        "id": key,
        "text": report,
        "rationale": letter * LONGEST_ROW,
        "findings": (key,) * 10,
        "lcap": (line,) * 5,
        "fcmat": (line,) * 5,
        "theme": "",
    }
    correction = CORRECTION.but(text=report, answer=text, about="finding/" + key)
    return FACTS.but(
        lea=name,
        county=name,
        overview=text,
        previous_work=text,
        summary=text,
        team=(name,) * MOST_IN_TEAM,
        sites=(title,) * MOST_SITES,
        components=tuple(
            component(n, **dict.fromkeys(Quadrant, (finding,) * each_has))
            for n in range(1, COMPONENTS + 1)
        ),
        themes=(title,) * MOST_THEMES,
        recommendations=(RecommendationFacts(**advice),) * MOST_RECOMMENDATIONS,
        corrections=(correction,) * MOST_CORRECTIONS,
    )


@pytest.mark.parametrize("kind", DocumentKind)
@pytest.mark.parametrize("letter", ["a", "字", "😀"])
def test_the_largest_report_is_sound(letter: str, kind: DocumentKind) -> None:
    """No review is so large that nobody could read its report."""
    faults = document_faults(document_of(largest(letter), rendering(kind)))

    assert [*map(str, faults)] == []


def test_a_quadrant_is_waived_with_the_longest_reason() -> None:
    quadrant = QuadrantFacts(quadrant="threat", none_because="a" * LONGEST_TEXT)
    first, *others = FACTS.components
    alike = (*first.quadrants[:3], quadrant)
    facts = FACTS.but(components=(first.but(quadrants=alike), *others))

    assert [*document_faults(document_of(facts, rendering()))] == []
