"""Lives whose costs are counted: acts, rungs, a year in which nothing is due."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from temporalio.testing import WorkflowEnvironment

from adapters.policies.read import current_policy
from bench.check_ins import BenchCheckIn, duty_costs
from bench.costs import A_MOMENT, Cost, CostCounter, paid, shown_time, skipping
from bench.reviews import review_costs
from bench.subjects import begun, implementing, opening, starts
from client import engagements
from client.workflows import Handle
from demo.story import CONFIRMERS, adoption, opening_acts, review_completion
from domain.acts import ClaimComplete, ConfirmComplete, StaffAct, StartAction
from domain.opening import Opening
from workflows.engagement import EngagementWorkflow

A_YEAR = timedelta(days=365)
BEYOND = timedelta(days=500)  # no action falls due within a year
AHEAD = timedelta(days=60)
SOME, AT_ONCE = 10, 8
QUIET = current_policy().but(check_ins=None, duties=())
"""Without what comes of itself, on days that depend on the day of the bench."""
UNREVIEWED = "what is measured here is the engagement alone"
WHOLE, ONE_ACTION, IDLE = "1991001", "1991002", "1991003"


async def costs(folder: Path) -> list[Cost]:
    async with skipping(folder) as env:
        books = CostCounter(env)
        return [
            *await _acts(env, books, folder),
            *await _ladder(env, books, folder),
            *await review_costs(env.client, books),
            *await BenchCheckIn(env, folder).costs(books),
            await duty_costs(env, books, folder),
            await _idle_year(env, books, folder),
        ]


async def _acts(
    env: WorkflowEnvironment, books: CostCounter, folder: Path
) -> list[Cost]:
    now = datetime.now(UTC)
    new = opening(WHOLE)
    adopt = adoption(folder, new.policy.lea, now.date() + AHEAD)
    first, later = _split(starts(implementing(folder, WHOLE)), SOME)
    claims = [_claim(act) for act in first]
    confirms = [_confirm(act) for act in first]
    phases = *opening_acts(new.policy.lea.day_of(now)), review_completion(UNREVIEWED)

    async def all_at_once() -> None:
        lanes = (_ask(env, WHOLE, later[n::AT_ONCE], AT_ONCE) for n in range(AT_ONCE))
        await asyncio.gather(*lanes)

    return [
        await books.cost("a referral", 1, lambda: _open(env, new)),
        await _each(
            env,
            books,
            "an act that leads to the next phase",
            phases,
        ),
        await _each(env, books, "a roadmap of 66 actions, adopted", (adopt,)),
        await _each(env, books, "start", first),
        await _each(env, books, "claim_complete", claims),
        await _each(env, books, "confirm", confirms),
        await books.cost("start, eight at once", len(later), all_at_once),
    ]


async def _open(env: WorkflowEnvironment, new: Opening) -> None:
    await engagements.open_engagement(env.client, new)


async def _each(
    env: WorkflowEnvironment, books: CostCounter, of: str, acts: Sequence[StaffAct]
) -> Cost:
    """One after the other, each paid before the next, as acts of staff come."""
    return await books.cost(of, len(acts), lambda: _ask(env, WHOLE, acts, 1))


async def _ask(
    env: WorkflowEnvironment, cds: str, acts: Sequence[StaffAct], at_once: int
) -> None:
    for act in acts:
        await engagements.ask(env.client, cds, act)
        if at_once == 1:
            await paid(env.client, cds)


async def _ladder(
    env: WorkflowEnvironment, books: CostCounter, folder: Path
) -> list[Cost]:
    """One action that nobody begins: two reminders, four rungs, then it is done."""
    new = implementing(folder, ONE_ACTION, AHEAD, actions=1, policy=QUIET)
    handle = await begun(env.client, new)
    (start,) = starts(new)

    async def climb(times: int) -> None:
        for _ in range(times):
            await _next_rung(env, handle)

    async def done() -> None:
        acts = (start, _claim(start), _confirm(start))
        await _ask(env, ONE_ACTION, acts, 1)

    return [
        await books.cost("a reminder, before the date", 2, lambda: climb(2)),
        await books.cost("the first rung of what is late", 1, lambda: climb(1)),
        await books.cost("a further rung of what is late", 3, lambda: climb(3)),
        await books.cost("start, claim and confirm what is late", 3, done),
    ]


async def _next_rung(env: WorkflowEnvironment, handle: Handle) -> None:
    """Move the clock of the engagement to its next rung; its witness' clock follows."""
    standing = await handle.query(EngagementWorkflow.standing, 1)
    assert standing
    (action,) = standing.actions
    assert action.next_at
    ahead = action.next_at - await shown_time(env, handle) + A_MOMENT
    await env.fast_forward(handle, ahead)
    await paid(env.client, ONE_ACTION)
    if action.witness:
        witness: Handle = env.client.get_workflow_handle(action.witness)
        behind = await shown_time(env, handle) - await shown_time(env, witness)
        await env.fast_forward(witness, behind)


async def _idle_year(
    env: WorkflowEnvironment, books: CostCounter, folder: Path
) -> Cost:
    new = implementing(folder, IDLE, BEYOND, policy=QUIET)
    handle = await begun(env.client, new)
    return await books.cost(
        "a year of 66 actions in which nothing is due",
        1,
        lambda: env.fast_forward(handle, A_YEAR),
    )


def _split(
    acts: tuple[StartAction, ...], at: int
) -> tuple[tuple[StartAction, ...], tuple[StartAction, ...]]:
    return acts[:at], acts[at:]


def _claim(act: StartAction) -> ClaimComplete:
    said = act.model_dump(exclude={"kind"}) | {"id": uuid4().hex}
    answers = {"experience": "short meetings", "sustained_by": "a standing item"}
    return ClaimComplete(**said | answers, evidence=("minutes of the cabinet",))


def _confirm(act: StartAction) -> ConfirmComplete:
    said = act.model_dump(exclude={"kind"}) | {"id": uuid4().hex, "by": CONFIRMERS[0]}
    return ConfirmComplete(**said)
