"""What is otherwise in a review after an act, in lines as its preview shows them."""

from collections.abc import Iterator

from domain.first_few import FEW
from domain.preview import differing
from domain.review_entity import ReviewEntity
from domain.review_standing import review_standing
from domain.reviews.analysis_changes import analysis_changes
from domain.reviews.review import Review
from domain.reviews.sentences import collected, planned
from domain.reviews.standing import ReviewStanding
from domain.roadmaps.changes import roadmap_changes
from domain.wording import as_words, so_many


def review_differences(before: ReviewEntity, after: ReviewEntity) -> Iterator[str]:
    """Each with what was and would be."""
    was, now = before.review, after.review
    yield from differing(
        _facts(review_standing(before)), _facts(review_standing(after))
    )
    yield from _sites(was, now)
    yield from _items(was, now)
    yield from analysis_changes(was.analysis, now.analysis)
    yield from roadmap_changes(was.roadmap, now.roadmap)


def _facts(now: ReviewStanding) -> dict[str, object]:
    facts: dict[str, object] = {
        "stage": as_words(now.stage),
        "sites": now.sites,
        "items": now.items,
        "items open": now.items_open,
        "findings": now.findings,
        "recommendations": now.recommendations,
        "evidence": now.evidence,
        "team": ", ".join(now.team) or None,
        "paused": now.pause.described if now.pause else None,
    }
    for phase in now.phases:
        facts[phase.title] = phase.state
        facts[f"{phase.title} due"] = phase.due if phase.is_open else None
        stop = phase.stop if phase.is_open and not phase.paused else None
        facts[f"{phase.title} stopped"] = stop.begun if stop else None
    facts |= _report(now)
    planned = now.planned
    facts["planned actions"] = planned.actions
    facts["ready to be signed"] = planned.ready
    facts["roadmap proposed since"] = planned.proposal.on if planned.proposal else None
    reached = {each.key: each.on for each in now.milestones}
    for milestone in now.framework.milestones:
        facts[f"{milestone.title}, reached"] = reached.get(milestone.key)
    return facts


def _report(now: ReviewStanding) -> dict[str, object]:
    """How far its report is."""
    report, check = now.report, now.fact_check
    read = report.fact_check.closed if report.fact_check else {}
    meeting, met, published = report.meeting, report.outcome, report.published
    return {
        "sections written": ", ".join(map(as_words, report.sections)) or None,
        "draft": report.draft.number if report.draft else None,
        "fact check": check.state if check else None,
        "fact check due": check.due if check and check.is_open else None,
        "no more corrections of": ", ".join(e.upper() for e in read) or None,
        "corrections": len(report.corrections),
        "corrections open": ", ".join(report.open_corrections) or None,
        "final since": report.final.on if report.final else None,
        "board meeting": meeting.on if meeting else None,
        "the board": as_words(met.outcome) if met and met.outcome else None,
        "published at": published.link if published else None,
    }


def _sites(before: Review, after: Review) -> Iterator[str]:
    """Those that would come or go, by their names."""
    for code, site in after.sites.items():
        if code not in before.sites:
            yield f"new site: {site.name} ({code})"
    for code, site in before.sites.items():
        if code not in after.sites:
            yield f"site no more: {site.name} ({code})"


def _items(before: Review, after: Review) -> Iterator[str]:
    """Those that would come, or be otherwise, by their ids."""
    changed = [k for k, each in after.items.items() if before.items.get(k) is not each]
    for key in changed[:FEW]:
        known, item = before.items.get(key), after.items[key]
        said = planned(after, item)
        if known is None:
            yield f"new item: {key}, {said}"
        elif planned(before, known) != said:
            yield f"item {key}: {planned(before, known)} -> {said}"
        if known:
            was, now = collected(known), collected(item)
            if was != now:
                yield f"item {key}: {was} -> {now}"
    if more := len(changed[FEW:]):
        yield f"and {so_many(more, 'item')} more"
