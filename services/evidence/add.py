"""A piece of evidence added: judged, then put into the store, then named by its act.

In this order nothing is left where it is refused, and whoever is stopped in between
leaves a file without an act, which a check finds; adding it again finishes it.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Failed
from domain import refusals
from domain.acts import AddEvidence
from domain.preview import Preview
from domain.receipt import Receipt

if TYPE_CHECKING:
    from temporalio.client import Client

    from adapters.evidence.store import EvidenceStore, StoredFile


class EvidenceHolder(NamedTuple):
    """Whose evidence it is: an engagement, by its LEA, or one of its reviews."""

    cds: str
    engagement: str
    review: int | None = None


def measured(file: Path) -> "StoredFile":
    """The hash and size of a file that may be kept; raises Failed. Nothing is kept."""
    from adapters.evidence.kinds import NotTaken
    from adapters.evidence.store import Unkept, measure

    try:
        return measure(file)
    except (Unkept, NotTaken) as off:
        raise Failed(f"{off}\nnothing was changed") from off


async def preview(
    client: "Client", holder: EvidenceHolder, act: AddEvidence
) -> Preview:
    """What the engagement, or the review, says to it; raises Failed."""
    from client import engagements, reviews

    if holder.review:
        return await reviews.preview(client, holder.engagement, holder.review, act)
    return await engagements.preview(client, holder.cds, act)


async def add(
    client: "Client",
    holder: EvidenceHolder,
    act: AddEvidence,
    store: "EvidenceStore",
    file: Path | None,
    is_file: Callable[[str], bool],
) -> Receipt:
    """The answer to the act, its file kept by then, where there is one.

    What is there already is kept all the same, lest its file had been lost; but only
    where a piece `is_file` of the store by its hash: one that is kept elsewhere needs
    none. Raises as `engagements.ask`.
    """
    from client.errors import foreseen

    found = await preview(client, holder, act)
    there = found.rule == refusals.AlreadyDone.__name__ and is_file(act.sha256)
    if found.refused and not there:
        raise foreseen(found.refused, found.rule)
    if file:
        await asyncio.to_thread(_keep, store, file, act)
    return await _ask(client, holder, act)


def _keep(store: "EvidenceStore", file: Path, act: AddEvidence) -> None:
    from adapters.evidence.kinds import NotTaken
    from adapters.evidence.store import Unkept

    try:
        store.put(file, act.sha256)
    except (Unkept, NotTaken) as off:
        raise Failed(f"{off}\nnothing was changed") from off


async def _ask(client: "Client", holder: EvidenceHolder, act: AddEvidence) -> Receipt:
    from client import engagements, reviews

    if holder.review:
        return await reviews.ask(client, holder.engagement, holder.review, act)
    return await engagements.ask(client, holder.cds, act)
