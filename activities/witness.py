"""Tell the witnesses of what is late how their ladders stand."""

import asyncio
from typing import Protocol

from temporalio import activity

from domain.owed import Telling


class Witnesses(Protocol):
    async def tell(self, telling: Telling) -> None:
        """Show a ladder to its witness, begun if there is none; or let it go."""
        ...


class Witnessing:
    def __init__(self, witnesses: Witnesses) -> None:
        self._witnesses = witnesses

    @activity.defn
    async def tell(self, tellings: list[Telling]) -> None:
        """Each telling is for a witness of its own, so their order is all one."""
        await asyncio.gather(*map(self._witnesses.tell, tellings))
