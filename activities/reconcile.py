"""Compare the record with what runs, and put right what can be put right."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Protocol

import structlog
from temporalio import activity

from domain.witnesses.reconciling import Findings, Watched

GRACE = timedelta(minutes=5)  # what is younger may still be on its way
log = structlog.get_logger()


class Books(Protocol):
    def late(self, before: datetime) -> Sequence[Watched]:
        """The plans of all that is late, as it has stood since `before`, by LEA."""
        ...

    def open_engagements(self) -> Sequence[str]:
        """The codes of all LEAs with an open engagement."""
        ...

    def divergences(self) -> dict[str, int]: ...


class House(Protocol):
    async def has_vanished(self, plan_id: str) -> bool:
        """Whether a witness ended other than by being settled, or never was."""
        ...

    async def runs(self, cds: str) -> bool: ...

    async def ask_again(self, cds: str, plan_ids: Sequence[str]) -> None:
        """Let the engagement begin these witnesses again, where they matter."""
        ...


class Reconciling:
    def __init__(self, books: Books, house: House) -> None:
        self._books, self._house = books, house

    @activity.defn
    async def reconcile(self) -> Findings:
        """By the server's clock."""
        return await self.look(activity.info().started_time)

    async def look(self, at: datetime) -> Findings:
        late = await asyncio.to_thread(self._books.late, at - GRACE)
        gone = [e for e in late if await self._house.has_vanished(e.plan_id)]
        codes = await asyncio.to_thread(self._books.open_engagements)
        stopped = [cds for cds in codes if not await self._house.runs(cds)]
        for cds, theirs in groupby(gone, key=lambda each: each.cds):
            if cds not in stopped:
                await self._house.ask_again(cds, [each.plan_id for each in theirs])
        found = Findings(
            looked_at=len(late),
            begun_again=tuple(e.plan_id for e in gone if e.cds not in stopped),
            not_running=tuple(stopped),
            diverged=await asyncio.to_thread(self._books.divergences),
        )
        if found.begun_again or stopped:
            log.warning("reconciled", **found.model_dump())
        return found
