"""The report of a review, and its executive summary, built of its facts."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from domain.documents.document import (
    MOST_BARS,
    Bar,
    Block,
    Chart,
    Document,
    Grid,
    Heading,
    Paragraph,
    Points,
)
from domain.documents.rendering import (
    AGENCY,
    OF_REPORT,
    DocumentKind,
    Rendering,
    folder_of,
    said_date,
)
from domain.reviews.finding import PLURALS, Quadrant
from domain.reviews.report import Report
from domain.reviews.report_acts import DraftReport, FinalizeReport, ReportAct
from domain.reviews.report_facts import (
    ComponentFacts,
    FindingFacts,
    QuadrantFacts,
    RecommendationFacts,
    ReportFacts,
)
from domain.setting import Setting
from domain.status import Horizon
from domain.wording import is_blank, shortened, so_many

WHAT_IT_IS = (
    "A Systemic Instructional Review looks at the instructional systems of a local "
    "education agency as a whole, from preschool to grade 12: at academic as well as "
    "social and emotional learning. It names what is strong, what could be stronger, "
    "what opportunities there are and what stands in the way, and it ends in "
    "recommended action steps that are meant as a roadmap. It advises and assists."
)
HORIZONS = {
    Horizon.IMMEDIATE: "Immediate priorities",
    Horizon.LONG_TERM: "Long-term priorities",
}
OPEN = "still to be answered"
NO_THEME = "Without a theme"
MOST_IN_SUMMARY = 8  # recommendations of each horizon that a summary names
IN_SHORT = 160  # characters of one
IN_FULL = (
    "Each is said in short here. The report has it in full under its number, with why "
    "it is recommended and what it follows from."
)


def document_of(facts: ReportFacts, rendering: Rendering) -> Document:
    """The document that is owed, of the facts it is made of."""
    day = said_date(rendering.day)
    notice = "" if rendering.is_final else f"{rendering.version}, not public"
    subtitle = f"{facts.lea}, {facts.county} County"
    if rendering.kind is DocumentKind.SUMMARY:
        return Document(
            title=f"Executive summary: review of {facts.lea}",
            subtitle=f"Systemic Instructional Review, {subtitle}",
            agency=AGENCY,
            day=day,
            notice=notice,
            contents=False,
            blocks=tuple(_summary(facts)),
        )
    return Document(
        title=f"Systemic Instructional Review: {facts.lea}",
        subtitle=f"Report of review {facts.review}, {subtitle}, CDS code {facts.cds}",
        agency=AGENCY,
        day=day,
        notice=notice,
        blocks=tuple(_report(facts)),
    )


def owed(
    report: Report, act: ReportAct, setting: Setting, at: datetime
) -> tuple[Rendering, ...]:
    """The documents that an act owes: the report and its summary, of what it names."""
    version = report.final if isinstance(act, FinalizeReport) else report.draft
    if version is None or not isinstance(act, DraftReport | FinalizeReport):
        return ()
    is_final = isinstance(act, FinalizeReport)
    called = "Final" if is_final else f"Draft {version.number}"
    return tuple(
        Rendering(
            key=f"{setting.entity}/{setting.entry}/{kind}",
            entity=setting.entity,
            entry=setting.entry,
            kind=kind,
            sha256=version.sha256,
            version=called,
            day=setting.day_of(at),
            folder=folder_of(setting.entity, called.lower().replace(" ", "-")),
            is_final=is_final,
        )
        for kind in OF_REPORT
    )


def _report(facts: ReportFacts) -> Iterator[Block]:
    yield from _about(facts)
    yield from _found(facts)
    yield from _recommended(facts)
    yield from _crosswalk(facts)
    yield from _corrected(facts)


def _about(facts: ReportFacts) -> Iterator[Block]:
    yield Heading(level=1, text="About the report")
    yield Heading(level=2, text="What is a Systemic Instructional Review?")
    yield Paragraph(text=WHAT_IT_IS)
    yield from _written(facts.overview)
    yield Heading(level=2, text="How the review was done")
    yield Paragraph(text=_protocol(facts))
    yield from _collected(facts)
    if facts.participants:
        yield Paragraph(text="Those who took part:")
        yield Points(items=facts.participants)
    if facts.sites:
        yield Paragraph(text="Sites of the sample:")
        yield Points(items=facts.sites)
    if facts.team:
        yield Heading(level=2, text="The review's team")
        yield Points(items=facts.team)
    yield Heading(level=2, text="Previous work")
    said = facts.previous_work or "Nothing is said here of work before the review."
    yield from _written(said)


def _written(text: str) -> Iterator[Block]:
    """A section as its writers wrote it: a blank line parts its paragraphs."""
    for each in text.split("\n\n"):
        if not is_blank(each):
            yield Paragraph(text=each.strip())


def _protocol(facts: ReportFacts) -> str:
    many = so_many(len(facts.components), "component")
    pieces = so_many(facts.evidence, "piece of evidence", "pieces of evidence")
    return (
        f"The review began on {said_date(date.fromisoformat(facts.begun))} under the "
        f"framework {facts.framework}, which looks at {many}. What is said in this "
        f"report rests on what was collected as listed here, and on {pieces}."
    )


def _collected(facts: ReportFacts) -> Iterator[Block]:
    if not facts.collected:
        return
    yield Grid(
        caption="What was collected, by method",
        header=("Method", "Items done", "Items planned", "Collected in all"),
        rows=tuple(
            (each.method, str(each.done), str(each.planned), str(each.collected))
            for each in facts.collected
        ),
    )
    most = sorted(facts.collected, key=lambda each: -each.collected)[:MOST_BARS]
    yield Chart(
        caption="What was collected, by method",
        unit="collected",
        bars=tuple(Bar(label=e.method, number=e.collected) for e in most),
    )


def _found(facts: ReportFacts) -> Iterator[Block]:
    yield Heading(level=1, text="What was found")
    yield _overview(facts)
    yield _counted(facts)
    for each in facts.components:
        yield Heading(level=2, text=f"{each.number}. {each.title}")
        yield Paragraph(text=each.objective)
        yield Paragraph(text=_far(each))
        for quadrant in each.quadrants:
            yield Heading(level=3, text=PLURALS[quadrant.quadrant].capitalize())
            yield from _quadrant(quadrant)


def _overview(facts: ReportFacts) -> Grid:
    names = tuple(PLURALS[each].capitalize() for each in Quadrant)
    return Grid(
        caption="Findings by component",
        header=("Component", *names, "Rating"),
        rows=tuple(
            (f"{e.number}. {e.title}", *_many(e), e.rating or "not rated")
            for e in facts.components
        ),
    )


def _counted(facts: ReportFacts) -> Chart:
    return Chart(
        caption="Findings by component",
        unit="findings",
        bars=tuple(
            Bar(label=f"{e.number}. {e.title}", number=sum(map(int, _many(e))))
            for e in facts.components
        ),
    )


def _many(component: ComponentFacts) -> tuple[str, ...]:
    return tuple(str(len(each.findings)) for each in component.quadrants)


def _far(component: ComponentFacts) -> str:
    priorities = ", ".join(map(str, component.priorities))
    named = so_many(len(component.priorities), "LCFF priority", "LCFF priorities")
    word = named.partition(" ")[2]
    said = [f"{word} {priorities}" if priorities else "No LCFF priority of its own"]
    said.append(f"{so_many(component.done, 'item')} of the plan done")
    if component.waived:
        said.append(f"{component.waived} waived with their reasons")
    said.append(f"{component.collected} collected in all")
    said.append(f"rated '{component.rating}'" if component.rating else "not rated")
    return "; ".join(said) + "."


def _quadrant(quadrant: QuadrantFacts) -> Iterator[Block]:
    if quadrant.findings:
        yield Points(items=tuple(map(_finding, quadrant.findings)))
    elif quadrant.none_because:
        yield Paragraph(text="None, for this reason:")
        yield Paragraph(text=quadrant.none_because)
    else:
        yield Paragraph(text="Nothing is said here yet.")


def _finding(finding: FindingFacts) -> str:
    rests = f" (rests on {', '.join(finding.rests_on)})" if finding.rests_on else ""
    return f"{finding.id}. {finding.text}{rests}"


def _recommended(facts: ReportFacts) -> Iterator[Block]:
    yield Heading(level=1, text="What is recommended")
    if not facts.recommendations:
        yield Paragraph(text="Nothing is recommended yet.")
    for horizon, title in HORIZONS.items():
        its = [each for each in facts.recommendations if each.horizon is horizon]
        if its:
            yield Heading(level=2, text=title)
            yield from _by_theme(facts, its)


def _by_theme(
    facts: ReportFacts, advice: Iterable[RecommendationFacts]
) -> Iterator[Block]:
    its = [*advice]
    for theme in (*facts.themes, ""):
        under = [each for each in its if each.theme == theme]
        if under:
            yield Heading(level=3, text=theme or NO_THEME)
        for each in under:
            yield Heading(level=4, text=f"Recommendation {each.id}")
            yield Paragraph(text=each.text)
            yield Paragraph(text=f"Why: {each.rationale}")
            yield Paragraph(text=f"It follows from {', '.join(each.findings)}.")


def _crosswalk(facts: ReportFacts) -> Iterator[Block]:
    """What serves other plans as well, so that nobody writes it a second time."""
    rows = [
        (
            each.id,
            ", ".join(map(str, each.components)),
            "; ".join(each.lcap),
            "; ".join(each.fcmat),
            "; ".join(each.essa),
        )
        for each in facts.recommendations
        if each.lcap or each.fcmat or each.essa
    ]
    if rows:
        yield Heading(level=1, text="Recommendations in other plans")
        yield Grid(
            caption="Parts of other plans (LCAP, FCMAT, ESSA) that these serve",
            header=("Recommendation", "Components", "LCAP", "FCMAT", "ESSA"),
            rows=tuple(rows),
        )


def _corrected(facts: ReportFacts) -> Iterator[Block]:
    yield Heading(level=1, text="Corrections of fact")
    if not facts.corrections:
        yield Paragraph(text="No corrections were named.")
        return
    yield Grid(
        caption="Corrections that LEA and COE named, and what became of each",
        header=("Correction", "Of", "What was said", "What became of it", "Why"),
        rows=tuple(
            (
                each.label,
                " ".join(filter(None, [each.party.upper(), each.about])),
                each.text,
                each.outcome.described if each.outcome else OPEN,
                each.answer,
            )
            for each in facts.corrections
        ),
    )


def _summary(facts: ReportFacts) -> Iterator[Block]:
    """Of everything the shortest, so that it stays on two pages."""
    yield Heading(level=1, text="About the review")
    yield from _written(facts.summary or WHAT_IT_IS)
    yield Heading(level=1, text="What was found")
    yield _overview(facts)
    yield Heading(level=1, text="What is recommended")
    if facts.recommendations:
        yield Paragraph(text=IN_FULL)
    for horizon, title in HORIZONS.items():
        its = [each for each in facts.recommendations if each.horizon is horizon]
        if its:
            yield Heading(level=2, text=title)
            yield Points(items=tuple(_in_short(its)))
    if not facts.recommendations:
        yield Paragraph(text="Nothing is recommended yet.")


def _in_short(advice: list[RecommendationFacts]) -> Iterator[str]:
    for each in advice[:MOST_IN_SUMMARY]:
        yield f"{each.id}. {shortened(each.text, IN_SHORT)}"
    if more := len(advice[MOST_IN_SUMMARY:]):
        yield f"and {so_many(more, 'recommendation')} more, in the report"
