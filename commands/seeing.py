"""Lists from the record: engagements, the published figures, histories."""

from commands import desk, printing
from commands.reference import reference
from domain.progress import Tally, tally
from domain.standing import EngagementStanding


def show_list(*, ended: bool, as_json: bool) -> None:
    """All engagements, from the record."""
    found = desk.record().engagements(open_only=not ended)
    if as_json:
        rows = (printing.dumped(each) | {"link": desk.link(each.cds)} for each in found)
        return printing.as_json(list(rows))
    if not found:
        return printing.say("no engagement is open; `refer` opens one")
    printing.table(
        ("engagement", "LEA", "county", "phase", "actions", "done", "overdue"),
        (
            (
                e.cds,
                e.lea,
                e.county,
                e.phase,
                e.tally.total,
                _percent(e.tally),
                _late(e),
            )
            for e in found
        ),
    )
    return printing.say(f"Temporal UI, what is late: {desk.late_link() or 'not known'}")


def show_tally(entity: str | None, *, as_json: bool) -> None:
    """The published figures, of one engagement or of all that are open."""
    record = desk.record()
    if entity:
        chosen = [desk.recorded(reference(entity).cds)]
    else:
        chosen = record.engagements(open_only=True)
    whole = tally(a.status for e in chosen for a in record.actions(e.entity))
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


def show_history(entity: str, *, as_json: bool) -> None:
    """Every entry of the record, oldest first."""
    which = reference(entity)
    engagement = desk.recorded(which.cds)
    lines = desk.history(engagement.entity, which.action)
    if as_json:
        return printing.as_json(
            {"entity": str(which), "entries": lines, "link": desk.link(which.cds)}
        )
    for line in lines:
        at = line["at"].astimezone().strftime("%Y-%m-%d %H:%M")
        late = " (late)" if line["late"] else ""
        typed = line["entered_by"]
        by = f" [typed by {typed}]" if typed and typed != line["by"] else ""
        printing.say(f"{line['number']:>5}  {at}{late}  {line['sentence']}{by}")
    return printing.ui(which.cds)


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
    return ", ".join(map(str, engagement.overdue))
