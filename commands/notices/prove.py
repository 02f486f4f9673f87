"""`prove`: the chain from a date and its rules to one notice, and what became of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from client.endings import Failed, Misused
from client.timers import Fired
from commands import context
from commands.args.reference import reference
from commands.notices.list import letters_about
from commands.output import console
from domain.clocks.plan import AN_HOUR
from domain.letters.matter import plan_of
from domain.letters.notice import Notice
from domain.people.roles import LABELS
from domain.reviews.review import lives_as
from domain.wording import so_many
from services.current import local

if TYPE_CHECKING:
    from temporalio.client import Client

    from adapters.sql.delivery_log import LogLine
    from adapters.sql.queries import Line

NEAR = timedelta(seconds=5)  # between a timer's firing and the rung it led to


def prove(key: str, *, as_json: bool) -> None:
    """Everything that is known of how a notice came about, or the newest of a part."""
    line, notice = context.delivery_log().one(key) or _newest(key)
    key = notice.key
    fired, planned = _entries(notice)
    timer = _timer(notice) if notice.proof else None
    if as_json:
        return console.as_json(_dumped(line, notice, planned, fired, timer))
    console.say(f"notice {key}", *_told(line, notice))
    console.say(*_chain(notice, planned, fired, timer))
    console.say(*_fate(line))
    return console.ui(notice.entity)


def _newest(address: str) -> "tuple[LogLine, Notice]":
    """The last notice about what an address names.

    Raises Failed where it is no address, or nobody was written to about it.
    """
    try:
        which = reference(address)
    except Misused as off:
        _, guessed, near = str(off).partition("; did you mean")
        keys = "`notices ENTITY` lists keys"
        raise Failed(f"there is no notice '{address}'; {keys}{guessed}{near}") from off
    log = context.delivery_log()
    about = letters_about(log, which)
    newest = log.one(about[-1].key) if about else None
    if newest is None:
        raise Failed(f"nobody was written to about {address} so far")
    return newest


def _entries(notice: Notice) -> "tuple[Line | None, Line | None]":
    """The entry that owed the notice, and the one that planned its rung."""
    record = context.record()
    history = record.history(notice.entity)
    about = [each for each in history if each.at == notice.at]
    if notice.proof is None:
        return (about[-1] if about else None), None
    mine = [e for e in about if e.kind == "rung_acted" and e.subject == notice.subject]
    planned = [e for e in history if e.number == notice.proof.planned_entry]
    return (mine[0] if mine else None), (planned[0] if planned else None)


def _told(line: "LogLine", notice: Notice) -> Iterator[str]:
    yield f"  {line.template} to {notice.to} ({LABELS[notice.role]})"
    yield f"  because {notice.facts.get('because', 'its entry says so')}"


def _chain(
    notice: Notice, planned: "Line | None", fired: "Line | None", timer: Fired | None
) -> Iterator[str]:
    proof = notice.proof
    if proof is None:
        yield "it is owed to an entry, not to a rung of a ladder"
        if fired:
            yield f"  #{fired.number} {_at(fired.at)}  {fired.sentence}"
        return
    yield f"rung {proof.key} of plan {plan_of(notice.matter)}"
    yield f"  planned by entry {proof.planned_entry} at {_at(proof.planned_at)}"
    if planned:
        yield f"    {planned.sentence}"
    days = "day" if abs(proof.days) == 1 else "days"
    yield (
        f"  {proof.days:+d} working {days} from {proof.anchor}, by the calendar "
        f"{proof.calendar} and the ladder {proof.ladder} of the policy "
        f"{proof.policy}"
    )
    yield f"  due {proof.local}"
    behind = notice.at - proof.due_at
    late = f", {behind} late" if behind > AN_HOUR else ", in time"
    entry = f" as entry {fired.number}" if fired else ""
    yield f"  fired {_at(notice.at)}{late}{entry}"
    yield f"  {_seen(timer)}"


def _seen(timer: Fired | None) -> str:
    if timer is None:
        return "the server keeps no timer of it (any more): runs are kept for a time"
    return (
        f"timer of run {timer.run_id}: started {_at(timer.started_at)} (event "
        f"{timer.started_event}), fired {_at(timer.fired_at)} (event "
        f"{timer.fired_event})"
    )


def _fate(line: "LogLine") -> Iterator[str]:
    yield f"laid into the outbox {_posted(line.laid_at)}; now {line.state}"
    if line.tried_at:
        times = so_many(line.attempts, "time")
        yield f"  tried {_posted(line.tried_at)}, {times} in vain"
    if line.letter:
        yield f"  in letter {line.letter}"
    if line.delivered_at:
        yield f"  delivered {_posted(line.delivered_at)}: {line.delivered_to}"
    if line.problem:
        yield f"  {line.problem}"


def _timer(notice: Notice) -> Fired | None:
    """From the server's history; None where it keeps that no more, or is away."""

    async def ask(client: "Client") -> Fired | None:
        from client.timers import fired_timer

        return await fired_timer(client, lives_as(notice.entity), notice.at, NEAR)

    try:
        return context.ask_server(ask)
    except Failed:
        return None


def _dumped(
    line: "LogLine",
    notice: Notice,
    planned: "Line | None",
    fired: "Line | None",
    timer: Fired | None,
) -> dict[str, object]:
    return {
        "notice": console.dumped(notice),
        "planned": planned._asdict() if planned else None,
        "fired": fired._asdict() if fired else None,
        "timer": timer._asdict() if timer else None,
        "delivery": line._asdict(),
        "link": context.link(notice.entity),
    }


def _at(instant: datetime) -> str:
    return local(instant)


def _posted(instant: datetime) -> str:
    """Mail goes by the agency's clock."""
    return local(instant, "agency")
