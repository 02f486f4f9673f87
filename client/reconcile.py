"""How the service is asked to look at everything now, and what it has found."""

from datetime import timedelta

from temporalio.client import Client, WorkflowFailureError
from temporalio.common import WorkflowIDConflictPolicy

from adapters.temporal import RECONCILE
from client.endings import Failed
from client.errors import Trouble
from connection import TASK_QUEUE
from domain.discrepancies import Discrepancies
from workflows.reconcile import ReconcileWorkflow

PATIENCE = timedelta(minutes=15)  # where thousands of engagements are asked


async def reconcile(client: Client) -> Discrepancies:
    """What a look found; whoever asks while one is under way hears of that one."""
    try:
        return await client.execute_workflow(
            ReconcileWorkflow.run,
            True,
            id=f"{RECONCILE}/by-hand",
            task_queue=TASK_QUEUE,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            execution_timeout=PATIENCE,
        )
    except WorkflowFailureError as trouble:
        raise Failed(Trouble.SILENCE) from trouble
