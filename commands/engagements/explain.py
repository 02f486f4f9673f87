"""`explain`: why something was asked, why not, and what comes next, day by day."""

from collections.abc import Iterator
from datetime import UTC, date
from typing import TYPE_CHECKING, Any

from commands import context
from commands.args import dates
from commands.args.reference import Reference, reference
from commands.output import console
from domain.actions.planned import label
from domain.calendars.work_calendar import ONE_DAY
from domain.clocks.explain import Explained, Explanation, Stretch
from domain.preview import WillHear

if TYPE_CHECKING:
    from adapters.sql.queries import Line


def explain(entity: str, *, as_json: bool) -> None:
    """One action's clock in full; of an engagement, what comes next for each."""
    which = reference(entity)
    if which.action is None:
        return _coming(which, as_json=as_json)
    found = _explanation(which, which.action)
    said = _said(which, found)
    if as_json:
        answer = console.dumped(found) | {"link": context.link(which.cds)}
        return console.as_json(answer | {"said": [each._asdict() for each in said]})
    console.say(*lines(found))
    if said:
        console.say("", "What was said so far:")
    for each in said:
        late = " (late)" if each.late else ""
        at = console.local(each.at)
        console.say(f"  #{each.number} {at}{late}  {each.sentence}")
    return console.ui(which.cds)


def lines(found: Explanation) -> Iterator[str]:
    """The explanation as people read it."""
    yield f"{found.lea}, action {found.action}: {found.title}"
    moved = f" (first {found.original_due})" if found.due != found.original_due else ""
    yield (
        f"  {found.status.replace('_', ' ')}, owner {found.owner}, "
        f"due {found.due}{moved}"
    )
    if found.silent:
        yield f"  nothing is asked now: {found.silent}"
    if found.armed_entry is not None:
        yield from _rules(found)
    yield from (f"  {note}" for note in found.notes)
    before: date | None = None
    for rung in found.rungs:
        yield from _rung(rung, before)
        if rung.stretches and rung.days > 0:
            before = rung.stretches[-1].last


def _rules(found: Explanation) -> Iterator[str]:
    armed = f" on {dates.day_of(found.armed_at)}" if found.armed_at else ""
    known = f", known through {found.known_through}" if found.known_through else ""
    yield f"  waits for {found.clock}; set by entry {found.armed_entry}{armed}"
    yield (
        f"  counted from {found.counts_from} in working days of {found.calendar}{known}"
    )
    yield f"  by the ladder {found.ladder} of the policy {found.policy}"
    yield (
        f"  working days since then: {found.used}; stopped before: {found.stopped}, "
        f"waited: {found.waited}; promises {found.promises}, snoozes {found.snoozes}"
    )


def _rung(rung: Explained, before: date | None) -> Iterator[str]:
    """One rung, with the days counted since the rung before it."""
    yield ""
    if rung.at is None:
        yield f"{rung.step}, day {rung.days:+d}: {rung.state}"
        return
    utc = rung.at.astimezone(UTC)
    when = f"{rung.local} ({utc:%H:%M} UTC)"
    yield f"{rung.step}, day {rung.days:+d}: {when}, {_state(rung)}"
    if rung.provisional:
        yield "  provisional: the calendar does not know that year yet"
    for stretch in _since(rung, before):
        yield f"  {_days(stretch)}"
    for held in rung.held:
        yield f"  held over {held}"
    for told in rung.told:
        yield f"  -> {told}"


def _state(rung: Explained) -> str:
    if rung.acted_at is None:
        return rung.state
    return f"acted {rung.acted_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _since(rung: Explained, before: date | None) -> Iterator[Stretch]:
    """The stretches after the rung before; those of a reminder all."""
    for stretch in rung.stretches:
        if before is None or rung.days <= 0 or stretch.first > before:
            yield stretch
        elif stretch.last > before:
            first = before + ONE_DAY
            days = (stretch.last - before).days if stretch.counted else 0
            yield stretch.but(first=first, counted=days)


def _days(stretch: Stretch) -> str:
    span = f"{stretch.first}"
    if stretch.last != stretch.first:
        span = f"{stretch.first} to {stretch.last}"
    if stretch.skipped:
        return f"skipped {span}: {stretch.skipped}"
    return f"counted {span}: {stretch.counted}"


def _explanation(which: Reference, action: int) -> Explanation:
    async def ask(client: Any) -> Any:
        from client.engagements import explanation

        return await explanation(client, which.cds, action)

    found: Explanation = context.ask_server(ask)
    return found


def _said(which: Reference, found: Explanation) -> "list[Line]":
    """The rungs that have acted, under whichever plan."""
    lines = context.record().history(found.entity, which.action, kind="rung_acted")
    return [each for each in lines if each.action == which.action]


def _coming(which: Reference, *, as_json: bool) -> None:
    async def ask(client: Any) -> Any:
        from client.engagements import coming

        return await coming(client, which.cds)

    found: list[WillHear] = context.ask_server(ask)
    first: dict[str, WillHear] = {}
    for each in found:
        first.setdefault(each.action, each)
    if as_json:
        rows = [console.dumped(each) for each in found]
        return console.as_json({"coming": rows, "link": context.link(which.cds)})
    if not first:
        console.say("nothing is planned")
    else:
        console.table(
            ("action", "next", "when", "who, as things are"),
            ((e.action, e.step, e.local, ", ".join(e.told)) for e in first.values()),
        )
    some = next(iter(first), label(1))
    console.say(f"one in full: {console.COMMAND} explain {which.cds}/action/{some}")
    return console.ui(which.cds)
