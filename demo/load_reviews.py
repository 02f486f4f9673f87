"""The demo's reviews as they are loaded: each act asked of the review it is done to.

Asked again, an act is known by its id. A report is drawn up but once: what it would say
is another as soon as anything was done since.
"""

import asyncio
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from temporalio.client import Client

from adapters.directory.addresses import read_people
from adapters.evidence.store import EvidenceStore
from adapters.policies.read import current_policy
from adapters.sql.as_of import SqlPast
from adapters.sql.documents import SqlDocuments
from adapters.sql.engine import open_database
from adapters.sql.evidence import SqlEvidence
from adapters.sql.reviews import SqlReviews
from client import engagements, reviews
from client.endings import Ending
from demo import ENGAGEMENT, IN_REVIEW, PEOPLE_FILE
from demo.reviews import alder_valley, cottonwood_bend
from demo.reviews.review_file import ReviewFile
from demo.story import signed_adoption
from domain.acts import AdoptRoadmap, ReviewStaffAct
from domain.opening import Opening
from domain.reviews.report import Report
from domain.reviews.review import review_address
from domain.roadmaps.roadmap import RoadmapSummary, SigningParty
from services import roadmap_signing
from services.imports.judge import ReviewNamed
from services.named_facts import newest, send
from services.reports import DrawnAct, ReportSources
from settings import Settings

ALDER_VALLEY = ReviewNamed(ENGAGEMENT, f"{ENGAGEMENT}.1", 1)
COTTONWOOD_BEND = ReviewNamed(IN_REVIEW, f"{IN_REVIEW}.1", 1)
LOOKS, A_LOOK = 600, 0.05  # half a minute, for what follows an act
Draw = Callable[[str, int], DrawnAct]
"""A version of the report, by the hash of its facts and the entry they go up to."""


class ReviewLoader(NamedTuple):
    """Where a review is asked, where its evidence lies, what its report is drawn of."""

    client: Client
    store: EvidenceStore
    sources: ReportSources

    async def cottonwood_bend(self, today: date) -> int:
        """Its engagement is brought in as it stands on this day; the last entry."""
        said = cottonwood_bend.adoption(current_policy().lea, today)
        opening = Opening(said=said, policy=current_policy(), episode=1)
        await engagements.open_engagement(self.client, opening)
        await self.has_begun(IN_REVIEW)
        self._keep(cottonwood_bend.REVIEW)
        return await self._ask(COTTONWOOD_BEND, cottonwood_bend.review_acts(today))

    async def alder_valley(self, today: date) -> None:
        """From its team to its roadmap; once it is over, there is nothing left to do.

        What becomes of its report is of the day on which it is final: a load may go on
        beyond midnight.
        """
        await self.has_begun(ENGAGEMENT)
        if await self._is_over(ENGAGEMENT):
            return
        review = ALDER_VALLEY
        self._keep(alder_valley.REVIEW)
        await self._ask(review, alder_valley.acts_to_draft(today))
        if not (await self._report(review)).draft:
            await self._draw(review, alder_valley.draft)
        await self._ask(review, alder_valley.acts_to_final())
        if not (await self._report(review)).final:
            await self._draw(review, alder_valley.final)
        final = (await self._report(review)).final
        assert final
        await self._ask(review, alder_valley.acts_to_publication(final.on))
        calendar = current_policy().lea
        if not (await self._planned(review)).proposal:
            await self._ask(review, alder_valley.acts_to_proposal(calendar, today))
            await self._propose(review)
        proposal = (await self._planned(review)).proposal
        assert proposal
        signed = alder_valley.acts_to_roadmap(proposal.sha256, proposal.on)
        await self._ask(review, signed)
        await self._has_heard_of_signatures()

    def _keep(self, review: ReviewFile) -> None:
        for file in review.files():
            self.store.put(file)

    async def _ask(self, named: ReviewNamed, acts: Iterable[ReviewStaffAct]) -> int:
        """In their order; the last entry."""
        last = 0
        for act in acts:
            done = await reviews.ask(self.client, named.cds, named.number, act)
            last = done.entry
        return last

    async def _report(self, named: ReviewNamed) -> Report:
        shown = await reviews.standing(self.client, named.cds, named.number)
        return shown.review.report

    async def _draw(self, named: ReviewNamed, version: Draw) -> None:
        """Of what the record has of it by now, as staff do it."""
        recorded, kept = self.sources.reviews, self.sources.documents
        entry = await newest(self.client, named, recorded, "a report")
        entity = review_address(named.engagement, named.number)
        drawn = self.sources.drawn(entity, entry)
        act = version(drawn.sha256, drawn.as_of)
        await send(self.client, named, drawn.text, act, kept)

    async def _planned(self, named: ReviewNamed) -> RoadmapSummary:
        shown = await reviews.standing(self.client, named.cds, named.number)
        return shown.review.planned

    async def _propose(self, named: ReviewNamed) -> None:
        """Of what the record has of it by now, as staff do it."""
        recorded, kept = self.sources.reviews, self.sources.documents
        entry = await newest(self.client, named, recorded, "a roadmap")
        entity = review_address(named.engagement, named.number)
        found = roadmap_signing.drawn(self.sources.past, entity, entry)
        act = alder_valley.proposal(found.sha256, found.as_of)
        await send(self.client, named, found.text, act, kept)

    async def signed_roadmap(self) -> AdoptRoadmap:
        """What three have signed, to be adopted by the engagement."""
        sha256 = await roadmap_signing.proposed(self.client, ENGAGEMENT)
        text = roadmap_signing.signed_text(self.sources.documents, sha256)
        return signed_adoption(text, sha256, 0)

    async def _has_heard_of_signatures(self) -> None:
        """Until the engagement may adopt what was signed."""
        for _ in range(LOOKS):
            now = await engagements.standing_of(self.client, ENGAGEMENT)
            if {*now.engagement.reviews[0].signed} == {*SigningParty}:
                return
            await asyncio.sleep(A_LOOK)
        raise Ending("the demo's engagement has not heard that its roadmap is signed")

    async def has_begun(self, cds: str) -> None:
        """Until the engagement has heard of its review."""
        for _ in range(LOOKS):
            now = await engagements.standing_of(self.client, cds)
            if now.engagement.reviews[0].entry:
                return
            await asyncio.sleep(A_LOOK)
        raise Ending(f"the demo's review of {cds} has not begun")

    async def _is_over(self, cds: str) -> bool:
        now = await engagements.standing_of(self.client, cds)
        return now.engagement.reviews[0].over


def review_loader(client: Client, settings: Settings) -> ReviewLoader:
    database = open_database(settings.database_url)
    sources = ReportSources(
        past=SqlPast(database),
        reviews=SqlReviews(database),
        evidence=SqlEvidence(database),
        documents=SqlDocuments(database),
        names={key: each.name for key, each in read_people(PEOPLE_FILE).items()},
    )
    return ReviewLoader(client, EvidenceStore(settings.evidence_folder), sources)
