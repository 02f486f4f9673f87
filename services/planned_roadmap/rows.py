"""The rows of a roadmap's workbook: actions as they stand, and those to come.

For each recommendation that stands and that no action carries out yet there is a new
one, of what the review says of it.
"""

from collections.abc import Iterator

from adapters.planned_roadmap.sheet import planned_row
from domain.bounds import LONGEST_TITLE
from domain.reviews.analysis_standing import RecommendationStanding, RecommendationTexts
from domain.reviews.standing import ReviewShown
from domain.roadmaps.acts import PlannedRow
from domain.wording import first_sentence, shortened

PLANS = {"lcap": "LCAP", "fcmat": "FCMAT", "essa": "ESSA"}
"""Plans of which a recommendation serves parts, and how they are called."""


def workbook_rows(now: ReviewShown) -> list[PlannedRow]:
    """All of them, by their numbers."""
    known = [planned_row(each) for each in now.roadmap.by_number.values()]
    known.sort(key=lambda each: each.action)
    behind = max((each.action for each in known), default=0) + 1
    new = enumerate(unanswered(now), start=behind)
    return [*known, *(_first_row(number, each, now) for number, each in new)]


def unanswered(now: ReviewShown) -> Iterator[RecommendationStanding]:
    """Recommendations that stand, and that no action of the roadmap carries out."""
    answered = {each.recommendation for each in now.roadmap.actions}
    for each in now.analysis.recommendations:
        if each.stands and each.id not in answered:
            yield each


def _first_row(
    number: int, advice: RecommendationStanding, now: ReviewShown
) -> PlannedRow:
    texts, found = advice.texts or RecommendationTexts(), now.analysis.finding
    theme = now.analysis.theme.get(advice.theme)
    components = {found[each].component for each in advice.findings if each in found}
    return PlannedRow(
        action=number,
        title=_title(texts.text or ""),
        text=texts.text or "",
        components=tuple(sorted(components)),
        horizon=advice.horizon,
        theme=theme.title if theme else "",
        recommendation=advice.id,
        standards=tuple(_standards(texts)),
    )


def _title(text: str) -> str:
    """Its first sentence, as titles are written: without a period."""
    return shortened(first_sentence(text), LONGEST_TITLE).removesuffix(".")


def _standards(texts: RecommendationTexts) -> Iterator[str]:
    """Each by its plan, which people may have written already: LCAP goal 2."""
    for field, plan in PLANS.items():
        for part in getattr(texts, field) or ():
            named = part.casefold().startswith(plan.casefold())
            yield part if named else f"{plan} {part}"
