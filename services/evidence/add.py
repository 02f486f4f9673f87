"""A piece of evidence added: judged, then put into the store, then named by its act.

In this order nothing is left where it is refused, and whoever is stopped in between
leaves a file without an act, which a check finds; adding it again finishes it.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Failed, NotAllowed
from domain import refusals
from domain.acts import AddEvidence
from domain.preview import Preview
from domain.receipt import Receipt

if TYPE_CHECKING:
    from temporalio.client import Client

    from adapters.evidence.store import EvidenceStore, StoredFile


BACK = "its file was lost from the store, or changed there; it is back in its place now"


THERE = (refusals.AlreadyDone.__name__, refusals.NothingToChange.__name__)
"""Why nothing is added where the act was done before, or its content is there."""


class EvidenceHolder(NamedTuple):
    """Whose evidence it is: an engagement, by its LEA, or one of its reviews."""

    cds: str
    engagement: str
    review: int | None = None


class Added(NamedTuple):
    """The answer, and whether a file that was lost or changed is in its place again."""

    receipt: Receipt
    restored: bool = False


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
) -> Added:
    """The answer to the act, its file kept by then, where there is one.

    What is there already is kept all the same, lest its file had been lost; but only
    where a piece `is_file` of the store by its hash: one that is kept elsewhere needs
    none. Raises as `engagements.ask`; a refusal too says where a file is back.
    """
    from client.errors import foreseen

    found = await preview(client, holder, act)
    there = found.rule in THERE and is_file(act.sha256)
    if found.refused and not there:
        raise foreseen(found.refused, found.rule)
    lost = there and file and not await asyncio.to_thread(_stands, store, act.sha256)
    if file:
        await asyncio.to_thread(_keep, store, file, act)
    try:
        return Added(await _ask(client, holder, act), restored=bool(lost))
    except NotAllowed as refused:
        if not lost:
            raise
        raise type(refused)(f"{refused}\n{BACK}") from refused


def _stands(store: "EvidenceStore", digest: str) -> bool:
    """Whether its file is whole in the store; one that cannot be read is not."""
    try:
        return store.holds(digest) and store.is_sound(digest)
    except OSError:
        return False


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
