"""Compare the record with what runs, and put right what can be put right."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Protocol, TypeVar

import structlog
from temporalio import activity

from domain.clocks.plan import AN_HOUR
from domain.findings import (
    MOST,
    Finding,
    Findings,
    Matter,
    PostOfficeSeen,
    Recorded,
    Watched,
    behind,
    beside_the_record,
    gap,
    is_paid,
    of_escalation,
    of_post_office,
    off,
    share,
)
from domain.standing import Standing
from domain.witnesses.witness import Witness

GRACE = timedelta(minutes=5)  # what is younger may still be on its way
AT_ONCE = 4  # asked at the same time
ByLea = dict[str, list[Recorded]]
Item = TypeVar("Item")
log = structlog.get_logger()


class Books(Protocol):
    def late(self, before: datetime) -> Sequence[Watched]:
        """The plans of all that is late, as it has stood since `before`, by LEA."""
        ...

    def recorded(self) -> Sequence[Recorded]:
        """What there is of each engagement, open or ended."""
        ...

    def last(self, entity: str) -> int:
        """The number of its last entry; 0 where there is none."""
        ...

    def numbers(self, entity: str) -> Sequence[int]:
        """Those of all its entries, in order."""
        ...

    def divergences(self) -> dict[str, int]: ...

    def waiting(self, before: datetime) -> int:
        """How many notices wait that might have gone before then."""
        ...


class Server(Protocol):
    async def has_vanished(self, plan_id: str) -> bool:
        """Whether a witness ended other than by being settled, or never was."""
        ...

    async def runs(self, cds: str) -> bool: ...

    async def running(self) -> Sequence[str]:
        """The codes of all LEAs whose engagement runs, as far as is known yet."""
        ...

    async def was_recorded(self, cds: str) -> bool:
        """Whether the engagement that runs has ever had an entry recorded."""
        ...

    async def standing(self, cds: str) -> Standing | None:
        """What the engagement says itself; None where it does not answer."""
        ...

    async def is_empty(self, cds: str) -> bool:
        """Whether nothing has been referred in what runs; it ends by itself then."""
        ...

    async def escalation(self, plan_id: str) -> Witness | None: ...

    async def ask_again(self, cds: str, plan_ids: Sequence[str]) -> None:
        """Let the engagement begin these witnesses again, where they matter."""
        ...

    async def post_office(self) -> PostOfficeSeen: ...

    async def open_post_office(self) -> None: ...


class Reconciling:
    def __init__(self, books: Books, server: Server) -> None:
        self._books, self._server = books, server

    @activity.defn
    async def reconcile(self, whole: bool) -> Findings:
        """By the server's clock. The `whole`: nobody waits for their turn."""
        return await self.look(activity.info().started_time, whole=whole)

    async def look(self, at: datetime, *, whole: bool = True) -> Findings:
        """The record is read before anybody is asked."""
        known = await self._known()
        late = await asyncio.to_thread(self._books.late, at - GRACE)
        running = {*await self._server.running()}
        stopped = await self._stopped(known)
        asked = sorted((_open(known) | running & {*known}) - stopped)
        turn = asked if whole else share(asked, at)
        found = [
            *(off(Matter.NOT_RUNNING, cds) for cds in sorted(stopped)),
            *await self._unknown(sorted(running - {*known})),
            *await self._each(turn, lambda cds: self._engagement(cds, known[cds], at)),
            *await self._escalations(late, stopped, at, whole=whole),
            *await self._record(known),
            *await self._post_office(at),
        ]
        for each in found[:MOST]:
            log.warning("reconcile.found", about=each.about, found=each.sentence)
        return Findings(
            looked_at=len(late),
            asked=len(turn),
            unasked=len(asked) - len(turn),
            found=tuple(found[:MOST]),
            untold=len(found[MOST:]),
        )

    async def _known(self) -> ByLea:
        known: ByLea = defaultdict(list)
        for each in await asyncio.to_thread(self._books.recorded):
            known[each.cds].append(each)
        return known

    async def _stopped(self, known: ByLea) -> set[str]:
        """Who is open in the record and does not run; both before and afterwards."""
        stopped = {cds for cds in _open(known) if not await self._server.runs(cds)}
        return stopped & _open(await self._known()) if stopped else stopped

    async def _unknown(self, strangers: Sequence[str]) -> list[Finding]:
        """Who runs and is not in the record; neither before nor afterwards."""
        recorded = {cds for cds in strangers if await self._server.was_recorded(cds)}
        lost = recorded - {*await self._known()} if recorded else recorded
        return [off(Matter.UNKNOWN, cds) for cds in sorted(lost)]

    async def _each(
        self,
        items: Sequence[Item],
        look: Callable[[Item], Awaitable[list[Finding]]],
    ) -> list[Finding]:
        """A few at a time: whoever acts meanwhile shall not wait for us."""
        free = asyncio.Semaphore(AT_ONCE)

        async def looked(item: Item) -> list[Finding]:
            async with free:
                return await look(item)

        found = await asyncio.gather(*map(looked, items))
        return [each for some in found for each in some]

    async def _engagement(
        self, cds: str, known: Sequence[Recorded], at: datetime
    ) -> list[Finding]:
        now = await self._server.standing(cds)
        if now is None:
            return await self._silent(cds)
        entity = now.engagement.entity
        found = [*beside_the_record(now, known, at)]
        last = next((each.last for each in known if each.entity == entity), 0)
        if not is_paid(now, last):  # unless it was paid since we read
            last = await asyncio.to_thread(self._books.last, entity)
        return found if is_paid(now, last) else [*found, behind(now, last)]

    async def _silent(self, cds: str) -> list[Finding]:
        """What a refused referral left behind has nothing to say, and soon ends.

        But it is not what the record has as open.
        """
        if not await self._server.is_empty(cds):
            return [off(Matter.NO_ANSWER, cds)]
        lost = cds in _open(await self._known())
        return [off(Matter.NOT_RUNNING, cds)] if lost else []

    async def _escalations(
        self, late: Sequence[Watched], stopped: set[str], at: datetime, *, whole: bool
    ) -> list[Finding]:
        """Those that have vanished are begun again by their engagements."""
        gone = [e for e in late if await self._server.has_vanished(e.plan_id)]
        missed = [each for each in gone if each.cds not in stopped]
        for cds, theirs in groupby(missed, key=lambda each: each.cds):
            await self._server.ask_again(cds, [each.plan_id for each in theirs])
        there = [each.plan_id for each in late if each not in gone]
        turn = there if whole else share(there, at)
        return [
            *(off(Matter.BEGUN_AGAIN, each.plan_id) for each in missed),
            *await self._each(turn, lambda plan_id: self._escalation(plan_id, at)),
        ]

    async def _escalation(self, plan_id: str, at: datetime) -> list[Finding]:
        witness = await self._server.escalation(plan_id)
        if witness is None:
            return [off(Matter.NO_ANSWER, plan_id)]
        return [*of_escalation(witness, at)]

    async def _record(self, known: ByLea) -> list[Finding]:
        """What the record says of itself, without asking anybody."""
        holed = [e for some in known.values() for e in some if e.entries < e.last]
        keys = await asyncio.to_thread(self._books.divergences)
        return [
            *[
                gap(each, await asyncio.to_thread(self._books.numbers, each.entity))
                for each in holed
            ],
            *(off(Matter.DIVERGED, entity, count=n) for entity, n in keys.items()),
        ]

    async def _post_office(self, at: datetime) -> list[Finding]:
        """One that does not run is opened: what was laid meanwhile goes."""
        waiting = await asyncio.to_thread(self._books.waiting, at - AN_HOUR)
        office = await self._server.post_office()
        if not office.runs:
            await self._server.open_post_office()
        return [*of_post_office(office, waiting)]


def _open(known: ByLea) -> set[str]:
    return {cds for cds, some in known.items() if any(each.is_open for each in some)}
