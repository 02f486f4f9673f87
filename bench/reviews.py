"""What a review costs beside its engagement: events, bytes, billable actions."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from temporalio.client import Client

from bench.costs import Cost, CostCounter
from bench.plans import EXPERT, LEAD, SIR, rows, said
from bench.subjects import opening
from client import engagements, reviews
from demo.story import PEOPLE, opening_acts
from domain.acts import (
    AddItem,
    AddSite,
    ApproveSample,
    Assign,
    BeginReview,
    CompletePhase,
    CompleteReview,
    CountItem,
    ImportItems,
    NoteMilestone,
    ReviewStaffAct,
    StaffAct,
)
from domain.people.roles import Role
from domain.reviews.framework import SAMPLE

CDS, SOME = "1991004", 20
ITEMS = [f"B{n:02}" for n in range(SOME)]
NOTED = [key for key in SIR.phases[0].exit if key != SAMPLE]
LOOKS, A_LOOK = 600, 0.05
CostedStep = Callable[[], Awaitable[None]]


async def review_costs(client: Client, books: CostCounter) -> list[Cost]:
    """From the beginning to the end, each step once all that follows it is done."""
    new = opening(CDS)
    today = new.policy.lea.day_of(datetime.now(UTC))
    await engagements.open_engagement(client, new)
    for act in opening_acts(today):
        if isinstance(act, BeginReview):
            break
        await engagements.ask(client, CDS, act)
    superintendent = PEOPLE[Role.LEA_SUPERINTENDENT]
    site = {"site": f"{CDS}0000001", "name": "School 1"}
    given = {"role": Role.GEO_LEAD, "person": "g.moreau", "first": today}
    talk = {"component": 1, "method": "empathy_interview"}
    begin = BeginReview(**said(LEAD), framework=SIR)
    sample = (
        AddSite(**said(EXPERT), **site),
        ApproveSample(**said(superintendent), setting=0),
    )
    notes = [NoteMilestone(**said(LEAD), milestone=e, on=today) for e in NOTED]
    planned = CompletePhase(**said(LEAD), phase="planning", setting=0)
    adds = [AddItem(**said(EXPERT), item=each, **talk) for each in ITEMS]
    counts = [CountItem(**said(EXPERT), item=each, count=1) for each in ITEMS]
    whole = ImportItems(**said(EXPERT), rows=rows()[SOME:])
    steps: tuple[tuple[str, int, CostedStep], ...] = (
        ("a review, begun", 1, _engaged(client, begin, "planning")),
        ("its sample, proposed and approved", 1, _reviewed(client, *sample)),
        ("a milestone, noted", len(NOTED), _reviewed(client, *notes)),
        ("an item of its plan, added", SOME, _reviewed(client, *adds)),
        ("an item, counted", SOME, _reviewed(client, *counts)),
        ("a plan of 380 items, imported", 1, _reviewed(client, whole)),
        (
            "a role given while a review is under way",
            1,
            _engaged(client, Assign(**said(LEAD), **given)),
        ),
        ("a phase, done", 1, _reviewed(client, planned, heard="planned")),
        (
            "a review, completed",
            1,
            _engaged(client, CompleteReview(**said(LEAD)), "completed"),
        ),
    )
    return [await books.cost(of, times, step) for of, times, step in steps]


def _engaged(client: Client, act: StaffAct, heard: str = "") -> CostedStep:
    """An act on the engagement, until that has heard that its review is so far."""

    async def step() -> None:
        await engagements.ask(client, CDS, act)
        await _until(client, heard)

    return step


def _reviewed(client: Client, *acts: ReviewStaffAct, heard: str = "") -> CostedStep:
    """Acts on the review, one after another."""

    async def step() -> None:
        for act in acts:
            await reviews.ask(client, CDS, 1, act)
        await _until(client, heard)

    return step


async def _until(client: Client, stage: str) -> None:
    """Until the engagement has heard that its review has come so far."""
    for _ in range(LOOKS if stage else 0):
        now = await engagements.standing(client, CDS)
        if now and now.engagement.reviews[0].stage == stage:
            return
        await asyncio.sleep(A_LOOK)
    if stage:
        raise TimeoutError(f"no word that the review of {CDS} is {stage}")
