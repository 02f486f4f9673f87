"""An engagement whose review has begun, for staff's commands."""

from datetime import date
from functools import cache

import pytest
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from domain.acts import BeginReview
from domain.apply import apply
from domain.engagement import Engagement
from tests.begun import Begun, begin
from tests.drafting import planning
from tests.lives import (
    ALDER_VALLEY,
    POLICY,
    START,
    by_staff,
    referred,
    to_implementation,
)
from tests.today import now, today


def in_review(cds: str = ALDER_VALLEY.cds) -> Engagement:
    """An engagement that has begun its review a moment ago."""
    new = referred(at=START, lea=ALDER_VALLEY.but(cds=cds), policy=POLICY)
    for act in to_implementation(new.day_of(START)):
        if new.phase == "review":
            return new
        new = apply(new, act, START)
    return apply(new, by_staff(BeginReview), START)


@pytest.fixture
async def reviewing(
    open_office: str, env: WorkflowEnvironment, database: Engine
) -> str:
    """An engagement whose review is being planned, and has been recorded."""
    await begin(env.client, database, begun(today()).under(open_office))
    return open_office


@cache
def begun(_: date) -> Begun:
    return planning(now())
