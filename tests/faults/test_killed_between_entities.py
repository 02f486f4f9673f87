import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import Engine
from temporalio.client import Client, WorkflowHandle
from temporalio.service import RPCError

from adapters.sql.queries import SqlReading
from adapters.sql.reviews import SqlReviews
from client import engagements
from domain.acts import (
    AddSite,
    ApproveSample,
    Assign,
    BeginPhase,
    CompletePhase,
    CompleteReview,
    DecidingAct,
    ImportItems,
    NoteMilestone,
    PauseReview,
    ReviewStaffAct,
)
from domain.bounds import MOST_ITEMS
from domain.people.roles import Role
from domain.reviews.acts import ItemRow
from domain.setting import Cause
from tests.conftest import CODES
from tests.faults.processes import recorded, worker
from tests.lives import ALDER_VALLEY, IN_FORCE, by_staff, opening, to_implementation
from tests.today import now
from tests.waiting import until
from workflows.review import ReviewWorkflow

TO_NOTE = ("kickoff", "contact", "data_sharing", "calendar_free")
ROWS = tuple(
    ItemRow(item=f"I{n}", component=1 + n % 12, method="document_review")
    for n in range(MOST_ITEMS)
)


async def test_a_worker_killed_at_each_word_between_two_loses_and_doubles_nothing(
    apart: Client, database: Engine, tmp_path: Path
) -> None:
    """
    A review is begun, told of another role, planned, led on to collect what 400 rows
    plan, paused and completed; at each the worker dies by SIGKILL as soon as the act is
    answered, with the word still to be told. In the end each side has heard all, and
    every entry is in the record once.
    """
    reading, lea = SqlReading(database), ALDER_VALLEY.but(cds=str(next(CODES)))
    entity = f"{lea.cds}.1"
    review = apart.get_workflow_handle(f"{entity}/review/1")
    today = opening(lea, IN_FORCE).policy.lea.day_of(now())

    async def killed_after(deed: Callable[[], Awaitable[object]]) -> None:
        async with worker(apart, tmp_path) as doomed:
            await deed()
            doomed.kill()
            await doomed.wait()

    async def begin() -> None:
        await engagements.open_engagement(apart, opening(lea, IN_FORCE))
        for act in to_implementation(today)[:-1]:
            await engagements.ask(apart, lea.cds, act)

    async def assign() -> None:
        act = by_staff(Assign, role=Role.GEO_LEAD, person="p.silva", first=today)
        await engagements.ask(apart, lea.cds, act)

    async def on_review(*acts: ReviewStaffAct) -> None:
        """By the newest setting, once the review has heard of that."""
        setting = (await engagements.standing_of(apart, lea.cds)).setting
        await until(lambda: _knows(review, setting))
        for act in acts:
            decides = isinstance(act, DecidingAct)
            said = act.but(setting=setting) if decides else act
            call = f"{act.id}/{uuid4().hex}"
            await review.execute_update(ReviewWorkflow.act, said, id=call)

    async def plan() -> None:
        notes = (by_staff(NoteMilestone, milestone=e, on=today) for e in TO_NOTE)
        await on_review(
            by_staff(AddSite, site=f"{lea.cds}0000001", name="School"),
            by_staff(ApproveSample, setting=0),
            *notes,
            by_staff(CompletePhase, phase="planning", setting=0),
        )

    async def collect() -> None:
        await on_review(
            by_staff(NoteMilestone, milestone="artifact_request", on=today),
            by_staff(BeginPhase, phase="artifacts", setting=0),
            by_staff(ImportItems, rows=ROWS),
        )

    async def pause() -> None:
        recheck = today + timedelta(days=30)
        await on_review(
            by_staff(PauseReview, cause=Cause.FIRE, recheck=recheck, setting=0)
        )

    async def complete() -> None:
        entry = (await review.query(ReviewWorkflow.standing)).review.entry
        act = by_staff(CompleteReview, review_entry=entry)
        await until(lambda: _has_heard(apart, lea.cds, entry))
        await engagements.ask(apart, lea.cds, act)

    for deed in (begin, assign, plan, collect, pause, complete):
        await killed_after(deed)
    async with worker(apart, tmp_path):
        await asyncio.wait_for(review.result(), 60)
        of_review = await recorded(reading, f"{entity}/review/1", 14)
        items = SqlReviews(database).items(f"{entity}/review/1")
        standing = await engagements.standing_of(apart, lea.cds)
        of_engagement = await recorded(reading, entity, standing.engagement.entry)

    assert of_review == [*range(1, 15)]
    assert len(items) == len(ROWS)
    assert of_engagement == [*range(1, len(of_engagement) + 1)]
    news = [e.kind for e in reading.history(entity)].count("review_news")
    assert 1 <= news <= 5  # begun, planned, collecting, paused, completed; or merged
    assert standing.engagement.reviews[0].over


async def _knows(review: WorkflowHandle[Any, Any], setting: int) -> bool:
    """Whether it has begun, and heard of its engagement as of this entry."""
    try:
        shown = await review.query(ReviewWorkflow.standing)
    except RPCError:
        return False
    return bool(shown.review.setting >= setting)


async def _has_heard(client: Client, cds: str, entry: int) -> bool:
    standing = await engagements.standing_of(client, cds)
    return standing.engagement.reviews[0].entry >= entry
