"""What reviews have found, as sheets: findings, advice, ratings, a cross-walk."""

from collections.abc import Iterable, Iterator

from adapters.files.spreadsheet import Sheet
from adapters.findings.sheet import findings_sheet, recommendations_sheet
from domain.actions.standing import ActionStanding
from domain.clocks.subject import is_within
from domain.reviews.analysis_standing import (
    AnalysisStanding,
    RecommendationStanding,
    RecommendationTexts,
)
from domain.reviews.standing import ReviewStanding
from domain.standing import EngagementStanding
from services.exports.chosen import Chosen, SheetRow
from services.trace import Tracing

RATINGS = (
    *("engagement", "episode", "review", "component", "title", "rating", "called"),
    *("reason", "entry", "temporal_ui"),
)
CROSSWALK = (
    *("engagement", "episode", "review", "recommendation", "horizon", "theme"),
    *("theme_title", "text"),
    *("lcap", "fcmat", "essa", "findings", "action", "action_title", "action_status"),
    "action_standards",
    "temporal_ui",
)


NO_ACTION: SheetRow = (None, None, None, None)


def findings(chosen: Chosen) -> Sheet:
    """Of one review, those that stand, as its workbook is read again."""
    rows = (
        each
        for _, _, analysis in _analyses(chosen)
        for each in analysis.findings
        if is_within(f"finding/{each.id}", chosen.part)
    )
    return findings_sheet(rows, review=_review(chosen))


def recommendations(chosen: Chosen) -> Sheet:
    """The same of what is recommended."""
    rows = (
        each
        for _, _, analysis in _analyses(chosen)
        for each in analysis.recommendations
        if is_within(f"recommendation/{each.id}", chosen.part)
    )
    return recommendations_sheet(rows, review=_review(chosen))


def _review(chosen: Chosen) -> str:
    """The durable key of the one that is chosen; empty without one."""
    return next((review.entity for _, review in chosen.all_reviews()), "")


def ratings(chosen: Chosen) -> Sheet:
    """Of all components, with how they were rated before."""
    rows: list[SheetRow] = []
    for e, r in chosen.all_reviews():
        for each in chosen.reviews.ratings(r.entity):
            if is_within(f"component/{each.component}", chosen.part):
                title = r.framework.by_number[each.component].title
                called = r.framework.rating[each.rating].title
                said: SheetRow = (each.component, title, each.rating, called)
                last = (each.reason or None, each.entry, chosen.link(r.entity))
                rows.append((e.cds, e.episode, r.number, *said, *last))
    return Sheet("ratings", RATINGS, rows)


def crosswalk(chosen: Chosen) -> Sheet:
    """Each recommendation with the parts of other plans it serves, and its actions.

    A row for each action that carries it out; one without where none does yet.
    """
    tracing = Tracing(chosen.record, chosen.reviews)
    rows: list[SheetRow] = []
    for e, r, analysis in _analyses(chosen):
        for each in analysis.recommendations:
            address = f"recommendation/{each.id}"
            if not (each.stands and is_within(address, chosen.part)):
                continue
            actions = tracing.of_recommendation(r.entity, each.id).actions
            done = [_carrying_out(a) for a in actions]
            link = chosen.link(r.entity)
            key = (e.cds, e.episode, r.number, *_advised(each, analysis))
            rows += [(*key, *action, link) for action in done or [NO_ACTION]]
    return Sheet("crosswalk", CROSSWALK, rows)


def _analyses(
    chosen: Chosen,
) -> Iterator[tuple[EngagementStanding, ReviewStanding, AnalysisStanding]]:
    for engagement, review in chosen.all_reviews():
        if shown := chosen.reviews.shown(review.entity):
            yield engagement, review, shown.analysis


def _advised(each: RecommendationStanding, analysis: AnalysisStanding) -> SheetRow:
    texts = each.texts or RecommendationTexts()
    title = analysis.theme[each.theme].title if each.theme else None
    return (
        *(each.id, each.horizon, each.theme or None, title, texts.text),
        *(_joined(texts.lcap or ()), _joined(texts.fcmat or ())),
        *(_joined(texts.essa or ()), _joined(each.findings)),
    )


def _carrying_out(action: ActionStanding) -> SheetRow:
    served = _joined(action.standards)
    return (action.label, action.title, action.status, served)


def _joined(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None
