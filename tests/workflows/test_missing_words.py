"""What an engagement and its review have not heard of each other is told again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine
from temporalio.client import WorkflowExecutionStatus as Status
from temporalio.client import WorkflowHandle

from domain.acts import Assign, BeginReview, PauseReview
from domain.discrepancies import Discrepancies, Matter
from domain.people.roles import Role
from domain.reviews.review import review_address
from domain.reviews.standing import ReviewShown
from domain.setting import Cause
from tests.lives import EVERY_WEEKDAY, TO_IMPLEMENTATION, to_implementation
from tests.office import Office
from tests.waiting import until
from tests.workflows.test_reconcile import Look
from workflows.escalation import EscalationWorkflow
from workflows.review import ReviewWorkflow

LEAD = {"by": "a.castillo", "entered_by": "a.castillo"}
Handle = WorkflowHandle[Any, Any]


@pytest.fixture
def look(office: Office, database: Engine) -> Look:
    return Look(office, database)


@contextmanager
def lost_words() -> Iterator[None]:
    """What entities tell each other comes to nobody, and they do not notice."""

    async def lost(*_: object) -> None: ...

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("adapters.entities.TemporalEntities._told", lost)
        yield


async def begin(office: Office) -> None:
    """On its first day, all acts until its review."""
    last = TO_IMPLEMENTATION.index(BeginReview)
    for act in to_implementation(await today(office))[: last + 1]:
        await office.send(act)

    async def told() -> bool:
        return not (await office.standing()).untold

    await until(told)


async def today(office: Office) -> date:
    return EVERY_WEEKDAY.lea.day_of(await office.now())


@pytest.fixture
async def review(office: Office) -> Handle:
    await begin(office)
    review = office.workflow(review_address(office.entity, 1))
    await settled(review)
    return review


def of(review: Handle, found: Discrepancies) -> list[Matter]:
    """What is off with it."""
    return [each.matter for each in found.found if each.about == review.id]


async def shown(review: Handle) -> ReviewShown:
    now: ReviewShown = await review.query(ReviewWorkflow.standing)
    return now


async def settled(review: Handle) -> None:
    async def owes_nothing() -> bool:
        now = await shown(review)
        return not (now.untold or now.unwritten)

    await until(owes_nothing)


async def pause(review: Handle) -> None:
    """For a month, by whoever leads it."""
    now = (await shown(review)).review
    stop = {"cause": Cause.FIRE, "recheck": now.begun + timedelta(days=30)}
    act = PauseReview(id="p", setting=now.setting, why="a fire", **LEAD, **stop)
    await review.execute_update(ReviewWorkflow.act, act)
    await settled(review)


async def test_what_one_of_the_two_has_not_heard_is_told_again(
    office: Office, look: Look, review: Handle
) -> None:
    """Each is asked for the word that the other lacks; then nothing is off."""
    fine = await look(await office.now())
    with lost_words():
        first = await today(office)
        await office.act(Assign, role=Role.GEO_LEAD, person="g.fontaine", first=first)
        await pause(review)
        await office.wait(minutes=1)
    found = await look(await office.now())
    await settled(review)
    again = await look(await office.now())
    whole = await office.standing()

    assert of(review, fine) == of(review, again) == []
    assert of(review, found) == [Matter.NEWS_MISSING, Matter.SETTING_MISSING]
    assert (await shown(review)).review.setting == whole.setting
    assert [each.stage for each in whole.engagement.reviews] == ["paused"]


async def test_a_review_that_never_began_is_begun(office: Office, look: Look) -> None:
    """As if it had been terminated before anything of it was recorded."""
    review = office.workflow(review_address(office.entity, 1))
    with lost_words():
        await begin(office)
        await office.wait(minutes=1)
    found = await look(await office.now())
    await office.wait(minutes=1)
    await settled(review)
    again = await look(await office.now())

    assert of(review, found) == [Matter.NOT_BEGUN]
    assert of(review, again) == []


async def test_a_review_whose_engagement_does_not_run_is_named(
    office: Office, look: Look, review: Handle
) -> None:
    """And one that does not run itself."""
    await office.handle.terminate()
    alone = await look(await office.now())
    await review.terminate()
    none = await look(await office.now())

    assert of(review, alone) == [Matter.ENGAGEMENT_GONE]
    assert of(review, none) == [Matter.NOT_RUNNING]


async def test_the_witness_of_a_late_phase_begins_again(
    office: Office, look: Look, review: Handle
) -> None:
    """Its review is asked, and says so in its own history."""
    await office.env.fast_forward(review, timedelta(days=45))
    planning, *_ = (await shown(review)).review.phases
    assert planning.witness
    witness = office.workflow(planning.witness)
    await witness.query(EscalationWorkflow.standing)
    await settled(review)
    await witness.terminate("by mistake")
    found = await look()
    await settled(review)
    kinds = [line.kind for line in office.reading.history(review.id)]

    assert found.about(Matter.BEGUN_AGAIN) == (witness.id,)
    assert (await witness.describe()).status is Status.RUNNING
    assert kinds.count("witness_missing") == 1
