"""Whether something may be found, recommended or rated in a review as it stands."""

from collections.abc import Iterable, Iterator, Mapping

from domain import refusals
from domain.act import ByStaff
from domain.first_few import FEW, few_with_and, first_few
from domain.guess import guess, guess_by_title
from domain.reviews.analysis import square_key
from domain.reviews.apply_finding import with_advised, with_said
from domain.reviews.finding import PLURALS, Finding, Recommendation
from domain.reviews.finding_acts import (
    AddFinding,
    AddRecommendation,
    AddTheme,
    AmendFinding,
    AmendRecommendation,
    AmendTheme,
    FindingAct,
    ImportFindings,
    OfFinding,
    OfRecommendation,
    RateComponent,
    ThemeAct,
    WaiveQuadrant,
    WithdrawFinding,
    WithdrawRecommendation,
)
from domain.reviews.finding_check import (
    component_missing,
    finding_faults,
    import_faults,
    recommendation_faults,
)
from domain.reviews.finding_ids import id_taken, namesake
from domain.reviews.review import Review
from domain.wording import is_blank, same_words, verb

TEXTS = ("text", "rationale", "lcap", "fcmat", "essa", "note")
"""What an amendment may say that its review does not carry."""
MOST_FAULTS = 20  # that one refusal names


def no_findings_now(review: Review, kind: type[ByStaff]) -> refusals.Refused | None:
    """Why nothing is found now, or not rated; None if it is.

    From the first phase in which data are collected until the report is final.
    """
    named = f"review {review.number}"
    if final := review.reported_on:
        return refusals.OutOfPhase(
            f"the report of {named} is final since {final}; what was found and "
            "recommended stays as it is"
        )
    collecting = [each for each in review.framework.phases if each.methods]
    if collecting and not review.collects:
        titles = " or ".join(each.title for each in collecting)
        return refusals.OutOfPhase(
            f"nothing is found in {named} before data are collected: {titles} comes "
            "first (begin_phase)"
        )
    if kind is RateComponent and not review.framework.ratings:
        return refusals.NoSuchRating(
            f"{review.framework.named} has no scale for components; say in a finding "
            "how far one is (add_finding)"
        )
    return None


def check_finding_act(review: Review, act: FindingAct | ImportFindings) -> None:
    """Raise a `Refused` where the act does not fit what was found, or the framework."""
    match act:
        case ImportFindings():
            _check_rows(review, act)
        case AddTheme() | AmendTheme():
            _check_theme(review, act)
        case WaiveQuadrant():
            _check_waiver(review, act)
        case RateComponent():
            _check_rating(review, act)
        case _ if isinstance(act, OfFinding):
            _check_finding(review, act)
        case _ if isinstance(act, OfRecommendation):
            _check_recommendation(review, act)


def _check_finding(review: Review, act: OfFinding) -> None:
    known = review.analysis.findings.get(act.finding)
    called = f"finding {act.finding}"
    if isinstance(act, AddFinding):
        if known:
            raise refusals.AlreadyDone(_taken(called, known, "amend_finding"))
        _check_new_id(review, called)
        return _unless(finding_faults(review, act, None), called)
    if known is None:
        ids = review.analysis.findings
        raise refusals.NoSuchFinding(_unknown(review, "finding", act.finding, ids))
    _check_stands(called, known)
    if isinstance(act, WithdrawFinding):
        return _check_free(review, act.finding)
    _unless(finding_faults(review, act, known), called)
    return _check_says(act, called, with_said(known, act, known.entry) == known)


def _check_new_id(review: Review, called: str) -> None:
    if off := id_taken(called, review.analysis):
        raise refusals.AlreadyDone(f"{called}: {off}")


def _check_free(review: Review, finding: str) -> None:
    """Nothing that is recommended may lose what it rests on."""
    if resting := review.analysis.resting_on(finding):
        named, follow = few_with_and(resting), verb(resting, "follows", "follow")
        raise refusals.FindingNamed(
            f"finding {finding} is what {named} {follow} from; amend_recommendation "
            "names others, or withdraw_recommendation comes first"
        )


def _check_recommendation(review: Review, act: OfRecommendation) -> None:
    known = review.analysis.recommendations.get(act.recommendation)
    called = f"recommendation {act.recommendation}"
    if isinstance(act, AddRecommendation):
        if known:
            said = _taken(called, known, "amend_recommendation")
            raise refusals.AlreadyDone(said)
        _check_new_id(review, called)
        return _unless(recommendation_faults(review, act), called)
    if known is None:
        ids = review.analysis.recommendations
        raise refusals.NoSuchRecommendation(
            _unknown(review, "recommendation", act.recommendation, ids)
        )
    _check_stands(called, known)
    if isinstance(act, WithdrawRecommendation):
        return None
    _unless(recommendation_faults(review, act), called)
    return _check_says(act, called, with_advised(known, act, known.entry) == known)


def _check_says(
    act: AmendFinding | AmendRecommendation, called: str, is_as_carried: bool
) -> None:
    """Raise NothingToChange where nothing is said otherwise.

    Texts are in the record, and not compared: one that is said is something.
    """
    said = any(getattr(act, n, None) is not None for n in TEXTS)
    if is_as_carried and not said:
        raise refusals.NothingToChange(f"nothing of {called} is said otherwise")


def _check_stands(called: str, known: Finding | Recommendation) -> None:
    if known.withdrawn:
        raise refusals.OutOfPhase(
            f"{called} was withdrawn in entry {known.entry}; what holds after all is "
            "added under another id"
        )


def _taken(called: str, known: Finding | Recommendation, amend: str) -> str:
    if known.withdrawn:
        return f"{called} was withdrawn; its id is not given again, choose another"
    return f"{called} is there already; {amend} says it otherwise"


def _unknown(review: Review, what: str, said: str, known: Iterable[str]) -> str:
    ids = [*known]
    has = first_few(ids) or "none"
    return f"review {review.number} has no {what} {said}; it has {has}" + guess(
        said, ids
    )


def _check_theme(review: Review, act: ThemeAct) -> None:
    themes = review.analysis.themes
    if is_blank(act.title):
        raise refusals.ReasonMissing("a theme has a title: --title 'Coherence'")
    known = themes.get(act.theme)
    if isinstance(act, AddTheme) and known:
        raise refusals.AlreadyDone(
            f"theme {act.theme} is {known.title}; amend_theme calls it otherwise"
        )
    if isinstance(act, AddTheme) and (other := namesake(act.theme, themes)):
        raise refusals.AlreadyDone(
            f"theme {other} is there: ids that differ in capitals alone are easily "
            "mixed up; say another"
        )
    if isinstance(act, AmendTheme) and known is None:
        raise refusals.NoSuchTheme(_unknown(review, "theme", act.theme, themes))
    same = (k for k, each in themes.items() if same_words(each.title, act.title))
    if other := next(same, ""):
        is_it = other == act.theme
        already = refusals.NothingToChange if is_it else refusals.AlreadyDone
        raise already(f"theme {other} is called so already")


def _check_waiver(review: Review, act: WaiveQuadrant) -> None:
    _unless(component_missing(review.framework, act.component), "waive_quadrant")
    what = f"component {act.component} has {PLURALS[act.quadrant]}"
    key = square_key(act.component, act.quadrant)
    if entry := review.analysis.waived.get(key):
        raise refusals.NothingToChange(
            f"that {what.replace(' has ', ' has no ')} is said already, in entry "
            f"{entry}"
        )
    found = [
        k
        for k, e in review.analysis.findings.items()
        if e.stands and (e.component, e.quadrant) == (act.component, act.quadrant)
    ]
    if found:
        raise refusals.OutOfPhase(
            f"{what}: {first_few(found)}; withdraw_finding comes first, should "
            "there be none"
        )


def _check_rating(review: Review, act: RateComponent) -> None:
    framework = review.framework
    _unless(component_missing(framework, act.component), "rate_component")
    if act.rating not in framework.rating:
        titles = {key: each.title for key, each in framework.rating.items()}
        raise refusals.NoSuchRating(
            f"{framework.named} has no rating '{act.rating}'; it has "
            f"{', '.join(framework.rating)}{guess_by_title(titles, act.rating)}"
        )
    known = review.analysis.ratings.get(str(act.component))
    if known and known.rating == act.rating:
        title = framework.rating[act.rating].title
        raise refusals.NothingToChange(
            f"component {act.component} is rated '{title}' already"
        )


def _check_rows(review: Review, act: ImportFindings) -> None:
    """All that is off in any row; then what changed since the workbook was written."""
    if not (act.findings or act.recommendations):
        raise refusals.FindingsUnusable("there is no finding and no recommendation")
    if found := [*import_faults(review, act)]:
        raise refusals.FindingsUnusable(first_few(found, MOST_FAULTS, "; "))
    analysis = review.analysis
    changed = [
        *_changed({e.finding: e.as_of for e in act.findings}, analysis.findings),
        *_changed(
            {e.recommendation: e.as_of for e in act.recommendations},
            analysis.recommendations,
        ),
    ]
    if left := [each for each in changed if each not in act.overwrite]:
        raise refusals.RowChanged(
            f"{first_few(left)} changed here since the workbook was written; "
            "name those that its rows are to overwrite: --overwrite "
            f"{','.join(left[:FEW])}"
        )


def _changed(
    rows: Mapping[str, int], known: Mapping[str, Finding | Recommendation]
) -> Iterator[str]:
    for key, as_of in rows.items():
        if as_of != (known[key].entry if key in known else 0):
            yield key


def _unless(off: Iterator[str], called: str) -> None:
    if found := [*off]:
        raise refusals.FindingsUnusable(f"{called}: {'; '.join(found)}")
