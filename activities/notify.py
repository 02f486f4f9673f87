"""Deliver what waits in the outbox: one round of the post office."""

from collections.abc import Iterable
from typing import Protocol

import structlog
from temporalio import activity

from domain.owed import Notice
from domain.post import RoundMade

A_ROUND = 500  # letters
log = structlog.get_logger()


class Undeliverable(Exception):
    """This letter cannot be delivered as things are; the message says why."""


class Outbox(Protocol):
    def waiting(self, most: int) -> Iterable[Notice]:
        """The oldest notices to deliver, at most so many; none that is withdrawn."""
        ...

    def take(self, notice: Notice) -> bool:
        """Take it for delivery; False if it was withdrawn meanwhile."""
        ...

    def delivered(self, notice: Notice, where: str) -> None: ...

    def put_back(self, notice: Notice, problem: str) -> None:
        """It waits on, behind all that has not been tried since."""
        ...


class Letterbox(Protocol):
    def send(self, notice: Notice) -> str:
        """Deliver once or again as the same letter; where it went.

        Raises Undeliverable where something has to be mended first.
        """
        ...


class Delivering:
    def __init__(self, outbox: Outbox, letterbox: Letterbox) -> None:
        self._outbox, self._letterbox = outbox, letterbox

    @activity.defn
    def deliver(self) -> RoundMade:
        letters = list(self._outbox.waiting(A_ROUND))
        sent = [self._deliver(each) for each in letters if self._outbox.take(each)]
        full = len(letters) == A_ROUND and any(sent)
        return RoundMade(delivered=sum(sent), left=sent.count(False), more=full)

    def _deliver(self, notice: Notice) -> bool:
        try:
            where = self._letterbox.send(notice)
        except Undeliverable as problem:
            self._outbox.put_back(notice, str(problem))
            log.warning("letter.waits", to=notice.to, problem=str(problem))
            return False
        self._outbox.delivered(notice, where)
        log.info("letter.delivered", to=notice.to, template=notice.template, at=where)
        return True
