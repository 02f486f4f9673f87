"""How a worker runs workflows: all of a task is theirs before they go on.

The SDK may hand them a part of it before, so that a later worker, which sees it whole,
would live the same life in another order, and could not go on (docs/decisions/0026).
"""

from dataclasses import replace

from temporalio.bridge.proto.workflow_activation import WorkflowActivation
from temporalio.bridge.proto.workflow_completion import WorkflowActivationCompletion
from temporalio.converter import StorageDriverStoreContext
from temporalio.worker import WorkflowInstance, WorkflowInstanceDetails
from temporalio.worker._command_aware_visitor import CommandInfo
from temporalio.worker._workflow_instance import _WorkflowLogicFlag as LogicFlag
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner
from temporalio.workflow import Info

AT_ONCE = frozenset({LogicFlag.PROCESS_WORKFLOW_ACTIVATION_JOBS_AS_SINGLE_BATCH})
NO_NEWS = ("query_workflow", "remove_from_cache")
AGAIN = "a query let this worker see a part of the task before it came; it is run again"


class WholeTaskRunner(SandboxedWorkflowRunner):
    """Has all news of one task applied before any of it is acted on."""

    def create_instance(self, det: WorkflowInstanceDetails) -> WorkflowInstance:
        return WholeTaskInstance(super().create_instance(at_once(det)))


def at_once(det: WorkflowInstanceDetails) -> WorkflowInstanceDetails:
    """Without the flag the loop turns once for signals and updates, and once more for
    results. The SDK notes in each history that the flag was kept.
    """
    flags = det.default_workflow_logic_flags | AT_ONCE
    return replace(det, default_workflow_logic_flags=flags)


class WholeTaskInstance(WorkflowInstance):
    """Goes on with no task of which a query has shown it a part before.

    A worker that does not know a life yet, and is asked a query while a task waits,
    is given its news without the task: at the time of the task before. What comes then
    with the task itself would be acted on apart. So that task fails once, and is given
    anew with all of the history, to be lived as every later worker will.
    """

    def __init__(self, instance: WorkflowInstance) -> None:
        self._instance = instance
        self._at: int | None = None  # nanoseconds; each task has a time of its own
        self._ahead = False

    def activate(self, act: WorkflowActivation) -> WorkflowActivationCompletion:
        if all(job.WhichOneof("variant") in NO_NEWS for job in act.jobs):
            return self._instance.activate(act)
        before, self._at = self._at, act.timestamp.ToNanoseconds()
        if self._at != before and self._ahead:
            return _failed(act)
        self._ahead = self._at == before and not act.is_replaying
        return self._instance.activate(act)

    def get_serialization_context(self, _: CommandInfo | None) -> None:
        """Our converter asks for none, and the sandbox is entered to make one."""

    def get_external_store_context(
        self, command_info: CommandInfo | None
    ) -> StorageDriverStoreContext:
        return self._instance.get_external_store_context(command_info)

    def get_info(self) -> Info:
        return self._instance.get_info()

    def get_thread_id(self) -> int | None:
        return self._instance.get_thread_id()


def _failed(act: WorkflowActivation) -> WorkflowActivationCompletion:
    completion = WorkflowActivationCompletion(run_id=act.run_id)
    completion.failed.failure.message = AGAIN
    return completion
