"""How staff reach an engagement: asked again, under the same id, until answered."""

import asyncio
from collections.abc import Awaitable
from datetime import timedelta
from random import uniform
from time import monotonic
from typing import TypeVar

from temporalio.client import (
    Client,
    WorkflowHandle,
    WorkflowQueryFailedError,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.service import RPCError

from adapters.temporal import TASK_TIMEOUT
from commands import errors
from commands.endings import Failed
from commands.errors import Trouble
from connection import TASK_QUEUE
from domain.acts import StaffAct
from domain.acts.digest import digest
from domain.acts.staff import ByStaff
from domain.engagement import Engagement, workflow_id
from domain.happening import Receipt
from domain.ladders.explanation import Explanation
from domain.ladders.policy import Policy
from domain.lifecycle import Phase
from domain.offers import Offer
from domain.preview import Preview, WillHear
from domain.standing import Standing
from workflows.engagement import EngagementWorkflow

AN_ANSWER = timedelta(seconds=10)
A_MOMENT, A_PAUSE = 0.2, 4.0  # seconds between two tries: the server takes ten at once
PATIENCE = 60.0  # seconds of silence; a server that is only busy is asked for longer
BUSY = 300.0
LARGEST = 1_900_000  # bytes: an update above two million stalls whom it is sent to
Answer = TypeVar("Answer")
Handle = WorkflowHandle[EngagementWorkflow, Phase]


async def ask(client: Client, cds: str, act: StaffAct) -> Receipt:
    """The engagement's answer. Asking again is safe: the act carries its id.

    Raises NotAllowed with the refusal, Failed where there is no engagement, and
    Unanswered where nobody answers.
    """
    check_size(act)
    patience = Patience()
    while True:
        try:
            return await _handle(client, cds).execute_update(
                EngagementWorkflow.act,
                act,
                id=update_id(act),
                rpc_timeout=AN_ANSWER,
            )
        except WorkflowUpdateFailedError as refused:
            if not errors.was_lost(refused):
                raise errors.refusal(refused) from refused
            met = Trouble.SILENCE
        except RPCError as error:
            why = errors.passing(error)
            if why is None:
                raise errors.final(error, cds) from error
            met = why
        except WorkflowUpdateRPCTimeoutOrCancelledError:
            met = Trouble.SILENCE
        await patience.wait(met)


class Patience:
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
    """The server does what bears one id once: another content has another id."""
    return f"{act.id}/{digest(act)}"


def check_size(act: ByStaff) -> None:
    """Raises Failed where the act is larger than may be sent."""
    if len(act.model_dump_json(warnings=False).encode()) > LARGEST:
        raise Failed(errors.TOO_LARGE)


async def refer(client: Client, engagement: Engagement) -> Standing:
    """Open the engagement, or find the one that is open: its `referral` tells which."""
    cds = engagement.lea.cds
    try:
        handle = await client.start_workflow(
            EngagementWorkflow.run,
            engagement,
            id=workflow_id(cds),
            task_queue=TASK_QUEUE,
            task_timeout=TASK_TIMEOUT,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
            static_summary=f"{engagement.lea.name}, {engagement.lea.county} county",
        )
        return await _query_standing(handle)
    except RPCError as error:
        raise errors.unsent(error, cds) from error


async def standing(client: Client, cds: str) -> Standing | None:
    """How the engagement stands; None where the server knows of none."""
    try:
        return await _query_standing(_handle(client, cds))
    except RPCError as error:
        if errors.is_nobody(error):
            return None
        raise errors.unread(error, cds) from error


async def standing_of(client: Client, cds: str) -> Standing:
    """How the engagement stands, with its people; raises Failed."""
    return await answered(cds, _query_standing(_handle(client, cds)))


async def refresh(client: Client, cds: str) -> bool:
    """Ask for a new run under the newest rules; False where none is open."""
    try:
        await _handle(client, cds).signal(EngagementWorkflow.refresh)
    except RPCError as error:
        if errors.is_nobody(error):
            return False
        raise errors.unread(error, cds) from error
    return True


async def offers(client: Client, cds: str, action: int | None) -> tuple[Offer, ...]:
    """What may be done now; raises Failed."""
    asked = _handle(client, cds).query(
        EngagementWorkflow.offers, action, rpc_timeout=AN_ANSWER
    )
    return await answered(cds, asked)


async def preview(client: Client, cds: str, act: StaffAct) -> Preview:
    """What the act would change; nothing is done. Raises Failed."""
    check_size(act)
    asked = _handle(client, cds).query(
        EngagementWorkflow.preview, act, rpc_timeout=AN_ANSWER
    )
    return await answered(cds, asked)


async def explanation(client: Client, cds: str, action: int) -> Explanation:
    """The action's clock, day by day; raises Failed."""
    asked = _handle(client, cds).query(
        EngagementWorkflow.explanation, action, rpc_timeout=AN_ANSWER
    )
    return await answered(cds, asked)


async def coming(client: Client, cds: str) -> list[WillHear]:
    """Every rung to come; raises Failed."""
    asked = _handle(client, cds).query(EngagementWorkflow.coming, rpc_timeout=AN_ANSWER)
    return await answered(cds, asked)


async def policy(client: Client, cds: str) -> Policy:
    """The policy the engagement is under, with its calendars; raises Failed."""
    asked = _handle(client, cds).query(EngagementWorkflow.policy, rpc_timeout=AN_ANSWER)
    return await answered(cds, asked)


async def _query_standing(handle: Handle) -> Standing:
    return await handle.query(EngagementWorkflow.standing, None, rpc_timeout=AN_ANSWER)


async def answered(cds: str, asked: Awaitable[Answer]) -> Answer:
    try:
        return await asked
    except WorkflowQueryFailedError as refused:
        raise errors.no_query(refused.message) from refused
    except RPCError as error:
        raise errors.unread(error, cds) from error


def _handle(client: Client, cds: str) -> Handle:
    return client.get_workflow_handle_for(EngagementWorkflow.run, workflow_id(cds))
