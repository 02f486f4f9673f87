"""Events, bytes and billable actions, counted in fetched histories; clocks are moved.

It is the real server, with the worker as production builds it, but time skips.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from temporalio.api.enums.v1 import EventType
from temporalio.client import Client
from temporalio.testing import TimeSkippingConfig, WorkflowEnvironment

from adapters.failures import DATA_CONVERTER
from adapters.mail.compose import Sender, Writer
from adapters.mail.eml import EmlLetterbox
from adapters.sql.engine import migrate, open_database
from adapters.sql.outbox import SqlOutbox
from adapters.sql.overdue import SqlBooks
from adapters.sql.record import SqlRecord
from client import engagements
from client.workflows import Handle
from demo import PEOPLE_FILE
from local.server import BINARY, DYNAMIC_CONFIG
from worker import build_worker, open_making
from workflows.visibility import ATTRIBUTES

SETTINGS = (
    "frontend.WorkflowTimeSkippingEnabled=true",
    'history.timerProcessorMaxTimeShift="5ms"',
    'history.workflowIdReuseMinimalInterval="0s"',
    *DYNAMIC_CONFIG,
)
BILLABLE = {
    "WORKFLOW_EXECUTION_STARTED",
    "WORKFLOW_EXECUTION_UPDATE_ACCEPTED",
    "WORKFLOW_EXECUTION_SIGNALED",
    "ACTIVITY_TASK_SCHEDULED",
    "TIMER_STARTED",
    "UPSERT_WORKFLOW_SEARCH_ATTRIBUTES",
}
"""The events Temporal Cloud bills one action for, of those our workflows have."""
MOVED_CLOCK = {
    "WORKFLOW_EXECUTION_OPTIONS_UPDATED",
    "WORKFLOW_EXECUTION_TIME_SKIPPING_TRANSITIONED",
}
"""What only moving a clock leaves behind: not counted."""
STILL = 4  # looks in a row that find nothing new
A_LOOK = 0.15
A_MOMENT = timedelta(seconds=1)
LOOKS, A_GLANCE = 600, 0.05  # half a minute at most


class Cost(NamedTuple):
    """What one thing left behind: events by their type, and all their bytes."""

    of: str
    times: int
    events: dict[str, int]
    size: int

    @property
    def billable(self) -> int:
        return sum(n for name, n in self.events.items() if name in BILLABLE)

    @property
    def total(self) -> int:
        return sum(self.events.values())


def together(of: str, costs: Sequence[Cost]) -> Cost:
    """One thing whose steps cost so much."""
    events: Counter[str] = Counter()
    for each in costs:
        events.update(each.events)
    return Cost(of, 1, dict(sorted(events.items())), sum(each.size for each in costs))


class HistorySize(NamedTuple):
    events: Counter[str]
    size: int


class CostCounter:
    """Counts what every workflow of the server has left behind until now."""

    def __init__(self, env: WorkflowEnvironment) -> None:
        self._env = env

    async def cost(
        self, of: str, times: int, doing: Callable[[], Awaitable[object]]
    ) -> Cost:
        """What `doing` cost, all workflows together, once all is still."""
        before = await self._still()
        await doing()
        after = await self._still()
        events = after.events - before.events
        return Cost(of, times, dict(sorted(events.items())), after.size - before.size)

    async def _still(self) -> HistorySize:
        known, seen = await self._count(), 0
        while seen < STILL:
            await asyncio.sleep(A_LOOK)
            now = await self._count()
            seen, known = (seen + 1 if now == known else 0), now
        return known

    async def _count(self) -> HistorySize:
        events: Counter[str] = Counter()
        size = 0
        async for each in self._env.client.list_workflows():
            handle = self._env.client.get_workflow_handle(each.id, run_id=each.run_id)
            async for event in handle.fetch_history_events():
                name = EventType.Name(event.event_type).removeprefix("EVENT_TYPE_")
                if name not in MOVED_CLOCK:
                    events[name] += 1
                    size += event.ByteSize()
        return HistorySize(events, size)


@asynccontextmanager
async def skipping(folder: Path) -> AsyncIterator[WorkflowEnvironment]:
    """A server whose clocks are moved, with a worker and a record."""
    database = open_database(f"sqlite:///{folder / 'record.db'}")
    migrate(database)
    writer = Writer(PEOPLE_FILE, Sender("a@b.example", "CCEE", None))
    letterbox = EmlLetterbox(folder / "outbox", writer)
    env = await WorkflowEnvironment.start_time_skipping_v2(
        dev_server_existing_path=str(BINARY),
        search_attributes=ATTRIBUTES,
        data_converter=DATA_CONVERTER,
        ts_config=TimeSkippingConfig(max_session_skip_count=100_000),
        dev_server_extra_args=[f"--dynamic-config-value={each}" for each in SETTINGS],
    )
    record, outbox = SqlRecord(database), SqlOutbox(database)
    books, making = SqlBooks(database), open_making(database, folder / "documents")
    async with env, build_worker(env.client, record, outbox, letterbox, books, making):
        with env.with_time_skipping_disabled():
            yield env
    database.dispose()


async def paid(client: Client, cds: str) -> None:
    """Wait until the engagement owes nothing any more."""
    for _ in range(LOOKS):
        now = await engagements.standing(client, cds)
        if now and not (now.unwritten or now.untold):
            return
        await asyncio.sleep(A_GLANCE)
    raise TimeoutError(f"the engagement {cds} does not pay what it owes")


async def shown_time(env: WorkflowEnvironment, handle: Handle) -> datetime:
    """What a workflow's own clock says."""
    skipping = await env.get_time_skipping_info(handle)
    return skipping.current_time.ToDatetime(UTC) if skipping else datetime.now(UTC)
