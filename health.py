"""Whether this machine's worker asks the server for work: exit 0 if so, else 1.

    python health.py

For a container's health check.
"""

import asyncio
import socket
import sys
from datetime import UTC, datetime, timedelta

from temporalio.api.taskqueue.v1 import TaskQueue
from temporalio.api.workflowservice.v1 import DescribeTaskQueueRequest
from temporalio.client import Client
from temporalio.service import RPCError

from connection import TASK_QUEUE, NoServer, connected
from settings import Settings

HERE = f"@{socket.gethostname()}"  # how the names of this machine's workers end
LATELY = timedelta(minutes=2)  # an idle worker asks again each minute


async def is_served(
    client: Client, queue: str = TASK_QUEUE, worker: str = HERE
) -> bool:
    """Whether such a worker was heard of lately, as the server tells."""
    request = DescribeTaskQueueRequest(
        namespace=client.namespace, task_queue=TaskQueue(name=queue)
    )
    described = await client.workflow_service.describe_task_queue(request)
    since = datetime.now(UTC) - LATELY
    return any(
        poller.identity.endswith(worker)
        and poller.last_access_time.ToDatetime(UTC) > since
        for poller in described.pollers
    )


async def look(settings: Settings) -> bool:
    async with connected(settings.var) as client:
        return await is_served(client)


def main() -> None:
    try:
        served = asyncio.run(look(Settings()))
    except (NoServer, RPCError) as silent:
        sys.exit(f"the server does not tell: {silent}")
    if not served:
        sys.exit(f"no worker here asks for work on {TASK_QUEUE}")


if __name__ == "__main__":
    main()
