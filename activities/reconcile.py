"""Compare the record with what runs, and put right what can be put right."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Protocol, TypeVar

import structlog
from temporalio import activity

from activities.missing_words import Entries, MissingWords, Pairs
from domain.clocks.plan import AN_HOUR
from domain.discrepancies import (
    MOST,
    Discrepancies,
    Discrepancy,
    Matter,
    PostOfficeSeen,
    Recorded,
    Seen,
    Watched,
    behind,
    beside_the_record,
    gap,
    is_paid,
    named,
    of_escalation,
    of_post_office,
    off,
    seen,
    share,
)
from domain.reviews.review import is_review
from domain.witnesses.witness import Witness

GRACE = timedelta(minutes=5)  # what is younger may still be on its way
AT_ONCE = 4  # asked at the same time
ByKeeper = dict[str, list[Recorded]]
"""What the record has, by the workflow that keeps it."""
Item = TypeVar("Item")
log = structlog.get_logger()


class Books(Entries, Protocol):
    def late(self, before: datetime) -> Sequence[Watched]:
        """The plans of all that is late, as it has stood since `before`, by keeper."""
        ...

    def recorded(self) -> Sequence[Recorded]:
        """What there is of each engagement and each review, open or ended."""
        ...

    def numbers(self, entity: str) -> Sequence[int]:
        """Those of all its entries, in order."""
        ...

    def divergences(self) -> dict[str, int]: ...

    def waiting(self, before: datetime) -> int:
        """How many notices wait that might have gone before then."""
        ...


class Server(Pairs, Protocol):
    async def has_vanished(self, plan_id: str) -> bool:
        """Whether a witness ended other than by being settled, or never was."""
        ...

    async def running(self) -> Sequence[str]:
        """The workflows of all engagements and reviews, as far as is known yet."""
        ...

    async def was_recorded(self, keeper: str) -> bool:
        """Whether the workflow, which runs, has ever had an entry recorded."""
        ...

    async def is_empty(self, keeper: str) -> bool:
        """Whether nothing has been referred in what runs; it ends by itself then."""
        ...

    async def escalation(self, plan_id: str) -> Witness | None: ...

    async def ask_again(self, keeper: str, plan_ids: Sequence[str]) -> None:
        """Let whoever keeps these plans begin their witnesses again, where they matter.

        As all that is asked of workflows here: asked twice it changes nothing more.
        """
        ...

    async def post_office(self) -> PostOfficeSeen: ...

    async def open_post_office(self) -> None: ...


class Reconciling:
    def __init__(self, books: Books, server: Server) -> None:
        self._books, self._server = books, server
        self._words = MissingWords(books, server)

    @activity.defn
    async def reconcile(self, whole: bool) -> Discrepancies:
        """By the server's clock. The `whole`: nobody waits for their turn."""
        return await self.look(activity.info().started_time, whole=whole)

    async def look(self, at: datetime, *, whole: bool = True) -> Discrepancies:
        """The record is read before anybody is asked."""
        known = await self._known()
        late = await asyncio.to_thread(self._books.late, at - GRACE)
        running = {*await self._server.running()}
        stopped = await self._stopped(known)
        asked = sorted((_open(known) | running & {*known}) - stopped)
        turn = asked if whole else share(asked, at)
        found = [
            *(off(Matter.NOT_RUNNING, named(each)) for each in sorted(stopped)),
            *await self._unknown(sorted(running - {*known})),
            *await self._each(turn, lambda each: self._entity(each, known[each], at)),
            *await self._escalations(late, stopped, at, whole=whole),
            *await self._record(known),
            *await self._post_office(at),
        ]
        for each in found[:MOST]:
            log.warning("reconcile.found", about=each.about, found=each.sentence)
        return Discrepancies(
            looked_at=len(late),
            asked=len(turn),
            unasked=len(asked) - len(turn),
            found=tuple(found[:MOST]),
            untold=len(found[MOST:]),
        )

    async def _known(self) -> ByKeeper:
        known: ByKeeper = defaultdict(list)
        for each in await asyncio.to_thread(self._books.recorded):
            known[each.keeper].append(each)
        return known

    async def _stopped(self, known: ByKeeper) -> set[str]:
        """Who is open in the record and does not run; both before and afterwards."""
        stopped = {each for each in _open(known) if not await self._server.runs(each)}
        return stopped & _open(await self._known()) if stopped else stopped

    async def _unknown(self, strangers: Sequence[str]) -> list[Discrepancy]:
        """Who runs and is not in the record; neither before nor afterwards."""
        recorded = {each for each in strangers if await self._server.was_recorded(each)}
        lost = recorded - {*await self._known()} if recorded else recorded
        return [off(Matter.UNKNOWN, named(each)) for each in sorted(lost)]

    async def _each(
        self,
        items: Sequence[Item],
        look: Callable[[Item], Awaitable[list[Discrepancy]]],
    ) -> list[Discrepancy]:
        """A few at a time: whoever acts meanwhile shall not wait for us."""
        free = asyncio.Semaphore(AT_ONCE)

        async def looked(item: Item) -> list[Discrepancy]:
            async with free:
                return await look(item)

        found = await asyncio.gather(*map(looked, items))
        return [each for some in found for each in some]

    async def _entity(
        self, keeper: str, known: Sequence[Recorded], at: datetime
    ) -> list[Discrepancy]:
        if is_review(keeper):
            return await self._review(keeper, known, at)
        now = await self._server.standing(keeper)
        if now is None:
            return await self._silent(keeper)
        beside = await self._beside_the_record(seen(now), known, at)
        return [*beside, *await self._words.not_begun(keeper, now)]

    async def _review(
        self, keeper: str, known: Sequence[Recorded], at: datetime
    ) -> list[Discrepancy]:
        now = await self._server.review(keeper)
        if now is None:
            return [off(Matter.NO_ANSWER, keeper)]
        beside = await self._beside_the_record(seen(now), known, at)
        return [*beside, *await self._words.of(now)]

    async def _beside_the_record(
        self, now: Seen, known: Sequence[Recorded], at: datetime
    ) -> list[Discrepancy]:
        found = [*beside_the_record(now, known, at)]
        last = next((each.last for each in known if each.entity == now.entity), 0)
        if not is_paid(now, last):  # unless it was paid since we read
            last = await asyncio.to_thread(self._books.last, now.entity)
        return found if is_paid(now, last) else [*found, behind(now, last)]

    async def _silent(self, keeper: str) -> list[Discrepancy]:
        """What a refused referral left behind has nothing to say, and soon ends.

        But it is not what the record has as open.
        """
        if not await self._server.is_empty(keeper):
            return [off(Matter.NO_ANSWER, named(keeper))]
        lost = keeper in _open(await self._known())
        return [off(Matter.NOT_RUNNING, named(keeper))] if lost else []

    async def _escalations(
        self, late: Sequence[Watched], stopped: set[str], at: datetime, *, whole: bool
    ) -> list[Discrepancy]:
        """Those that have vanished are begun again by whoever keeps their plans."""
        gone = [e for e in late if await self._server.has_vanished(e.plan_id)]
        missed = [each for each in gone if each.keeper not in stopped]
        for keeper, theirs in groupby(missed, key=lambda each: each.keeper):
            await self._server.ask_again(keeper, [each.plan_id for each in theirs])
        there = [each.plan_id for each in late if each not in gone]
        turn = there if whole else share(there, at)
        return [
            *(off(Matter.BEGUN_AGAIN, each.plan_id) for each in missed),
            *await self._each(turn, lambda plan_id: self._escalation(plan_id, at)),
        ]

    async def _escalation(self, plan_id: str, at: datetime) -> list[Discrepancy]:
        witness = await self._server.escalation(plan_id)
        if witness is None:
            return [off(Matter.NO_ANSWER, plan_id)]
        return [*of_escalation(witness, at)]

    async def _record(self, known: ByKeeper) -> list[Discrepancy]:
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

    async def _post_office(self, at: datetime) -> list[Discrepancy]:
        """One that does not run is opened: what was laid meanwhile goes."""
        waiting = await asyncio.to_thread(self._books.waiting, at - AN_HOUR)
        office = await self._server.post_office()
        if not office.runs:
            await self._server.open_post_office()
        return [*of_post_office(office, waiting)]


def _open(known: ByKeeper) -> set[str]:
    return {keeper for keeper, some in known.items() if any(e.is_open for e in some)}
