"""A review whose report is published, and whose roadmap is to be worked out."""

from datetime import date
from functools import cache

import pytest
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from tests.begun import Begun, begin
from tests.codesign import begin_signed, codesigning
from tests.today import now, today


@pytest.fixture
async def codesign(open_office: str, env: WorkflowEnvironment, database: Engine) -> str:
    """The address of the review; all that has happened is recorded."""
    await begin(env.client, database, opened(today()).under(open_office))
    return f"{open_office}/review/1"


@cache
def opened(_: date) -> Begun:
    return codesigning(now())


@pytest.fixture
async def signed(open_office: str, env: WorkflowEnvironment, database: Engine) -> str:
    """One whose roadmap all three have signed, and which is completed."""
    await begin_signed(env.client, database, now(), open_office)
    return f"{open_office}/review/1"
