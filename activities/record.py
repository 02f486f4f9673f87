"""Write what happened, and whom to tell, into the record: once, in order."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

import structlog
from temporalio import activity

from domain.owed import Entry, Notice

log = structlog.get_logger()


class Record(Protocol):
    def commit(self, entries: Sequence[Entry]) -> Sequence[Entry]:
        """Keep all `entries` with what belongs to them, or nothing; the new ones.

        Standings only move forward, notices and entries already kept stay as they
        are, and a notice that was withdrawn stays withdrawn.
        """
        ...

    def post(self, notice: Notice) -> None:
        """Lay a notice of its own into the outbox, once per key."""
        ...


class Bell(Protocol):
    async def ring(self) -> None:
        """Let the post office know that something waits; it is begun if need be."""
        ...


class Recording:
    def __init__(self, record: Record, bell: Bell) -> None:
        self._record, self._bell = record, bell

    @activity.defn
    async def commit(self, entries: list[Entry]) -> None:
        """Commit, then ring: should either fail, both are simply done again."""
        for entry in await asyncio.to_thread(self._record.commit, entries):
            log.info(
                "entry.kept",
                sentence=entry.sentence,
                entity=entry.entity,
                number=entry.number,
                late=entry.late,
            )
        if any(entry.notices for entry in entries):
            await self._bell.ring()

    @activity.defn
    async def alert(self, notice: Notice) -> None:
        await asyncio.to_thread(self._record.post, notice)
        log.warning("witness.fell_silent", plan=notice.plan_id)
        await self._bell.ring()
