"""How staff reach an engagement: asked again, under the same id, until answered."""

import asyncio
from datetime import timedelta
from random import uniform
from time import monotonic

from temporalio.client import (
    Client,
    WorkflowHandle,
    WorkflowQueryFailedError,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from adapters.temporal import TASK_TIMEOUT
from commands.endings import Failed, NotAllowed, Unanswered
from connection import TASK_QUEUE
from domain import refusals
from domain.acts import StaffAct
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
FINAL = {RPCStatusCode.NOT_FOUND, RPCStatusCode.INVALID_ARGUMENT}
Handle = WorkflowHandle[EngagementWorkflow, Phase]


async def ask(client: Client, cds: str, act: StaffAct) -> Receipt:
    """The engagement's answer. Asking again is safe: the act carries its id.

    Raises NotAllowed with the refusal, and Failed where there is no engagement or
    nobody answers.
    """
    pause, begun, silence = A_MOMENT, monotonic(), 0.0
    while silence < PATIENCE and monotonic() < begun + BUSY:
        try:
            return await _handle(client, cds).execute_update(
                EngagementWorkflow.act,
                act,
                id=act.id,
                rpc_timeout=AN_ANSWER,
            )
        except WorkflowUpdateFailedError as refused:
            if not _was_lost(refused):
                raise _refusal(refused) from refused
        except RPCError as trouble:
            if trouble.status in FINAL:
                raise _nobody(cds) from trouble
        except WorkflowUpdateRPCTimeoutOrCancelledError:
            silence += AN_ANSWER.total_seconds()
        await asyncio.sleep(pause * uniform(0.5, 1.5))
        pause = min(2 * pause, A_PAUSE)
    raise Unanswered(
        "no worker answers. The act is kept and will be done when one runs; "
        "to hear the answer, send it again under the same id"
    )


async def refer(client: Client, engagement: Engagement) -> Standing:
    """Open the engagement, or find the one that is open: its `referral` tells which."""
    handle = await client.start_workflow(
        EngagementWorkflow.run,
        engagement,
        id=workflow_id(engagement.lea.cds),
        task_queue=TASK_QUEUE,
        task_timeout=TASK_TIMEOUT,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
        static_summary=f"{engagement.lea.name}, {engagement.lea.county} county",
    )
    try:
        return await _query_standing(handle)
    except RPCError as trouble:
        raise _unanswered(engagement.lea.cds, trouble) from trouble


async def standing(client: Client, cds: str) -> Standing | None:
    """How the engagement stands; None where the server knows of none."""
    try:
        return await _query_standing(_handle(client, cds))
    except RPCError as trouble:
        if trouble.status is RPCStatusCode.NOT_FOUND:
            return None
        raise _unanswered(cds, trouble) from trouble


async def refresh(client: Client, cds: str) -> bool:
    """Ask for a new run under the newest rules; False where none is open."""
    try:
        await _handle(client, cds).signal(EngagementWorkflow.refresh)
    except RPCError as trouble:
        if trouble.status is RPCStatusCode.NOT_FOUND:
            return False
        raise _unanswered(cds, trouble) from trouble
    return True


async def offers(client: Client, cds: str, action: int | None) -> tuple[Offer, ...]:
    """What may be done now; raises Failed."""
    try:
        return await _handle(client, cds).query(
            EngagementWorkflow.offers, action, rpc_timeout=AN_ANSWER
        )
    except WorkflowQueryFailedError as refused:
        raise Failed(str(refused)) from refused
    except RPCError as trouble:
        raise _unanswered(cds, trouble) from trouble


async def preview(client: Client, cds: str, act: StaffAct) -> Preview:
    """What the act would change; raises Failed where nobody answers."""
    try:
        return await _handle(client, cds).query(
            EngagementWorkflow.preview, act, rpc_timeout=AN_ANSWER
        )
    except RPCError as trouble:
        raise _unanswered(cds, trouble) from trouble


async def explanation(client: Client, cds: str, action: int) -> Explanation:
    """The action's clock, day by day; raises Failed."""
    try:
        return await _handle(client, cds).query(
            EngagementWorkflow.explanation, action, rpc_timeout=AN_ANSWER
        )
    except WorkflowQueryFailedError as refused:
        raise Failed(str(refused)) from refused
    except RPCError as trouble:
        raise _unanswered(cds, trouble) from trouble


async def coming(client: Client, cds: str) -> list[WillHear]:
    """Every rung to come; raises Failed."""
    try:
        return await _handle(client, cds).query(
            EngagementWorkflow.coming, rpc_timeout=AN_ANSWER
        )
    except RPCError as trouble:
        raise _unanswered(cds, trouble) from trouble


async def policy(client: Client, cds: str) -> Policy:
    """The policy the engagement is under, with its calendars; raises Failed."""
    try:
        return await _handle(client, cds).query(
            EngagementWorkflow.policy, rpc_timeout=AN_ANSWER
        )
    except RPCError as trouble:
        raise _unanswered(cds, trouble) from trouble


async def _query_standing(handle: Handle) -> Standing:
    return await handle.query(EngagementWorkflow.standing, None, rpc_timeout=AN_ANSWER)


def _handle(client: Client, cds: str) -> Handle:
    return client.get_workflow_handle_for(EngagementWorkflow.run, workflow_id(cds))


def _refusal(refused: WorkflowUpdateFailedError) -> Failed | NotAllowed:
    cause = refused.cause
    kind = cause.type if isinstance(cause, ApplicationError) else None
    message = str(getattr(cause, "message", cause))
    if kind and hasattr(refusals, kind):
        return NotAllowed(message)
    return Failed(f"the service could not do this ({kind}): {message}")


def _was_lost(refused: WorkflowUpdateFailedError) -> bool:
    """The run ended between the act's arrival and its answer: ask the next run."""
    cause = refused.cause
    lost = "AcceptedUpdateCompletedWorkflow"
    return isinstance(cause, ApplicationError) and cause.type == lost


def _nobody(cds: str) -> Failed:
    return Failed(
        f"there is no open engagement of {cds}; `list` shows those there are, "
        "`refer` opens one"
    )


def _unanswered(cds: str, trouble: RPCError) -> Failed:
    if trouble.status is RPCStatusCode.NOT_FOUND:
        return _nobody(cds)
    return Failed("no worker answers; is `make run`, or worker.py, running?")
