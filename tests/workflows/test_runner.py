"""A worker that saw a part of a task before it came takes the task again."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from temporalio.bridge.proto.workflow_activation import (
    QueryWorkflow,
    RemoveFromCache,
    SignalWorkflow,
    WorkflowActivation,
    WorkflowActivationJob,
)
from temporalio.bridge.proto.workflow_completion import WorkflowActivationCompletion
from temporalio.converter import StorageDriverStoreContext
from temporalio.worker import WorkflowInstance, WorkflowInstanceDetails
from temporalio.worker._workflow_instance import _WorkflowLogicFlag as LogicFlag
from temporalio.worker.workflow_sandbox import SandboxedWorkflowRunner
from temporalio.workflow import Info

from worker import SANDBOX
from workflows.runner import AGAIN, WholeTaskInstance

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
A_MOMENT = timedelta(microseconds=1)
NEWS = WorkflowActivationJob(signal_workflow=SignalWorkflow(signal_name="news"))
QUERY = WorkflowActivationJob(query_workflow=QueryWorkflow(query_type="standing"))
EVICTION = WorkflowActivationJob(remove_from_cache=RemoveFromCache())


class Anything(WorkflowInstance):
    """Does whatever it is given."""

    def activate(self, act: WorkflowActivation) -> WorkflowActivationCompletion:
        completion = WorkflowActivationCompletion(run_id=act.run_id)
        completion.successful.SetInParent()
        return completion

    def get_serialization_context(self, command_info: object) -> None:
        return None

    def get_external_store_context(
        self, command_info: object
    ) -> StorageDriverStoreContext:
        return StorageDriverStoreContext(target=None)

    def get_info(self) -> Info:
        raise NotImplementedError


@pytest.fixture
def instance() -> WholeTaskInstance:
    return WholeTaskInstance(Anything())


def activation(
    at: datetime, *jobs: WorkflowActivationJob, replaying: bool = False
) -> WorkflowActivation:
    act = WorkflowActivation(run_id="run", jobs=jobs, is_replaying=replaying)
    act.timestamp.FromDatetime(at)
    return act


def test_each_task_has_its_own_time_and_is_done(instance: WholeTaskInstance) -> None:
    for n in range(3):
        done = instance.activate(activation(MONDAY + n * A_MOMENT, NEWS))
        assert done.HasField("successful")


def test_news_that_come_with_a_query_let_their_task_fail(
    instance: WholeTaskInstance,
) -> None:
    """They are applied, so that the query is answered; an eviction goes through."""
    instance.activate(activation(MONDAY, NEWS, replaying=True))
    assert instance.activate(activation(MONDAY, NEWS)).HasField("successful")
    assert instance.activate(activation(MONDAY, QUERY)).HasField("successful")
    failed = instance.activate(activation(MONDAY + A_MOMENT, NEWS))
    assert failed.failed.failure.message == AGAIN
    assert instance.activate(activation(MONDAY, EVICTION)).HasField("successful")


def test_two_queries_with_news_between_them_let_the_task_fail(
    instance: WholeTaskInstance,
) -> None:
    instance.activate(activation(MONDAY, NEWS, replaying=True))
    for _ in range(2):
        assert instance.activate(activation(MONDAY, NEWS)).HasField("successful")
        instance.activate(activation(MONDAY, QUERY))
    failed = instance.activate(activation(MONDAY + A_MOMENT, NEWS))
    assert failed.HasField("failed")


def test_queries_alone_let_no_task_fail(instance: WholeTaskInstance) -> None:
    """Also one that is asked at the time of the task before, as all are."""
    instance.activate(activation(MONDAY, NEWS))
    instance.activate(activation(MONDAY, QUERY))
    done = instance.activate(activation(MONDAY + A_MOMENT, NEWS))
    assert done.HasField("successful")


def test_what_is_lived_again_never_fails(instance: WholeTaskInstance) -> None:
    """A task that was handed out in two parts is so in every replay."""
    for _ in range(2):
        instance.activate(activation(MONDAY, NEWS, replaying=True))
    done = instance.activate(activation(MONDAY + A_MOMENT, NEWS, replaying=True))
    assert done.HasField("successful")


def details(flags: frozenset[LogicFlag]) -> WorkflowInstanceDetails:
    """As far as a runner asks."""
    unasked: dict[str, Any] = dict.fromkeys(
        each.name for each in fields(WorkflowInstanceDetails)
    )
    return WorkflowInstanceDetails(**unasked | {"default_workflow_logic_flags": flags})


def test_the_worker_runs_each_life_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the flag beside those that the SDK sets by itself."""
    given: list[WorkflowInstanceDetails] = []

    def create(_: object, det: WorkflowInstanceDetails) -> WorkflowInstance:
        given.append(det)
        return Anything()

    monkeypatch.setattr(SandboxedWorkflowRunner, "create_instance", create)
    usual = details(frozenset({LogicFlag.RAISE_ON_CANCELLING_COMPLETED_ACTIVITY}))

    assert isinstance(SANDBOX.create_instance(usual), WholeTaskInstance)
    assert given[0].default_workflow_logic_flags == {*LogicFlag}
