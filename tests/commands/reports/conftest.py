"""A review whose analysis is done and whose draft is open, for staff's commands."""

import pytest
from temporalio.testing import WorkflowEnvironment

from tests.drafting import begin_drafting
from tests.office import Record
from tests.today import now


@pytest.fixture
async def drafting(open_office: str, env: WorkflowEnvironment, record: Record) -> str:
    """The address of the review; all that has happened is recorded."""
    await begin_drafting(env.client, record, now(), open_office)
    return f"{open_office}/review/1"
