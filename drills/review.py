"""Two entities that speak, while the worker is killed at each word between them."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from time import perf_counter
from typing import Any
from uuid import uuid4

from temporalio.client import Client

from adapters.policies.frameworks import framework
from adapters.policies.read import current_policy
from client import engagements, reviews
from client.entities import until_read
from domain.acts import (
    Accept,
    AcknowledgeReferral,
    AddSite,
    ApproveSample,
    Assign,
    BeginReview,
    CompleteReview,
    DetermineNecessary,
    OpenConsultation,
    RecordConsultation,
    StaffAct,
)
from domain.people.roles import Role
from domain.referrals.case import EngagementMode, Outcome
from domain.reviews.review import review_address
from drills.runner import DrillResult, open_engagement, recorded
from drills.server import DrillServer

SITES = 400
SIR = "SIR-12@2019"
PEOPLE = {
    Role.LEA_SUPERINTENDENT: "d.okafor",
    Role.LEA_DESIGNEE: "m.ortiz",
    Role.LEA_DEPUTY: "l.tran",
    Role.COE_LEAD: "k.bennett",
    Role.CCEE_LEAD: "a.castillo",
    Role.CCEE_EXPERT: "t.washington",
    Role.CCEE_DIRECTOR: "h.lindqvist",
}
WRITERS = ("d.okafor", "m.ortiz", "l.tran", "k.bennett", "a.castillo", "t.washington")
LOOKS, A_LOOK = 600, 0.2  # two minutes for each side to have heard all


async def review_drill(server: DrillServer) -> DrillResult:
    """Begin a review, write 400 sites by six, decide, complete; kill at each word."""
    cds = await open_engagement(server, PEOPLE)
    client = await server.client()
    for act in _to_the_review(datetime.now(UTC)):
        await engagements.ask(client, cds, act)
    kills = asyncio.create_task(_kill(server, 1))
    answers = [await _timed(lambda: _begin(client, cds))]
    await kills
    kills = asyncio.create_task(_kill(server, 4))
    answers += await _write(server, cds)
    await kills
    answers.append(await _timed(lambda: _appoint(client, cds)))
    await server.kill_worker()
    answers.append(await _timed(lambda: _approve(client, cds)))
    await server.kill_worker()
    answers.append(await _timed(lambda: _complete(client, cds)))
    await server.kill_worker()
    await _heard(client, cds)
    engagement = f"{cds}.1"
    review = review_address(engagement, 1)
    done = (await until_read(lambda: engagements.standing_of(client, cds))).engagement
    of_review = await recorded(server, review, done.reviews[0].entry)
    of_engagement = await recorded(server, engagement, done.entry)
    sites = {line.subject for line in server.reading.history(review, kind="add_site")}
    found = [*of_review, *of_engagement]
    whole = (of_review, of_engagement)
    return DrillResult(
        name="a review and its engagement",
        trouble="the worker killed 8 times: as the review was begun, while 400 sites "
        "were written, as a role, an approval and the end were to be told",
        clients=len(WRITERS),
        sent=SITES + 4,
        answered=len(answers),
        found=len(sites) + 4,
        missing=SITES - len(sites),
        doubled=sum(n - 1 for each in whole for n in Counter(each).values()),
        in_order=all(each == [*range(1, len(each) + 1)] for each in whole),
        worst=max(answers) if found else 0.0,
    )


def _to_the_review(now: datetime) -> list[StaffAct]:
    today = current_policy().lea.day_of(now)
    heard = {"outcome": Outcome.ACCEPT, "on": today}
    return [
        _act(AcknowledgeReferral, "a.castillo"),
        _act(OpenConsultation, "a.castillo"),
        _act(RecordConsultation, "d.okafor", party="lea_superintendent", **heard),
        _act(RecordConsultation, "k.bennett", party="coe_lead", **heard),
        _act(RecordConsultation, "a.castillo", party="geo_lead", **heard),
        _act(DetermineNecessary, "h.lindqvist", pupils="they come first"),
        _act(Accept, "h.lindqvist", mode=EngagementMode.SIR_PLUS, kickoff=today),
    ]


def _act(kind: Callable[..., Any], by: str, **fields: object) -> Any:
    said = {"id": uuid4().hex, "by": by, "entered_by": "drill", "why": "for a drill"}
    return kind(**said | fields)


async def _timed(deed: Callable[[], Awaitable[object]]) -> float:
    begun = perf_counter()
    await deed()
    return perf_counter() - begun


async def _kill(server: DrillServer, times: int) -> None:
    for _ in range(times):
        await asyncio.sleep(1)
        await server.kill_worker()


async def _begin(client: Client, cds: str) -> None:
    await engagements.ask(
        client, cds, _act(BeginReview, "a.castillo", framework=framework(SIR))
    )
    await _until(lambda: _entry(client, cds))


async def _write(server: DrillServer, cds: str) -> list[float]:
    waiting = [*range(SITES)]
    answers: list[float] = []

    async def work(by: str) -> None:
        client = await server.client()
        while waiting:
            n = waiting.pop()
            site = _act(AddSite, by, site=f"{cds}{n:07}", name=f"School {n}")
            answers.append(await _timed(partial(reviews.ask, client, cds, 1, site)))

    await asyncio.gather(*map(work, WRITERS))
    return answers


async def _appoint(client: Client, cds: str) -> None:
    today = current_policy().lea.day_of(datetime.now(UTC))
    given = {"role": Role.ADMINISTRATOR, "person": "v.sorensen", "first": today}
    await engagements.ask(client, cds, _act(Assign, "a.castillo", **given))


async def _approve(client: Client, cds: str) -> None:
    """By the administrator, of whom the review may not have heard yet."""
    act = _act(ApproveSample, "v.sorensen", setting=0)
    await reviews.ask(client, cds, 1, act)


async def _complete(client: Client, cds: str) -> None:
    """The engagement may not have heard yet that its review is planned."""
    await engagements.ask(client, cds, _act(CompleteReview, "a.castillo"))


async def _heard(client: Client, cds: str) -> None:
    async def is_over() -> bool:
        now = await until_read(lambda: engagements.standing_of(client, cds))
        return now.engagement.reviews[0].stage == "completed" and not now.unwritten

    await _until(is_over)


async def _entry(client: Client, cds: str) -> bool:
    now = await until_read(lambda: engagements.standing_of(client, cds))
    return now.engagement.reviews[0].entry > 0


async def _until(fact: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(LOOKS):
        if await fact():
            return
        await asyncio.sleep(A_LOOK)
    raise AssertionError("it did not come true")
