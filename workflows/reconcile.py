"""One look at what runs and what the record says, begun by a schedule or by hand."""

from temporalio import workflow

from domain.witnesses.reconciling import Findings
from workflows.effects import reconcile


@workflow.defn
class ReconcileWorkflow:
    """A witness that was ended by hand is begun again; the rest is reported."""

    @workflow.run
    async def run(self) -> Findings:
        found = await reconcile()
        again, stopped = len(found.begun_again), len(found.not_running)
        workflow.set_current_details(
            f"{found.looked_at} late things looked at, {again} witnesses begun again, "
            f"{stopped} engagements not running"
        )
        return found
