"""Bringing in engagements, each begun by one act.

The act's id is that of what the file states, so a load that was interrupted is simply
run again; an LEA whose engagement is open is left as it is.
"""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Ending, NotAllowed
from commands import context
from commands.adoption.prepare import Asked, Terms, open_already, terms_of_today
from commands.context import Actor
from commands.output import console
from commands.referrals.start import Beginning, begin
from domain.adoption.acts import StatedEngagement
from domain.standing import Standing

if TYPE_CHECKING:
    from temporalio.client import Client


class Outcome(StrEnum):
    BROUGHT_IN = "brought in"
    ALREADY = "already brought in"
    REFUSED = "not brought in"


class Done(NamedTuple):
    """What became of one engagement; `off` is why it was not brought in."""

    path: Path
    outcome: Outcome
    stated: StatedEngagement
    standing: Standing | None = None
    off: Ending | None = None

    @property
    def refused(self) -> str:
        return str(self.off) if self.off else ""


def brought_in(asked: Sequence[Asked], actor: Actor) -> list[Done]:
    """Each begun by its act, one after the other, with a bar where a terminal is."""
    terms = terms_of_today()

    async def bring(client: "Client") -> list[Done]:
        return [
            await bring_one(client, each, terms, actor)
            for each in console.tracked(asked, "bringing in")
        ]

    return context.ask_server(bring)


async def bring_one(client: "Client", asked: Asked, terms: Terms, actor: Actor) -> Done:
    """Brought in, or why not; what is wrong with one does not stop the others."""
    stated = asked.stated
    assert stated
    try:
        outcome, now = await _begun(client, stated, asked.path.name, terms, actor)
    except Ending as off:
        return Done(asked.path, Outcome.REFUSED, stated, off=off)
    return Done(asked.path, outcome, stated, now)


async def _begun(
    client: "Client", stated: StatedEngagement, source: str, terms: Terms, actor: Actor
) -> tuple[Outcome, Standing]:
    """Raises NotAllowed where the LEA's engagement is open, Failed without answer."""

    adoption = terms.adoption(stated, actor.by, source)
    begun, now = await begin(client, adoption, lambda: terms.policy)
    if begun is Beginning.OPEN:
        raise NotAllowed(open_already(now.engagement.lea, now.engagement.phase))
    already = begun is Beginning.BEGUN_BEFORE
    return Outcome.ALREADY if already else Outcome.BROUGHT_IN, now
