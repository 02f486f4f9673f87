"""A worker of the product's kind, in a process of its own, for the bare workflow."""

import asyncio
from signal import SIGINT, SIGTERM

from temporalio.worker import Worker

from bench.bare import BareWorkflow
from commands.output.console import say
from connection import connected
from settings import Settings
from worker import AFTER_A_CRASH, DRAIN, SANDBOX

BARE_QUEUE = "bare"


async def work() -> None:
    stop = asyncio.Event()
    for signal in (SIGINT, SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signal, stop.set)
    async with connected(Settings().var) as client:
        worker = Worker(
            client,
            task_queue=BARE_QUEUE,
            workflows=[BareWorkflow],
            workflow_runner=SANDBOX,
            sticky_queue_schedule_to_start_timeout=AFTER_A_CRASH,
            graceful_shutdown_timeout=DRAIN,
        )
        async with worker:
            say("ready")
            await stop.wait()


if __name__ == "__main__":
    asyncio.run(work())
