"""Words to other workflows: each reached by its id, and begun where it may be."""

from temporalio.client import Client, WorkflowExecutionDescription
from temporalio.client import WorkflowExecutionStatus as Status
from temporalio.common import (
    SearchAttributeKey,
    WorkflowIDConflictPolicy,
    WorkflowIDReusePolicy,
)
from temporalio.exceptions import WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from adapters.temporal import TASK_TIMEOUT
from domain.clocks.ladder import Ladder, Settled
from domain.markdown import literal
from domain.people.roles import LABELS
from domain.reviews.words import ReviewNews, ReviewSetting
from domain.witnesses.witness import Witness
from domain.words import Heard, Word

ENTITY = SearchAttributeKey.for_keyword("DtaEntity")
"""As in `workflows.visibility`, which adapters do not know."""


class TemporalEntities:
    """Witnesses, reviews and engagements on one server."""

    def __init__(self, client: Client, task_queue: str) -> None:
        self._client, self._task_queue = client, task_queue

    async def tell(self, word: Word) -> Heard:
        """That whoever it is for has gone is an answer, not an error."""
        if isinstance(word, ReviewNews) and (past := await self._past(word)):
            return past
        try:
            await self._told(word)
        except WorkflowAlreadyStartedError:
            return Heard.OVER
        except RPCError as trouble:
            if trouble.status is not RPCStatusCode.NOT_FOUND:
                raise
            gone = await self._gone(word)
            if gone is None:
                raise
            return gone
        return Heard.HEARD

    async def _told(self, word: Word) -> None:
        match word:
            case Ladder():
                await self._show(word)
            case ReviewSetting(begins=True):
                await self._begin(word)
            case ReviewSetting():
                await self._signal(word, "setting")
            case ReviewNews():
                await self._signal(word, "review_news")
            case Settled():
                await self._signal(word, "settled")

    async def _signal(self, word: Word, name: str) -> None:
        await self._client.get_workflow_handle(word.to).signal(name, word)

    async def _gone(self, word: Word) -> Heard | None:
        """Whether it ended as it should; what never was is lost, too.

        None where a run has begun since: the word is to be told to that.
        """
        newest = await self._newest(word.to)
        if newest is None:
            return Heard.LOST
        if newest.status is Status.RUNNING:
            return None
        completed = newest.status is Status.COMPLETED
        if isinstance(word, ReviewNews) and _entity(newest) != word.engagement:
            completed = await self._has_completed(word)
        return Heard.OVER if completed else Heard.LOST

    async def _past(self, news: ReviewNews) -> Heard | None:
        """How the engagement ended, where the LEA's next one runs under its id."""
        newest = await self._newest(news.to)
        if newest is None or newest.status is not Status.RUNNING:
            return None
        if _entity(newest) == news.engagement:
            return None
        return Heard.OVER if await self._has_completed(news) else Heard.LOST

    async def _newest(self, name: str) -> WorkflowExecutionDescription | None:
        try:
            return await self._client.get_workflow_handle(name).describe()
        except RPCError as trouble:
            if trouble.status is not RPCStatusCode.NOT_FOUND:
                raise
            return None

    async def _has_completed(self, news: ReviewNews) -> bool:
        """Whether the engagement did, though its LEA has had another run since."""
        # Lists lag by moments; that other run began after it, or has ended as well.
        mine = f'WorkflowId="{news.to}" AND {ENTITY.name}="{news.engagement}"'
        query = f'{mine} AND ExecutionStatus="Completed"'
        return (await self._client.count_workflows(query)).count > 0

    async def _show(self, ladder: Ladder) -> None:
        """Begin the witness or bring it word; one that ended well stays ended."""
        await self._client.start_workflow(
            "EscalationWorkflow",
            Witness(ladder=ladder),
            id=ladder.plan_id,
            task_queue=self._task_queue,
            start_signal="climbed",
            start_signal_args=[ladder],
            task_timeout=TASK_TIMEOUT,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
            static_summary=(
                f"{literal(ladder.lea)}, {ladder.subject}, due {ladder.due}, "
                f"asked of the {LABELS[ladder.asked]}"
            ),
        )

    async def _begin(self, word: ReviewSetting) -> None:
        """Begin the review or bring it word; one that ended well stays ended."""
        await self._client.start_workflow(
            "ReviewWorkflow",
            word,
            id=word.review,
            task_queue=self._task_queue,
            start_signal="setting",
            start_signal_args=[word],
            task_timeout=TASK_TIMEOUT,
            id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
            id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE_FAILED_ONLY,
            static_summary=f"{literal(word.setting.lea.name)}, review {word.number}",
        )


def _entity(run: WorkflowExecutionDescription) -> str | None:
    """Which engagement it was; None of a run in which nothing was referred."""
    return run.typed_search_attributes.get(ENTITY)
