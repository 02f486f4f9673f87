"""Witnesses and the post office as workflows of their own, reached by their ids."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleIntervalSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleSpec,
)
from temporalio.client import WorkflowExecutionStatus as Status
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from domain.engagement import workflow_id
from domain.ladders.escalation import AN_HOUR, Ladder
from domain.letters.post import RULES, Placed, PostOffice
from domain.owed import Settled, Telling
from domain.witnesses.witness import Witness

TASK_TIMEOUT = timedelta(seconds=5)
"""What a killed worker costs at most; above the longest replay of a whole run."""


RECONCILE = "reconcile"


class TemporalWitnesses:
    def __init__(self, client: Client, task_queue: str) -> None:
        self._client, self._task_queue = client, task_queue

    async def tell(self, telling: Telling) -> None:
        """That a witness has gone already is an answer, not an error."""
        try:
            match telling:
                case Ladder():
                    await self._show(telling)
                case Settled():
                    witness = self._client.get_workflow_handle(telling.plan_id)
                    await witness.signal("settled", telling)
        except WorkflowAlreadyStartedError:
            return
        except RPCError as trouble:
            if trouble.status is not RPCStatusCode.NOT_FOUND:
                raise

    async def _show(self, ladder: Ladder) -> None:
        """Begin the witness or bring it word; one that ended well stays ended."""
        await self._client.start_workflow(
            "EscalationWorkflow",
            Witness(ladder=ladder),
            id=ladder.plan_id,
            task_queue=self._task_queue,
            start_signal="climbed",
            start_signal_args=[ladder],
            task_timeout=TASK_TIMEOUT,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
            static_summary=(
                f"{ladder.lea}, {ladder.named}, due {ladder.plan.due}, {ladder.asked}"
            ),
        )


class TemporalBell:
    """Rings for the post office, and opens it where it is not open yet."""

    def __init__(self, client: Client, task_queue: str, post_office: str) -> None:
        self._client, self._task_queue = client, task_queue
        self._post_office = post_office

    async def ring(self) -> None:
        await self._signal("bell")

    async def place(self, placed: Placed) -> None:
        """Let it know whether it may send from where its worker is."""
        await self._signal("place", placed)

    async def _signal(self, name: str, *said: Placed) -> None:
        await self._client.start_workflow(
            "PostOfficeWorkflow",
            PostOffice(rules=RULES),
            id=self._post_office,
            task_queue=self._task_queue,
            start_signal=name,
            start_signal_args=said,
            task_timeout=TASK_TIMEOUT,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
            static_summary="delivers what waits in the outbox",
        )


class TemporalHouse:
    """Which witnesses and engagements run."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def has_vanished(self, plan_id: str) -> bool:
        status = await self._status(plan_id)
        return status not in (Status.RUNNING, Status.COMPLETED)

    async def runs(self, cds: str) -> bool:
        return await self._status(workflow_id(cds)) is Status.RUNNING

    async def ask_again(self, cds: str, plan_ids: Sequence[str]) -> None:
        """An engagement that ended meanwhile has nothing late any more."""
        engagement = self._client.get_workflow_handle(workflow_id(cds))
        try:
            await engagement.signal("witness_missing", [*plan_ids])
        except RPCError as trouble:
            if trouble.status is not RPCStatusCode.NOT_FOUND:
                raise

    async def _status(self, name: str) -> Status | None:
        """None where the server knows of none."""
        try:
            described = await self._client.get_workflow_handle(name).describe()
        except RPCError as trouble:
            if trouble.status is RPCStatusCode.NOT_FOUND:
                return None
            raise
        return described.status


async def keep_reconciling(client: Client, task_queue: str) -> None:
    """Have the server look once an hour; it is there already after the first start.

    A look that is missed while no server runs is made up for by the next one.
    """
    looking = ScheduleActionStartWorkflow(
        "ReconcileWorkflow", id=RECONCILE, task_queue=task_queue
    )
    every_hour = ScheduleSpec(intervals=[ScheduleIntervalSpec(every=AN_HOUR)])
    policy = SchedulePolicy(
        overlap=ScheduleOverlapPolicy.SKIP, catchup_window=timedelta(minutes=10)
    )
    schedule = Schedule(action=looking, spec=every_hour, policy=policy)
    with suppress(ScheduleAlreadyRunningError):
        await client.create_schedule(RECONCILE, schedule)
