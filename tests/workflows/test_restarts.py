"""What a worker does first after it was started anew can be lived again."""

import asyncio
from typing import Any

from temporalio.api.common.v1 import Payloads
from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import (
    PollActivityTaskQueueRequest,
    RespondActivityTaskCompletedRequest,
)
from temporalio.client import Client, WorkflowHandle
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import Replayer, Worker

from tests.conftest import CODES
from tests.replays import QUICK
from tests.waiting import until
from tests.workflows.small import SmallWorkflow
from worker import SANDBOX


async def test_an_act_right_after_a_start_is_lived_again_as_it_was(
    env: WorkflowEnvironment,
) -> None:
    """
    Before it, two tasks were answered with nothing: news that changed nothing, and a
    commit. The new worker takes the commit together with the act, which owes an entry
    and a word; the worker after it takes one after the other.
    """
    client, queue = env.client, f"small-{next(CODES)}"
    small = await client.start_workflow(SmallWorkflow.run, id=queue, task_queue=queue)
    async with _worker(client, queue):
        await small.execute_update(SmallWorkflow.act, "comment")
        await small.signal(SmallWorkflow.nothing)
        await until(lambda: _ends_empty(small))
        await _complete_activity(client, queue)
        await until(lambda: _ends_empty(small))
    act = asyncio.create_task(small.execute_update(SmallWorkflow.act, "assign"))
    async with _worker(client, queue):
        await act
    history = await small.fetch_history()
    await Replayer(workflows=[SmallWorkflow], workflow_runner=QUICK).replay_workflow(
        history
    )
    await small.terminate()


def _worker(client: Client, queue: str) -> Worker:
    return Worker(
        client, task_queue=queue, workflows=[SmallWorkflow], workflow_runner=SANDBOX
    )


async def _ends_empty(small: WorkflowHandle[Any, Any]) -> bool:
    """Whether its last task was answered with no command."""
    events = (await small.fetch_history()).events
    return events[-1].HasField("workflow_task_completed_event_attributes")


async def _complete_activity(client: Client, queue: str) -> None:
    """As a worker for activities would; ours has none, so that we choose when."""
    service, namespace = client.workflow_service, client.namespace
    given = await service.poll_activity_task_queue(
        PollActivityTaskQueueRequest(
            namespace=namespace, task_queue=TaskQueue(name=queue)
        )
    )
    nothing = Payloads(payloads=await client.data_converter.encode([None]))
    await service.respond_activity_task_completed(
        RespondActivityTaskCompletedRequest(
            namespace=namespace, task_token=given.task_token, result=nothing
        )
    )
