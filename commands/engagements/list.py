"""Lists from the record: engagements, the published figures, histories."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from client.endings import Misused
from commands import context
from commands.args import act_fields, dates
from commands.args.engagements import recorded_at, recorded_entity
from commands.args.people import known_person
from commands.args.reference import Reference, reference
from commands.args.words import one_of
from commands.output import console
from commands.output.engagement import late_of
from commands.output.entry import below
from domain.actions.tally import Tally, tally
from domain.phase import Phase
from domain.reviews.standing import by_engagement
from domain.standing import EngagementStanding
from domain.wording import as_words
from services import current
from services.current import local

if TYPE_CHECKING:
    from adapters.sql.queries import Line

ACTIVE = "active: completed or in progress, in whole percent"


def show_list(*, ended: bool, stage: str | None, as_json: bool) -> None:
    """All engagements, or those of one stage, and where the record diverges."""
    record = context.record()
    found, off = record.engagements(open_only=not ended), record.divergences()
    if stage is not None:
        wanted = one_of("--stage", stage, _stages(found))
        found = [each for each in found if wanted in {each.phase, _stage(each)}]
    if as_json:
        return console.as_json([_row(e, off.get(e.entity, 0)) for e in found])
    if off:
        console.say(f"the record diverges, tell the operators: {', '.join(off)}")
    if not found:
        none = "no engagement is open; `refer` opens one"
        return console.say(none if stage is None else f"none of them is in {stage} now")
    newest = {each.cds: each.entity for each in found}
    reviews = by_engagement(context.reviews().open_reviews())
    console.table(
        ("engagement", "LEA", "phase", "actions", "active", "late"),
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
    return console.late_link()


def _row(e: EngagementStanding, divergences: int) -> dict[str, object]:
    row: dict[str, object] = console.dumped(e)
    return row | {"link": context.link(e.cds), "divergences": divergences}


def _cells(e: EngagementStanding, *, late: int, earlier: bool) -> tuple[object, ...]:
    """An earlier engagement of the same LEA by its own name, such as 0161259.1."""
    name = e.entity if earlier else e.cds
    return (name, e.lea, _phase(e), e.tally.total, _percent(e.tally), late)


def _phase(e: EngagementStanding) -> str:
    """With how far its review is, while it is in review."""
    stage = as_words(_stage(e))
    return f"{e.phase}: {stage}" if e.phase is Phase.REVIEW and stage else e.phase


def _stage(e: EngagementStanding) -> str:
    """That of its review; empty where none is under way."""
    under_way = (line.stage for line in e.reviews if not line.over)
    return next(filter(None, under_way), "")


def _stages(found: Iterable[EngagementStanding]) -> list[str]:
    """All there are: phases of engagements, stages of reviews, and what is seen."""
    known = [*map(current.framework, current.framework_names())]
    of_reviews = (rule.stage for each in known for rule in each.phases)
    reached = (rule.stage for each in known for rule in each.milestones)
    seen = map(_stage, found)
    return [*filter(None, dict.fromkeys((*Phase, *of_reviews, *reached, *seen)))]


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
