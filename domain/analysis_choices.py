"""Which words an act on what a review finds takes as it stands, with an example."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import get_args

from domain.acts import (
    AddFinding,
    AddRecommendation,
    AddTheme,
    AmendFinding,
    AmendRecommendation,
    ByStaff,
    RateComponent,
    WaiveQuadrant,
    WithdrawFinding,
)
from domain.evidence.evidence import evidence_label
from domain.reviews.analysis_standing import AnalysisStanding
from domain.reviews.finding import Quadrant
from domain.reviews.finding_acts import FindingAct
from domain.reviews.grounds import has_something
from domain.reviews.part import ReviewPart
from domain.reviews.standing import ReviewShown

OF_ANALYSIS = get_args(FindingAct)
ADDING: dict[type[ByStaff], str] = {
    AddFinding: "finding",
    AddRecommendation: "recommendation",
    AddTheme: "theme",
}
"""Acts that give an id, by what it is of."""
FIRST = {"finding": "F", "recommendation": "R", "theme": "T"}
"""With which letter ids begin as they are usually given: F12."""
SAID = "as was agreed"
FOUND = {
    Quadrant.STRENGTH: "teachers plan their lessons together every week",
    Quadrant.WEAKNESS: "schools keep three calendars of assessments",
    Quadrant.OPPORTUNITY: "families ask how they can help with reading",
    Quadrant.THREAT: "half of all principals leave within two years",
}
"""What may be found in each quadrant, as an example."""


def ids_of(room: str, analysis: AnalysisStanding) -> list[str]:
    """All that were ever given."""
    known: dict[str, Iterable[str]] = {
        "finding": analysis.finding,
        "recommendation": analysis.recommendation,
        "theme": analysis.theme,
    }
    return [*known[room]]


def analysis_words(
    name: str, kind: type[ByStaff], now: ReviewShown
) -> tuple[str, ...] | None:
    """What a field of this name takes; None where that is not among a few words."""
    analysis = now.analysis
    if ADDING.get(kind) == name:
        rests = kind is not AddFinding or [*_grounds(now)]
        return None if rests else ()
    match name:
        case "finding" | "findings":
            ids = [each.id for each in analysis.findings if each.stands]
            named = analysis.named if kind is WithdrawFinding else ()
            return tuple(each for each in ids if each not in named)
        case "recommendation":
            return tuple(each.id for each in analysis.recommendations if each.stands)
        case "theme":
            return (*analysis.theme,)
        case "evidence" if kind is not AddFinding:
            return (*map(evidence_label, now.pieces),)
        case "items" if kind is not AddFinding:
            return tuple(e.id for e in now.items if has_something(e))
        case "component" if kind is WaiveQuadrant:
            return (*dict.fromkeys(str(number) for number, _ in _empty(now)),)
        case "component":
            return tuple(map(str, now.review.framework.by_number))
    return None


def example_of(
    name: str,
    kind: type[ByStaff],
    now: ReviewShown,
    part: ReviewPart | None,
    said: Mapping[str, str],
) -> str:
    """What may be said now in a field, where it depends on the review; else empty.

    It goes with what is `said` of other fields.
    """
    if ADDING.get(kind) == name:
        return next(new_ids(name, now.analysis))
    if kind in (AmendFinding, AmendRecommendation) and name == "note":
        return SAID
    components = analysis_words("component", kind, now) or ("",)
    usual = part.name if part and part.room == "component" else components[0]
    component = said.get("component", usual)
    if kind is AddFinding and name in ("items", "evidence"):
        return dict([*_grounds(now, component)][:1]).get(name, "")
    if kind is AddFinding and name == "text":
        return FOUND[Quadrant(said.get("quadrant", Quadrant.STRENGTH))]
    if kind is WaiveQuadrant and name == "quadrant":
        return next((q for number, q in _empty(now) if str(number) == component), "")
    if kind is RateComponent and name == "rating":
        return _other_rating(component, now)
    return ""


def _grounds(now: ReviewShown, component: str = "") -> Iterator[tuple[str, str]]:
    """What a finding may rest on, by the field that says it.

    Items of the component come first.
    """
    items = [each for each in now.items if has_something(each)]
    items.sort(key=lambda each: str(each.component) != component)
    yield from (("items", each.id) for each in items)
    yield from (("evidence", evidence_label(each)) for each in now.pieces)


def _empty(now: ReviewShown) -> Iterator[tuple[int, Quadrant]]:
    """Quadrants in which nothing was found or waived."""
    covered = now.analysis.covered
    for each in now.review.framework.components:
        yield from (
            (each.number, q) for q in Quadrant if (each.number, q) not in covered
        )


def new_ids(room: str, analysis: AnalysisStanding) -> Iterator[str]:
    """Those that were never given, in turn: F3, F4."""
    known = {each.casefold() for each in ids_of(room, analysis)}
    codes = (f"{FIRST[room]}{number}" for number in count(1))
    return (each for each in codes if each.casefold() not in known)


def _other_rating(component: str, now: ReviewShown) -> str:
    """The first that the component does not have."""
    given = {str(each.component): each.rating for each in now.analysis.ratings}
    known = (each.key for each in now.review.framework.ratings)
    return next((key for key in known if key != given.get(component)), "")
