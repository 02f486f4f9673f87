"""What this installation is: its record, its Temporal, its machine."""

import asyncio
from ipaddress import ip_address

from sqlalchemy import URL
from temporalio.api.workflowservice.v1 import GetClusterInfoRequest
from temporalio.client import Client
from temporalio.service import RPCError, RPCStatusCode

from adapters.machine import machine_id
from adapters.sql.url import parsed, sqlite_file
from domain.letters.installation import Installation

PORT = 5432
UNTOLD = (RPCStatusCode.PERMISSION_DENIED, RPCStatusCode.UNIMPLEMENTED)


async def installation_here(
    client: Client, database_url: str, given_machine: str | None
) -> Installation:
    """Raises NoRecord where the URL is none."""
    where = parsed(database_url)
    machine = await asyncio.to_thread(machine_id, given_machine)
    return Installation(
        record=record_address(where),
        cluster=await _cluster(client),
        machine=machine if is_local(where) else None,
    )


def record_address(where: URL) -> str:
    """The file's whole path, or host and database: neither user nor password."""
    if where.get_backend_name() == "sqlite":
        file = sqlite_file(where)
        return str(file.resolve()) if file else str(where.database)
    return f"postgresql://{_host(where)}:{where.port or PORT}/{where.database}"


def is_local(where: URL) -> bool:
    """Whether the record lies on this machine: a file, or a database next door."""
    host = _host(where)
    if where.get_backend_name() == "sqlite" or host.startswith("/"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _host(where: URL) -> str:
    said = where.host or where.query.get("host") or "localhost"
    return said if isinstance(said, str) else ",".join(said)


async def _cluster(client: Client) -> str:
    """Empty where the server does not tell whoever is no administrator."""
    request = GetClusterInfoRequest()
    try:
        told = await client.workflow_service.get_cluster_info(request)
    except RPCError as trouble:
        if trouble.status in UNTOLD:
            return ""
        raise
    return told.cluster_id
