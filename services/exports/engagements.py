"""Lists of engagements as sheets: they, their actions, history, published figures."""

from collections.abc import Iterable

from adapters.files.spreadsheet import Sheet
from domain.actions.planned import label
from domain.actions.standing import ActionStanding
from domain.actions.tally import Tally, tally
from domain.bounds import PARTS
from domain.standing import EngagementStanding
from services.exports.chosen import Chosen, Link, SheetRow

FIGURES = (
    *("total", "completed", "in_progress", "not_started", "percent"),
    *("original", "on_hold", "sustained", "withdrawn", "added"),
)
ENGAGEMENTS = (
    *("engagement", "episode", "lea", "county", "pathway", "statute", "phase"),
    *("referred_at_utc", *FIGURES, "overdue_actions", "entries", "temporal_ui"),
)
ACTIONS = (
    *("engagement", "episode", "lea", "number", "title", "components", "theme"),
    *("horizon", "owner_role", "status", "due", "original_due", "overdue", "rung"),
    *("claimed_by", "claimed_at_utc", "next_rung", "next_at_utc", "rating"),
    *("published_status", "flags", "stopped_since", "recheck_on", "rests_until"),
    *("waits_for", "split_from", "merged_into", "added_on", "first_title"),
    *("first_theme", "standards", "temporal_ui"),
)
HISTORY = (
    *("engagement", "episode", "review", "entry", "at_utc", "late", "kind"),
    *("subject", "by", "entered_by", "sentence", "evidence", "experience"),
    *("sustained_by", "temporal_ui"),
)
TALLY = ("engagement", "episode", "lea", *FIGURES, "temporal_ui")


def engagements(chosen: Chosen) -> Sheet:
    return Sheet(
        "engagements",
        ENGAGEMENTS,
        [_engagement(e, chosen.link) for e in chosen.engagements],
    )


def actions(chosen: Chosen) -> Sheet:
    rows = [
        _action(e, a, chosen.link)
        for e in chosen.engagements
        for a in chosen.actions(e)
    ]
    return Sheet("actions", ACTIONS, rows)


def history(chosen: Chosen) -> Sheet:
    """Every entry, oldest first, engagement by engagement, then review by review."""
    rows: list[SheetRow] = []
    for e, review, entity in chosen.histories():
        for line in chosen.record.history(entity, chosen.part):
            told = (line.number, line.at, line.late, line.kind, line.subject)
            who = (line.by, line.entered_by)
            claim = ("; ".join(line.evidence), line.experience, line.sustained_by)
            said = (*told, *who, line.sentence, *(each or None for each in claim))
            rows.append((e.cds, e.episode, review, *said, chosen.link(entity)))
    return Sheet("history", HISTORY, rows)


def published(chosen: Chosen) -> Sheet:
    """The published figures; the last row is of all, where there is not one alone."""
    known = chosen.engagements
    rows: list[SheetRow] = [
        (e.cds, e.episode, e.lea, *_figures(e.tally), chosen.link(e.cds)) for e in known
    ]
    if len(known) != 1:
        whole = tally(a.counted for e in known for a in chosen.actions(e))
        rows.append(("all", None, None, *_figures(whole), None))
    return Sheet("tally", TALLY, rows)


def _engagement(e: EngagementStanding, link: Link) -> SheetRow:
    return (
        *(e.cds, e.episode, e.lea, e.county, e.pathway, e.statute, e.phase),
        *(e.referred_at, *_figures(e.tally), _joined(e.overdue), e.entry),
        link(e.cds),
    )


def _first_words(a: ActionStanding) -> tuple[str | None, str | None]:
    first = a.first_words
    return (first.title, first.theme) if first else (None, None)


def _action(e: EngagementStanding, a: ActionStanding, link: Link) -> SheetRow:
    return (
        *(
            e.cds,
            e.episode,
            e.lea,
            _plain(a.number),
            a.title,
            _joined(a.components),
            a.theme,
        ),
        *(a.horizon, a.owner, a.status, a.due, a.original_due, a.overdue, a.rung),
        *(a.claimed_by, a.claimed_at, a.next_rung, a.next_at, a.rating),
        *(a.counted.shown, ";".join(a.flags), a.stop.since if a.stop else None),
        *(a.stop.recheck if a.stop else None, a.rest.until if a.rest else None),
        *(_joined(a.waits_for), _plain(a.split_from), _plain(a.merged_into)),
        *(a.added_on, *_first_words(a), "; ".join(a.standards) or None),
        link(e.cds),
    )


def _figures(counts: Tally) -> tuple[int | None, ...]:
    """The percentage is left empty where there is nothing to count."""
    percent = counts.percent if counts.total else None
    return (
        *(counts.total, counts.completed, counts.in_progress, counts.not_started),
        *(percent, counts.original, counts.on_hold, counts.sustained),
        *(counts.withdrawn, counts.added),
    )


def _joined(numbers: Iterable[int]) -> str:
    return ";".join(map(label, numbers))


def _plain(number: int | None) -> int | str | None:
    """A number as a number, 12a as a text, nothing as nothing."""
    return number if number is None or number < PARTS else label(number)
