"""What an act would change, asked of the engagement and shown before it is done."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from commands import context
from commands.acts.good_to_know import good_to_know
from commands.args.act_fields import TypedAct
from commands.args.reference import Reference
from commands.engagements.ended import ask_engagement
from commands.output import console
from domain.acts import EvidenceAct, ReviewStaffAct
from domain.preview import Change, Preview, Told, WillHear

if TYPE_CHECKING:
    from temporalio.client import Client

SHOWN = 40  # lines of who would hear; all of them with --json


def previewed(which: Reference, act: TypedAct) -> Preview:
    """The answer of the engagement, or of its review.

    Raises NotAllowed where it would refuse the act.
    """

    async def ask(client: "Client") -> Preview:
        from client import engagements, reviews

        if isinstance(act, EvidenceAct) and not which.review:
            return await engagements.preview(client, which.cds, act)
        if isinstance(act, ReviewStaffAct):
            return await reviews.preview(client, which.whole, which.review or 0, act)
        return await engagements.preview(client, which.cds, act)

    from client.errors import foreseen

    found = ask_engagement(which.cds, ask)
    if found.refused:
        raise foreseen(found.refused, found.rule)
    return found.but(warnings=(*found.warnings, *good_to_know(which, act)))


def show_preview(
    which: Reference, found: Preview, again: str, *, as_json: bool
) -> None:
    """What would change, who would hear, and the line that does it."""
    if as_json:
        answer = console.dumped(found)
        return console.as_json(
            answer | {"commit": again, "link": context.link(found.entity)}
        )
    if not found.changes:
        console.say("nothing would stand otherwise")
    for each in found.changes:
        console.entry(f"{_address(which, each)}  {each.title}", *each.changes)
    print_warnings(found.warnings)
    print_told(found.told)
    print_waiting(found)
    print_hearing("no longer heard", found.hear_now)
    then = "heard instead" if found.hear_now else "heard from then on"
    print_hearing(then, found.hear_then)
    console.say(f"nothing was changed; to do it: {again}")
    return console.ui(found.entity)


def _address(which: Reference, change: Change) -> str:
    """Within the engagement alone; of the whole, and of a review, from its code on."""
    if which.review:
        return f"{which.alive}/{change.subject}".removesuffix("/")
    return change.subject or which.cds


def print_warnings(warnings: Sequence[object]) -> None:
    """What refuses nothing, and is good to know before."""
    if warnings:
        console.say("", f"to be known before ({len(warnings)}), none of it refused")
        console.say(*(f"  {each}" for each in warnings))


def print_told(letters: tuple[Told, ...]) -> None:
    """Whom the act itself writes to."""
    heading = f"would hear of it ({len(letters)})"
    console.say("", heading if letters else "nobody would be written to")
    for each in letters[:SHOWN]:
        console.say(f"  {each.person} ({each.office}): {each.template}")


def print_waiting(found: Preview) -> None:
    """Which letters that wait would not be sent as they are; of its reviews too."""
    waiting = [*_waiting(found)]
    if waiting:
        console.say(
            "",
            f"wait to be sent, and would be withdrawn or written anew ({len(waiting)})",
        )
    console.say(*(f"  {each}" for each in waiting[:SHOWN]))
    if len(waiting) > SHOWN:
        console.say(f"and {len(waiting) - SHOWN} more; `notices` has all of them")


def _waiting(found: Preview) -> Iterator[str]:
    record = context.record_if_any()
    settled = {found.entity: found.settled} | found.settled_in_reviews
    for entity, matters in settled.items() if record else ():
        for each in record.waiting(entity, matters) if record else ():
            at = f"{entity}/{each.subject}".removeprefix(found.entity).strip("/")
            yield f"{each.person}: {each.template}{at and f' of {at}'}"


def print_hearing(title: str, lines: tuple[WillHear, ...]) -> None:
    if not lines:
        return
    console.say("", f"{title} ({len(lines)})")
    for each in lines[:SHOWN]:
        who = ", ".join(each.told) or "nobody"
        of = f" of {each.subject}" if each.subject else ""
        console.say(f"  {each.local} {each.rung}{of}: {who}")
    if len(lines) > SHOWN:
        console.say(f"and {len(lines) - SHOWN} more; --json has all of them")
