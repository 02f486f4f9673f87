"""`reconcile`: have the service look now, instead of within the hour."""

from datetime import timedelta
from typing import Any

from commands import desk, printing
from commands.endings import Failed
from domain.witnesses.reconciling import Findings

PATIENCE = timedelta(minutes=1)


def reconcile(*, as_json: bool) -> None:
    """What a look found, and what it had begun again; it may be repeated."""

    async def look(client: Any) -> Any:
        from temporalio.client import WorkflowFailureError
        from temporalio.common import WorkflowIDConflictPolicy

        from adapters.temporal import RECONCILE
        from commands.errors import Trouble
        from connection import TASK_QUEUE
        from workflows.reconcile import ReconcileWorkflow

        try:
            return await client.execute_workflow(
                ReconcileWorkflow.run,
                id=f"{RECONCILE}/by-hand",
                task_queue=TASK_QUEUE,
                id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
                execution_timeout=PATIENCE,
            )
        except WorkflowFailureError as trouble:
            raise Failed(Trouble.SILENCE) from trouble

    found: Findings = desk.ask_server(look)
    if as_json:
        return printing.as_json(printing.dumped(found))
    printing.say(
        f"{found.looked_at} late things looked at; what changed in the last five "
        "minutes is left for the next look"
    )
    for plan_id in found.begun_again:
        printing.say(f"its witness had ended and is begun again: {plan_id}")
    for cds in found.not_running:
        printing.say(
            f"open in the record and not on the server: {cds}; the operator guide says "
            "what to do"
        )
    for entity, keys in found.diverged.items():
        printing.say(f"{keys} keys of {entity} came with other content")
    if not (found.begun_again or found.not_running or found.diverged):
        printing.say("all that was looked at is as the record says")
    return None
