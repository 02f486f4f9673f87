"""`explain`: why something was asked, why not, and what comes next, day by day."""

from collections.abc import Iterator
from datetime import UTC, date
from typing import TYPE_CHECKING

from client.endings import Ending, Failed, Misused
from commands import context
from commands.args import dates
from commands.args.reference import Reference, running
from commands.engagements.ended import ask_engagement
from commands.output import console
from commands.output.review import waiting
from commands.output.rungs import print_legend
from commands.output.trace import action_trace, traced_action
from commands.reviews.show import show_review
from commands.supports.show import show_support
from domain.calendars.work_calendar import ONE_DAY
from domain.explain import Explained, Explanation, Stretch
from domain.outlook import Outlook, Waiting
from domain.reviews.standing import ReviewStanding
from domain.supports.supports import SupportKind
from domain.wording import as_words
from services.current import local

if TYPE_CHECKING:
    from temporalio.client import Client

    from adapters.sql.queries import Line


TRACED = ("finding", "recommendation")
"""Parts of a review that have no clock, and are explained by what they hang on."""


def explain(entity: str, *, as_json: bool) -> None:
    """One clock in full; of an engagement or a referral, what is waited for in it."""
    which = running(entity)
    support = which.support
    if support and support.kind is not SupportKind.POSITION:
        return show_support(which, as_json=as_json)
    part = which.action or which.step or which.check_in or support
    if not (part or (which.review and which.within)):
        return _outlook(which, as_json=as_json)
    if which.in_review and which.in_review.room in TRACED:
        return show_review(which, as_of=None, items=False, as_json=as_json)
    found = _explanation(which)
    said = _said(found)
    dated_by = _dated_by(found, which)
    if as_json:
        answer = console.dumped(found) | {"link": context.link(found.entity)}
        if which.action:
            answer |= traced_action(found.entity, which.action)
            answer |= {"dated_by": dated_by}
        return console.as_json(answer | {"said": [each._asdict() for each in said]})
    console.say(*lines(found, dated_by))
    if said:
        console.say("", "What was said so far:")
    for each in said:
        late = " (late)" if each.late else ""
        at = local(each.at)
        console.say(f"  #{each.number} {at}{late}  {each.sentence}")
    if which.action:
        console.say(*action_trace(found.entity, which.action))
    if found.rungs:
        print_legend()
    return console.ui(found.entity)


def lines(found: Explanation, dated_by: int | None = None) -> Iterator[str]:
    """The explanation as people read it, with the entry that gave it its date."""
    yield f"{found.lea}, {found.subject}: {found.title}"
    moved = f" (first {found.original_due})" if found.due != found.original_due else ""
    by = f", set by entry {dated_by}" if dated_by else ""
    yield (
        f"  {found.status.replace('_', ' ')}, asked of the {found.asked}, "
        f"due {found.due}{moved}{by}"
    )
    if found.silent:
        yield f"  nothing is asked now: {found.silent}"
    if found.term:
        yield f"  its date: {found.term}"
        yield from (f"    {_days(stretch)}" for stretch in found.to_due)
    if found.planned_entry is not None:
        yield from _rules(found)
    yield from (f"  {note}" for note in found.notes)
    before: date | None = None
    for rung in found.rungs:
        yield from _rung(rung, before)
        if rung.stretches and rung.days > 0:
            before = rung.stretches[-1].last


def _rules(found: Explanation) -> Iterator[str]:
    planned = f" on {dates.day_of(found.planned_at)}" if found.planned_at else ""
    known = f", known through {found.known_through}" if found.known_through else ""
    yield f"  waits for {found.clock}; planned by entry {found.planned_entry}{planned}"
    yield (
        f"  counted from {found.counts_from} in {found.days} of {found.calendar}{known}"
    )
    yield f"  by the ladder {found.ladder} of the policy {found.policy}"
    yield (
        f"  {found.days} since then: {found.used}; stopped before: {found.stopped}, "
        f"waited: {found.waited}; promises {found.promises}, snoozes {found.snoozes}"
    )


def _rung(rung: Explained, before: date | None) -> Iterator[str]:
    """One rung, with the days counted since the rung before it."""
    yield ""
    if rung.at is None:
        yield f"{rung.rung}, day {rung.days:+d}: {rung.state}"
        return
    utc = rung.at.astimezone(UTC)
    when = f"{rung.local} ({utc:%H:%M} UTC)"
    yield f"{rung.rung}, day {rung.days:+d}: {when}, {_state(rung)}"
    if rung.provisional:
        yield "  provisional: the calendar does not know that year yet"
    for stretch in _since(rung, before):
        yield f"  {_days(stretch)}"
    for waited in rung.waited:
        yield f"  waited over {waited}"
    for told in rung.told:
        yield f"  -> {told}"


def _state(rung: Explained) -> str:
    if rung.acted_at is None:
        return rung.state
    return f"acted {local(rung.acted_at)}"


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


def _explanation(which: Reference) -> Explanation:
    async def ask(client: "Client") -> Explanation:
        from client import engagements, reviews

        if which.review:
            where = which.whole, which.review
            try:
                return await reviews.explanation(client, *where, which.within)
            except Failed as off:
                now = (await reviews.standing(client, *where)).review
                raise _why_not(which, now) or off from off
        return await engagements.explanation(client, which.cds, which.part)

    return ask_engagement(which.cds, ask)


def _why_not(which: Reference, review: ReviewStanding) -> Ending | None:
    """Why a part of a review has no clock that could be explained."""
    part, rules = which.in_review, review.framework.phase
    if part and part.room != "phase":
        return Misused(
            "only phases of a review and its fact_check have a clock; "
            f"`show {which}` says how this stands"
        )
    if part and part.name in rules and rules[part.name] in review.waiting:
        rule = rules[part.name]
        return Failed(f"{rule.title} {waiting(review, rule)}")
    return None


def _said(found: Explanation) -> "list[Line]":
    """The rungs that have acted, under whichever plan."""
    lines = context.record().history(found.entity, found.subject, kind="rung_acted")
    return [each for each in lines if each.subject == found.subject]


def _dated_by(found: Explanation, which: Reference) -> int | None:
    """As the record knows of an action; of all else `term` says how its date came."""
    if which.action is None:
        return None
    return context.past().dated_by(found.entity, which.action, found.due)


def _outlook(which: Reference, *, as_json: bool) -> None:
    async def ask(client: "Client") -> Outlook:
        from client import engagements, reviews

        if which.review:
            return await reviews.outlook(client, which.whole, which.review)
        return await engagements.outlook(client, which.cds, which.part)

    found = ask_engagement(which.cds, ask)
    if as_json:
        answer = console.dumped(found) | {"link": context.link(found.entity)}
        return console.as_json(answer)
    far = "stage" if which.review else "phase"
    console.say(f"{found.lea}, {far} {as_words(found.phase)}")
    if found.silent:
        console.say(f"nothing is planned: {found.silent}")
    for each in found.waiting:
        console.entry(*_waiting(each))
    if found.waiting:
        some = f"{which.alive}/{found.waiting[0].subject}"
        print_legend()
        console.say("", f"one in full: {console.COMMAND} explain {some}")
    return console.ui(found.entity)


def _waiting(each: Waiting) -> Iterator[str]:
    late = ", late" if each.overdue else ""
    yield f"{each.subject}  {each.title}"
    yield f"due {each.due}{late}, asked of the {each.asked}"
    if each.rung:
        yield f"next {each.rung} {each.local}"
        yield from (f"-> {told}" for told in each.told)
    if each.silent:
        yield f"nothing is asked now: {each.silent}"
