"""The report of a review drawn up: its facts read, kept by their hash, then named.

In this order whoever is stopped in between leaves facts that no act names, which do no
harm; drawn up again they are the same.
"""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Failed
from domain.acts import DraftReport, FinalizeReport
from domain.preview import Preview
from domain.receipt import Receipt
from domain.reviews.privacy import PrivacyHint, privacy_hints
from domain.reviews.report_facts import ReportFacts, canonical, hash_of, report_facts
from domain.reviews.standing import ReviewStanding
from services.imports.judge import ReviewNamed

if TYPE_CHECKING:
    from temporalio.client import Client

    from adapters.sql.as_of import SqlPast
    from adapters.sql.documents import SqlDocuments
    from adapters.sql.evidence import SqlEvidence
    from adapters.sql.reviews import SqlReviews

PATIENCE = 10.0  # seconds until the record has what the review says it has
A_MOMENT = 0.1
DrawnAct = DraftReport | FinalizeReport


class DrawnReport(NamedTuple):
    """What a report would say: its facts, as the text that is hashed, as of when."""

    facts: ReportFacts
    text: str
    as_of: int

    @property
    def sha256(self) -> str:
        return hash_of(self.text)

    @property
    def hints(self) -> list[PrivacyHint]:
        """What whoever checks it for privacy is to look at."""
        return privacy_hints(self.facts)


class ReportSources(NamedTuple):
    """Where a report is read from, and where its facts are kept."""

    past: "SqlPast"
    reviews: "SqlReviews"
    evidence: "SqlEvidence"
    documents: "SqlDocuments"
    names: Mapping[str, str]
    """Persons by their ids, as the directory calls them."""

    def drawn(self, entity: str, entry: int) -> DrawnReport:
        """The report of a review as one of its entries left it."""
        now = self.past.review_at(entity, entry)
        known = (each.as_of(entry) for each in self.evidence.pieces(entity))
        pieces = {each.number: each for each in known if each.entry <= entry}
        facts = report_facts(now, pieces, lambda each: self.names.get(each, each))
        return DrawnReport(facts, canonical(facts), entry)


async def newest(client: "Client", named: ReviewNamed, sources: ReportSources) -> int:
    """The review's newest entry, once the record has it; raises Failed."""
    from client import reviews

    now = (await reviews.standing(client, named.engagement, named.number)).review
    began = monotonic()
    while not _has(sources, now):
        if monotonic() - began > PATIENCE:
            raise Failed(
                "the record is behind what the review knows; a report is drawn up once "
                "it has all of it. Type it again in a moment; nothing was changed"
            )
        await asyncio.sleep(A_MOMENT)
    return now.entry


def _has(sources: ReportSources, now: ReviewStanding) -> bool:
    """Whether the record has the review as it now is."""
    known = sources.reviews.review(now.entity)
    return known is not None and known.entry >= now.entry


async def preview(client: "Client", named: ReviewNamed, act: DrawnAct) -> Preview:
    """What the review says to it; raises Failed."""
    from client import reviews

    return await reviews.preview(client, named.engagement, named.number, act)


async def send(
    client: "Client",
    named: ReviewNamed,
    drawn: DrawnReport,
    act: DrawnAct,
    sources: ReportSources,
) -> Receipt:
    """The answer to the act, the facts that it names kept by then. Raises as `ask`."""
    from client import reviews

    await asyncio.to_thread(sources.documents.keep, drawn.text, datetime.now(UTC))
    return await reviews.ask(client, named.engagement, named.number, act)
