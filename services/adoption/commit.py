"""Bringing in engagements, each begun by one act.

The act's id is that of what the file states, so a load that was interrupted is simply
run again; an LEA whose engagement is open is left as it is.
"""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from temporalio.client import Client

from client.endings import Ending, NotAllowed
from domain.act import Actor
from domain.adoption.acts import StatedEngagement
from domain.adoption.adoption import Adoption
from domain.receipt import Receipt
from domain.standing import Standing
from services.adoption.prepare import AdoptionTerms, Preparation, open_already
from services.opening import Before, Beginning, Begun, begin
from services.progress import Progress, tracked, untold


class AdoptionOutcome(StrEnum):
    BROUGHT_IN = "brought in"
    ALREADY = "already brought in"
    REFUSED = "not brought in"


class AdoptionResult(NamedTuple):
    """What became of one engagement; `off` is why it was not brought in."""

    path: Path
    outcome: AdoptionOutcome
    stated: StatedEngagement
    standing: Standing | None = None
    receipt: Receipt | None = None
    off: Ending | None = None

    @property
    def refused(self) -> str:
        return str(self.off) if self.off else ""


async def bring_in(
    client: Client,
    asked: Sequence[Preparation],
    terms: AdoptionTerms,
    actor: Actor,
    before: Before,
    progress: Progress = untold,
) -> list[AdoptionResult]:
    """Each begun by its act, one after the other."""
    return [
        await bring_one(client, each, terms, actor, before)
        for each in tracked(asked, progress)
    ]


async def bring_one(
    client: Client,
    asked: Preparation,
    terms: AdoptionTerms,
    actor: Actor,
    before: Before,
) -> AdoptionResult:
    """Brought in, or why not; what is wrong with one does not stop the others."""
    stated = asked.stated
    assert stated
    adoption = terms.adoption(stated, asked.framework, actor, asked.path.name)
    try:
        begun = await _begun(client, adoption, terms, before)
    except Ending as off:
        return AdoptionResult(asked.path, AdoptionOutcome.REFUSED, stated, off=off)
    already = begun.how is Beginning.BEGUN_BEFORE
    outcome = AdoptionOutcome.ALREADY if already else AdoptionOutcome.BROUGHT_IN
    return AdoptionResult(asked.path, outcome, stated, begun.standing, begun.receipt)


async def _begun(
    client: Client, adoption: Adoption, terms: AdoptionTerms, before: Before
) -> Begun:
    """Raises NotAllowed where the LEA's engagement is open, Failed without answer."""
    begun = await begin(client, adoption, lambda: terms.policy, before)
    now = begun.standing.engagement
    if begun.how is Beginning.OPEN:
        raise NotAllowed(open_already(now.lea, now.phase))
    return begun
