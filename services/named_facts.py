"""Facts of a review that an act names by their hash: read, then kept, then named.

In this order whoever is stopped in between leaves facts that no act names, which do no
harm; drawn up again they are the same.
"""

import asyncio
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from client.endings import Failed
from domain.acts import DraftReport, FinalizeReport, ProposeRoadmap
from domain.preview import Preview
from domain.receipt import Receipt
from domain.reviews.standing import ReviewStanding
from services.imports.judge import ReviewNamed

if TYPE_CHECKING:
    from temporalio.client import Client

    from adapters.sql.documents import SqlDocuments
    from adapters.sql.reviews import SqlReviews

PATIENCE = 10.0  # seconds until the record has what the review says it has
A_MOMENT = 0.1
NamingAct = DraftReport | FinalizeReport | ProposeRoadmap


async def newest(
    client: "Client", named: ReviewNamed, recorded: "SqlReviews", what: str
) -> int:
    """The review's newest entry, once the record has it; raises Failed.

    `what` is drawn up of it, in words: 'a report'.
    """
    from client import reviews

    now = (await reviews.standing(client, named.engagement, named.number)).review
    began = monotonic()
    while not _has(recorded, now):
        if monotonic() - began > PATIENCE:
            raise Failed(
                f"the record is behind what the review knows; {what} is drawn up once "
                "it has all of it. Type it again in a moment; nothing was changed"
            )
        await asyncio.sleep(A_MOMENT)
    return now.entry


def _has(recorded: "SqlReviews", now: ReviewStanding) -> bool:
    """Whether the record has the review as it now is."""
    known = recorded.review(now.entity)
    return known is not None and known.entry >= now.entry


async def preview(client: "Client", named: ReviewNamed, act: NamingAct) -> Preview:
    """What the review says to it; raises Failed."""
    from client import reviews

    return await reviews.preview(client, named.engagement, named.number, act)


async def send(
    client: "Client",
    named: ReviewNamed,
    text: str,
    act: NamingAct,
    documents: "SqlDocuments",
) -> Receipt:
    """The answer to the act, the text that it names kept by then. Raises as `ask`."""
    from client import reviews

    await asyncio.to_thread(documents.keep, text, datetime.now(UTC))
    return await reviews.ask(client, named.engagement, named.number, act)
