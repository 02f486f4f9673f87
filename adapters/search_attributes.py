"""The search attributes, made known to the server."""

from collections.abc import Sequence
from typing import Any

from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import (
    AddSearchAttributesRequest,
    ListSearchAttributesRequest,
)
from temporalio.client import Client
from temporalio.common import SearchAttributeKey
from temporalio.service import RPCError, RPCStatusCode

INDEXED = "INDEXED_VALUE_TYPE_"  # how the server begins the name of a type


class NoAttributes(Exception):
    """The server cannot show what runs by the names we search for."""


async def register_attributes(
    client: Client, keys: Sequence[SearchAttributeKey[Any]]
) -> None:
    """Make our search attributes known to the server; it minds no repetition.

    Raises NoAttributes. The server adds all or none, and does not mind that one of
    another type has the name, so what is there is looked at first.
    """
    known = await _known_attributes(client)
    wanted = {each.name: each.indexed_value_type.name for each in keys}
    for name, kind in wanted.items():
        if known.get(name, kind) != kind:
            raise NoAttributes(
                f"the server has a search attribute {name} of type {known[name]}, and "
                f"we need {kind}; remove it there, or use another namespace"
            )
    if lacking := {name: wanted[name] for name in wanted if name not in known}:
        await _add_attributes(client, lacking)


async def _known_attributes(client: Client) -> dict[str, str]:
    """Those that were added to the namespace: name and type."""
    request = ListSearchAttributesRequest(namespace=client.namespace)
    found = await client.operator_service.list_search_attributes(request)
    return {
        name: IndexedValueType.Name(kind).removeprefix(INDEXED)
        for name, kind in found.custom_attributes.items()
    }


async def _add_attributes(client: Client, lacking: dict[str, str]) -> None:
    """Another worker that starts at the same time may be first."""
    types = {name: IndexedValueType.Value(INDEXED + t) for name, t in lacking.items()}
    request = AddSearchAttributesRequest(
        namespace=client.namespace, search_attributes=types
    )
    try:
        await client.operator_service.add_search_attributes(request)
    except RPCError as trouble:
        if trouble.status is not RPCStatusCode.ALREADY_EXISTS:
            raise NoAttributes(
                f"the server takes no search attributes {', '.join(sorted(lacking))} "
                f"({trouble.message}); none was added"
            ) from trouble
