"""What a review costs beside its engagement, and how large it is."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import uuid4

from temporalio.client import Client

from adapters.policies.frameworks import framework
from bench.costs import Cost, CostCounter
from bench.subjects import opening
from client import engagements, reviews
from demo.story import PEOPLE, opening_acts
from domain.acts import AddSite, ApproveSample, Assign, BeginReview, CompleteReview
from domain.bounds import LONGEST_PERSON, LONGEST_TITLE, MOST_SITES
from domain.opening import opened
from domain.people.roles import Role
from domain.review_apply import apply_review, begin_review
from domain.review_entity import ReviewEntity
from domain.reviews.review import review_address
from domain.reviews.words import ReviewSetting

CDS, SOME = "1991004", 20
SIR = "SIR-12@2019"
LOOKS, A_LOOK = 600, 0.05


class ReviewSize(NamedTuple):
    """Bytes of a review's value, as it travels to its next run."""

    setting: int
    empty: int
    full: int
    """With as many sites as a sample may have, their names of thirty letters."""
    largest: int
    """With as many, all names and ids as long as they may be."""


async def review_costs(client: Client, books: CostCounter) -> list[Cost]:
    """From the beginning to the end, each step once all that follows it is done."""
    new = opening(CDS)
    today = new.policy.lea.day_of(datetime.now(UTC))
    await engagements.open_engagement(client, new)
    for act in opening_acts(today):
        if isinstance(act, BeginReview):
            break
        await engagements.ask(client, CDS, act)
    lead, director = PEOPLE[Role.CCEE_LEAD], PEOPLE[Role.LEA_SUPERINTENDENT]

    async def begin() -> None:
        await engagements.ask(
            client, CDS, BeginReview(**_said(lead), framework=framework(SIR))
        )
        await _until(client, "planning")

    async def propose() -> None:
        for n in range(SOME):
            site = AddSite(**_said(lead), site=f"{CDS}{n:07}", name=f"School {n}")
            await reviews.ask(client, CDS, 1, site)

    async def assign() -> None:
        given = {"role": Role.GEO_LEAD, "person": "g.moreau", "first": today}
        await engagements.ask(client, CDS, Assign(**_said(lead), **given))

    async def approve() -> None:
        act = ApproveSample(**_said(director), setting=0)
        await reviews.ask(client, CDS, 1, act)
        await _until(client, "planned")

    async def complete() -> None:
        await engagements.ask(client, CDS, CompleteReview(**_said(lead)))
        await _until(client, "completed")

    steps: tuple[tuple[str, int, Callable[[], Awaitable[None]]], ...] = (
        ("a review, begun", 1, begin),
        ("a site of its sample", SOME, propose),
        ("a role given while a review is under way", 1, assign),
        ("its sample approved", 1, approve),
        ("a review, completed", 1, complete),
    )
    return [await books.cost(of, times, step) for of, times, step in steps]


def review_size() -> ReviewSize:
    empty = _begun(datetime.now(UTC))
    full = _filled(empty, PEOPLE[Role.CCEE_LEAD], "N" * 30)
    largest = _filled(empty, "p" * LONGEST_PERSON, "N" * LONGEST_TITLE)
    values = (empty.known, empty, full, largest)
    return ReviewSize(*(len(each.model_dump_json()) for each in values))


def _filled(review: ReviewEntity, by: str, name: str) -> ReviewEntity:
    at = datetime.now(UTC)
    for n in range(MOST_SITES):
        site = AddSite(**_said(by), site=f"{CDS}{n:07}", name=name)
        review = apply_review(review, site, at).but(unwritten=(), untold=())
    return review


def _begun(at: datetime) -> ReviewEntity:
    engagement = opened(opening(CDS), at)
    word = ReviewSetting(
        review=review_address(engagement.entity, 1),
        number=1,
        by=PEOPLE[Role.CCEE_LEAD],
        begun_at=at,
        framework=framework(SIR),
        setting=engagement.setting,
    )
    return begin_review(word, at).but(unwritten=(), untold=())


async def _until(client: Client, stage: str) -> None:
    """Until the engagement has heard that its review has come so far."""
    for _ in range(LOOKS):
        now = await engagements.standing(client, CDS)
        if now and now.engagement.reviews[0].stage == stage:
            return
        await asyncio.sleep(A_LOOK)
    raise TimeoutError(f"no word that the review of {CDS} is {stage}")


def _said(by: str) -> dict[str, str]:
    return {"id": uuid4().hex, "by": by, "entered_by": "bench", "why": "measured"}
