"""What was done to what a review finds, as a phrase."""

from collections.abc import Container, Sequence

from domain.first_few import first_few
from domain.reviews.analysis import Analysis
from domain.reviews.finding import PLURALS
from domain.reviews.finding_acts import (
    AddFinding,
    AddRecommendation,
    AddTheme,
    AmendFinding,
    AmendRecommendation,
    AmendTheme,
    FindingAct,
    ImportFindings,
    RateComponent,
    WaiveQuadrant,
    WithdrawFinding,
    WithdrawRecommendation,
)
from domain.reviews.framework import Framework
from domain.wording import as_words, so_many

NAMED_IDS = 8  # ids that an entry names


def did_find(
    before: Analysis,
    after: Analysis,
    act: FindingAct | ImportFindings,
    framework: Framework,
) -> str:
    """What they did, after their name."""
    match act:
        case AddFinding(finding=key) | AmendFinding(finding=key):
            again = " otherwise" if key in before.findings else ""
            return f"said finding {key}{again}: {found(after, key)}" + _ended(
                before, after
            )
        case WithdrawFinding(finding=key):
            return f"withdrew finding {key}: {found(before, key)}"
        case WaiveQuadrant(component=number, quadrant=quadrant):
            return f"found no {PLURALS[quadrant]} in component {number}"
        case RateComponent(component=number, rating=key):
            was = before.ratings.get(str(number))
            instead = f" instead of '{_title(framework, was.rating)}'" if was else ""
            return f"rated component {number} '{_title(framework, key)}'{instead}"
        case AddTheme(theme=key, title=title):
            return f"named theme {key}, {title}"
        case AmendTheme(theme=key, title=title):
            return f"called theme {key} {title} instead of {before.themes[key].title}"
        case AddRecommendation(recommendation=key):
            return f"recommended {key}: {advised(after, key)}"
        case AmendRecommendation(recommendation=key):
            return f"recommended {key} otherwise: {advised(after, key)}"
        case WithdrawRecommendation(recommendation=key):
            return f"withdrew recommendation {key}"
        case ImportFindings():
            return _imported(before, act) + _ended(before, after)
    raise AssertionError(act)


def found(analysis: Analysis, key: str) -> str:
    """'a threat, component 4, theme T1, resting on E3, C04-01'."""
    each = analysis.findings[key]
    said = [each.quadrant, f"component {each.component}", *_theme(each.theme)]
    rests = ", ".join((*(f"E{n}" for n in each.evidence), *each.items))
    return f"{', '.join(said)}, resting on {rests}"


def advised(analysis: Analysis, key: str) -> str:
    """'long term, theme T1, from F1, F2'."""
    each = analysis.recommendations[key]
    said = (as_words(each.horizon.lower()), *_theme(each.theme))
    return f"{', '.join(said)}, from {', '.join(each.findings)}"


def _theme(key: str) -> list[str]:
    return [f"theme {key}"] if key else []


def _title(framework: Framework, rating: str) -> str:
    return framework.rating[rating].title


def _ended(before: Analysis, after: Analysis) -> str:
    """That a quadrant which was waived is empty no more."""
    keys = [each for each in before.waived if each not in after.waived]
    if not keys:
        return ""
    return f"; said before that there is none, and no more: {', '.join(keys)}"


def _imported(before: Analysis, act: ImportFindings) -> str:
    said = []
    if found := [row.finding for row in act.findings]:
        which = new_and_changed(found, before.findings)
        said.append(f"{so_many(len(found), 'finding')} ({which})")
    if advice := [row.recommendation for row in act.recommendations]:
        which = new_and_changed(advice, before.recommendations)
        said.append(f"{so_many(len(advice), 'recommendation')} ({which})")
    return f"took over {' and '.join(said)} from a workbook"


def new_and_changed(ids: Sequence[str], before: Container[str]) -> str:
    """'2 new: F1, F2; 1 changed: F3': which rows of a workbook came to be what."""
    new = [each for each in ids if each not in before]
    changed = [each for each in ids if each in before]
    kinds = (("new", new), ("changed", changed))
    return "; ".join(
        f"{len(which)} {how}: {first_few(which, NAMED_IDS)}"
        for how, which in kinds
        if which
    )
