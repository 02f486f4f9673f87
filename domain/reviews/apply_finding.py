"""What a review has found once somebody says so."""

from collections.abc import Iterable, Iterator

from domain.evidence.evidence import pieces_named
from domain.reviews.analysis import Analysis, square_key, without
from domain.reviews.finding import (
    Finding,
    GivenRating,
    Recommendation,
    Theme,
)
from domain.reviews.finding_acts import (
    AddFinding,
    AddRecommendation,
    AddTheme,
    AmendFinding,
    AmendRecommendation,
    AmendTheme,
    FindingAct,
    FindingRow,
    ImportFindings,
    OfFinding,
    OfRecommendation,
    RateComponent,
    RecommendationRow,
    WaiveQuadrant,
    WithdrawFinding,
    WithdrawRecommendation,
)

FINDING_FIELDS = ("component", "quadrant", "theme", "items")
RECOMMENDATION_FIELDS = ("horizon", "theme", "findings")


def found(analysis: Analysis, act: FindingAct | ImportFindings, entry: int) -> Analysis:
    match act:
        case AddTheme(theme=key, title=title) | AmendTheme(theme=key, title=title):
            theme = Theme(title=title, entry=entry)
            return analysis.but(themes=analysis.themes | {key: theme})
        case WaiveQuadrant(component=component, quadrant=quadrant):
            key = square_key(component, quadrant)
            return analysis.but(waived=analysis.waived | {key: entry})
        case RateComponent(component=component, rating=rating):
            given = GivenRating(rating=rating, entry=entry)
            return analysis.but(ratings=analysis.ratings | {str(component): given})
        case ImportFindings(findings=rows, recommendations=advised):
            after = _with_findings(analysis, ((e.finding, e) for e in rows), entry)
            advice = ((e.recommendation, e) for e in advised)
            return _with_advice(after, advice, entry)
        case WithdrawFinding(finding=key):
            gone = analysis.findings[key].but(withdrawn=True, entry=entry)
            return analysis.but(findings=analysis.findings | {key: gone})
        case WithdrawRecommendation(recommendation=key):
            known = analysis.recommendations
            no_more = known[key].but(withdrawn=True, entry=entry)
            return analysis.but(recommendations=known | {key: no_more})
        case _ if isinstance(act, OfFinding):
            return _with_findings(analysis, ((act.finding, act),), entry)
        case _ if isinstance(act, OfRecommendation):
            return _with_advice(analysis, ((act.recommendation, act),), entry)
    raise AssertionError(act)


def _with_findings(
    analysis: Analysis,
    said: Iterable[tuple[str, AddFinding | AmendFinding | FindingRow]],
    entry: int,
) -> Analysis:
    """Once something is found in a quadrant, it is waived no more."""
    known = analysis.findings
    new = {key: with_said(known.get(key), each, entry) for key, each in said}
    left = without(analysis.waived, new.values())
    return analysis.but(findings=known | new, waived=left)


def with_said(
    known: Finding | None, said: AddFinding | AmendFinding | FindingRow, entry: int
) -> Finding:
    """A finding once this entry says it, or says it otherwise."""
    fields = dict(_said(said, FINDING_FIELDS)) | {"entry": entry}
    if said.evidence is not None:
        fields["evidence"] = (*_numbers(said.evidence),)
    return known.but(**fields) if known else Finding.model_validate(fields)


def _with_advice(
    analysis: Analysis,
    said: Iterable[
        tuple[str, AddRecommendation | AmendRecommendation | RecommendationRow]
    ],
    entry: int,
) -> Analysis:
    known = analysis.recommendations
    new = {key: with_advised(known.get(key), each, entry) for key, each in said}
    return analysis.but(recommendations=known | new)


def with_advised(
    known: Recommendation | None,
    said: AddRecommendation | AmendRecommendation | RecommendationRow,
    entry: int,
) -> Recommendation:
    """A recommendation once this entry says it, or says it otherwise."""
    fields = dict(_said(said, RECOMMENDATION_FIELDS)) | {"entry": entry}
    return known.but(**fields) if known else Recommendation.model_validate(fields)


def _said(said: object, fields: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    """What is said of it, each id once; what is left out is not."""
    for name in fields:
        if (value := getattr(said, name)) is not None:
            several = isinstance(value, tuple)
            yield name, (*dict.fromkeys(value),) if several else value


def _numbers(references: Iterable[str]) -> Iterator[int]:
    yield from dict.fromkeys(pieces_named(references))
