"""Lists from the record: engagements, the published figures, histories."""

from typing import TYPE_CHECKING

from client.endings import Misused
from commands import context
from commands.args import act_fields, dates
from commands.args.engagements import recorded_at, recorded_entity
from commands.args.people import known_person
from commands.args.reference import Reference, reference
from commands.args.stage import none_at
from commands.args.stage import stage as stage_of
from commands.output import console
from commands.output.check_ins import newest, year_line
from commands.output.engagement import late_of
from commands.output.entry import below
from domain.actions.tally import Tally, tally
from domain.checkins.check_in import ROOM as CHECK_IN
from domain.checkins.year import year_of
from domain.lifecycle import ENDS
from domain.phase import Phase
from domain.reviews.standing import by_engagement
from domain.standing import EngagementStanding
from domain.wording import as_words
from services.current import local

if TYPE_CHECKING:
    from adapters.sql.queries import Line

NONE = "no engagement is open; `refer` opens one"
NONE_ENDED = "no engagement has ended; `list` names those that are open"
ACTIVE = "active: completed or in progress, in whole percent"


def show_list(*, ended: bool, stage: str | None, as_json: bool) -> None:
    """All that are open, or that have `ended`, or those of one stage.

    And where the record diverges.
    """
    record = context.record()
    running = record.engagements(open_only=True)
    known = record.engagements() if ended or stage is not None else running
    wanted = stage_of(stage, map(_stage, known)) if stage is not None else ""
    is_open, over = {each.entity for each in running}, ended or wanted in ENDS
    at_it = (each for each in known if _is_at(each, wanted))
    found = [each for each in at_it if (each.entity in is_open) is not over]
    off = record.divergences()
    if as_json:
        return console.as_json([_row(e, off.get(e.entity, 0)) for e in found])
    if off:
        console.say(f"the record diverges, tell the operators: {', '.join(off)}")
    if not found:
        return console.say(none_at(wanted) if wanted else NONE_ENDED if ended else NONE)
    return _show_table(found, {each.cds: each.entity for each in known})


def _show_table(found: list[EngagementStanding], newest: dict[str, str]) -> None:
    """`newest` has the newest engagement of each LEA."""
    reviews = by_engagement(context.reviews().open_reviews())
    console.table(
        ("engagement", "LEA", "phase", "actions", "active", "late", "check-ins"),
        (
            _cells(
                each,
                late=late_of(each, reviews.get(each.entity, ())),
                earlier=newest[each.cds] != each.entity,
            )
            for each in found
        ),
    )
    console.say(ACTIVE)
    console.late_link()


def _row(e: EngagementStanding, divergences: int) -> dict[str, object]:
    row: dict[str, object] = console.dumped(e)
    return row | {"link": context.link(e.cds), "divergences": divergences}


def _cells(e: EngagementStanding, *, late: int, earlier: bool) -> tuple[object, ...]:
    """An earlier engagement of the same LEA by its own name, such as 0161259.1."""
    name = e.entity if earlier else e.cds
    figures = e.tally.total, _percent(e.tally), late
    return (name, e.lea, _phase(e), *figures, _check_ins(e))


def _check_ins(e: EngagementStanding) -> str:
    """How many were held in the fiscal year, of those required; empty before any."""
    this = year_of(dates.today())
    known = (each for each in e.check_in_years if each.begins == this)
    return next((each.in_short for each in known), "")


def _phase(e: EngagementStanding) -> str:
    """With how far its review is, while it is in review."""
    phase, stage = as_words(e.phase), as_words(_stage(e))
    return f"{phase}: {stage}" if e.phase is Phase.REVIEW and stage else phase


def _is_at(e: EngagementStanding, stage: str) -> bool:
    """Whether it, its review or a check-in is there; of none all are."""
    met = (f"{CHECK_IN} {each.stage}" for each in e.check_ins if each.is_open)
    return not stage or stage in {e.phase, _stage(e), *met}


def _stage(e: EngagementStanding) -> str:
    """That of its review under way, else of its last; empty where it had none."""
    under_way = [line for line in e.reviews if not line.over]
    return next((line.stage for line in (under_way or e.reviews)[-1:]), "")


def show_tally(entity: str | None, *, as_json: bool) -> None:
    """The published figures, of one engagement or of all that are open."""
    record = context.record()
    which = reference(entity) if entity else None
    if which and which.part:
        raise Misused(f"figures are an engagement's: {which.whole}, not {which}")
    chosen = [recorded_at(which)] if which else record.engagements(open_only=True)
    whole = tally(a.counted for e in chosen for a in record.actions(e.entity))
    if as_json:
        each = [
            {"cds": e.cds, "lea": e.lea, "link": context.link(e.cds)}
            | console.dumped(e.tally)
            for e in chosen
        ]
        return console.as_json(console.dumped(whole) | {"engagements": each})
    rows = [
        (which.whole if which else e.cds, e.lea, *_figures(e.tally)) for e in chosen
    ]
    if len(chosen) != 1:
        rows.append(("all", "", *_figures(whole)))
    heads = ("engagement", "LEA", "total", "completed", "in progress", "not started")
    console.table((*heads, "active"), rows)
    console.say(ACTIVE)
    for year in newest(chosen[0].check_in_years) if len(chosen) == 1 else ():
        console.say(f"check-ins of {year_line(year)}")
    for e in chosen:
        console.ui(e.cds)
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
    wanted = act_fields.entry_kind(kind) if kind is not None else None
    begin = dates.beginning(dates.day("--since", since)) if since is not None else None
    whole = recorded_entity(which) if which else None
    part = which.within if which else ""
    person = person and context.as_listed(person)
    lines = context.record().history(
        whole, part, since=begin, kind=wanted, person=person
    )
    if person and not lines:
        known_person("--person", person)
    if as_json:
        return _history_as_json(which, whole, lines)
    for line in lines:
        console.say(_told(line, with_entity=which is None), hang=7)
        console.say(*below(line), hang=6)
    if not lines:
        console.say("nothing of the kind is recorded")
    return console.ui(whole) if whole else None


def _history_as_json(
    which: Reference | None, whole: str | None, lines: "list[Line]"
) -> None:
    told = [line._asdict() for line in lines]
    link = context.link(whole) if whole else None
    name = str(which) if which else None
    console.as_json({"entity": name, "entries": told, "link": link})


def _told(line: "Line", *, with_entity: bool) -> str:
    entity = f"{line.entity:<17}" if with_entity else ""
    at = local(line.at)
    late = " (late)" if line.late else ""
    typed = line.entered_by
    by = f" [typed by {typed}]" if typed and typed != line.by else ""
    return f"{entity}#{line.number:<5} {at}{late}  {line.sentence}{by}"


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
