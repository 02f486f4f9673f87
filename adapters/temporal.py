"""Witnesses and the post office as workflows of their own, reached by their ids."""

from datetime import timedelta

from temporalio.client import Client
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from domain.escalation import Ladder
from domain.owed import Settled, Telling
from domain.people import LABELS
from domain.post import RULES, PostOffice
from domain.witness import Witness

TASK_TIMEOUT = timedelta(seconds=5)
"""What a killed worker costs at most; above the longest replay of a whole run."""


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
                f"{ladder.lea}, action {ladder.action}, due {ladder.plan.due}, "
                f"owner {LABELS[ladder.owner]}"
            ),
        )


class TemporalBell:
    """Rings for the post office, and opens it where it is not open yet."""

    def __init__(self, client: Client, task_queue: str, post_office: str) -> None:
        self._client, self._task_queue = client, task_queue
        self._post_office = post_office

    async def ring(self) -> None:
        await self._client.start_workflow(
            "PostOfficeWorkflow",
            PostOffice(rules=RULES),
            id=self._post_office,
            task_queue=self._task_queue,
            start_signal="bell",
            task_timeout=TASK_TIMEOUT,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
            static_summary="delivers what waits in the outbox",
        )
