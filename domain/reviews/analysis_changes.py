"""What of a review's analysis would come or be otherwise, for a preview."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from domain.first_few import FEW
from domain.reviews.analysis import Analysis
from domain.reviews.finding import Finding, Recommendation
from domain.reviews.finding_sentences import advised, found
from domain.wording import so_many

OneOf = TypeVar("OneOf", Finding, Recommendation)


def analysis_changes(before: Analysis, after: Analysis) -> Iterator[str]:
    """Of many the first few, by their ids."""
    yield from _themes(before, after)
    yield from _ratings(before, after)
    yield from _waivers(before, after)
    was, now = before.findings, after.findings
    yield from _each("finding", was, now, lambda of, key: found(of, key), before, after)
    advice = before.recommendations, after.recommendations
    yield from _each("recommendation", *advice, advised, before, after)


def _themes(before: Analysis, after: Analysis) -> Iterator[str]:
    for key, theme in after.themes.items():
        was = before.themes.get(key)
        if was is None:
            yield f"new theme: {key}, {theme.title}"
        elif was.title != theme.title:
            yield f"theme {key}: {was.title} -> {theme.title}"


def _ratings(before: Analysis, after: Analysis) -> Iterator[str]:
    for key, given in after.ratings.items():
        was = before.ratings.get(key)
        if was is None or was.rating != given.rating:
            yield f"component {key} rated: {was.rating if was else 'not yet'} -> " + (
                given.rating
            )


def _waivers(before: Analysis, after: Analysis) -> Iterator[str]:
    for key in after.waived:
        if key not in before.waived:
            yield f"nothing found: component {key.replace('/', ', ')}"
    for key in before.waived:
        if key not in after.waived:
            yield f"something found after all: component {key.replace('/', ', ')}"


def _each(
    what: str,
    was: Mapping[str, OneOf],
    now: Mapping[str, OneOf],
    said: Callable[[Analysis, str], str],
    before: Analysis,
    after: Analysis,
) -> Iterator[str]:
    changed = [key for key, each in now.items() if was.get(key) is not each]
    for key in changed[:FEW]:
        if key not in was:
            yield f"new {what}: {key}, {said(after, key)}"
        elif now[key].withdrawn:
            yield f"{what} {key}: withdrawn"
        elif said(before, key) != said(after, key):
            yield f"{what} {key}: {said(before, key)} -> {said(after, key)}"
        else:
            yield f"{what} {key}: said in other words"
    if more := len(changed[FEW:]):
        yield f"and {so_many(more, what)} more"
