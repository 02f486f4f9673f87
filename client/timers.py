"""What the server's own histories say of a timer of an entity."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from temporalio.api.enums.v1 import EventType
from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import Client, WorkflowExecution
from temporalio.service import RPCError


class Fired(NamedTuple):
    """Where the server's own history has the timer: run and event numbers."""

    run_id: str
    started_event: int
    started_at: datetime
    fired_event: int
    fired_at: datetime


async def fired_timer(
    client: Client, workflow_id: str, at: datetime, near: timedelta
) -> Fired | None:
    """The timer that fired last before `at`, no longer ago than `near`."""
    async for run in client.list_workflows(f'WorkflowId="{workflow_id}"'):
        was_running = run.start_time <= at and (run.close_time or at) >= at
        found = await _in_run(client, run, at, near) if was_running else None
        if found:
            return found
    return None


async def _in_run(
    client: Client, run: WorkflowExecution, at: datetime, near: timedelta
) -> Fired | None:
    handle = client.get_workflow_handle(run.id, run_id=run.run_id)
    started: dict[int, HistoryEvent] = {}
    fired: HistoryEvent | None = None
    try:
        async for event in handle.fetch_history_events():
            if event.event_type == EventType.EVENT_TYPE_TIMER_STARTED:
                started[event.event_id] = event
            if _is_it(event, at, near):
                fired = event
    except RPCError:
        return None
    if fired is None:
        return None
    begun = fired.timer_fired_event_attributes.started_event_id
    return Fired(
        run_id=run.run_id,
        started_event=begun,
        started_at=_at(started[begun]),
        fired_event=fired.event_id,
        fired_at=_at(fired),
    )


def _is_it(event: HistoryEvent, at: datetime, near: timedelta) -> bool:
    is_timer = event.event_type == EventType.EVENT_TYPE_TIMER_FIRED
    return is_timer and at - near <= _at(event) <= at


def _at(event: HistoryEvent) -> datetime:
    return event.event_time.ToDatetime(UTC)
