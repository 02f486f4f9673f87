"""The bare workflow every figure is held against: one update, and nothing else."""

from temporalio import workflow

from domain.acts import StartAction
from domain.lifecycle import Phase
from domain.receipt import Receipt


@workflow.defn
class BareWorkflow:
    """It takes and answers what an engagement does, and keeps only a count."""

    def __init__(self) -> None:
        self._acts = 0

    @workflow.run
    async def run(self) -> None:
        await workflow.wait_condition(lambda: False)

    @workflow.update
    def act(self, act: StartAction) -> Receipt:
        self._acts += 1
        entity = workflow.info().workflow_id
        return Receipt(
            act=act.id, entity=entity, entry=self._acts, phase=Phase.IMPLEMENTATION
        )

    @act.validator
    def may_act(self, act: StartAction) -> None:
        """Let everything pass; that there is a validator is what counts."""
