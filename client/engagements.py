"""How staff reach an engagement: what they ask of it, and what it answers."""

from typing import NamedTuple

from temporalio.client import Client, WithStartWorkflowOperation
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.service import RPCError

from adapters.temporal import TASK_TIMEOUT
from client import errors
from client.endings import Failed, NotOpen
from client.entities import (
    AN_ANSWER,
    LARGEST,
    check_bounds,
    until_answered,
    until_read,
    update_id,
)
from client.workflows import engagement_at, review_at
from connection import TASK_QUEUE
from domain.acts import (
    ActionAct,
    AdoptRoadmap,
    BeginReview,
    CompleteReview,
    StaffAct,
)
from domain.available_acts import Offer
from domain.checkins.facts import AgendaShown, PacketFacts
from domain.duties.standing import DutyYear
from domain.explain import Explanation
from domain.lea import workflow_id
from domain.lifecycle import Phase
from domain.opening import Opening
from domain.outlook import Outlook
from domain.policies.policy import Policy
from domain.preview import Preview, WillHear
from domain.receipt import Receipt
from domain.review_views import with_review
from domain.review_warnings import ends_undone
from domain.reviews.review import engagement_of
from domain.reviews.words import ReviewSetting
from domain.standing import Standing
from workflows.engagement import EngagementWorkflow
from workflows.review import ReviewWorkflow
from workflows.visibility import ENTITY


class ActRead(NamedTuple):
    """An act with what had to be read for it, and what is good to know of that."""

    act: StaffAct
    warnings: tuple[str, ...] = ()


async def ask(client: Client, cds: str, act: StaffAct) -> Receipt:
    """The engagement's answer. Asking again is safe: the act carries its id.

    Raises NotAllowed with the refusal, NotOpen where there is no engagement, Failed
    and Unanswered where it does not come through.
    """
    read = await until_read(lambda: _as_read(client, cds, act))
    receipt = await engagement_at(client, cds).ask(EngagementWorkflow.act, read.act)
    if receipt.again:
        return receipt
    return receipt.but(warnings=(*receipt.warnings, *read.warnings))


async def open_engagement(client: Client, opening: Opening) -> Receipt:
    """The answer of the LEA's engagement, which is begun for it if none runs.

    Raises as `ask`; what is refused leaves no engagement.
    """
    first = opening.first_act
    call = update_id(first)
    check_bounds(first)
    if opening.weight > LARGEST:
        raise Failed(errors.TOO_LARGE)

    async def once() -> Receipt:
        return await client.execute_update_with_start_workflow(
            EngagementWorkflow.begin,
            opening,
            id=call,
            start_workflow_operation=_empty(opening.said.lea.cds),
            rpc_timeout=AN_ANSWER,
        )

    try:
        return await until_answered(once)
    except RPCError as error:
        raise errors.final(error) from error


def _empty(cds: str) -> WithStartWorkflowOperation[EngagementWorkflow, Phase | None]:
    """It says no more than whose it will be: nothing of it was judged yet."""
    return WithStartWorkflowOperation(
        EngagementWorkflow.run,
        cds,
        id=workflow_id(cds),
        task_queue=TASK_QUEUE,
        task_timeout=TASK_TIMEOUT,
        id_conflict_policy=WorkflowIDConflictPolicy.USE_EXISTING,
        id_reuse_policy=WorkflowIDReusePolicy.ALLOW_DUPLICATE,
        static_summary=f"LEA {cds}",
    )


async def standing(client: Client, cds: str) -> Standing | None:
    """How the engagement stands; None where the server has none that may be asked.

    One that was stopped is not asked: it would answer as if it went on.
    """
    try:
        return await standing_of(client, cds)
    except NotOpen:
        return None


async def standing_of(client: Client, cds: str) -> Standing:
    """How the engagement stands, with its people; raises Failed."""
    found = await engagement_at(client, cds).query(EngagementWorkflow.standing)
    if found is None:
        raise errors.no_engagement(cds).ending()
    return found


async def stopped(client: Client, cds: str) -> str:
    """In words how its workflow was ended before its time; empty where it was not."""
    return await engagement_at(client, cds).stopped()


async def last_episode(client: Client, cds: str) -> int:
    """Which time the LEA was engaged when last the server ran its engagement, or 0.

    Raises Failed.
    """
    described = await engagement_at(client, cds).described()
    entity = described.typed_search_attributes.get(ENTITY) if described else None
    if described and not entity:
        entity = await _before_empty(client, cds)
    return int(entity.rpartition(".")[2]) if entity else 0


async def _before_empty(client: Client, cds: str) -> str | None:
    """The engagement that ran before one for which the referral was refused."""
    query = f'WorkflowId="{workflow_id(cds)}" AND {ENTITY.name} IS NOT NULL'
    try:
        async for run in client.list_workflows(query, limit=1):
            return run.typed_search_attributes.get(ENTITY)
    except RPCError as error:
        raise errors.unread(error) from error
    return None


async def refresh(client: Client, cds: str) -> bool:
    """Ask for a new run under the newest rules; False where none is open."""
    return await engagement_at(client, cds).refresh(EngagementWorkflow.refresh)


async def offers(
    client: Client,
    cds: str,
    action: int | None,
    referral: int | None = None,
    check_in: str = "",
) -> tuple[Offer, ...]:
    """What may be done now; raises Failed."""
    asked = engagement_at(client, cds)
    return await asked.query(EngagementWorkflow.offers, action, referral, check_in)


async def preview(client: Client, cds: str, act: StaffAct) -> Preview:
    """What the act would change; nothing is done. Raises Failed.

    With what its reviews under way would make of it, once they hear of it.
    """
    read, asked = await _as_read(client, cds, act), engagement_at(client, cds)
    found = await asked.preview(EngagementWorkflow.preview, read.act)
    if found.refused or isinstance(act, ActionAct):
        return found
    found = found.but(warnings=(*found.warnings, *read.warnings))
    for word in await asked.query(EngagementWorkflow.words_to_reviews, read.act):
        found = with_review(found, word, await _heard(client, word))
    return found


async def _heard(client: Client, word: ReviewSetting) -> Preview | None:
    """By the review itself; None where it does not run."""
    review = review_at(client, engagement_of(word.review), word.number)
    try:
        return await review.query(ReviewWorkflow.setting_preview, word)
    except NotOpen:
        return None


async def duties(client: Client, cds: str) -> DutyYear:
    """The dated duties of the twelve months to come; raises Failed."""
    return await engagement_at(client, cds).query(EngagementWorkflow.duties)


async def explanation(client: Client, cds: str, subject: str) -> Explanation:
    """One clock, day by day; raises Failed."""
    asked = engagement_at(client, cds)
    return await asked.query(EngagementWorkflow.explanation, subject)


async def outlook(client: Client, cds: str, within: str = "") -> Outlook:
    """What is waited for, and what comes next; raises Failed."""
    return await engagement_at(client, cds).query(EngagementWorkflow.outlook, within)


async def coming(client: Client, cds: str) -> list[WillHear]:
    """Every rung to come; raises Failed."""
    return await engagement_at(client, cds).query(EngagementWorkflow.coming)


async def agenda(client: Client, cds: str, check_in: str) -> AgendaShown:
    """What is spoken of at a check-in; raises Failed."""
    return await engagement_at(client, cds).query(EngagementWorkflow.agenda, check_in)


async def packet(client: Client, cds: str, check_in: str) -> PacketFacts:
    """What a packet of a check-in would say now; raises Failed."""
    return await engagement_at(client, cds).query(EngagementWorkflow.packet, check_in)


async def policy(client: Client, cds: str) -> Policy:
    """The policy the engagement is under, with its calendars; raises Failed."""
    return await engagement_at(client, cds).query(EngagementWorkflow.policy)


async def _as_read(client: Client, cds: str, act: StaffAct) -> ActRead:
    """With the entry of the newest news of its review, as it has just been read.

    0 where there is no review, and where it is gone, or over and has told of it.
    """
    if not isinstance(act, BeginReview | CompleteReview | AdoptRoadmap):
        return ActRead(act)
    if isinstance(act, AdoptRoadmap) and not act.sha256:
        return ActRead(act)  # brought from elsewhere, whatever a review says
    now = await standing(client, cds)
    if now is None or not now.engagement.reviews:
        return ActRead(act)
    number = now.engagement.reviews[-1].number
    asked = review_at(client, now.engagement.entity, number)
    try:
        shown = await asked.query(ReviewWorkflow.standing)
    except NotOpen:
        return ActRead(act.but(review_entry=0))
    tells = shown.review.is_open or shown.untold > 0
    read = act.but(review_entry=shown.review.news if tells else 0)
    completes = isinstance(act, CompleteReview)
    return ActRead(read, tuple(ends_undone(shown)) if completes else ())
