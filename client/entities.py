"""How staff reach an entity: asked again, under the same id, until answered."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import uniform
from time import monotonic
from typing import TypeVar
from uuid import uuid4

from temporalio.client import (
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.service import RPCError

from client import errors
from client.endings import Failed, NotAllowed
from client.errors import Trouble
from domain.act import ByStaff
from domain.acts.digest import digest
from domain.bounds import excesses
from domain.faults import together

AN_ANSWER = timedelta(seconds=10)
A_MOMENT, A_PAUSE = 0.2, 4.0  # seconds between two tries: the server takes ten at once
PATIENCE = 60.0  # seconds of silence; a server that is only busy is asked for longer
BUSY = 300.0
LARGEST = 1_900_000  # bytes: an update above two million stalls whom it is sent to
Answer = TypeVar("Answer")


async def until_answered(once: Callable[[], Awaitable[Answer]]) -> Answer:
    """Raises Unanswered, NotAllowed, and RPCError where asking again is no use."""
    patience = Backoff()
    while True:
        try:
            return await once()
        except WorkflowUpdateFailedError as refused:
            if not errors.was_lost(refused):
                raise errors.refusal(refused) from refused
            met = Trouble.SILENCE
        except RPCError as error:
            why = errors.passing(error)
            if why is None:
                raise
            met = why
        except WorkflowUpdateRPCTimeoutOrCancelledError:
            met = Trouble.SILENCE
        await patience.wait(met)


class Backoff:
    """How long it is asked, and how often: longer where the server is only busy."""

    def __init__(self) -> None:
        self._begun = self._crowded = monotonic()
        self._pause = A_MOMENT
        self._met: set[Trouble] = set()

    async def wait(self, met: Trouble) -> None:
        """A moment, and longer each time; at the end raises Unanswered."""
        now = monotonic()
        self._met.add(met)
        if met is Trouble.CROWD:
            self._crowded = now
        if now >= min(self._crowded + PATIENCE, self._begun + BUSY):
            raise errors.unanswered(self._met, met)
        await asyncio.sleep(self._pause * uniform(0.5, 1.5))
        self._pause = min(2 * self._pause, A_PAUSE)


def update_id(act: ByStaff) -> str:
    """The server does what bears one id once, however often this call asks for it.

    Who calls again hears from the engagement that it was done before.
    """
    return f"{act.id}/{digest(act)}/{uuid4().hex[:8]}"


def check_bounds(act: ByStaff) -> None:
    """Raises NotAllowed where it says more than is kept, Failed where than is sent."""
    if beyond := [*excesses(act)]:
        raise NotAllowed(together(beyond))
    if act.weight > LARGEST:
        raise Failed(errors.TOO_LARGE)
