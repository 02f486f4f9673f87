"""What the figures were taken on."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version

import psutil
from temporalio.api.workflowservice.v1 import GetSystemInfoRequest

from bench.server import BenchServer


async def machine(bench: BenchServer, command: str) -> dict[str, str]:
    known = await bench.client.workflow_service.get_system_info(GetSystemInfoRequest())
    memory = psutil.virtual_memory().total / 2**30
    load = os.getloadavg()[0]
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "command": f"`{command}`",
        "cores": f"{psutil.cpu_count()}, load {load:.1f} before it began",
        "memory": f"{memory:.0f} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "temporalio": version("temporalio"),
        "Temporal server": f"{known.server_version}, SQLite on disk, as `make run`",
        "pydantic": version("pydantic"),
        "record": "SQLite on disk",
    }
