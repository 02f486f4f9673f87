"""Tell other workflows what they are owed: witnesses, reviews, engagements."""

import asyncio
from typing import Protocol

import structlog
from temporalio import activity

from domain.words import Heard, TellResult, Word, Words

log = structlog.get_logger()


class EntityClient(Protocol):
    async def tell(self, word: Word) -> Heard:
        """Bring a word to its workflow, which it may begin; or hear that it is gone."""
        ...


class Telling:
    def __init__(self, entities: EntityClient) -> None:
        self._entities = entities

    @activity.defn
    async def tell(self, words: Words) -> TellResult:
        """Each is for a workflow of its own, in any order.

        Raises what kept one of them away, once all were tried: told again, they change
        nothing.
        """
        told = map(self._entities.tell, words.latest)
        heard = await asyncio.gather(*told, return_exceptions=True)
        came = [*zip((each.to for each in words.latest), heard, strict=True)]
        failed = [(to, how) for to, how in came if isinstance(how, BaseException)]
        for to, why in failed:
            log.warning("word.failed", to=to, why=str(why))
        if failed:
            raise failed[0][1]
        lost = tuple(to for to, how in came if how is Heard.LOST)
        for each in lost:
            log.warning("word.lost", to=each)
        over = tuple(to for to, how in came if how is Heard.OVER)
        return TellResult(of=words.of, over=over, lost=lost)
