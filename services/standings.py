"""How several engagements stand now, by their own word."""

from collections.abc import Sequence

from temporalio.client import Client

from client import engagements
from domain.standing import Standing
from services.fan_out import few_at_once


async def standings(client: Client, cdss: Sequence[str]) -> list[Standing]:
    """Those of which one is open, in their order; raises Failed."""

    async def one(cds: str) -> Standing | None:
        return await engagements.standing(client, cds)

    return [each for each in await few_at_once(cdss, one) if each]
