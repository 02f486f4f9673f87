"""`duties`: the dated duties of an engagement in the twelve months to come."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from client.endings import Misused
from commands import context
from commands.args.reference import running
from commands.engagements.ended import ask_engagement
from commands.output import console
from domain.duties.standing import DutyLine, DutyYear

if TYPE_CHECKING:
    from temporalio.client import Client


def duties(entity: str, *, as_json: bool) -> None:
    """Each date with its source, when it is said and who hears."""
    which = running(entity)
    if which.part:
        raise Misused(f"duties are those of a whole engagement: duties {which.whole}")

    async def ask(client: "Client") -> DutyYear:
        from client import engagements

        return await engagements.duties(client, which.cds)

    found = ask_engagement(which.cds, ask)
    if as_json:
        answer = console.dumped(found) | {"link": context.link(which.cds)}
        return console.as_json(answer)
    console.say(f"{found.lea}, twelve months from {found.first}, by {found.policy}")
    if found.silent:
        console.say(found.silent)
    for each in found.duties:
        console.entry(*duty_lines(each))
    return console.ui(which.cds)


def duty_lines(each: DutyLine) -> Iterator[str]:
    if each.by is None:
        yield f"{each.title}: {each.waits}"
        yield f"source: {each.source}; to ask: the {each.ask}"
        return
    moved = f", moved from {each.rolled_from}" if each.rolled_from else ""
    law = ", the law's day" if each.statutory else ""
    yield f"{each.by}  {each.title}{moved}{law}"
    yield f"source: {each.source}; to ask: the {each.ask}"
    if each.said:
        yield "said already"
    elif each.local:
        provisional = " (the calendar does not know that year yet)"
        yield f"said {each.local}{provisional if each.provisional else ''}"
        yield from (f"-> {told}" for told in each.told)
    else:
        yield "not said for this date: it is too near, or all clocks stand still"
