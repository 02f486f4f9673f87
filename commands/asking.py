"""How staff reach an engagement: asked again, under the same id, until answered."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import uniform
from time import monotonic
from typing import TypeVar

from temporalio.client import (
    Client,
    WithStartWorkflowOperation,
    WorkflowExecutionDescription,
    WorkflowHandle,
    WorkflowQueryFailedError,
    WorkflowQueryRejectedError,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.client import WorkflowExecutionStatus as Status
from temporalio.common import (
    QueryRejectCondition,
    WorkflowIDConflictPolicy,
    WorkflowIDReusePolicy,
)
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode

from adapters.temporal import TASK_TIMEOUT
from commands.endings import Failed, NotAllowed, NotOpen, Unanswered
from connection import TASK_QUEUE
from domain import refusals
from domain.acts import StaffAct
from domain.beginnings.opening import Opening
from domain.engagement import workflow_id
from domain.happening import Receipt
from domain.ladders.explanation import Explanation
from domain.ladders.policy import Policy
from domain.lifecycle import Phase
from domain.offers import Offer
from domain.preview import Preview, WillHear
from domain.standing import Standing
from workflows.engagement import EngagementWorkflow
from workflows.visibility import ENTITY

AN_ANSWER = timedelta(seconds=10)
A_MOMENT, A_PAUSE = 0.2, 4.0  # seconds between two tries: the server takes ten at once
PATIENCE = 60.0  # seconds of silence; a server that is only busy is asked for longer
BUSY = 300.0
Answer = TypeVar("Answer")
UNUSABLE = {RPCStatusCode.INVALID_ARGUMENT}
FINAL = {RPCStatusCode.NOT_FOUND, *UNUSABLE}
IF_STOPPED = QueryRejectCondition.NOT_COMPLETED_CLEANLY
STOPPED = {
    Status.TERMINATED: "terminated by an operator",
    Status.CANCELED: "cancelled by an operator",
    Status.FAILED: "stopped by a failure",
    Status.TIMED_OUT: "stopped by a time-out",
}
"""How a workflow may end before its engagement has, in words."""
Handle = WorkflowHandle[EngagementWorkflow, Phase | None]


async def ask(client: Client, cds: str, act: StaffAct) -> Receipt:
    """The engagement's answer. Asking again is safe: the act carries its id.

    Raises NotAllowed with the refusal, and Failed where there is no engagement or
    nobody answers.
    """
    handle = _handle(client, cds)

    async def once() -> Receipt:
        return await handle.execute_update(
            EngagementWorkflow.act, act, id=act.id, rpc_timeout=AN_ANSWER
        )

    try:
        return await _until_answered(once, FINAL)
    except RPCError as trouble:
        raise await _not_open(client, cds) from trouble


async def open_engagement(client: Client, opening: Opening) -> Receipt:
    """The answer of the LEA's engagement, which is begun for it if none runs.

    Raises as `ask`; what is refused leaves no engagement.
    """
    cds = opening.said.lea.cds

    async def once() -> Receipt:
        return await client.execute_update_with_start_workflow(
            EngagementWorkflow.begin,
            opening,
            id=opening.said.id,
            start_workflow_operation=_empty(cds),
            rpc_timeout=AN_ANSWER,
        )

    try:
        return await _until_answered(once, UNUSABLE)
    except RPCError as trouble:
        raise Failed(f"the server will not take it: {trouble.message}") from trouble


def _empty(cds: str) -> WithStartWorkflowOperation[EngagementWorkflow, Phase | None]:
    """It says no more than whose it will be: nothing of it was judged yet."""
    return WithStartWorkflowOperation(
        EngagementWorkflow.run,
        cds,
        id=workflow_id(cds),
        task_queue=TASK_QUEUE,
        task_timeout=TASK_TIMEOUT,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
        static_summary=f"LEA {cds}",
    )


async def _until_answered(
    once: Callable[[], Awaitable[Receipt]], final: set[RPCStatusCode]
) -> Receipt:
    """Raises Unanswered, NotAllowed, and RPCError where asking again is no use."""
    pause, begun, silence = A_MOMENT, monotonic(), 0.0
    while silence < PATIENCE and monotonic() < begun + BUSY:
        try:
            return await once()
        except WorkflowUpdateFailedError as refused:
            if not _was_lost(refused):
                raise _refusal(refused) from refused
        except RPCError as trouble:
            if trouble.status in final:
                raise
        except WorkflowUpdateRPCTimeoutOrCancelledError:
            silence += AN_ANSWER.total_seconds()
        await asyncio.sleep(pause * uniform(0.5, 1.5))
        pause = min(2 * pause, A_PAUSE)
    raise Unanswered(
        "no worker answers. The act is kept and will be done when one runs; "
        "to hear the answer, send it again under the same id"
    )


async def standing(client: Client, cds: str) -> Standing | None:
    """How the engagement stands; None where the server has none that may be asked.

    One that was stopped is not asked: it would answer as if it went on.
    """
    try:
        return await standing_of(client, cds)
    except NotOpen:
        return None


async def standing_of(client: Client, cds: str) -> Standing:
    """How the engagement stands; raises Failed."""
    asked = _handle(client, cds).query(
        EngagementWorkflow.standing,
        None,
        reject_condition=IF_STOPPED,
        rpc_timeout=AN_ANSWER,
    )
    if (found := await answered(cds, asked)) is None:
        raise _none_open(cds)
    return found


async def stopped(client: Client, cds: str) -> str:
    """In words how its workflow was ended before its time; empty where it was not."""
    described = await _described(client, cds)
    return _stopped(described.status) if described else ""


async def last_episode(client: Client, cds: str) -> int:
    """Which time the LEA was engaged when last the server ran its engagement, or 0."""
    described = await _described(client, cds)
    entity = described.typed_search_attributes.get(ENTITY) if described else None
    return int(entity.rpartition(".")[2]) if entity else 0


async def _described(client: Client, cds: str) -> WorkflowExecutionDescription | None:
    """The newest run; None where the server knows of none."""
    try:
        return await _handle(client, cds).describe(rpc_timeout=AN_ANSWER)
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
    asked = _handle(client, cds).query(
        EngagementWorkflow.offers,
        action,
        reject_condition=IF_STOPPED,
        rpc_timeout=AN_ANSWER,
    )
    return await answered(cds, asked)


async def preview(client: Client, cds: str, act: StaffAct) -> Preview:
    """What the act would change; nothing is done. Raises Failed."""
    asked = _handle(client, cds).query(
        EngagementWorkflow.preview,
        act,
        reject_condition=IF_STOPPED,
        rpc_timeout=AN_ANSWER,
    )
    return await answered(cds, asked)


async def explanation(client: Client, cds: str, action: int) -> Explanation:
    """The action's clock, day by day; raises Failed."""
    asked = _handle(client, cds).query(
        EngagementWorkflow.explanation,
        action,
        reject_condition=IF_STOPPED,
        rpc_timeout=AN_ANSWER,
    )
    return await answered(cds, asked)


async def coming(client: Client, cds: str) -> list[WillHear]:
    """Every rung to come; raises Failed."""
    asked = _handle(client, cds).query(
        EngagementWorkflow.coming, reject_condition=IF_STOPPED, rpc_timeout=AN_ANSWER
    )
    return await answered(cds, asked)


async def policy(client: Client, cds: str) -> Policy:
    """The policy the engagement is under, with its calendars; raises Failed."""
    asked = _handle(client, cds).query(
        EngagementWorkflow.policy, reject_condition=IF_STOPPED, rpc_timeout=AN_ANSWER
    )
    return await answered(cds, asked)


def _handle(client: Client, cds: str) -> Handle:
    return client.get_workflow_handle_for(EngagementWorkflow.run, workflow_id(cds))


async def answered(cds: str, asked: Awaitable[Answer]) -> Answer:
    """What a query answers; raises Failed, and NotOpen where none is open."""
    try:
        return await asked
    except WorkflowQueryFailedError as refused:
        raise Failed(str(refused)) from refused
    except WorkflowQueryRejectedError as rejected:
        raise _none_open(cds, _stopped(rejected.status)) from rejected
    except RPCError as trouble:
        raise _unanswered(cds, trouble) from trouble


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


async def _not_open(client: Client, cds: str) -> NotOpen:
    return _none_open(cds, await stopped(client, cds))


def _none_open(cds: str, stopped: str = "") -> NotOpen:
    if stopped:
        return NotOpen(f"the engagement of {cds} {stopped}")
    return NotOpen(
        f"there is no open engagement of {cds}; `list` shows those there are, "
        "`refer` opens one"
    )


def _stopped(status: Status | None) -> str:
    """In words how it was stopped and what the way back is; empty where it was not."""
    how = STOPPED.get(status) if status else None
    if how is None:
        return ""
    return (
        f"was {how} on the server, and its clock stands; the record keeps it. `refer` "
        "opens the LEA's next episode, or `adopt` brings it in as it stood"
    )


def _unanswered(cds: str, trouble: RPCError) -> Failed:
    if trouble.status is RPCStatusCode.NOT_FOUND:
        return _none_open(cds)
    return Failed("no worker answers; is `make run`, or worker.py, running?")
