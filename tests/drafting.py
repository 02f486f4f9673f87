"""A review that somebody begins today, and whose draft is open a moment later."""

from datetime import datetime

from temporalio.client import Client

from adapters.sql.record import SqlRecord
from connection import TASK_QUEUE
from domain.acts import BeginReview
from domain.apply import apply
from domain.engagement import Engagement
from domain.lea import workflow_id
from tests.frameworks import SIR_12
from tests.lives import ALDER_VALLEY, POLICY, referred, to_implementation
from tests.review_phases import begin, complete
from tests.reviews import InReview
from workflows.engagement import EngagementWorkflow
from workflows.review import ReviewWorkflow

BEFORE = ("planning", "artifacts", "field_work", "analysis")


def drafted(at: datetime, cds: str) -> InReview:
    """All phases before the draft were gone through in a moment."""
    new = referred(at=at, lea=ALDER_VALLEY.but(cds=cds), policy=POLICY)
    for act in to_implementation(new.day_of(at)):
        if isinstance(act, BeginReview):
            break
        new = apply(new, act, at)
    both = InReview(new, at)
    both.ask(BeginReview, framework=SIR_12)
    both.tell_reviews()
    for key in BEFORE:
        if key not in both.review.review.phases:
            begin(both, key)
        complete(both, key)
    begin(both, "draft")
    both.tell_engagement()
    return both


async def begin_drafting(
    client: Client, record: SqlRecord, at: datetime, cds: str
) -> str:
    """Both live on the server as they are then, and all of it is recorded; its key."""
    return await live(client, record, drafted(at, cds))


async def live(
    client: Client, record: SqlRecord, both: InReview, queue: str = TASK_QUEUE
) -> str:
    """An engagement and its review live on as they are, all of it recorded; the key."""
    engagement = settled_in(record, both)
    await client.start_workflow(
        EngagementWorkflow.run,
        engagement,
        id=workflow_id(engagement.lea.cds),
        task_queue=queue,
    )
    return await begin_review(client, both, queue)


def settled_in(record: SqlRecord, both: InReview) -> Engagement:
    """The record has all that happened; the engagement, which owes nothing."""
    record.commit(both.engagement.unwritten)
    record.commit(both.review.unwritten)
    return both.engagement.but(unwritten=(), untold=())


async def begin_review(client: Client, both: InReview, queue: str) -> str:
    """The review lives on as it is, and owes nothing; its key."""
    review = both.review
    await client.start_workflow(
        ReviewWorkflow.run,
        review.but(unwritten=(), untold=()),
        id=review.entity,
        task_queue=queue,
    )
    return review.entity
