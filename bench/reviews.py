"""What a review costs beside its engagement: events, bytes, billable actions."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, date, datetime

from temporalio.client import Client

from bench.analyses import (
    FINDINGS,
    PIECES,
    RECOMMENDATIONS,
    THEMES,
    evidence,
    finding,
    imported,
    rows,
    themes,
)
from bench.costs import Cost, CostCounter
from bench.plans import EXPERT, LEAD, SIR, said
from bench.plans import rows as plan_rows
from bench.subjects import opening
from client import engagements, reviews
from demo.story import PEOPLE, opening_acts
from domain.acts import (
    AddItem,
    AddSite,
    ApproveSample,
    Assign,
    BeginPhase,
    BeginReview,
    CompletePhase,
    CompleteReview,
    CountItem,
    ImportItems,
    NoteMilestone,
    RateComponent,
    ReviewStaffAct,
    StaffAct,
)
from domain.people.roles import Role
from domain.reviews.framework import SAMPLE

CDS, SOME = "1991004", 20
ITEMS = [f"B{n:02}" for n in range(SOME)]
NOTED = [key for key in SIR.phases[0].exit if key != SAMPLE]
LOOKS, A_LOOK = 600, 0.05
REQUESTED = "artifact_request"
CostedStep = Callable[[], Awaitable[None]]
Costed = tuple[str, int, CostedStep]
"""What it is of, how often it is done, and the doing."""


async def review_costs(client: Client, books: CostCounter) -> list[Cost]:
    """From the beginning to the end, each step once all that follows it is done."""
    new = opening(CDS)
    today = new.policy.lea.day_of(datetime.now(UTC))
    await engagements.open_engagement(client, new)
    for act in opening_acts(today):
        if isinstance(act, BeginReview):
            break
        await engagements.ask(client, CDS, act)
    steps = (*_planned(client, today), *_analysed(client, today), *_ended(client))
    return [await books.cost(of, times, step) for of, times, step in steps]


def _planned(client: Client, today: date) -> Iterator[Costed]:
    """Until its planning is done, and 400 items stand in its plan."""
    superintendent = PEOPLE[Role.LEA_SUPERINTENDENT]
    site = {"site": f"{CDS}0000001", "name": "School 1"}
    given = {"role": Role.GEO_LEAD, "person": "g.moreau", "first": today}
    talk = {"component": 1, "method": "empathy_interview"}
    begin = BeginReview(**said(LEAD), framework=SIR)
    sample = (
        AddSite(**said(EXPERT), **site),
        ApproveSample(**said(superintendent), setting=0),
    )
    notes = _noted(today, *NOTED)
    planned = CompletePhase(**said(LEAD), phase="planning", setting=0)
    adds = [AddItem(**said(EXPERT), item=each, **talk) for each in ITEMS]
    counts = [CountItem(**said(EXPERT), item=each, count=1) for each in ITEMS]
    whole = ImportItems(**said(EXPERT), rows=plan_rows()[SOME:])
    assign = Assign(**said(LEAD), **given)
    yield "a review, begun", 1, _engaged(client, begin, "planning")
    yield "its sample, proposed and approved", 1, _reviewed(client, *sample)
    yield "a milestone, noted", len(NOTED), _reviewed(client, *notes)
    yield "an item of its plan, added", SOME, _reviewed(client, *adds)
    yield "an item, counted", SOME, _reviewed(client, *counts)
    yield "a plan of 380 items, imported", 1, _reviewed(client, whole)
    yield "a role given while a review is under way", 1, _engaged(client, assign)
    yield "a phase, done", 1, _reviewed(client, planned, heard="planned")


def _analysed(client: Client, today: date) -> Iterator[Costed]:
    """Until it has all its evidence, and all that is found and recommended."""
    (request,) = _noted(today, REQUESTED)
    begin = BeginPhase(**said(LEAD), phase="artifacts", setting=0)
    found, pieces = rows(), evidence()
    singly = [finding(each) for each in found[:SOME]]
    rate = RateComponent(**said(EXPERT), component=4, rating="beginning")
    yield "a phase, begun", 1, _reviewed(client, request, begin, heard="collecting")
    yield "a piece of evidence, added", PIECES, _reviewed(client, *pieces)
    yield "a theme, named", THEMES, _reviewed(client, *themes())
    yield "a finding, added", SOME, _reviewed(client, *singly)
    yield (
        f"{FINDINGS - SOME} findings and {RECOMMENDATIONS} recommendations, imported",
        1,
        _reviewed(client, imported(found[SOME:])),
    )
    yield "a component, rated", 1, _reviewed(client, rate)


def _ended(client: Client) -> Iterator[Costed]:
    end = CompleteReview(**said(LEAD))
    yield "a review, completed", 1, _engaged(client, end, "completed")


def _noted(today: date, *milestones: str) -> list[NoteMilestone]:
    return [NoteMilestone(**said(LEAD), milestone=e, on=today) for e in milestones]


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
