"""Documents such as a review leads to: small ones, and one as long as its report."""

from domain.documents.document import (
    Bar,
    Block,
    Chart,
    Document,
    Grid,
    Heading,
    Paragraph,
    Points,
)

COMPONENTS = (
    "Culture, Coherence, and the Planning Process",
    "Curriculum, Learning, and Support",
    "Instructional Practice and Strategies",
    "Social-Emotional and Behavioral Health and Development",
    "Assessment and Accountability",
    "Student and Family Engagement",
    "School-based Instructional Leadership Teams",
    "Administrative Coaching and Leadership",
    "Professional Learning and Coaching",
    "Data Management and Use and Student Information Systems",
    "District and Leadership Capacity",
    "Governance Support with Instruction",
)
FOUND = (
    "Teachers of grades 3 to 5 meet weekly by grade, and in most of the schools "
    "visited they look at the work of their students together before they plan."
)
REMARK = "Seen in 21 of 28 classrooms; confirmed by both focus groups of families."
RATINGS = Grid(
    caption="Components, how far each is, and what it rests on",
    header=("Component", "Rating", "Findings", "Evidence", "Remark"),
    rows=tuple(
        (name, ("Beginning", "Implementing")[n % 2], f"{7 + n}", f"E{n + 1}", REMARK)
        for n, name in enumerate(COMPONENTS)
    ),
)
BY_COMPONENT = Chart(
    caption="Findings by component",
    unit="findings",
    bars=tuple(Bar(label=name, number=7 * n % 31) for n, name in enumerate(COMPONENTS)),
)


def document(*blocks: Block, **changes: object) -> Document:
    """Of the usual review, with these blocks."""
    usual = Document(
        title="Systemic Instructional Review of Alder Valley Unified",
        subtitle="Report of the review, with recommendations",
        agency="California Collaborative for Educational Excellence",
        day="March 12, 2027",
        notice="Draft 2, for fact check",
        blocks=blocks,
    )
    return usual.but(**changes)


def _of_component(number: int, name: str, findings: int) -> list[Block]:
    said = [f"F{number}{n}. {FOUND}" for n in range(1, findings + 1)]
    return [
        Heading(level=2, text=f"{number}. {name}"),
        Paragraph(text=f"{FOUND} {FOUND}\nWhat follows was confirmed at every site."),
        Heading(level=3, text="Strengths"),
        Points(items=tuple(said[::2])),
        Heading(level=3, text="Opportunities"),
        Points(items=tuple(said[1::2]) or (FOUND,)),
    ]


def report(findings: int = 4) -> Document:
    """As long as a review's, with so many findings for each component."""
    parts = [
        each
        for n, name in enumerate(COMPONENTS, start=1)
        for each in _of_component(n, name, findings)
    ]
    return document(
        Heading(level=1, text="Overview"),
        Paragraph(text=FOUND),
        BY_COMPONENT,
        RATINGS,
        Heading(level=1, text="Analysis"),
        *parts,
        Heading(level=1, text="Recommendations"),
        RATINGS.but(caption="Recommendations at once"),
    )


SUMMARY = document(
    Heading(level=1, text="What was found"),
    Paragraph(text=FOUND),
    Points(items=(FOUND, REMARK)),
    BY_COMPONENT.but(bars=BY_COMPONENT.bars[:4]),
    Heading(level=1, text="What is recommended"),
    Heading(level=2, text="At once"),
    RATINGS.but(rows=RATINGS.rows[:3]),
    Heading(level=2, text="In the long term"),
    Paragraph(text=f"{FOUND}\n{REMARK}"),
    title="Executive summary: Alder Valley Unified",
    notice="",
    contents=False,
)
"""Two pages, final."""
