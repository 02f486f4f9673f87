"""A worker with nothing to do: it asks for work until it is told to stop."""

import asyncio
import os
from signal import SIGTERM

from temporalio import workflow
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from connection import SETTLE, TASK_QUEUE


@workflow.defn
class IdleWorkflow:
    @workflow.run
    async def run(self) -> None: ...


async def work() -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(SIGTERM, stop.set)
    client = await Client.connect(os.environ["TEMPORAL_ADDRESS"])
    async with Worker(
        client,
        task_queue=TASK_QUEUE,
        workflows=[IdleWorkflow],
        workflow_runner=UnsandboxedWorkflowRunner(),
    ):
        await stop.wait()
    await asyncio.sleep(SETTLE)


if __name__ == "__main__":
    asyncio.run(work())
