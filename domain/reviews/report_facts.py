"""What the report of a review says, as one value that is written once and hashed.

It is made of what the record has of the review as of one entry, and of nothing that may
be otherwise tomorrow (docs/domain.md 6.7).
"""

from collections.abc import Callable, Mapping

from domain.evidence.standing import EvidencePiece
from domain.people.audience import Readers
from domain.reviews.analysis_standing import (
    AnalysisStanding,
    FindingStanding,
    RecommendationStanding,
)
from domain.reviews.finding import Quadrant
from domain.reviews.framework import Framework, ReviewComponent
from domain.reviews.item import ItemStatus
from domain.reviews.progress import progress
from domain.reviews.report import CorrectionOutcome, FactChecker, Section
from domain.reviews.standing import ItemStanding, ReportStanding, ReviewShown
from domain.status import Horizon
from domain.values import Value


class CollectedFacts(Value):
    """How much was collected by one method: items done of those planned, and in all."""

    method: str
    done: int
    planned: int
    collected: int


class FindingFacts(Value):
    """What was found, and on what it rests, as people know it."""

    id: str
    text: str
    rests_on: tuple[str, ...]


class QuadrantFacts(Value):
    """One quadrant of a component's SWOT; or why nothing was found in it."""

    quadrant: Quadrant
    findings: tuple[FindingFacts, ...] = ()
    none_because: str = ""


class ComponentFacts(Value):
    """A component of the framework, and all that was found of it."""

    number: int
    title: str
    objective: str
    priorities: tuple[int, ...]
    rating: str
    done: int
    waived: int
    collected: int
    quadrants: tuple[QuadrantFacts, ...]


class RecommendationFacts(Value):
    """A recommendation, why, what it follows from, what else it serves."""

    id: str
    text: str
    rationale: str
    horizon: Horizon
    theme: str
    components: tuple[int, ...]
    findings: tuple[str, ...]
    lcap: tuple[str, ...]
    fcmat: tuple[str, ...]
    essa: tuple[str, ...] = ()


class CorrectionFacts(Value):
    """An error of fact that was named, and what became of it."""

    label: str
    party: FactChecker
    about: str
    text: str
    outcome: CorrectionOutcome | None
    answer: str


class ReportFacts(Value):
    """The whole report, but for which version it is, and of which day."""

    lea: str
    county: str
    cds: str
    review: int
    framework: str
    begun: str
    team: tuple[str, ...]
    overview: str
    previous_work: str
    summary: str
    collected: tuple[CollectedFacts, ...]
    participants: tuple[str, ...]
    sites: tuple[str, ...]
    evidence: int
    components: tuple[ComponentFacts, ...]
    themes: tuple[str, ...]
    recommendations: tuple[RecommendationFacts, ...]
    corrections: tuple[CorrectionFacts, ...]


def report_facts(
    now: ReviewShown,
    pieces: Mapping[int, EvidencePiece],
    named: Callable[[str], str],
) -> ReportFacts:
    """Of a review with all that is said of it, its evidence, and persons' names.

    Evidence for CCEE alone is counted, and not named; that for all who take part by its
    number.
    """
    review, said = now.review, now.said
    framework, analysis = review.framework, now.analysis
    return ReportFacts(
        lea=review.lea,
        county=review.county,
        cds=review.cds,
        review=review.number,
        framework=framework.named,
        begun=str(review.begun),
        team=tuple(map(named, review.team)),
        **_sections(said),
        collected=tuple(_collected(framework, now.items)),
        participants=tuple(_participants(framework, now.items)),
        sites=tuple(each.name for each in now.sites if not each.gone),
        evidence=len(now.pieces),
        components=tuple(
            _component(each, now, pieces) for each in framework.components
        ),
        themes=tuple(each.title for each in analysis.themes),
        recommendations=tuple(
            _recommendation(each, analysis)
            for each in analysis.recommendations
            if each.stands
        ),
        corrections=tuple(_corrections(said)),
    )


def _sections(said: ReportStanding) -> dict[str, str]:
    written = {each.section: each.text or "" for each in said.sections}
    return {each.value: written.get(each, "") for each in Section}


def _collected(
    framework: Framework, items: tuple[ItemStanding, ...]
) -> list[CollectedFacts]:
    """By each method that was planned, in the framework's order."""
    found = []
    for method in framework.methods:
        its = [e for e in items if e.method == method.key]
        asked = [e for e in its if e.status is not ItemStatus.WAIVED]
        if its:
            done = sum(e.status is ItemStatus.DONE for e in asked)
            many = sum(e.count for e in asked)
            found.append(
                CollectedFacts(
                    method=method.title, done=done, planned=len(its), collected=many
                )
            )
    return found


def _participants(framework: Framework, items: tuple[ItemStanding, ...]) -> list[str]:
    seen = {e.participants for e in items if e.status is ItemStatus.DONE}
    return [each.title for each in framework.participants if each.key in seen]


def _component(
    component: ReviewComponent, now: ReviewShown, pieces: Mapping[int, EvidencePiece]
) -> ComponentFacts:
    framework, analysis = now.review.framework, now.analysis
    its = (e for e in now.items if e.component == component.number)
    far = next(e for e in progress(framework, its) if e.number == component.number)
    rated = analysis.rated.get(component.number, "")
    return ComponentFacts(
        number=component.number,
        title=component.title,
        objective=component.objective,
        priorities=component.priorities,
        rating=framework.rating[rated].title if rated in framework.rating else "",
        done=far.done,
        waived=far.waived,
        collected=far.count,
        quadrants=tuple(
            _quadrant(component.number, each, analysis, pieces) for each in Quadrant
        ),
    )


def _quadrant(
    number: int,
    quadrant: Quadrant,
    analysis: AnalysisStanding,
    pieces: Mapping[int, EvidencePiece],
) -> QuadrantFacts:
    here = (number, quadrant)
    found = [
        each
        for each in analysis.findings
        if each.stands and (each.component, each.quadrant) == here
    ]
    waived = [e for e in analysis.waivers if (e.component, e.quadrant) == here]
    why = next((e.reason or "" for e in waived if not e.gone), "")
    return QuadrantFacts(
        quadrant=quadrant,
        findings=tuple(_finding(each, pieces) for each in found),
        none_because=why,
    )


def _finding(
    finding: FindingStanding, pieces: Mapping[int, EvidencePiece]
) -> FindingFacts:
    known = (pieces[n] for n in finding.evidence if n in pieces)
    named = [_piece(each) for each in known if each.readers is not Readers.AGENCY]
    texts = finding.texts
    return FindingFacts(
        id=finding.id,
        text=texts.text or "" if texts else "",
        rests_on=(*named, *finding.items),
    )


def _piece(piece: EvidencePiece) -> str:
    """By its name where anyone may read it: the report is public in the end."""
    is_public = piece.readers is Readers.ANYONE
    return piece.shown_to(agency=False) if is_public else piece.label


def _recommendation(
    advice: RecommendationStanding, analysis: AnalysisStanding
) -> RecommendationFacts:
    texts, themes = advice.texts, {e.key: e.title for e in analysis.themes}
    known = {each.id: each.component for each in analysis.findings}
    follows = [each for each in advice.findings if each in known]
    return RecommendationFacts(
        id=advice.id,
        text=texts.text or "" if texts else "",
        rationale=texts.rationale or "" if texts else "",
        horizon=advice.horizon,
        theme=themes.get(advice.theme, ""),
        components=tuple(sorted({known[each] for each in follows})),
        findings=advice.findings,
        lcap=texts.lcap or () if texts else (),
        fcmat=texts.fcmat or () if texts else (),
        essa=texts.essa or () if texts else (),
    )


def _corrections(said: ReportStanding) -> list[CorrectionFacts]:
    return [
        CorrectionFacts(
            label=each.label,
            party=each.party,
            about=each.about,
            text=each.text or "",
            outcome=each.outcome,
            answer=each.answer or "",
        )
        for each in said.corrections
        if not each.withdrawn
    ]
