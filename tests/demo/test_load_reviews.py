"""Alder Valley's review as it is loaded, on a server and out of a record."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine
from temporalio.testing import WorkflowEnvironment

from adapters.mail.eml import EmlLetterbox
from adapters.policies.read import current_policy
from adapters.sql.outbox import SqlOutbox
from adapters.sql.overdue import SqlBooks
from client import engagements, reviews
from demo import ENGAGEMENT
from demo.load_reviews import ReviewLoader, review_loader
from demo.story import opening_acts, referral, review_completion
from domain.lea import workflow_id
from domain.opening import Opening
from domain.reviews.review import review_address
from domain.reviews.standing import ReviewStanding
from settings import Settings
from tests.conftest import WRITER
from tests.office import Record
from worker import build_worker, open_making

REVIEW = review_address(f"{ENGAGEMENT}.1", 1)


@pytest.fixture
async def loader(
    env: WorkflowEnvironment, record: Record, database: Engine, tmp_path: Path
) -> AsyncIterator[ReviewLoader]:
    """A server and a worker, on which the demo's engagement does not stay."""
    letterbox = EmlLetterbox(tmp_path / "outbox", WRITER)
    outbox, books = SqlOutbox(database), SqlBooks(database)
    making = open_making(database, tmp_path / "documents")
    async with build_worker(env.client, record, outbox, letterbox, books, making):
        yield review_loader(env.client, Settings(var=tmp_path))
        await env.client.get_workflow_handle(workflow_id(ENGAGEMENT)).terminate()


async def begun(loader: ReviewLoader) -> date:
    """Its review has begun; the day of loading."""
    opening = Opening(said=referral(), policy=current_policy(), episode=1)
    await engagements.open_engagement(loader.client, opening)
    now = await engagements.standing_of(loader.client, ENGAGEMENT)
    today = now.engagement.cases[0].received
    for act in opening_acts(today):
        await engagements.ask(loader.client, ENGAGEMENT, act)
    await loader.has_begun(ENGAGEMENT)
    return today


async def review(loader: ReviewLoader) -> ReviewStanding:
    return (await reviews.standing(loader.client, ENGAGEMENT, 1)).review


async def test_a_load_that_was_interrupted_is_simply_run_again(
    loader: ReviewLoader,
) -> None:
    """Also at its end, and once it is over: nothing is done twice, or drawn anew."""
    today = await begun(loader)
    await loader.alder_valley(today)
    once = await review(loader)
    await loader.alder_valley(today)
    again = await review(loader)
    await engagements.ask(loader.client, ENGAGEMENT, review_completion())
    await loader.alder_valley(today)

    assert once.stage == "prioritised"
    assert (again.entry, again.report) == (once.entry, once.report)
