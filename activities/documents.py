"""Make the documents that are owed: one round of the post office for them."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from time import monotonic
from typing import NamedTuple, NoReturn, Protocol

import structlog
from temporalio import activity

from domain.documents.rendering import Rendering
from domain.letters.post_office import DocumentsMade

MOST = 20  # documents of one round
A_ROUND = 45  # seconds; one that is begun may take longer
A_BEAT = 2  # seconds between two signs of life
A_MINUTE = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=1)  # between two tries
log = structlog.get_logger()


class DocumentLater(Exception):
    """A document cannot be made as things are; the message says why."""


class DocumentRefused(Exception):
    """A document can never be made of these facts; somebody has to look."""


class OwedDocument(NamedTuple):
    """A document that is to be made, and how often it was tried in vain."""

    rendering: Rendering
    attempts: int


class DocumentsLeft(NamedTuple):
    """How many still wait, and when the next of them is tried."""

    waiting: int
    next_at: datetime | None


class Documents(Protocol):
    def waiting(self, at: datetime, most: int) -> Sequence[OwedDocument]:
        """Those that are to be made at `at`, the oldest first."""
        ...

    def made(self, key: str, files: Sequence[str], at: datetime) -> None: ...

    def put_back(self, key: str, problem: str, again_at: datetime) -> None: ...

    def refused(self, key: str, problem: str) -> None: ...

    def left(self) -> DocumentsLeft: ...


class DocumentMaker(Protocol):
    def make(self, rendering: Rendering) -> Sequence[str]:
        """Make its files, or make them again as they were; where they are.

        Raises DocumentLater and DocumentRefused; then there is none, or what there was.
        """
        ...


class Making:
    def __init__(self, documents: Documents, maker: DocumentMaker) -> None:
        self._documents, self._maker = documents, maker

    @activity.defn
    async def make_documents(self) -> DocumentsMade:
        """By the server's clock; begun again after a kill, a document is the same.

        A large one takes its time, in which the server hears that it is under way.
        """
        beats = asyncio.create_task(_beat())
        try:
            return await asyncio.to_thread(self.round, activity.info().started_time)
        finally:
            beats.cancel()

    def round(self, at: datetime) -> DocumentsMade:
        """Each that is owed, until the time of a round is over."""
        owed, began = self._documents.waiting(at, MOST), monotonic()
        made = refused = 0
        for each in owed:
            if monotonic() - began > A_ROUND:
                return self._result(made, refused, at, more=True)
            try:
                self._make(each, at)
                made += 1
            except DocumentLater as off:
                self._put_back(each, str(off), at)
            except DocumentRefused as off:
                refused += 1
                self._documents.refused(each.rendering.key, str(off))
                log.error("document.refused", key=each.rendering.key, problem=str(off))
        return self._result(made, refused, at, more=len(owed) == MOST)

    def _make(self, owed: OwedDocument, at: datetime) -> None:
        files = self._maker.make(owed.rendering)
        self._documents.made(owed.rendering.key, files, at)
        log.info("document.made", key=owed.rendering.key, files=[*files])

    def _put_back(self, owed: OwedDocument, problem: str, at: datetime) -> None:
        """Twice as long from try to try, an hour at most."""
        wait = min(A_MINUTE * 2 ** min(owed.attempts, 10), LONGEST_WAIT)
        self._documents.put_back(owed.rendering.key, problem, at + wait)
        log.warning("document.waits", key=owed.rendering.key, problem=problem)

    def _result(
        self, made: int, refused: int, at: datetime, *, more: bool
    ) -> DocumentsMade:
        left, soonest = self._documents.left(), at + A_MINUTE
        again = max(left.next_at or soonest, soonest) if left.waiting else None
        return DocumentsMade(
            made=made, refused=refused, left=left.waiting, more=more, again_at=again
        )


async def _beat() -> NoReturn:
    while True:
        activity.heartbeat()
        await asyncio.sleep(A_BEAT)
