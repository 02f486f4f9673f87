"""How staff reach the post office: to hold it, to release it, to see how it stands."""

import asyncio

from temporalio.client import (
    Client,
    WorkflowHandle,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.service import RPCError

from adapters.temporal import TASK_TIMEOUT, TemporalBell
from commands import errors
from commands.asking import A_MOMENT, AN_ANSWER
from commands.endings import NotAllowed, Unanswered
from commands.errors import Trouble
from connection import TASK_QUEUE
from domain.letters.post import RULES, Hold, PostOffice, Release, check
from domain.refusals import Refused
from workflows.post_office import POST_OFFICE, PostOfficeWorkflow

TRIES = 6
AGAIN = "say it again: said twice, it is done once"
Handle = WorkflowHandle[PostOfficeWorkflow, None]


async def standing(client: Client) -> PostOffice:
    """How it stands; as new where it has never been opened. Raises Failed."""
    handle: Handle = client.get_workflow_handle(POST_OFFICE)
    try:
        return await handle.query(PostOfficeWorkflow.standing, rpc_timeout=AN_ANSWER)
    except RPCError as trouble:
        if errors.is_nobody(trouble):
            return PostOffice()
        raise errors.unread(trouble, "") from trouble


async def tell(client: Client, act: Hold | Release) -> PostOffice:
    """Hold or release it, and hear how it stands; said twice, done once."""
    try:
        check(act)
    except Refused as beyond:
        raise NotAllowed(str(beyond)) from beyond
    handle = await _opened(client)
    met = Trouble.SILENCE
    for _ in range(TRIES):
        try:
            if isinstance(act, Hold):
                return await handle.execute_update(
                    PostOfficeWorkflow.hold, act, rpc_timeout=AN_ANSWER
                )
            return await handle.execute_update(
                PostOfficeWorkflow.release, act, rpc_timeout=AN_ANSWER
            )
        except WorkflowUpdateRPCTimeoutOrCancelledError as silence:
            raise Unanswered(f"not answered: {Trouble.SILENCE}\n{AGAIN}") from silence
        except RPCError as error:
            why = errors.passing(error)
            if why is None:
                raise errors.final(error) from error
            met = why
        except WorkflowUpdateFailedError as refused:
            if not errors.was_lost(refused):
                raise errors.refusal(refused) from refused
            met = Trouble.SILENCE
        await asyncio.sleep(A_MOMENT)
    raise Unanswered(f"not answered: {met}\n{AGAIN}")


async def ring(client: Client) -> None:
    await TemporalBell(client, TASK_QUEUE, POST_OFFICE).ring()


async def _opened(client: Client) -> Handle:
    return await client.start_workflow(
        PostOfficeWorkflow.run,
        PostOffice(rules=RULES),
        id=POST_OFFICE,
        task_queue=TASK_QUEUE,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
        task_timeout=TASK_TIMEOUT,
        static_summary="delivers what waits in the outbox",
    )
