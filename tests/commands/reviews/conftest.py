"""An engagement whose review has begun, for staff's commands."""

from datetime import datetime

import pytest
from temporalio.testing import WorkflowEnvironment

from connection import TASK_QUEUE
from domain.acts import BeginReview
from domain.apply import apply
from domain.engagement import Engagement
from domain.lea import workflow_id
from tests.commands.conftest import Cli
from tests.lives import (
    ALDER_VALLEY,
    POLICY,
    START,
    by_staff,
    referred,
    to_implementation,
)
from tests.today import now
from tests.waiting import until
from workflows.engagement import EngagementWorkflow


def in_review(at: datetime = START, cds: str = ALDER_VALLEY.cds) -> Engagement:
    """An engagement that has begun its review a moment ago."""
    new = referred(at=at, lea=ALDER_VALLEY.but(cds=cds), policy=POLICY)
    for act in to_implementation(new.day_of(at)):
        if new.phase == "review":
            return new
        new = apply(new, act, at)
    return apply(new, by_staff(BeginReview), at)


@pytest.fixture
async def reviewing(open_office: str, env: WorkflowEnvironment, cli: Cli) -> str:
    """An engagement whose review is being planned, and has been recorded."""
    await env.client.start_workflow(
        EngagementWorkflow.run,
        in_review(now(), open_office),
        id=workflow_id(open_office),
        task_queue=TASK_QUEUE,
    )

    async def begun() -> bool:
        said = await cli("history", f"{open_office}/review/1", "--json")
        return bool(said.code == 0 and said.json["entries"])

    await until(begun)
    return open_office
