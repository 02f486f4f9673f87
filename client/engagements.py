"""How staff reach an engagement: what they ask of it, and what it answers."""

from collections.abc import Callable
from typing import TypeVar, TypeVarTuple

from temporalio.client import (
    Client,
    WithStartWorkflowOperation,
    WorkflowExecutionDescription,
    WorkflowHandle,
    WorkflowQueryFailedError,
    WorkflowQueryRejectedError,
)
from temporalio.common import (
    QueryRejectCondition,
    WorkflowIDConflictPolicy,
    WorkflowIDReusePolicy,
)
from temporalio.service import RPCError

from adapters.temporal import TASK_TIMEOUT
from client import errors
from client.endings import Failed, NotOpen
from client.entities import (
    AN_ANSWER,
    LARGEST,
    check_bounds,
    until_answered,
    update_id,
)
from connection import TASK_QUEUE
from domain.acts import StaffAct
from domain.available_acts import Offer
from domain.explain import Explanation
from domain.lea import workflow_id
from domain.lifecycle import Phase
from domain.opening import Opening
from domain.outlook import Outlook
from domain.policies.policy import Policy
from domain.preview import Preview, WillHear
from domain.receipt import Receipt
from domain.standing import Standing
from workflows.engagement import EngagementWorkflow
from workflows.visibility import ENTITY

IF_STOPPED = QueryRejectCondition.NOT_COMPLETED_CLEANLY
Answer = TypeVar("Answer")
Args = TypeVarTuple("Args")
Handle = WorkflowHandle[EngagementWorkflow, Phase | None]


async def ask(client: Client, cds: str, act: StaffAct) -> Receipt:
    """The engagement's answer. Asking again is safe: the act carries its id.

    Raises NotAllowed with the refusal, NotOpen where there is no engagement, Failed
    and Unanswered where it does not come through.
    """
    check_bounds(act)
    handle, call = _handle(client, cds), update_id(act)

    async def once() -> Receipt:
        return await handle.execute_update(
            EngagementWorkflow.act, act, id=call, rpc_timeout=AN_ANSWER
        )

    try:
        return await until_answered(once)
    except RPCError as error:
        if errors.is_nobody(error):
            raise errors.none_open(cds, await stopped(client, cds)) from error
        raise errors.final(error) from error


async def open_engagement(client: Client, opening: Opening) -> Receipt:
    """The answer of the LEA's engagement, which is begun for it if none runs.

    Raises as `ask`; what is refused leaves no engagement.
    """
    first = opening.first_act
    call = update_id(first)
    check_bounds(first)
    if opening.weight > LARGEST:
        raise Failed(errors.TOO_LARGE)

    async def once() -> Receipt:
        return await client.execute_update_with_start_workflow(
            EngagementWorkflow.begin,
            opening,
            id=call,
            start_workflow_operation=_empty(opening.said.lea.cds),
            rpc_timeout=AN_ANSWER,
        )

    try:
        return await until_answered(once)
    except RPCError as error:
        raise errors.final(error) from error


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


async def standing(client: Client, cds: str) -> Standing | None:
    """How the engagement stands; None where the server has none that may be asked.

    One that was stopped is not asked: it would answer as if it went on.
    """
    try:
        return await standing_of(client, cds)
    except NotOpen:
        return None


async def standing_of(client: Client, cds: str) -> Standing:
    """How the engagement stands, with its people; raises Failed."""
    found = await _query(client, cds, EngagementWorkflow.standing)
    if found is None:
        raise errors.none_open(cds)
    return found


async def stopped(client: Client, cds: str) -> str:
    """In words how its workflow was ended before its time; empty where it was not."""
    described = await _described(client, cds)
    return errors.how_stopped(described.status) if described else ""


async def last_episode(client: Client, cds: str) -> int:
    """Which time the LEA was engaged when last the server ran its engagement, or 0."""
    described = await _described(client, cds)
    entity = described.typed_search_attributes.get(ENTITY) if described else None
    return int(entity.rpartition(".")[2]) if entity else 0


async def _described(client: Client, cds: str) -> WorkflowExecutionDescription | None:
    """The newest run; None where the server knows of none."""
    try:
        return await _handle(client, cds).describe(rpc_timeout=AN_ANSWER)
    except RPCError as error:
        if errors.is_nobody(error):
            return None
        raise errors.unread(error, cds) from error


async def refresh(client: Client, cds: str) -> bool:
    """Ask for a new run under the newest rules; False where none is open."""
    try:
        await _handle(client, cds).signal(EngagementWorkflow.refresh)
    except RPCError as error:
        if errors.is_nobody(error):
            return False
        raise errors.unread(error, cds) from error
    return True


async def offers(
    client: Client, cds: str, action: int | None, referral: int | None = None
) -> tuple[Offer, ...]:
    """What may be done now; raises Failed."""
    return await _query(client, cds, EngagementWorkflow.offers, action, referral)


async def preview(client: Client, cds: str, act: StaffAct) -> Preview:
    """What the act would change; nothing is done. Raises Failed."""
    check_bounds(act)
    return await _query(client, cds, EngagementWorkflow.preview, act)


async def explanation(client: Client, cds: str, subject: str) -> Explanation:
    """One clock, day by day; raises Failed."""
    return await _query(client, cds, EngagementWorkflow.explanation, subject)


async def outlook(client: Client, cds: str, within: str = "") -> Outlook:
    """What is waited for, and what comes next; raises Failed."""
    return await _query(client, cds, EngagementWorkflow.outlook, within)


async def coming(client: Client, cds: str) -> list[WillHear]:
    """Every rung to come; raises Failed."""
    return await _query(client, cds, EngagementWorkflow.coming)


async def policy(client: Client, cds: str) -> Policy:
    """The policy the engagement is under, with its calendars; raises Failed."""
    return await _query(client, cds, EngagementWorkflow.policy)


async def _query(
    client: Client,
    cds: str,
    query: Callable[[EngagementWorkflow, *Args], Answer],
    *said: *Args,
) -> Answer:
    """What a query answers; raises Failed, and NotOpen where none is open."""
    try:
        return await _handle(client, cds).query(
            query, args=said, reject_condition=IF_STOPPED, rpc_timeout=AN_ANSWER
        )
    except WorkflowQueryFailedError as refused:
        raise errors.no_query(refused.message) from refused
    except WorkflowQueryRejectedError as rejected:
        how = errors.how_stopped(rejected.status)
        raise errors.none_open(cds, how) from rejected
    except RPCError as error:
        raise errors.unread(error, cds) from error


def _handle(client: Client, cds: str) -> Handle:
    return client.get_workflow_handle_for(EngagementWorkflow.run, workflow_id(cds))
