"""How staff reach an entity: asked again, under the same id, until answered."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import uniform
from time import monotonic
from typing import Any, Generic, TypeVar, TypeVarTuple
from uuid import uuid4

from temporalio.client import (
    WorkflowExecutionDescription,
    WorkflowExecutionStatus,
    WorkflowHandle,
    WorkflowQueryFailedError,
    WorkflowQueryRejectedError,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import QueryRejectCondition
from temporalio.service import RPCError
from temporalio.workflow import UpdateMethodMultiParam

from client import errors
from client.endings import Failed, NotAllowed
from client.errors import Nobody, Trouble
from domain.act import ByStaff
from domain.acts.digest import digest
from domain.bounds import excesses
from domain.faults import together
from domain.preview import Preview
from domain.receipt import Receipt

AN_ANSWER = timedelta(seconds=10)
A_MOMENT, A_PAUSE = 0.2, 4.0  # seconds between two tries: the server takes ten at once
PATIENCE = 60.0  # seconds of silence; a server that is only busy is asked for longer
BUSY = 300.0
LARGEST = 1_900_000  # bytes: an update above two million stalls whom it is sent to
IF_STOPPED = QueryRejectCondition.NOT_COMPLETED_CLEANLY
Answer = TypeVar("Answer")
Args = TypeVarTuple("Args")
Asked = TypeVar("Asked", bound=ByStaff)
Workflow = TypeVar("Workflow")


class EntityHandle(Generic[Workflow]):
    """One entity on the server; `nobody` is what is said where it is not there."""

    def __init__(self, handle: WorkflowHandle[Workflow, Any], nobody: Nobody) -> None:
        self._handle, self._nobody = handle, nobody

    async def ask(
        self, update: UpdateMethodMultiParam[[Workflow, Asked], Receipt], act: Asked
    ) -> Receipt:
        """Its answer. Asking again is safe: the act carries its id.

        Raises NotAllowed with the refusal, NotOpen where there is no such entity,
        Failed and Unanswered where it does not come through.
        """
        check_bounds(act)
        call = update_id(act)

        async def once() -> Receipt:
            try:
                return await self._handle.execute_update(
                    update, act, id=call, rpc_timeout=AN_ANSWER
                )
            except RPCError as error:
                if errors.is_nobody(error) and await self._runs():
                    raise errors.AnswerGone from error
                raise

        try:
            return await until_answered(once)
        except RPCError as error:
            if errors.is_nobody(error):
                described = await self.described()
                status = described.status if described else None
                raise self._nobody.ending(status) from error
            raise errors.final(error) from error

    async def _runs(self) -> bool:
        found = await self.described()
        return found is not None and found.status is WorkflowExecutionStatus.RUNNING

    async def preview(
        self, query: Callable[[Workflow, Asked], Preview], act: Asked
    ) -> Preview:
        """What the act would change; nothing is done. Raises Failed."""
        check_bounds(act)
        patience = Backoff()
        while True:
            found = await self.query(query, act)
            late = errors.BEHIND.get(found.rule)
            if late is None:
                return found
            await patience.wait(late)

    async def query(
        self, query: Callable[[Workflow, *Args], Answer], *said: *Args
    ) -> Answer:
        """What a query answers; raises Failed, and NotOpen where none is there."""
        try:
            return await self._handle.query(
                query, args=said, reject_condition=IF_STOPPED, rpc_timeout=AN_ANSWER
            )
        except WorkflowQueryFailedError as refused:
            raise errors.no_query(refused.message) from refused
        except WorkflowQueryRejectedError as rejected:
            raise self._nobody.ending(rejected.status) from rejected
        except RPCError as error:
            raise errors.unread(error, self._nobody) from error

    async def refresh(self, signal: Callable[[Workflow], None]) -> bool:
        """Ask for a new run under the newest rules; False where none is open."""
        try:
            await self._handle.signal(signal)
        except RPCError as error:
            if errors.is_nobody(error):
                return False
            raise errors.unread(error, self._nobody) from error
        return True

    async def stopped(self) -> str:
        """In words how it was ended before its time; empty where it was not."""
        described = await self.described()
        return self._nobody.stopped(described.status) if described else ""

    async def described(self) -> WorkflowExecutionDescription | None:
        """The newest run; None where the server knows of none."""
        try:
            return await self._handle.describe(rpc_timeout=AN_ANSWER)
        except RPCError as error:
            if errors.is_nobody(error):
                return None
            raise errors.unread(error, self._nobody) from error


async def until_answered(once: Callable[[], Awaitable[Answer]]) -> Answer:
    """Raises Unanswered, NotAllowed, and RPCError where asking again is no use."""
    patience = Backoff()
    while True:
        try:
            return await once()
        except WorkflowUpdateFailedError as refused:
            late = errors.behind(refused)
            if not (late or errors.was_lost(refused)):
                raise errors.refusal(refused) from refused
            met = late or Trouble.SILENCE
        except RPCError as error:
            why = errors.passing(error)
            if why is None:
                raise
            met = why
        except (WorkflowUpdateRPCTimeoutOrCancelledError, errors.AnswerGone):
            met = Trouble.SILENCE
        await patience.wait(met)


async def until_read(read: Callable[[], Awaitable[Answer]]) -> Answer:
    """What has to be read before an act is sent; raises Unanswered, and what is final.

    As patient as the act itself.
    """
    patience = Backoff()
    while True:
        try:
            return await read()
        except errors.Unread as silent:
            await patience.wait(silent.why)


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
