"""What is measured: engagements with 66 actions, and bare workflows beside them."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

from temporalio.client import Client

from adapters.policies.pathways import pathways
from adapters.policies.read import current_policy
from bench.bare import BareWorkflow
from bench.bare_worker import BARE_QUEUE
from bench.server import BenchServer
from client import engagements
from client.entities import AN_ANSWER
from client.workflows import Handle
from connection import TASK_QUEUE
from demo.story import LEA, PEOPLE, adoption, opening_acts, review_completion
from domain.acts import StartAction
from domain.apply import apply
from domain.engagement import Engagement
from domain.lea import workflow_id
from domain.opening import Opening, opened
from domain.policies.policy import Policy
from domain.receipt import Receipt
from domain.referrals.eligibility import FilesSay, LookedUp
from domain.referrals.open import Referral
from workflows.engagement import EngagementWorkflow

CODES = count(1990001)  # LEAs that do not exist
FAR_OFF = timedelta(days=90)  # no date of the demo's roadmap is past, or near
WARM_UP = 1


class BenchEngagement(NamedTuple):
    """Somebody who takes acts; `acts` are those it can still be asked."""

    name: str
    ask: Callable[[StartAction], Awaitable[Receipt]]
    acts: tuple[StartAction, ...]

    @property
    def cds(self) -> str:
        return self.name.partition(".")[0]


def opening(cds: str, policy: Policy | None = None) -> Opening:
    """Under the policy in force, where no other is given."""
    said = Referral(
        id=f"bench-{cds}",
        by="a.castillo",
        entered_by="bench",
        lea=LEA.but(cds=cds),
        pathway=pathways()["CONTINUUM_52072A"],
        source="the bench",
        people=PEOPLE,
        answers={"dashboard_year": "2019"},
        looked_up=LookedUp(found=FilesSay.ELIGIBLE),
    )
    return Opening(said=said, policy=policy or current_policy(), episode=1)


def implementing(
    folder: Path,
    cds: str,
    ahead: timedelta = FAR_OFF,
    actions: int = 66,
    policy: Policy | None = None,
) -> Engagement:
    """The demo's roadmap, adopted a moment ago, nothing owed, nothing due for long."""
    at = datetime.now(UTC)
    now = before_the_roadmap(cds, at, policy)
    whole = adoption(folder, now.policy.lea, at.date() + ahead)
    now = apply(now, whole.but(actions=whole.actions[:actions]), at)
    return now.but(unwritten=(), untold=(), answered={})


def before_the_roadmap(
    cds: str, at: datetime, policy: Policy | None = None
) -> Engagement:
    """One whose review is complete, with nothing owed."""
    now = opened(opening(cds, policy), at)
    for act in (*opening_acts(now.day_of(at)), review_completion()):
        now = apply(now, act, at)
    return now.but(unwritten=(), untold=())


def starts(engagement: Engagement) -> tuple[StartAction, ...]:
    """Each action begun by whoever owns it."""
    return tuple(
        StartAction(
            id=uuid4().hex,
            by=PEOPLE[action.owner],
            entered_by="front-desk",
            why="agreed at the planning meeting",
            action=action.number,
        )
        for action in engagement.actions.values()
    )


async def begun(client: Client, new: Engagement) -> Handle:
    """An engagement that begins as `new`, with no history before it."""
    return await client.start_workflow(
        EngagementWorkflow.run,
        new,
        id=workflow_id(new.lea.cds),
        task_queue=TASK_QUEUE,
    )


async def engagement(bench: BenchServer) -> BenchEngagement:
    """A new engagement, warm: its first act is behind it."""
    cds = str(next(CODES))
    new = implementing(bench.settings.var, cds)
    await begun(bench.client, new)

    async def ask(act: StartAction) -> Receipt:
        return await engagements.ask(bench.client, cds, act)

    acts = starts(new)
    await ask(acts[0])
    return BenchEngagement(new.entity, ask, acts[WARM_UP:])


async def bare(bench: BenchServer, beside: BenchEngagement) -> BenchEngagement:
    """A bare workflow, as warm, to be asked acts of the same size."""
    name = f"bare-{beside.name}"
    handle = await bench.client.start_workflow(
        BareWorkflow.run, id=name, task_queue=BARE_QUEUE
    )

    async def ask(act: StartAction) -> Receipt:
        return await handle.execute_update(
            BareWorkflow.act, act, id=act.id, rpc_timeout=AN_ANSWER
        )

    acts = tuple(act.but(id=uuid4().hex) for act in beside.acts)
    await ask(acts[0].but(id=uuid4().hex))
    return BenchEngagement(name, ask, acts)


async def pairs(
    bench: BenchServer, number: int
) -> list[tuple[BenchEngagement, BenchEngagement]]:
    """So many engagements, each with a bare workflow beside it."""
    ours = await asyncio.gather(*(engagement(bench) for _ in range(number)))
    beside = await asyncio.gather(*(bare(bench, each) for each in ours))
    return [*zip(ours, beside, strict=True)]
