"""Witnesses and the post office as workflows of their own, reached by their ids."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Generic, NamedTuple, TypeVar

from temporalio.client import (
    Client,
    Schedule,
    ScheduleActionStartWorkflow,
    ScheduleAlreadyRunningError,
    ScheduleIntervalSpec,
    ScheduleOverlapPolicy,
    SchedulePolicy,
    ScheduleSpec,
    WorkflowExecutionDescription,
    WorkflowQueryFailedError,
    WorkflowQueryRejectedError,
)
from temporalio.client import WorkflowExecutionStatus as Status
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.service import RPCError, RPCStatusCode

from domain.clocks.plan import AN_HOUR
from domain.discrepancies import PostOfficeSeen
from domain.letters.post_office import RULES, PostOffice, WorkerStarted
from domain.reviews.standing import ReviewShown
from domain.standing import Standing
from domain.values import Value
from domain.witnesses.witness import Witness

Answer = TypeVar("Answer", bound=Value)

TASK_TIMEOUT = timedelta(seconds=5)
"""What a killed worker costs at most; above the longest replay of a whole run."""
AN_ANSWER = timedelta(seconds=10)  # who says nothing by then does not answer

RECONCILE = "reconcile"


class TemporalPostOffice:
    """Signals the post office, and opens it where it is not open yet."""

    def __init__(self, client: Client, task_queue: str, post_office: str) -> None:
        self._client, self._task_queue = client, task_queue
        self._post_office = post_office

    async def notices_laid(self) -> None:
        await self._signal("notices_laid")

    async def documents_laid(self) -> None:
        await self._signal("documents_laid")

    async def worker_started(self, started: WorkerStarted) -> None:
        """Let it know whether it may send from where its worker is."""
        await self._signal("worker_started", started)

    async def _signal(self, name: str, *said: WorkerStarted) -> None:
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


class Reply(NamedTuple, Generic[Answer]):
    """An answer; of an engagement before its referral it is that there is nothing."""

    said: Answer | None


class TemporalServer:
    """Which entities, witnesses and post office run, and what they say."""

    def __init__(self, client: Client, task_queue: str, post_office: str) -> None:
        self._client, self._task_queue = client, task_queue
        self._post_office = post_office

    async def has_vanished(self, plan_id: str) -> bool:
        status = await self._status(plan_id)
        return status not in (Status.RUNNING, Status.COMPLETED)

    async def runs(self, keeper: str) -> bool:
        return await self._status(keeper) is Status.RUNNING

    async def running(self) -> Sequence[str]:
        """By visibility, which may be a moment behind: enough to know whom to ask."""
        query = (
            'WorkflowType IN ("EngagementWorkflow", "ReviewWorkflow") AND '
            f'ExecutionStatus="Running" AND TaskQueue="{self._task_queue}"'
        )
        found = self._client.list_workflows(query)
        return [each.id async for each in found]

    async def was_recorded(self, keeper: str) -> bool:
        """Whether a commit came to its end, or so much happened that the run is new."""
        commits: set[int] = set()
        handle = self._client.get_workflow_handle(keeper)
        async for event in handle.fetch_history_events():
            begun = event.workflow_execution_started_event_attributes
            if begun.continued_execution_run_id:
                return True
            scheduled = event.activity_task_scheduled_event_attributes
            if scheduled.activity_type.name == "commit":
                commits.add(event.event_id)
            done = event.activity_task_completed_event_attributes
            if done.scheduled_event_id in commits:
                return True
        return False

    async def standing(self, keeper: str) -> Standing | None:
        return await self._asked(keeper, Standing)

    async def review(self, keeper: str) -> ReviewShown | None:
        return await self._asked(keeper, ReviewShown)

    async def is_empty(self, keeper: str) -> bool:
        """It answers, and has no standing yet."""
        heard = await self._heard(keeper, Standing)
        return heard is not None and heard.said is None

    async def escalation(self, plan_id: str) -> Witness | None:
        return await self._asked(plan_id, Witness)

    async def ask_again(self, keeper: str, plan_ids: Sequence[str]) -> None:
        await self._signal(keeper, "witness_missing", [*plan_ids])

    async def ask_for_news(self, review: str) -> None:
        await self._signal(review, "news_missing")

    async def ask_for_setting(self, keeper: str, review: int) -> None:
        await self._signal(keeper, "setting_missing", review)

    async def _signal(self, keeper: str, name: str, *said: object) -> None:
        """Whoever ended meanwhile owes nothing any more."""
        try:
            await self._client.get_workflow_handle(keeper).signal(name, args=said)
        except RPCError as trouble:
            if trouble.status is not RPCStatusCode.NOT_FOUND:
                raise

    async def post_office(self) -> PostOfficeSeen:
        described = await self._described(self._post_office)
        name = self._post_office
        if described is None or described.status is not Status.RUNNING:
            return PostOfficeSeen(name=name, runs=False)
        stands = await self._asked(name, PostOffice)
        for round_ in described.raw_description.pending_activities:
            tries, why = round_.attempt, round_.last_failure.message
            return PostOfficeSeen(
                name=name, runs=True, stands=stands, tries=tries, why=why
            )
        return PostOfficeSeen(name=name, runs=True, stands=stands)

    async def open_post_office(self) -> None:
        await TemporalPostOffice(
            self._client, self._task_queue, self._post_office
        ).notices_laid()

    async def _asked(self, name: str, kind: type[Answer]) -> Answer | None:
        """How it stands, by its own word; None where it does not say."""
        heard = await self._heard(name, kind)
        return heard.said if heard else None

    async def _heard(self, name: str, kind: type[Answer]) -> Reply[Answer] | None:
        """None where it does not answer."""
        handle = self._client.get_workflow_handle(name)
        try:
            said: Answer | None = await handle.query(
                "standing", result_type=kind, rpc_timeout=AN_ANSWER
            )
        except (WorkflowQueryFailedError, WorkflowQueryRejectedError):
            return None
        except RPCError as trouble:
            if trouble.status is RPCStatusCode.UNAVAILABLE:
                raise
            return None
        return Reply(said)

    async def _status(self, name: str) -> Status | None:
        described = await self._described(name)
        return described.status if described else None

    async def _described(self, name: str) -> WorkflowExecutionDescription | None:
        """None where the server knows of none."""
        try:
            return await self._client.get_workflow_handle(name).describe()
        except RPCError as trouble:
            if trouble.status is RPCStatusCode.NOT_FOUND:
                return None
            raise


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
