"""Deliver what waits in the outbox: one round of the post office."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from time import monotonic
from typing import NamedTuple, Protocol

import structlog
from temporalio import activity

from domain.letters.delivery import Bag, Later, Letter, MailPolicy, sort
from domain.letters.post_office import RoundMade

PERSONS = 200  # looked at in one round
A_ROUND = 60  # seconds; a letter under way may take half as long again
A_MINUTE = timedelta(minutes=1)  # no round follows sooner because something waits
log = structlog.get_logger()


class Undeliverable(Exception):
    """This letter cannot be delivered as things are; the message says why."""


class LetterRefused(Undeliverable):
    """This letter will never be taken; somebody has to look."""


class Away(Undeliverable):
    """Nothing can be delivered at present, to nobody."""


class Uncertain(Away):
    """The word that would say whether this letter was taken did not come."""


class Left(NamedTuple):
    """How many notices wait, and when the next of them may go."""

    waiting: int
    next_at: datetime | None


class Outbox(Protocol):
    def bags(self, at: datetime, most: int) -> Sequence[Bag]:
        """All that waits for those persons for whom something is due at `at`."""
        ...

    def plan(self, later: Sequence[Later]) -> None:
        """Keep when these may go; before that they are not due."""
        ...

    def take(self, letter: Letter, at: datetime) -> bool:
        """Take it for delivery; False if part of it was withdrawn or taken meanwhile.

        What is taken and neither marked nor put back is due again after a while, as
        the same letter.
        """
        ...

    def delivered(self, letter: Letter, at: datetime, where: str) -> None: ...

    def put_back(
        self, letter: Letter, problem: str, again_at: datetime, *, same: bool
    ) -> None:
        """It waits on until `again_at`; `same` if only as the same letter."""
        ...

    def refused(self, letter: Letter, problem: str) -> None: ...

    def left(self) -> Left: ...


class Letterbox(Protocol):
    async def send(self, letter: Letter) -> str:
        """Deliver once or again as the same letter; what became of it, or where it is.

        Raises Undeliverable where something has to be mended first.
        """
        ...

    async def rest(self) -> None:
        """The round is over."""
        ...


class Delivering:
    def __init__(
        self, outbox: Outbox, letterbox: Letterbox, policy: MailPolicy
    ) -> None:
        self._outbox, self._letterbox, self._policy = outbox, letterbox, policy

    @activity.defn
    async def deliver(self) -> RoundMade:
        """By the server's clock, which is also the post office's."""
        return await self.round(activity.info().started_time)

    async def round(self, at: datetime) -> RoundMade:
        bags = await asyncio.to_thread(self._outbox.bags, at, PERSONS)
        sorted_ = [sort(self._policy, bag, at) for bag in bags]
        await asyncio.to_thread(
            self._outbox.plan, [each for _, later in sorted_ for each in later]
        )
        walk = Walk(self._outbox, self._letterbox, self._policy, at)
        try:
            for letter in (each for letters, _ in sorted_ for each in letters):
                await walk.bring(letter)
        finally:
            await self._letterbox.rest()
        left = await asyncio.to_thread(self._outbox.left)
        return walk.made(left, full=len(bags) == PERSONS)


class Walk:
    """One walk with the letters that are due, and what it came to."""

    def __init__(
        self,
        outbox: Outbox,
        letterbox: Letterbox,
        policy: MailPolicy,
        at: datetime,
    ) -> None:
        self._outbox, self._letterbox, self._policy = outbox, letterbox, policy
        self._at = at
        self._began = monotonic()
        self._away: Away | None = None
        self._delivered = self._refused = self._skipped = 0

    async def bring(self, letter: Letter) -> None:
        """One letter that cannot go holds up no other, unless nothing can."""
        if monotonic() - self._began > A_ROUND:
            self._skipped += 1
            return
        if not await asyncio.to_thread(self._outbox.take, letter, self._at):
            self._skipped += 1
            return
        try:
            if self._away:
                raise Away(str(self._away))
            where = await self._letterbox.send(letter)
        except Undeliverable as problem:
            await self._back(letter, problem)
            return
        await asyncio.to_thread(self._outbox.delivered, letter, self._at, where)
        self._delivered += 1
        log.info("letter.delivered", to=letter.to, letter=letter.id, at=where)

    async def _back(self, letter: Letter, problem: Undeliverable) -> None:
        said = str(problem)
        if isinstance(problem, LetterRefused):
            self._refused += 1
            await asyncio.to_thread(self._outbox.refused, letter, said)
            log.warning("letter.refused", to=letter.to, problem=said)
            return
        self._away = problem if isinstance(problem, Away) else self._away
        same = letter.repeated or isinstance(problem, Uncertain)
        again_at = self._policy.try_again(letter.attempts + 1, self._at)
        await asyncio.to_thread(
            self._outbox.put_back, letter, said, again_at, same=same
        )
        log.warning("letter.waits", to=letter.to, problem=said, until=str(again_at))

    def made(self, left: Left, *, full: bool) -> RoundMade:
        """More follows at once where this walk had too much to do, unless in vain."""
        soonest = self._at + A_MINUTE
        return RoundMade(
            delivered=self._delivered,
            refused=self._refused,
            left=left.waiting,
            more=not self._away and bool(self._skipped or full),
            again_at=max(left.next_at or soonest, soonest) if left.waiting else None,
        )
