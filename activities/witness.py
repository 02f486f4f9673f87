"""Tell the witnesses of what is late how their ladders stand."""

import asyncio
from typing import Protocol

from temporalio import activity

from domain.values import Value
from domain.words import Telling


class Witnesses(Protocol):
    async def tell(self, telling: Telling) -> None:
        """Show a ladder to its witness, begun if there is none; or let it go."""
        ...


class Words(Value):
    """The latest word for each witness, `of` so many that were owed."""

    latest: tuple[Telling, ...]
    of: int


class Witnessing:
    def __init__(self, witnesses: Witnesses) -> None:
        self._witnesses = witnesses

    @activity.defn
    async def tell(self, words: Words) -> int:
        """How many were owed. Each is for a witness of its own, in any order."""
        await asyncio.gather(*map(self._witnesses.tell, words.latest))
        return words.of
