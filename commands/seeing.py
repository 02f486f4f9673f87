"""Lists from the record: engagements, the published figures, histories."""

from typing import TYPE_CHECKING

from commands import days, desk, printing, words
from commands.endings import Misused
from commands.reference import Reference, reference
from domain.actions.planned import label
from domain.actions.progress import Tally, tally
from domain.standing import EngagementStanding

if TYPE_CHECKING:
    from adapters.sql.reading import Line


def show_list(*, ended: bool, as_json: bool) -> None:
    """All engagements, from the record, and where it diverges."""
    record = desk.record()
    found, off = record.engagements(open_only=not ended), record.divergences()
    if as_json:
        return printing.as_json([_row(e, off.get(e.entity, 0)) for e in found])
    if off:
        printing.say(f"the record diverges, tell the operators: {', '.join(off)}")
    if not found:
        return printing.say("no engagement is open; `refer` opens one")
    heads = ("engagement", "LEA", "county", "phase", "actions", "done", "overdue")
    printing.table(heads, map(_cells, found))
    return printing.say(f"Temporal UI, what is late: {desk.late_link() or 'not known'}")


def _row(e: EngagementStanding, divergences: int) -> dict[str, object]:
    row: dict[str, object] = printing.dumped(e)
    return row | {"link": desk.link(e.cds), "divergences": divergences}


def _cells(e: EngagementStanding) -> tuple[object, ...]:
    figures = e.tally.total, _percent(e.tally)
    return (e.cds, e.lea, e.county, e.phase, *figures, _late(e))


def show_tally(entity: str | None, *, as_json: bool) -> None:
    """The published figures, of one engagement or of all that are open."""
    record = desk.record()
    if entity:
        chosen = [desk.recorded(reference(entity).cds)]
    else:
        chosen = record.engagements(open_only=True)
    whole = tally(a.counted for e in chosen for a in record.actions(e.entity))
    if as_json:
        each = [
            {"cds": e.cds, "lea": e.lea, "link": desk.link(e.cds)}
            | printing.dumped(e.tally)
            for e in chosen
        ]
        return printing.as_json(printing.dumped(whole) | {"engagements": each})
    rows = [(e.cds, e.lea, *_figures(e.tally)) for e in chosen]
    if len(chosen) != 1:
        rows.append(("all", "", *_figures(whole)))
    heads = ("engagement", "LEA", "total", "completed", "in progress", "not started")
    printing.table((*heads, "active"), rows)
    printing.say("active: completed or in progress, in whole percent")
    for e in chosen:
        printing.ui(e.cds)
    return None


def show_history(
    entity: str | None,
    *,
    since: str | None,
    kind: str | None,
    person: str | None,
    as_json: bool,
) -> None:
    """Every entry of the record that fits, oldest first."""
    which = reference(entity) if entity else None
    if which is None and (since, kind, person) == (None, None, None):
        raise Misused("say which: history 0161259, or --since, --kind, --person")
    wanted = words.entry_kind(kind) if kind is not None else None
    begin = days.beginning(days.day("--since", since)) if since is not None else None
    whole = desk.recorded(which.cds).entity if which else None
    number = which.action if which else None
    lines = desk.record().history(
        whole, number, since=begin, kind=wanted, person=person
    )
    if as_json:
        return _history_as_json(which, lines)
    for line in lines:
        printing.say(_told(line, with_entity=which is None))
    if not lines:
        printing.say("nothing of the kind is recorded")
    return printing.ui(which.cds) if which else None


def _history_as_json(which: Reference | None, lines: "list[Line]") -> None:
    told = [line._asdict() for line in lines]
    link = desk.link(which.cds) if which else None
    name = str(which) if which else None
    printing.as_json({"entity": name, "entries": told, "link": link})


def _told(line: "Line", *, with_entity: bool) -> str:
    entity = f"{line.entity:<17}" if with_entity else ""
    at = line.at.astimezone().strftime("%Y-%m-%d %H:%M")
    late = " (late)" if line.late else ""
    typed = line.entered_by
    by = f" [typed by {typed}]" if typed and typed != line.by else ""
    return f"{entity}{line.number:>5}  {at}{late}  {line.sentence}{by}"


def _figures(counts: Tally) -> tuple[object, ...]:
    return (
        counts.total,
        counts.completed,
        counts.in_progress,
        counts.not_started,
        _percent(counts),
    )


def _percent(counts: Tally) -> str:
    return f"{counts.percent} %" if counts.total else ""


def _late(engagement: EngagementStanding) -> str:
    return ", ".join(map(label, engagement.overdue))
