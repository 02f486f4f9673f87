"""Lists of reviews as sheets: how each stands, its phases, milestones, sites, items."""

from collections.abc import Iterable

from adapters.files.rows_by_id import REVIEW
from adapters.files.spreadsheet import Sheet
from domain.clocks.subject import is_within
from domain.reviews.acts import ItemRow
from domain.reviews.standing import (
    ItemStanding,
    ItemTexts,
    MilestoneStanding,
    PhaseStanding,
    ReviewStanding,
)
from domain.standing import EngagementStanding
from services.exports.chosen import Chosen, Link, SheetRow

REVIEWS = (
    *("engagement", "episode", "review", "lea", "county", "framework", "stage"),
    *("begun", "begun_by", "sites", "items", "items_open", "open_phases", "due"),
    *("overdue_phases", "next_at_utc", "stopped_since", "paused_since", "pause_cause"),
    *("recheck_on", "policy", "team", "entries", "temporal_ui"),
)
PHASES = (
    *("engagement", "episode", "review", "phase", "title", "owner_role", "state"),
    *("opened", "due", "done", "overdue", "rung", "next_rung", "next_at_utc"),
    *("stopped_since", "temporal_ui"),
)
MILESTONES = (
    *("engagement", "episode", "review", "milestone", "title", "reached_on"),
    *("link", "sha256", "entry", "temporal_ui"),
)
SITES = (
    *("engagement", "episode", "review", "site", "name", "proposed_by", "entry"),
    *("taken_out", "temporal_ui"),
)
ITEMS = (*ItemRow.model_fields, REVIEW)
"""The columns by which a plan is read again."""


def reviews(chosen: Chosen) -> Sheet:
    rows = [_review(e, r, chosen.link) for e, r in chosen.all_reviews()]
    return Sheet("reviews", REVIEWS, rows)


def phases(chosen: Chosen) -> Sheet:
    """All of the framework, with those that wait for others."""
    rows: list[SheetRow] = [
        (*_key(e, r), *_phase(phase), chosen.link(r.entity))
        for e, r in chosen.all_reviews()
        for phase in r.phases
        if is_within(phase.key, chosen.part)
    ]
    return Sheet("phases", PHASES, rows)


def milestones(chosen: Chosen) -> Sheet:
    """Those that were reached."""
    rows: list[SheetRow] = [
        (*_key(e, r), *_milestone(each), chosen.link(r.entity))
        for e, r in chosen.all_reviews()
        for each in r.milestones
        if is_within(f"milestone/{each.key}", chosen.part)
    ]
    return Sheet("milestones", MILESTONES, rows)


def sites(chosen: Chosen) -> Sheet:
    """The samples of reviews, with the sites that were taken out again."""
    rows: list[SheetRow] = [
        (*_key(e, r), s.code, s.name, s.by, s.entry, s.gone, chosen.link(r.entity))
        for e, r in chosen.all_reviews()
        for s in chosen.reviews.sites(r.entity, gone=True)
        if is_within(f"site/{s.code}", chosen.part)
    ]
    return Sheet("sites", SITES, rows)


def items(chosen: Chosen) -> Sheet:
    """Of the plan of one review, as its workbook is read again."""
    rows = [
        (*_item(each), r.entity)
        for _, r in chosen.all_reviews()
        for each in chosen.reviews.items(r.entity)
        if is_within(f"item/{each.id}", chosen.part)
    ]
    return Sheet("items", ITEMS, rows)


def _key(e: EngagementStanding, r: ReviewStanding) -> tuple[str, int, int]:
    return e.cds, e.episode, r.number


def _review(e: EngagementStanding, r: ReviewStanding, link: Link) -> SheetRow:
    """What its open phases wait for: the day that is nearest, those that are late."""
    under_way = [each for each in r.phases if each.is_open]
    late = (each for each in under_way if each.overdue)
    due = min((each.due for each in under_way if each.due), default=None)
    next_at = min((each.next_at for each in under_way if each.next_at), default=None)
    pause = (r.pause.since, r.pause.cause, r.pause.recheck) if r.pause else (None,) * 3
    return (
        *(*_key(e, r), r.lea, r.county, r.framework.named, r.stage, r.begun, r.by),
        *(r.sites, r.items, r.items_open, _names(under_way), due, _names(late)),
        *(next_at, r.stop.since if r.stop else None, *pause, r.policy),
        *(";".join(r.team) or None, r.entry, link(r.entity)),
    )


def _phase(phase: PhaseStanding) -> SheetRow:
    return (
        *(phase.name, phase.title, phase.asked, phase.state, phase.opened),
        *(phase.due, phase.done, phase.overdue, phase.rung, phase.next_rung),
        *(phase.next_at, phase.stop.since if phase.stop else None),
    )


def _milestone(each: MilestoneStanding) -> SheetRow:
    where = each.link or None, each.sha256 or None
    return each.key, each.title, each.on, *where, each.entry


def _item(each: ItemStanding) -> SheetRow:
    """What was not said is left empty."""
    texts = each.texts or ItemTexts()
    return (
        *(each.id, each.component, each.method, each.participants or None),
        *(each.site or None, each.owner, each.target, each.count, each.planned),
        *(each.status, texts.note or None, texts.reason or None),
        *("; ".join(texts.evidence or ()) or None, each.entry),
    )


def _names(phases: Iterable[PhaseStanding]) -> str:
    return ";".join(each.name for each in phases)
