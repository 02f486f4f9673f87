"""Words brought to workflows on a server, and what is said of those that have gone."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from temporalio import workflow
from temporalio.client import WorkflowExecutionStatus as Status
from temporalio.client import WorkflowHandle
from temporalio.common import SearchAttributePair, TypedSearchAttributes
from temporalio.exceptions import ApplicationError
from temporalio.service import RPCError, RPCStatusCode
from temporalio.testing import WorkflowEnvironment
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from adapters.entities import TemporalEntities
from domain.clocks.ladder import Ladder, Settled
from domain.engagement import Engagement
from domain.people.roles import Role
from domain.review_apply import begin_review
from domain.reviews.words import ReviewNews, ReviewSetting
from domain.words import Heard, Word
from tests.today import now
from tests.waiting import until
from workflows.visibility import ENTITY

A_MINUTE = timedelta(minutes=1)
BEFORE_ITS_TIME = (Status.FAILED, Status.CANCELED, Status.TERMINATED, Status.TIMED_OUT)


@workflow.defn
class Life:
    """Somebody's, which ends as is said, or goes on."""

    @workflow.run
    async def run(self, how: str) -> None:
        if how == Status.FAILED.name:
            raise ApplicationError("by mistake", non_retryable=True)
        if how != Status.COMPLETED.name:
            await workflow.wait_condition(lambda: False)


class Lives:
    """Runs under the ids of those who are told words."""

    def __init__(self, env: WorkflowEnvironment, queue: str) -> None:
        self._env, self._queue = env, queue

    async def run(
        self, name: str, how: Status = Status.RUNNING, entity: str | None = None
    ) -> WorkflowHandle[Life, None]:
        seen = [SearchAttributePair(ENTITY, entity)] if entity else []
        handle = await self._env.client.start_workflow(
            Life.run,
            how.name,
            id=name,
            task_queue=self._queue,
            run_timeout=A_MINUTE if how is Status.TIMED_OUT else None,
            search_attributes=TypedSearchAttributes(seen),
        )
        if how is not Status.RUNNING:
            await self._end(handle, how)
        return handle

    async def _end(self, handle: WorkflowHandle[Life, None], how: Status) -> None:
        if how is Status.TERMINATED:
            await handle.terminate()
        if how is Status.CANCELED:
            await handle.cancel()
        if how is Status.TIMED_OUT:
            await self._env.fast_forward(handle, 2 * A_MINUTE)

        async def ended() -> bool:
            return (await handle.describe()).status is how

        await until(ended)


@pytest.fixture
async def lives(
    env: WorkflowEnvironment, in_review: Engagement
) -> AsyncIterator[Lives]:
    queue = f"lives-{in_review.lea.cds}"
    async with Worker(
        env.client,
        task_queue=queue,
        workflows=[Life],
        workflow_runner=UnsandboxedWorkflowRunner(),
    ):
        yield Lives(env, queue)


@pytest.fixture
def entities(env: WorkflowEnvironment) -> TemporalEntities:
    return TemporalEntities(env.client, "nobody works here")


@pytest.fixture
def begins(in_review: Engagement) -> ReviewSetting:
    """The first word to a review."""
    (word,) = [each for each in in_review.untold if isinstance(each, ReviewSetting)]
    return word


@pytest.fixture
def setting(begins: ReviewSetting) -> ReviewSetting:
    return begins.but(framework=None)


@pytest.fixture
def news(begins: ReviewSetting) -> ReviewNews:
    return begin_review(begins, now()).news


@pytest.fixture
def ladder(in_review: Engagement) -> Ladder:
    return Ladder(
        entity=in_review.entity,
        lea=in_review.lea.name,
        county=in_review.lea.county,
        subject="action/1",
        title="Tutoring in grade 9",
        asked=Role.COE_LEAD,
        plan=1,
        due=now().date(),
        due_at=now(),
        calendar="county",
        policy="current",
        rungs=(),
    )


@pytest.fixture(params=["setting", "news", "settled"])
def word(request: pytest.FixtureRequest, ladder: Ladder) -> Word:
    """One that begins nothing."""
    if request.param == "settled":
        return Settled(plan_id=ladder.plan_id)
    found: Word = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=["begins", "ladder"])
def first(request: pytest.FixtureRequest) -> Word:
    """One that begins whom it is for."""
    found: Word = request.getfixturevalue(request.param)
    return found


SIGNALS = {
    ReviewSetting: ("setting", "ReviewWorkflow"),
    ReviewNews: ("review_news", "Life"),
    Settled: ("settled", "Life"),
    Ladder: ("climbed", "EscalationWorkflow"),
}


async def signals(handle: WorkflowHandle[Life, None]) -> list[str]:
    events = (await handle.fetch_history()).events
    told = [each.workflow_execution_signaled_event_attributes for each in events]
    return [each.signal_name for each in told if each.signal_name]


def key(word: Word) -> str:
    """The durable key that whoever it is for is seen by."""
    return word.engagement if isinstance(word, ReviewNews) else word.to


async def test_the_first_word_begins_whom_it_is_for_and_comes_again_as_a_signal(
    env: WorkflowEnvironment, entities: TemporalEntities, first: Word
) -> None:
    heard = [await entities.tell(first), await entities.tell(first)]
    begun = env.client.get_workflow_handle(first.to)
    signal, kind = SIGNALS[type(first)]

    assert heard == [Heard.HEARD, Heard.HEARD]
    assert (await begun.describe()).workflow_type == kind
    assert await signals(begun) == [signal, signal]


async def test_who_has_ended_well_is_not_begun_again(
    lives: Lives, entities: TemporalEntities, first: Word
) -> None:
    ended = await lives.run(first.to, Status.COMPLETED)

    assert await entities.tell(first) is Heard.OVER
    assert (await ended.describe()).status is Status.COMPLETED


async def test_who_was_stopped_before_its_time_is_begun_again(
    env: WorkflowEnvironment, lives: Lives, entities: TemporalEntities, first: Word
) -> None:
    """A review has told nothing then: else its first word is no more the first."""
    await lives.run(first.to, Status.TERMINATED)
    heard = await entities.tell(first)
    again = env.client.get_workflow_handle(first.to)

    assert heard is Heard.HEARD
    assert (await again.describe()).status is Status.RUNNING


async def test_a_word_comes_as_a_signal_to_who_runs(
    lives: Lives, entities: TemporalEntities, word: Word
) -> None:
    """Its history has it once the task that it works at has ended."""
    running = await lives.run(word.to, entity=key(word))
    heard = await entities.tell(word)

    async def came() -> bool:
        return await signals(running) == [SIGNALS[type(word)][0]]

    assert heard is Heard.HEARD
    await until(came)


async def test_who_never_was_is_lost(entities: TemporalEntities, word: Word) -> None:
    assert await entities.tell(word) is Heard.LOST


async def test_who_has_completed_is_over(
    lives: Lives, entities: TemporalEntities, word: Word
) -> None:
    await lives.run(word.to, Status.COMPLETED, key(word))

    assert await entities.tell(word) is Heard.OVER


@pytest.mark.parametrize("how", BEFORE_ITS_TIME)
async def test_who_ended_in_any_other_way_is_lost(
    lives: Lives, entities: TemporalEntities, news: ReviewNews, how: Status
) -> None:
    """By an operator, by a failure of ours, by a time-out."""
    await lives.run(news.to, how, news.engagement)

    assert await entities.tell(news) is Heard.LOST


def next_of(news: ReviewNews) -> str:
    return f"{news.engagement.partition('.')[0]}.2"


@pytest.mark.parametrize("opened", [True, False])
async def test_an_engagement_stopped_before_its_time_stays_lost_whoever_ran_since(
    lives: Lives, entities: TemporalEntities, news: ReviewNews, opened: bool
) -> None:
    """The next episode, or a run in which nothing was referred, has completed."""
    await lives.run(news.to, Status.TERMINATED, news.engagement)
    await lives.run(news.to, Status.COMPLETED, next_of(news) if opened else None)

    assert await entities.tell(news) is Heard.LOST


@pytest.mark.parametrize("opened", [True, False])
async def test_whoever_runs_in_its_place_does_not_hear_for_an_engagement(
    lives: Lives, entities: TemporalEntities, news: ReviewNews, opened: bool
) -> None:
    """The LEA's next episode would take no notice, and the review think it found."""
    await lives.run(news.to, Status.TERMINATED, news.engagement)
    other = await lives.run(news.to, entity=next_of(news) if opened else None)

    assert await entities.tell(news) is Heard.LOST
    assert await signals(other) == []


@pytest.mark.parametrize("how", [Status.COMPLETED, Status.TERMINATED])
async def test_an_engagement_that_has_completed_stays_over_whoever_ran_since(
    lives: Lives, entities: TemporalEntities, news: ReviewNews, how: Status
) -> None:
    """However that ended; the server's list of runs comes a moment later."""
    await lives.run(news.to, Status.COMPLETED, news.engagement)
    await lives.run(news.to, how, next_of(news))

    async def over() -> bool:
        return await entities.tell(news) is Heard.OVER

    await until(over)


async def test_who_begins_while_it_is_looked_for_is_told_again(
    lives: Lives,
    entities: TemporalEntities,
    word: Word,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It was reset, say, between the word and the question: nothing was lost."""

    async def too_early(*_: object) -> None:
        raise RPCError("workflow not found", RPCStatusCode.NOT_FOUND, b"")

    await lives.run(word.to, entity=key(word))
    with monkeypatch.context() as patch:
        patch.setattr(TemporalEntities, "_signal", too_early)
        with pytest.raises(RPCError, match="not found"):
            await entities.tell(word)

    assert await entities.tell(word) is Heard.HEARD


async def test_a_server_that_is_away_is_no_answer(
    lives: Lives,
    entities: TemporalEntities,
    news: ReviewNews,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody is taken for lost, or for over, because of it."""

    async def away(*_: object) -> None:
        raise RPCError("connection refused", RPCStatusCode.UNAVAILABLE, b"")

    await lives.run(news.to, Status.COMPLETED, news.engagement)
    monkeypatch.setattr(TemporalEntities, "_signal", away)

    with pytest.raises(RPCError, match="refused"):
        await entities.tell(news)
