"""`list --standard "LCAP 1"`: the actions that serve a part of another plan as well."""

from collections.abc import Sequence

from client.endings import Misused
from commands import context
from commands.args.engagements import recorded_at
from commands.args.reference import Reference, reference
from commands.output import console
from domain.first_few import first_few
from domain.standing import EngagementStanding
from domain.wording import as_words, is_blank
from services.other_plans import ServingAction, parts_served, serving, serving_part


def show_serving(entity: str | None, standard: str, *, as_json: bool) -> None:
    """Of one engagement or of all that are open, however far the actions are."""
    if is_blank(standard):
        raise Misused("--standard names a plan, or part of it: --standard 'LCAP 1'")
    which = reference(entity) if entity else None
    if which and which.part:
        raise Misused(f"--standard lists actions of {which.whole}, not of {which}")
    known = [*serving(context.record(), _engagements(which))]
    found = serving_part(known, standard)
    if as_json:
        return console.as_json([_row(each) for each in found])
    if not found:
        return console.say(f"no action serves {standard}; {_there_is(known)}")
    console.say("", f"Serving {standard} ({len(found)})")
    for each in found:
        console.entry(*_lines(each))
    return None


def _engagements(which: Reference | None) -> Sequence[EngagementStanding]:
    if which:
        return [recorded_at(which)]
    return context.record().engagements(open_only=True)


def _there_is(known: list[ServingAction]) -> str:
    """What actions serve, or how it is said that they do."""
    if parts := parts_served(known):
        return f"actions serve {first_few(parts)}"
    line = f"{console.COMMAND} act 0161259/action/12 link_standard --standard 'LCAP 1'"
    return f"none serves any plan yet; to note one: {line}"


def _lines(each: ServingAction) -> tuple[str, ...]:
    action = each.action
    return (
        f"{each.address}  {each.engagement.lea}: {action.title}",
        f"{as_words(action.status)}; {action.described}",
        f"serves {'; '.join(action.standards)}",
    )


def _row(each: ServingAction) -> dict[str, object]:
    row: dict[str, object] = console.dumped(each.action)
    link = context.link(each.engagement.cds)
    return {"address": each.address, "lea": each.engagement.lea} | row | {"link": link}
