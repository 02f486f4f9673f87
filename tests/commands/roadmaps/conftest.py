"""A review whose report is published, and whose roadmap is to be worked out."""

import pytest
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from tests.codesign import begin_codesign, begin_signed
from tests.office import Record
from tests.today import now


@pytest.fixture
async def codesign(open_office: str, env: WorkflowEnvironment, record: Record) -> str:
    """The address of the review; all that has happened is recorded."""
    await begin_codesign(env.client, record, now(), open_office)
    return f"{open_office}/review/1"


@pytest.fixture
async def signed(open_office: str, env: WorkflowEnvironment, database: Engine) -> str:
    """One whose roadmap all three have signed, and which is completed."""
    await begin_signed(env.client, database, now(), open_office)
    return f"{open_office}/review/1"
