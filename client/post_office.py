"""How staff reach the post office: to pause it, to resume it, to see how it stands."""

from temporalio.client import Client, WorkflowHandle
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.service import RPCError

from adapters.temporal import TASK_TIMEOUT, TemporalPostOffice
from client import errors
from client.endings import NotAllowed, Unanswered
from client.entities import AN_ANSWER, until_answered
from connection import TASK_QUEUE
from domain.letters.post_office import RULES, PauseMail, PostOffice, ResumeMail, check
from domain.refusals import Refused
from workflows.post_office import POST_OFFICE, PostOfficeWorkflow

AGAIN = "say it again: said twice, it is done once"
PostOfficeHandle = WorkflowHandle[PostOfficeWorkflow, None]


async def standing(client: Client) -> PostOffice:
    """How it stands; as new where it has never been opened. Raises Failed."""
    handle: PostOfficeHandle = client.get_workflow_handle(POST_OFFICE)
    try:
        return await handle.query(PostOfficeWorkflow.standing, rpc_timeout=AN_ANSWER)
    except RPCError as trouble:
        if errors.is_nobody(trouble):
            return PostOffice()
        raise errors.unread(trouble) from trouble


async def tell(client: Client, act: PauseMail | ResumeMail) -> PostOffice:
    """Pause or resume it, and hear how it stands; said twice, done once."""
    try:
        check(act)
    except Refused as beyond:
        raise NotAllowed(str(beyond)) from beyond
    handle = await _opened(client)

    async def once() -> PostOffice:
        if isinstance(act, PauseMail):
            return await handle.execute_update(
                PostOfficeWorkflow.pause, act, rpc_timeout=AN_ANSWER
            )
        return await handle.execute_update(
            PostOfficeWorkflow.resume, act, rpc_timeout=AN_ANSWER
        )

    try:
        return await until_answered(once)
    except Unanswered as silence:
        raise Unanswered(f"{str(silence).partition(chr(10))[0]}\n{AGAIN}") from silence
    except RPCError as error:
        raise errors.final(error) from error


async def notices_laid(client: Client) -> None:
    """Let it know that something waits."""
    await TemporalPostOffice(client, TASK_QUEUE, POST_OFFICE).notices_laid()


async def documents_laid(client: Client) -> None:
    """Let it know that documents are owed."""
    await TemporalPostOffice(client, TASK_QUEUE, POST_OFFICE).documents_laid()


async def _opened(client: Client) -> PostOfficeHandle:
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
