"""How a worker runs workflows: all of a task is theirs before they go on."""

from dataclasses import replace

from temporalio.worker import WorkflowInstance, WorkflowInstanceDetails
from temporalio.worker._workflow_instance import _WorkflowLogicFlag as LogicFlag
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner

WHOLE = frozenset({LogicFlag.PROCESS_WORKFLOW_ACTIVATION_JOBS_AS_SINGLE_BATCH})


class WholeTaskRunner(SandboxedWorkflowRunner):
    """Applies signals, updates and results of one task before any of them is acted on.

    Without it the loop turns once for acts and once more for results. A task that was
    answered with nothing is joined to the act after it by a worker that has just begun,
    and not by the next one: so the same life would be lived in another order, and could
    not be lived again (docs/decisions/0025). The SDK has the rule, and notes in each
    history that it was kept, but does not keep it yet unless it is told.
    """

    def create_instance(self, det: WorkflowInstanceDetails) -> WorkflowInstance:
        return super().create_instance(replace(det, default_workflow_logic_flags=WHOLE))
