"""Lives already lived, lived again, and the value each of them must end in."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from temporalio import workflow
from temporalio.client import WorkflowHistory
from temporalio.worker import (
    ExecuteWorkflowInput,
    Interceptor,
    Replayer,
    UnsandboxedWorkflowRunner,
    WorkflowInboundInterceptor,
    WorkflowInstance,
    WorkflowInstanceDetails,
    WorkflowInterceptorClassInput,
    WorkflowRunner,
)

from adapters.failures import DATA_CONVERTER
from domain.engagement import Engagement
from domain.entity import Entity
from domain.letters.post_office import PostOffice
from domain.review_entity import ReviewEntity
from domain.values import WHOLE, Value
from domain.witnesses.witness import Witness
from worker import SANDBOX, WORKFLOWS
from workflows.runner import WholeTaskInstance, at_once

HISTORIES = Path(__file__).resolve().parent / "histories"


class QuickRunner(UnsandboxedWorkflowRunner):
    """As the worker's, in a third of the time, without the sandbox's watching."""

    def create_instance(self, det: WorkflowInstanceDetails) -> WorkflowInstance:
        return WholeTaskInstance(super().create_instance(at_once(det)))


QUICK = QuickRunner()
VALUES: dict[str, type[Value]] = {
    "EngagementWorkflow": Engagement,
    "EscalationWorkflow": Witness,
    "ReviewWorkflow": ReviewEntity,
    "PostOfficeWorkflow": PostOffice,
}


class Instances(Interceptor):
    """Keeps each workflow instance: the SDK's replays return no state."""

    def __init__(self) -> None:
        self.all: list[Any] = []

    def workflow_interceptor_class(
        self, _: WorkflowInterceptorClassInput
    ) -> type[WorkflowInboundInterceptor]:
        found = self.all

        class Keeping(WorkflowInboundInterceptor):
            async def execute_workflow(self, begun: ExecuteWorkflowInput) -> Any:
                found.append(workflow.instance())
                return await super().execute_workflow(begun)

        return Keeping


async def replay(
    history: WorkflowHistory, runner: WorkflowRunner = SANDBOX
) -> Value | None:
    """Live a life again under the workflows as they are now; the value at its end.

    None where nothing was referred.
    """
    instances = Instances()
    replayer = Replayer(
        workflows=WORKFLOWS,
        workflow_runner=runner,
        data_converter=DATA_CONVERTER,
        interceptors=[instances],
    )
    await replayer.replay_workflow(history)
    life = instances.all[-1]._life
    value: Value | None = life.value if life else None
    return value


class Recorded(NamedTuple):
    """A life as it was recorded, and the value it ended in."""

    name: str
    history: WorkflowHistory
    value: Value | None
    kinds: frozenset[str]
    """Of the acts that happened in it: those it gave to the record."""

    @property
    def workflow(self) -> str:
        return _workflow(self.history)

    async def differences(self, runner: WorkflowRunner = SANDBOX) -> list[str]:
        """Where a replay ends otherwise than it did; empty where it ends the same."""
        return [*differences(self.value, await replay(self.history, runner))]


@cache
def read(path: Path) -> Recorded:
    said = json.loads(path.read_text())
    history = WorkflowHistory.from_json(path.stem, said["history"])
    value = said["value"]
    if value is not None:
        value = VALUES[_workflow(history)].model_validate(value)
    owed = value.unwritten if isinstance(value, Entity) else ()
    kinds = {*_committed(history), *(each.act.kind for each in owed)}
    return Recorded(path.stem, history, value, frozenset(kinds))


def recorded() -> list[Recorded]:
    """All of them, the shortest first."""
    found = [read(path) for path in HISTORIES.glob("*.json")]
    return sorted(found, key=lambda each: (len(each.history.events), each.name))


async def save(name: str, history: WorkflowHistory) -> None:
    """Keep it with the value it ends in, in one file, so that neither goes alone."""
    value = await replay(history)
    said = {
        "value": value.model_dump(mode="json") if value else None,
        "history": history.to_json_dict(),
    }
    text = json.dumps(said, separators=(",", ":"))
    (HISTORIES / f"{name}.json").write_text(f"{text}\n")


def differences(was: Value | None, now: Value | None) -> Iterator[str]:
    """Each field that differs, by its path: `actions.1.owner: "a", and now "b"`."""
    before, after = dict(_leaves(_whole(was))), dict(_leaves(_whole(now)))
    for path in dict.fromkeys((*before, *after)):
        old, new = before.get(path, "absent"), after.get(path, "absent")
        if old != new:
            yield f"{path}: {old}, and now {new}"


def _whole(value: Value | None) -> object:
    return value.model_dump(mode="json", context=WHOLE) if value else None


def _leaves(said: object, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(said, list):
        said = dict(enumerate(said))
    if not isinstance(said, dict) or not said:
        yield path, json.dumps(said)
        return
    for name, each in said.items():
        yield from _leaves(each, f"{path}.{name}".lstrip("."))


def _workflow(history: WorkflowHistory) -> str:
    begun = history.events[0].workflow_execution_started_event_attributes
    return begun.workflow_type.name


def _committed(history: WorkflowHistory) -> Iterator[str]:
    for event in history.events:
        task = event.activity_task_scheduled_event_attributes
        if task.activity_type.name == "commit":
            for entry in json.loads(task.input.payloads[0].data):
                yield entry["act"]["kind"]
