"""Reviews that have outlived their engagement, reached by its code or its episode."""

from datetime import timedelta

import pytest
from temporalio.client import WorkflowExecutionStatus as Status
from temporalio.client import WorkflowHandle

from client import engagements, entities, reviews
from domain.acts import CancelReview
from domain.engagement import Engagement
from domain.lea import workflow_id
from domain.lifecycle import Phase
from tests.conftest import CODES
from tests.lives import by_staff
from tests.office import Office
from tests.reviewers import Reviewers
from workflows.engagement import EngagementWorkflow

pytestmark = pytest.mark.parametrize("beginning", ["in_review"], indirect=True)


@pytest.fixture
async def left(office: Office) -> Reviewers:
    """Of a review whose engagement was terminated."""
    found = Reviewers(office)
    await found.begun()
    await office.handle.terminate()
    return found


async def run_again(
    office: Office, begun: str | Engagement
) -> WorkflowHandle[EngagementWorkflow, Phase | None]:
    return await office.env.client.start_workflow(
        EngagementWorkflow.run,
        begun,
        id=workflow_id(office.cds),
        task_queue=office.cds,
    )


async def test_a_referral_that_was_refused_hides_no_review(
    office: Office, left: Reviewers
) -> None:
    """Nor which time the LEA was engaged, while its empty run goes on and after."""
    empty = await run_again(office, office.cds)
    client = office.env.client
    found = [await reviews.standing(client, office.cds, 1)]
    await office.env.fast_forward(empty, timedelta(minutes=2))
    await empty.result()
    found.append(await reviews.standing(client, office.cds, 1))

    assert {each.review.entity for each in found} == {left.entity}
    assert (await empty.describe()).status is Status.COMPLETED
    assert await engagements.last_episode(client, office.cds) == 1


async def test_of_a_first_referral_that_was_refused_there_is_no_episode(
    office: Office,
) -> None:
    """Nor of an LEA of which the server has never heard."""
    unknown = str(next(CODES))
    client = office.env.client

    assert await engagements.last_episode(client, unknown) == 0

    await client.start_workflow(
        EngagementWorkflow.run,
        unknown,
        id=workflow_id(unknown),
        task_queue=office.cds,
    )

    assert await engagements.last_episode(client, unknown) == 0


async def test_who_decides_at_an_earlier_review_reads_no_later_engagement(
    office: Office,
    left: Reviewers,
    in_review: Engagement,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The next has a newer setting, of which the review will never hear."""
    monkeypatch.setattr(entities, "PATIENCE", 5.0)
    newer = (await left.shown()).review.setting + 1
    later = in_review.but(episode=2, setting_entry=newer)
    await run_again(office, later)
    cancel = by_staff(CancelReview, setting=0)
    receipt = await reviews.ask(office.env.client, office.entity, 1, cancel)

    assert receipt.phase == "cancelled"
    assert (await office.standing()).setting >= newer
