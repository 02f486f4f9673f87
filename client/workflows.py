"""The entities staff reach, each by the id of its workflow."""

from temporalio.client import Client, WorkflowHandle

from client import errors
from client.entities import EntityHandle
from domain.lea import workflow_id
from domain.lifecycle import Phase
from domain.reviews.review import review_address
from workflows.engagement import EngagementWorkflow
from workflows.review import ReviewWorkflow

Handle = WorkflowHandle[EngagementWorkflow, Phase | None]
ReviewHandle = WorkflowHandle[ReviewWorkflow, str]


def engagement_at(client: Client, cds: str) -> EntityHandle[EngagementWorkflow]:
    handle: Handle = client.get_workflow_handle_for(
        EngagementWorkflow.run, workflow_id(cds)
    )
    return EntityHandle(handle, errors.no_engagement(cds))


def review_at(
    client: Client, engagement: str, number: int, way_back: str = errors.WITHOUT_IT
) -> EntityHandle[ReviewWorkflow]:
    """A review of an engagement, which is named with its episode.

    `way_back` is what is said to follow where its workflow was stopped.
    """
    handle: ReviewHandle = client.get_workflow_handle_for(
        ReviewWorkflow.run, review_address(engagement, number)
    )
    cds = engagement.partition(".")[0]
    return EntityHandle(handle, errors.no_review(cds, number, way_back))
