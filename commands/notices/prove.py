"""`prove`: the chain from a date and its rules to one notice, and what became of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Ending, Failed, Misused
from client.timers import Fired
from commands import context
from commands.args.reference import reference
from commands.notices.list import letters_about
from commands.output import console
from domain.clocks.plan import AN_HOUR
from domain.guess import guess
from domain.letters.matter import plan_of
from domain.letters.notice import Notice, Proof
from domain.people.roles import LABELS
from domain.reviews.review import lives_as
from domain.wording import so_many
from services.current import local

if TYPE_CHECKING:
    from temporalio.client import Client

    from adapters.sql.delivery_log import LogLine
    from adapters.sql.queries import Line

NEAR = timedelta(seconds=5)  # between a timer's firing and the rung it led to


class NoticeEntries(NamedTuple):
    """The entry that owed a notice, that which planned its rung, and the newest words.

    `first` is the notice as it was first laid down; `anew` wrote it in other words.
    """

    first: Notice
    planned: "Line | None"
    fired: "Line | None"
    anew: "Line | None"


def prove(key: str, *, as_json: bool) -> None:
    """Everything that is known of how a notice came about, and what became of it."""
    found = context.delivery_log().one(key)
    if found is None:
        raise _no_notice(key)
    line, notice = found
    told = _entries(notice)
    timer = _timer(told.first) if notice.proof else None
    if as_json:
        return console.as_json(_dumped(line, notice, told, timer))
    console.say(f"notice {notice.key}", *_told(line, notice))
    console.say(*(_chain(notice.proof, told, timer) if notice.proof else _owed(told)))
    console.say(*_fate(line))
    return console.ui(notice.entity)


def _no_notice(said: str) -> Ending:
    """Where keys are; of an address that it names no letter, and a key of its own.

    Raises Failed where the record has nothing at that address.
    """
    try:
        which = reference(said)
    except Misused as off:
        keys = f"`notices ENTITY` lists keys{_near(said, str(off))}"
        return Failed(f"there is no notice '{said}'; {keys}")
    about = letters_about(context.delivery_log(), which)
    if not about:
        return Failed(f"nobody was written to about {which} so far")
    return Misused(
        f"{which} is no letter's key; `notices {which}` lists those of its letters, "
        f"such as {about[-1].key}"
    )


def _near(address: str, off: str) -> str:
    """The key of a notice that is there, or the LEA that was probably meant."""
    code, slash, rest = address.partition("/")
    if slash:
        return guess(rest, context.delivery_log().keys(code), under=f"{code}/")
    _, guessed, near = off.partition("; did you mean")
    return f"{guessed}{near}"


def _entries(notice: Notice) -> NoticeEntries:
    """By the numbers that the notice and its proof name."""
    first = _first(notice)
    kept = {each.number: each for each in context.record().history(notice.entity)}
    proof = notice.proof
    return NoticeEntries(
        first=first,
        planned=kept.get(proof.planned_entry) if proof else None,
        fired=kept.get(first.entry),
        anew=kept.get(notice.entry) if notice != first else None,
    )


def _first(notice: Notice) -> Notice:
    """The one that was laid down first, where it was written anew since.

    The oldest, where it was written in the place of several. One that replaces none
    was the first of its own, whatever it took in later.
    """
    one = context.delivery_log().one
    while notice.replaces and (known := [*filter(None, map(one, notice.in_place_of))]):
        notice = min((each for _, each in known), key=lambda each: each.at)
    return notice


def _told(line: "LogLine", notice: Notice) -> Iterator[str]:
    yield f"  {line.template} to {notice.to} ({LABELS[notice.role]})"
    yield f"  because {notice.facts.get('because', 'its entry says so')}"


def _owed(told: NoticeEntries) -> Iterator[str]:
    """Of a notice that no rung gave rise to."""
    if told.fired is None:
        yield "the record has no entry that it is owed to"
        return
    yield "it is owed to an entry, not to a rung of a ladder"
    yield f"  {_line(told.fired)}"
    yield from _anew(told)


def _chain(proof: Proof, told: NoticeEntries, timer: Fired | None) -> Iterator[str]:
    first = told.first
    yield f"rung {proof.key} of plan {plan_of(first.matter)}"
    yield f"  planned by entry {proof.planned_entry} at {_at(proof.planned_at)}"
    if told.planned:
        yield f"    {told.planned.sentence}"
    days = "day" if abs(proof.days) == 1 else "days"
    yield (
        f"  {proof.days:+d} working {days} from {proof.anchor}, by the calendar "
        f"{proof.calendar} and the ladder {proof.ladder} of the policy "
        f"{proof.policy}"
    )
    yield f"  due {proof.local}"
    behind = first.at - proof.due_at
    late = f", {behind} late" if behind > AN_HOUR else ", in time"
    entry = f" as entry {told.fired.number}" if told.fired else ""
    yield f"  fired {_at(first.at)}{late}{entry}"
    yield f"  {_seen(timer)}"
    yield from _anew(told)


def _anew(told: NoticeEntries) -> Iterator[str]:
    if told.anew:
        yield "written anew, as it was otherwise by then"
        yield f"  {_line(told.anew)}"


def _line(entry: "Line") -> str:
    return f"#{entry.number} {_at(entry.at)}  {entry.sentence}"


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
    line: "LogLine", notice: Notice, told: NoticeEntries, timer: Fired | None
) -> dict[str, object]:
    entries = {
        "planned": told.planned,
        "fired": told.fired,
        "anew": told.anew,
        "timer": timer,
    }
    return {
        "notice": console.dumped(notice),
        **{name: each._asdict() if each else None for name, each in entries.items()},
        "delivery": line._asdict(),
        "link": context.link(notice.entity),
    }


def _at(instant: datetime) -> str:
    return local(instant)


def _posted(instant: datetime) -> str:
    """Mail goes by the agency's clock."""
    return local(instant, "agency")
