"""A review whose analysis is done and whose draft is open, for staff's commands."""

from datetime import date
from functools import cache

import pytest
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from tests import drafting as lives
from tests.begun import Begun, begin
from tests.today import now, today


@pytest.fixture
async def drafting(open_office: str, env: WorkflowEnvironment, database: Engine) -> str:
    """The address of the review; all that has happened is recorded."""
    await begin(env.client, database, drafted(today()).under(open_office))
    return f"{open_office}/review/1"


@cache
def drafted(_: date) -> Begun:
    return lives.drafting(now())
