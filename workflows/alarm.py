"""One clock for all that an entity waits for."""

import asyncio
from datetime import datetime, timedelta

from temporalio import workflow

from domain.markdown import literal

NO_TIME = timedelta()
LONGEST_SUMMARY = 380  # bytes; the server takes 400 of a workflow's own


class Alarm:
    """One timer, set anew only for something earlier.

    For something later it is left alone: it wakes the entity once for nothing,
    which costs less than a new timer for every change. `rings_at` says when.
    """

    def __init__(self) -> None:
        self._sleep: asyncio.Task[None] | None = None
        self.rings_at: datetime | None = None

    def set(self, at: datetime, summary: str) -> None:
        if self.rings_at and self.rings_at <= at:
            return
        if self._sleep:
            self._sleep.cancel()
        wait = max(at - workflow.now(), NO_TIME)
        said = short(literal(summary))
        self._sleep = asyncio.create_task(workflow.sleep(wait, summary=said))
        self.rings_at = at

    def rings(self) -> bool:
        return self._sleep is not None and self._sleep.done()

    def silence(self) -> None:
        """Make ready to be set again, if it has rung."""
        if self.rings():
            self._sleep = self.rings_at = None


def short(summary: str) -> str:
    """The summary, or its beginning where it is longer than can be shown."""
    said = summary.encode()
    if len(said) <= LONGEST_SUMMARY:
        return summary
    return f"{said[:LONGEST_SUMMARY].decode(errors='ignore')}..."
