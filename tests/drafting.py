"""A review that somebody begins today, and whose draft is open a moment later."""

from datetime import datetime

from temporalio.client import Client

from connection import TASK_QUEUE
from domain.acts import BeginReview
from domain.apply import apply
from domain.lea import workflow_id
from tests.frameworks import SIR_12
from tests.lives import ALDER_VALLEY, POLICY, referred, to_implementation
from tests.office import Record
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


async def begin_drafting(client: Client, record: Record, at: datetime, cds: str) -> str:
    """Both live on the server as they are then, and all of it is recorded; its key."""
    both = drafted(at, cds)
    engagement, review = both.engagement, both.review
    record.commit(engagement.unwritten)
    record.commit(review.unwritten)
    await client.start_workflow(
        EngagementWorkflow.run,
        engagement.but(unwritten=(), untold=()),
        id=workflow_id(cds),
        task_queue=TASK_QUEUE,
    )
    await client.start_workflow(
        ReviewWorkflow.run,
        review.but(unwritten=(), untold=()),
        id=review.entity,
        task_queue=TASK_QUEUE,
    )
    return review.entity
