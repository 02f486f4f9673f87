"""How every process of ours reaches Temporal, and what it is called there."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import Any

from temporalio.client import Client
from temporalio.envconfig import ClientConfig
from temporalio.runtime import (
    LogForwardingConfig,
    LoggingConfig,
    Runtime,
    TelemetryConfig,
    TelemetryFilter,
)
from temporalio.service import RetryConfig

from adapters.failures import DATA_CONVERTER
from server_address import server_address

TASK_QUEUE = "throughline"
OURS = RetryConfig(max_retries=3)
"""We ask again ourselves, more patiently: a crowd that insists holds itself up."""
SETTLE = 0.05  # seconds; without it short-lived processes abort (sdk-python#300)


class NoServer(Exception):
    """There is no Temporal server to speak to; the message says what to do."""


@asynccontextmanager
async def connected(var: Path) -> AsyncIterator[Client]:
    """A client of the server that TEMPORAL_* or a profile names, or of `make run`'s.

    Nothing is assumed: a misspelt key is an error, and where a profile was named its
    server is meant and no other, lest a worker for production speak to a desk's.
    Raises NoServer.
    """
    config = _config(var)
    try:
        client = await Client.connect(
            **config,
            data_converter=DATA_CONVERTER,
            retry_config=OURS,
            runtime=runtime(),
        )
    except RuntimeError as silent:
        await asyncio.sleep(SETTLE)
        raise _no_server(config["target_host"], str(silent)) from silent
    try:
        yield client
    finally:
        await asyncio.sleep(SETTLE)


@cache
def runtime() -> Runtime:
    """One for the whole process. Its core logs where Python does, never to stdout.

    There it would come between the answers that machines read.
    """
    forwarding = LogForwardingConfig(
        logging.getLogger("temporalio"),
        append_target_to_name=False,
        prepend_target_on_message=False,
    )
    shown = TelemetryFilter(core_level="WARN", other_level="ERROR")
    log = LoggingConfig(filter=shown, forwarding=forwarding)
    return Runtime(telemetry=TelemetryConfig(logging=log))


def _no_server(where: str, said: str) -> NoServer:
    if "PermissionDenied" in said or "Unauthenticated" in said:
        return NoServer(
            f"the Temporal server at {where} does not let you in: are the key, the "
            "certificate and TEMPORAL_NAMESPACE right?"
        )
    return NoServer(
        f"no Temporal server answers at {where}: is `make run` still running, "
        "and is TEMPORAL_ADDRESS right?"
    )


def _config(var: Path) -> dict[str, Any]:
    try:
        said: dict[str, Any] = dict(
            ClientConfig.load_client_connect_config(config_file_strict=True)
        )
    except (RuntimeError, ValueError) as off:
        raise NoServer(f"Temporal's settings cannot be used: {off}") from off
    if "target_host" in said:
        return said
    if os.environ.get("TEMPORAL_PROFILE"):
        profile = os.environ["TEMPORAL_PROFILE"]
        raise NoServer(f"the Temporal profile '{profile}' names no address")
    left = server_address(var)
    if left is None:
        raise NoServer(
            "no Temporal server is running here: start one with `make run`, "
            "or name one with TEMPORAL_ADDRESS"
        )
    return said | {"target_host": left["address"], "namespace": left["namespace"]}
