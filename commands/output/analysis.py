"""How what a review has found looks: its SWOT by component, findings, advice."""

from collections.abc import Iterator
from datetime import date

from commands import context
from commands.output import console
from commands.output.trace import (
    advice_line,
    finding_line,
    grounds,
    trace_lines,
    trace_of_part,
)
from domain.reviews.analysis_standing import (
    AnalysisStanding,
    FindingStanding,
    FindingTexts,
    RecommendationStanding,
    RecommendationTexts,
)
from domain.reviews.finding import PLURALS, Quadrant
from domain.reviews.part import ReviewPart
from domain.reviews.standing import ReviewShown
from domain.wording import as_words, so_many

ADVICE = 10  # recommendations that a review lists by themselves


def print_analysis(address: str, now: ReviewShown, *, items: bool) -> None:
    """How much was found, under which themes; each finding, if asked."""
    found = now.analysis
    if not (found.findings or found.waivers or found.themes):
        return None
    many = so_many(now.review.findings, "finding")
    advice = so_many(now.review.recommendations, "recommendation")
    console.say(f"analysis: {many}, {advice}")
    console.say(*(f"  theme {each.key}: {each.title}" for each in found.themes))
    _print_advice(found, items=items)
    if not items:
        return console.say(f"each finding: {console.COMMAND} show {address} --items")
    for each in found.findings:
        console.entry(f"{address}/finding/{each.id}", *_finding(now, each))
    return None


def _print_advice(found: AnalysisStanding, *, items: bool) -> None:
    shown = found.recommendations if items else found.recommendations[:ADVICE]
    console.say(*(f"  {advice_line(each)}" for each in shown), hang=4)
    if more := len(found.recommendations) - len(shown):
        console.say(f"  and {more} more; --items lists all of them")


def print_found(
    address: str, now: ReviewShown, part: ReviewPart, day: date | None
) -> None:
    """One finding, recommendation, theme or component in full, as of a day if any."""
    where, found = f"{address}/{part.room}/{part.name}", now.analysis
    match part.room:
        case "finding":
            said = _finding(now, found.finding[part.name])
        case "recommendation":
            said = _advice(found.recommendation[part.name])
        case "theme":
            said = _theme(found, part.name)
        case _:
            said = _component(now, int(part.name))
    trace = trace_of_part(now.review.entity, part.room, part.name, day)
    lines = trace_lines(part.room, trace) if trace else ()
    console.entry(where, *said, *lines)


def _finding(now: ReviewShown, each: FindingStanding) -> Iterator[str]:
    texts = each.texts or FindingTexts()
    theme = f", theme {each.theme}" if each.theme else ""
    gone = "withdrawn; " if each.withdrawn else ""
    yield (
        f"{gone}{each.quadrant} of component {each.component}{theme}; last changed by "
        f"entry {each.entry}"
    )
    if texts.text:
        yield texts.text
    yield f"rests on {grounds(now.review, each)}"
    yield from _words(texts.note, texts.reason)


def _advice(each: RecommendationStanding) -> Iterator[str]:
    texts = each.texts or RecommendationTexts()
    theme = f", theme {each.theme}" if each.theme else ""
    gone = "withdrawn; " if each.withdrawn else ""
    horizon = as_words(each.horizon.lower())
    yield f"{gone}{horizon}{theme}; last changed by entry {each.entry}"
    if texts.text:
        yield texts.text
    if texts.rationale:
        yield f"why: {texts.rationale}"
    yield from (f"serves the LCAP: {goal}" for goal in texts.lcap or ())
    yield from (f"serves FCMAT: {standard}" for standard in texts.fcmat or ())
    yield from (f"serves the plan under ESSA: {part}" for part in texts.essa or ())
    yield from _words(texts.note, texts.reason)


def _words(note: str | None, reason: str | None) -> Iterator[str]:
    if note:
        yield f"note: {note}"
    if reason:
        yield f"reason: {reason}"


def _theme(found: AnalysisStanding, key: str) -> Iterator[str]:
    """With all that stands under it."""
    yield found.theme[key].title
    yield from (finding_line(each) for each in found.findings if each.theme == key)
    advice = (each for each in found.recommendations if each.theme == key)
    yield from map(advice_line, advice)


def _component(now: ReviewShown, number: int) -> Iterator[str]:
    """Its SWOT, and how it was rated over time."""
    found, framework = now.analysis, now.review.framework
    yield framework.by_number[number].title
    for quadrant in Quadrant:
        square = number, quadrant
        own = (e for e in found.findings if (e.component, e.quadrant) == square)
        yield from map(finding_line, own)
        for each in found.waivers:
            if (each.component, each.quadrant) == square:
                why = f": {each.reason}" if each.reason else ""
                yield f"no {PLURALS[quadrant]}{why} (entry {each.entry})"
    record = context.record_if_any()
    known = context.reviews().ratings(now.review.entity) if record else []
    until = now.review.entry
    for rating in [e for e in known if e.entry <= until] or found.ratings:
        if rating.component == number:
            title = framework.rating[rating.rating].title
            why = f": {rating.reason}" if rating.reason else ""
            yield f"rated '{title}' by entry {rating.entry}{why}"
