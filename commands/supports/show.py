"""`supports`: what was given to an LEA, by its addresses; and one of it by `show`."""

from collections.abc import Iterable, Iterator
from datetime import date

from client.endings import Failed, Misused
from commands import context
from commands.args import dates
from commands.args.engagements import recorded_at
from commands.args.reference import Reference, reference
from commands.output import console
from domain.hundredths import ONE, in_decimals
from domain.standing import EngagementStanding
from domain.supports.given import (
    CoachingNoted,
    HoursGiven,
    LearningNoted,
    NotedSupport,
    PositionNoted,
    SupportsGiven,
)
from domain.supports.sentences import in_hours, on_actions, whom
from domain.supports.supports import CALLED, SupportKind
from domain.wording import so_many, with_and

AnySupport = CoachingNoted | PositionNoted | LearningNoted
IN_HUNDREDTHS = ("hours", "fte")
"""Fields that JSON says as the numbers they stand for."""
NONE = "no support was noted yet; log_coaching, fund_position and note_learning note it"


def show_supports(entity: str, *, as_json: bool) -> None:
    """All that was noted in an engagement, open or ended."""
    which = reference(entity)
    if which.support:
        return show_support(which, as_json=as_json)
    if which.part:
        raise Misused(f"support is given to the whole LEA: supports {which.whole}")
    now, today = recorded_at(which), dates.today()
    given = context.record().supports(now.entity)
    if as_json:
        return console.as_json(_as_json(which, given, today))
    console.say(f"{which.whole}  {now.lea}: support that was given")
    if not any(given):
        return console.say(NONE)
    _print_hours(given.hours)
    for title, noted in _sections(given):
        console.say("", f"{title} ({len(noted)})")
        for each in noted:
            console.entry(*_lines(each, today))
    return console.ui(which.cds)


def show_support(which: Reference, *, as_json: bool) -> None:
    """One of them, and what happened to it."""
    entity, today = recorded_at(which).entity, dates.today()
    found = _found(which, context.record().supports(entity))
    history = context.record().history(entity, which.part)
    if as_json:
        answer = _row(found, today) | {"history": [e._asdict() for e in history]}
        return console.as_json(answer | {"link": context.link(which.cds)})
    console.entry(*_lines(found, today))
    console.say(*(f"  #{line.number} {line.sentence}" for line in history))
    return console.ui(which.cds)


def supports_of(address: str, now: EngagementStanding, day: date) -> Iterator[str]:
    """In a line how much there is, if there is any, and where it is listed."""
    positions = sum(not each.is_over(day) for each in now.positions)
    said = [
        f"coaching {so_many(now.coaching, 'time')}" if now.coaching else "",
        f"learning {so_many(now.learning, 'time')}" if now.learning else "",
        so_many(positions, "funded position") if positions else "",
    ]
    if any(said):
        given = with_and(filter(None, said))
        yield f"support given: {given}: {console.COMMAND} supports {address}"


def _found(which: Reference, given: SupportsGiven) -> AnySupport:
    every: Iterable[AnySupport] = (
        *given.coaching,
        *given.positions,
        *given.learning,
    )
    found = next((each for each in every if each.ref == which.support), None)
    if found is None:
        raise Failed(
            f"{which.whole} has no {which.part}; `supports {which.whole}` lists what "
            "was noted"
        )
    return found


def _sections(
    given: SupportsGiven,
) -> Iterator[tuple[str, tuple[AnySupport, ...]]]:
    named = (
        ("Funded positions", given.positions),
        ("Professional learning", given.learning),
        ("Coaching", given.coaching),
    )
    yield from ((title, noted) for title, noted in named if noted)


def _print_hours(hours: list[HoursGiven]) -> None:
    if not hours:
        return
    console.table(
        ("school year", "given", "by", "hours", "times"),
        (
            (each.year, CALLED[each.kind], each.by, in_decimals(each.hours), each.times)
            for each in hours
        ),
    )
    for kind in SupportKind:
        its = [each for each in hours if each.kind is kind]
        if its:
            whole = in_hours(sum(each.hours for each in its))
            console.say(f"{CALLED[kind]}, all years: {whole}")


def _lines(each: AnySupport, day: date) -> Iterator[str]:
    match each:
        case PositionNoted(terms=terms):
            yield f"{each.ref.address}  {terms.title}: {terms.stands(day)}"
            yield terms.said
        case LearningNoted():
            yield f"{each.ref.address}  {each.on}  {each.title}: {in_hours(each.hours)}"
            taking = so_many(each.participants, "participant")
            yield (
                f"for {whom(each.roles, each.offices)}, {taking}, given by "
                f"{each.given_by}"
            )
        case CoachingNoted():
            hours = in_hours(each.hours)
            yield f"{each.ref.address}  {each.on}  {each.coach}: {hours}"
            about = ": ".join(filter(None, (on_actions(each.on_actions), each.text)))
            yield f"for {whom(each.roles, each.offices)}, on {about}"
    yield from _withdrawn(each)


def _withdrawn(each: NotedSupport) -> Iterator[str]:
    if each.withdrawn:
        yield f"withdrawn by entry {each.withdrawn}: {each.reason}"


def _as_json(which: Reference, given: SupportsGiven, day: date) -> dict[str, object]:
    hours = [
        each._asdict() | {"hours": each.hours / ONE, "kind": str(each.kind)}
        for each in given.hours
    ]
    return {
        "entity": str(which),
        "hours": hours,
        "positions": [_row(each, day) for each in given.positions],
        "learning": [_row(each, day) for each in given.learning],
        "coaching": [_row(each, day) for each in given.coaching],
        "link": context.link(which.cds),
    }


def _row(each: AnySupport, day: date) -> dict[str, object]:
    """With numbers as they are read: 0.5, not 50."""
    said = _plain(console.dumped(each)) | {"address": each.ref.address}
    if isinstance(each, PositionNoted):
        said |= {"fte_now": each.terms.fte_on(day) / ONE}
    return said


def _plain(said: dict[str, object]) -> dict[str, object]:
    return {name: _number(name, value) for name, value in said.items()}


def _number(name: str, value: object) -> object:
    if name in IN_HUNDREDTHS and isinstance(value, int):
        return value / ONE
    if isinstance(value, dict):
        return _plain(value)
    if isinstance(value, list):
        return [_number("", each) for each in value]
    return value
