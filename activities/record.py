"""Write what happened, and whom to tell, into the record: once, in order."""

import asyncio
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import structlog
from temporalio import activity

from domain.entries import Entry
from domain.letters.notice import Notice

log = structlog.get_logger()


class Divergence(NamedTuple):
    """What came under a key that the record knows with other content."""

    key: str
    entity: str
    content: str


class RecordDiverged(Exception):
    """Known keys came with other content, which was set aside; the rest is `kept`."""

    def __init__(
        self, divergences: Sequence[Divergence], kept: Sequence[Entry] = ()
    ) -> None:
        super().__init__(", ".join(each.key for each in divergences))
        self.divergences, self.kept = divergences, kept


class Record(Protocol):
    def commit(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Keep all `entries` with what belongs to them, or nothing; the new ones.

        Standings only move forward, notices and entries already kept stay as they
        are, and a notice that was withdrawn stays withdrawn. Raises RecordDiverged.
        """
        ...

    def post(self, notice: Notice) -> None:
        """Lay a notice of its own into the outbox, once per key. Raises as above."""
        ...


class PostOfficeClient(Protocol):
    async def notices_laid(self) -> None:
        """Let the post office know that something waits; it is begun if need be."""
        ...

    async def documents_laid(self) -> None:
        """As above, of documents that are owed."""
        ...


class Recording:
    def __init__(self, record: Record, post_office: PostOfficeClient) -> None:
        self._record, self._post_office = record, post_office

    @activity.defn
    async def commit(self, entries: list[Entry]) -> int:
        """How many. Commit, then tell: should either fail, both are done again."""
        for entry in await asyncio.to_thread(self._kept, entries):
            log.info(
                "entry.kept",
                sentence=entry.sentence,
                entity=entry.entity,
                number=entry.number,
                late=entry.late,
            )
        if any(entry.notices for entry in entries):
            await self._post_office.notices_laid()
        if any(entry.renderings for entry in entries):
            await self._post_office.documents_laid()
        return len(entries)

    @activity.defn
    async def alert(self, notice: Notice) -> None:
        await asyncio.to_thread(self._post, notice)
        log.warning("witness.fell_silent", plan=notice.matter)
        await self._post_office.notices_laid()

    def _kept(self, entries: list[Entry]) -> Sequence[Entry]:
        """What diverges no retry mends, and no engagement shall stand still for it."""
        try:
            return self._record.commit(entries)
        except RecordDiverged as diverged:
            _report(diverged)
            return diverged.kept

    def _post(self, notice: Notice) -> None:
        try:
            self._record.post(notice)
        except RecordDiverged as diverged:
            _report(diverged)


def _report(diverged: RecordDiverged) -> None:
    for each in diverged.divergences:
        log.error("record.diverged", entity=each.entity, key=each.key)
