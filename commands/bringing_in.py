"""Bringing in engagements, each begun by one act.

The act's id is that of what the file states, so a load that was interrupted is simply
run again; an LEA whose engagement is open is left as it is.
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from commands import desk
from commands.adoptable import Asked, Terms, open_already, terms_of_today
from commands.desk import Actor
from commands.endings import Ending, Failed, NotAllowed
from commands.making_referrals import A_MOMENT, TRIES
from domain.acts.beginnings import StatedEngagement
from domain.beginnings.bringing_in import bring_in, bringing_id
from domain.engagement import Engagement
from domain.lifecycle import ENDS
from domain.standing import Standing

if TYPE_CHECKING:
    from rich.progress import Progress
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
        done = []
        with _bar() as bar:
            for each in bar.track(asked, description="bringing in"):
                done.append(await bring_one(client, each, terms, actor))
        return done

    return desk.ask_server(bring)


def _bar() -> "Progress":
    """On the screen, beside what is printed; none where nobody looks."""
    from rich.console import Console
    from rich.progress import Progress

    screen = Console(stderr=True)
    return Progress(console=screen, disable=not screen.is_terminal)


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
    from commands import asking

    cds, act_id = stated.lea.cds, bringing_id(stated)
    now = await asking.standing(client, cds)
    for _ in range(TRIES):
        if now and now.engagement.referral == act_id:
            return Outcome.ALREADY, now
        if now and now.engagement.phase not in ENDS:
            raise NotAllowed(open_already(now.engagement.lea, now.engagement.phase))
        now = await asking.refer(client, _new(stated, source, terms, actor))
        if now.engagement.referral == act_id:
            return Outcome.BROUGHT_IN, now
        await asyncio.sleep(A_MOMENT)
    raise Failed(f"the engagement of {cds} has ended and is still being recorded")


def _new(
    stated: StatedEngagement, source: str, terms: Terms, actor: Actor
) -> Engagement:
    episode = desk.record().next_episode(stated.lea.cds)
    return bring_in(
        stated,
        terms.policy,
        terms.pathways,
        episode,
        datetime.now(UTC),
        by=actor.by,
        entered_by=actor.entered_by,
        source=source,
        follows=f"{stated.lea.cds}.{episode - 1}" if episode > 1 else "",
    )
