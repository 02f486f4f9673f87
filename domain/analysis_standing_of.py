"""What a review has found, for the record and for `show`; what of it an act changed."""

from collections.abc import Iterator

from domain.acts import ReviewHappening
from domain.reviews.acts import ReviewStaffAct
from domain.reviews.analysis import Analysis, square
from domain.reviews.analysis_standing import (
    AnalysisStanding,
    FindingStanding,
    FindingTexts,
    RatingStanding,
    RecommendationStanding,
    RecommendationTexts,
    ThemeStanding,
    WaiverStanding,
)
from domain.reviews.finding import Finding, Recommendation
from domain.reviews.finding_acts import (
    AddFinding,
    AddRecommendation,
    AmendFinding,
    AmendRecommendation,
    FindingRow,
    ImportFindings,
    RecommendationRow,
    WithdrawFinding,
    WithdrawRecommendation,
)

SaidTexts = FindingTexts | RecommendationTexts
NOTHING = Analysis()


def analysis_standing(now: Analysis) -> AnalysisStanding:
    """All of it, without what the record alone has."""
    return _standing(NOTHING, now)


def changed_analysis(
    before: Analysis, after: Analysis, act: ReviewHappening
) -> AnalysisStanding | None:
    """What came, is otherwise or went, with what was said of it; None if nothing."""
    if before is after or not isinstance(act, ReviewStaffAct):
        return None
    findings, advice = dict(_of_findings(act)), dict(_of_advice(act))
    now, why = _standing(before, after), act.why
    return now.but(
        findings=tuple(e.but(texts=findings.get(e.id)) for e in now.findings),
        recommendations=tuple(
            each.but(texts=advice.get(each.id)) for each in now.recommendations
        ),
        ratings=tuple(each.but(reason=why) for each in now.ratings),
        waivers=tuple(
            each if each.gone else each.but(reason=why) for each in now.waivers
        ),
    )


def _standing(before: Analysis, after: Analysis) -> AnalysisStanding:
    """What is otherwise than before."""
    return AnalysisStanding(
        themes=tuple(
            ThemeStanding(key=key, title=each.title, entry=each.entry)
            for key, each in after.themes.items()
            if before.themes.get(key) is not each
        ),
        findings=tuple(
            _finding(key, each)
            for key, each in after.findings.items()
            if before.findings.get(key) is not each
        ),
        recommendations=tuple(
            _recommendation(key, each)
            for key, each in after.recommendations.items()
            if before.recommendations.get(key) is not each
        ),
        ratings=tuple(
            RatingStanding(component=int(key), rating=each.rating, entry=each.entry)
            for key, each in after.ratings.items()
            if before.ratings.get(key) is not each
        ),
        waivers=(*_waivers(before, after),),
    )


def _finding(key: str, now: Finding) -> FindingStanding:
    return FindingStanding(id=key, **{e: getattr(now, e) for e in Finding.model_fields})


def _recommendation(key: str, now: Recommendation) -> RecommendationStanding:
    fields = {each: getattr(now, each) for each in Recommendation.model_fields}
    return RecommendationStanding(id=key, **fields)


def _waivers(before: Analysis, after: Analysis) -> Iterator[WaiverStanding]:
    """Those that are new, and those that a finding has ended."""
    for key in dict.fromkeys((*before.waived, *after.waived)):
        was, now = before.waived.get(key), after.waived.get(key)
        if was != now:
            component, quadrant = square(key)
            yield WaiverStanding(
                component=component,
                quadrant=quadrant,
                entry=now or was or 0,
                gone=now is None,
            )


def _of_findings(act: ReviewStaffAct) -> Iterator[tuple[str, FindingTexts]]:
    match act:
        case ImportFindings(findings=rows):
            yield from ((row.finding, _found(row)) for row in rows)
        case AddFinding(finding=key) | AmendFinding(finding=key):
            yield key, _found(act)
        case WithdrawFinding(finding=key, why=why):
            yield key, FindingTexts(reason=why)


def _found(said: AddFinding | AmendFinding | FindingRow) -> FindingTexts:
    return FindingTexts(text=said.text, note=said.note)


def _of_advice(act: ReviewStaffAct) -> Iterator[tuple[str, RecommendationTexts]]:
    match act:
        case ImportFindings(recommendations=rows):
            yield from ((row.recommendation, _advised(row)) for row in rows)
        case (
            AddRecommendation(recommendation=key)
            | AmendRecommendation(recommendation=key)
        ):
            yield key, _advised(act)
        case WithdrawRecommendation(recommendation=key, why=why):
            yield key, RecommendationTexts(reason=why)


def _advised(
    said: AddRecommendation | AmendRecommendation | RecommendationRow,
) -> RecommendationTexts:
    return RecommendationTexts(
        text=said.text,
        rationale=said.rationale,
        lcap=said.lcap,
        fcmat=said.fcmat,
        essa=said.essa,
        note=said.note,
    )
