"""What is off about a finding or a recommendation, as somebody or a row says it."""

from collections import Counter
from collections.abc import Iterator

from domain.guess import guess, guess_by_title
from domain.reviews.finding import Finding, Recommendation
from domain.reviews.finding_acts import (
    AddFinding,
    AddRecommendation,
    AmendFinding,
    AmendRecommendation,
    FindingRow,
    ImportFindings,
    RecommendationRow,
)
from domain.reviews.finding_ids import row_ids_taken
from domain.reviews.framework import Framework
from domain.reviews.grounds import grounds_missing
from domain.reviews.review import Review
from domain.wording import is_blank

SaidOfFinding = AddFinding | AmendFinding | FindingRow
SaidOfAdvice = AddRecommendation | AmendRecommendation | RecommendationRow


def finding_faults(
    review: Review, said: SaidOfFinding, known: Finding | None
) -> Iterator[str]:
    """What the framework or the review does not have; that it rests on nothing."""
    if said.component is not None:
        yield from component_missing(review.framework, said.component)
    yield from _theme(review, said.theme)
    yield from grounds_missing(review, said.evidence, said.items, known)
    if said.text is not None and is_blank(said.text):
        yield "its text says nothing: what was found?"


def recommendation_faults(
    review: Review, said: SaidOfAdvice, beside: frozenset[str] = frozenset()
) -> Iterator[str]:
    """Also that it follows from nothing; findings `beside` it come with it."""
    yield from _theme(review, said.theme)
    if said.findings == ():
        yield "names no finding; it follows from at least one (--findings F1)"
    known = review.analysis.findings
    for each in dict.fromkeys(said.findings or ()):
        if each in known and known[each].withdrawn:
            yield f"finding {each} was withdrawn; name one that stands"
        elif each not in known and each not in beside:
            yield f"there is no finding {each}{guess(each, known)} (add_finding)"
    if said.text is not None and is_blank(said.text):
        yield "its text says nothing: what is recommended?"
    if said.rationale is not None and is_blank(said.rationale):
        yield "its rationale says nothing: why, and why then?"


def component_missing(framework: Framework, component: int) -> Iterator[str]:
    if component not in framework.by_number:
        many = ", ".join(map(str, framework.by_number))
        yield f"{framework.named} has no component {component}; it has {many}"


def _theme(review: Review, theme: str | None) -> Iterator[str]:
    themes = review.analysis.themes
    if theme and theme not in themes:
        has = ", ".join(themes) or "none"
        near = guess_by_title({k: e.title for k, e in themes.items()}, theme)
        yield (f"there is no theme {theme}; the review has {has}{near} (add_theme)")


def import_faults(review: Review, act: ImportFindings) -> Iterator[str]:
    """All that is off in any row of a workbook."""
    yield from _twice(act)
    yield from row_ids_taken(review.analysis, act)
    yield from _no_row(act)
    yield from _off_findings(review, act)
    yield from _off_advice(review, act)


def _twice(act: ImportFindings) -> Iterator[str]:
    ids = [
        *(f"finding {each.finding}" for each in act.findings),
        *(f"recommendation {each.recommendation}" for each in act.recommendations),
    ]
    for called, times in Counter(ids).items():
        if times > 1:
            yield f"{called} is there {times} times"


def _no_row(act: ImportFindings) -> Iterator[str]:
    """What is to be overwritten has a row that says with what."""
    rows = [*(e.finding for e in act.findings)]
    rows += [each.recommendation for each in act.recommendations]
    for each in act.overwrite:
        if each not in rows:
            yield f"{each} is to be overwritten, and no row says how{guess(each, rows)}"


def _off_findings(review: Review, act: ImportFindings) -> Iterator[str]:
    for row in act.findings:
        known = review.analysis.findings.get(row.finding)
        called = f"finding {row.finding}"
        yield from _of_row(called, known, row.as_of)
        faults = finding_faults(review, row, known)
        yield from (f"{called}: {off}" for off in faults)


def _off_advice(review: Review, act: ImportFindings) -> Iterator[str]:
    beside = frozenset(each.finding for each in act.findings)
    for row in act.recommendations:
        known = review.analysis.recommendations.get(row.recommendation)
        called = f"recommendation {row.recommendation}"
        yield from _of_row(called, known, row.as_of)
        faults = recommendation_faults(review, row, beside)
        yield from (f"{called}: {off}" for off in faults)


def _of_row(
    called: str, known: Finding | Recommendation | None, as_of: int
) -> Iterator[str]:
    """A row of what was withdrawn, or of what is not there and should be."""
    if known and known.withdrawn:
        yield f"{called} was withdrawn; give the row another id"
    if known is None and as_of:
        yield (
            f"{called}: as_of says entry {as_of}, and it is not there; is its id "
            "right? Of what is new it is empty"
        )
