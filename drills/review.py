"""Two entities that speak, while the worker is killed at each word between them."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple, get_args
from uuid import uuid4

from temporalio.client import Client

from adapters.policies.frameworks import framework
from adapters.policies.read import current_policy
from adapters.sql.reviews import SqlReviews
from client import engagements, reviews
from client.entities import until_read
from domain.acts import (
    Accept,
    AcknowledgeReferral,
    AddEvidence,
    AddFinding,
    AddItem,
    AddSite,
    ApproveSample,
    Assign,
    BeginPhase,
    BeginReview,
    CompleteItem,
    CompletePhase,
    CompleteReview,
    CountItem,
    DetermineNecessary,
    NameTeam,
    NoteMilestone,
    OpenConsultation,
    PauseReview,
    RecordConsultation,
    ResumeReview,
    ReviewStaffAct,
    StaffAct,
)
from domain.people.roles import Role
from domain.referrals.case import EngagementMode, Outcome
from domain.reviews.finding import Quadrant
from domain.reviews.review import review_address
from domain.setting import Cause
from drills.runner import DrillResult, open_engagement, recorded
from drills.server import DrillServer

ITEMS = 400
OF_FOUR = 3  # items, of four, from which something is found
PIECES, FINDINGS = ITEMS // 2, ITEMS * OF_FOUR // 4
SIR = "SIR-12@2019"
LEAD, DIRECTOR, EXPERT, COE = "a.castillo", "h.lindqvist", "t.washington", "k.bennett"
ADMINISTRATOR = "v.sorensen"
PEOPLE = {
    Role.LEA_SUPERINTENDENT: "d.okafor",
    Role.COE_LEAD: COE,
    Role.CCEE_LEAD: LEAD,
    Role.CCEE_EXPERT: EXPERT,
    Role.CCEE_DIRECTOR: DIRECTOR,
}
TEAM = ("r.kim", "s.ito", "n.diaz", "p.osei")
WRITERS = (EXPERT, COE, *TEAM)
"""Six who type: two by their roles, four as the team that the lead has named."""
TROUBLE = (
    "the worker killed 14 times: as the review was begun, as a role, an approval and a "
    f"phase were to be told, while {ITEMS} items, {PIECES} pieces of evidence and "
    f"{FINDINGS} findings were written and phases begun and paused, as a phase was "
    "done and the review ended"
)
KINDS = {
    kind.model_fields["kind"].default
    for kind in (*get_args(ReviewStaffAct), BeginReview, Assign, CompleteReview)
}
LOOKS, A_LOOK = 600, 0.2  # two minutes for each side to have heard all


class DrillAnswer(NamedTuple):
    """An act that was answered: with which entry of which entity, after how long."""

    entity: str
    entry: int
    seconds: float


class ReviewTeam:
    """Whoever works on one review, and what they were answered."""

    def __init__(self, server: DrillServer, client: Client, cds: str) -> None:
        self.server, self.client, self.cds = server, client, cds
        self.engagement = f"{cds}.1"
        self.review = review_address(self.engagement, 1)
        self.today = current_policy().lea.day_of(datetime.now(UTC))
        self.sent = 0
        self.answers: list[DrillAnswer] = []

    async def ask(self, kind: Callable[..., StaffAct], by: str, **said: object) -> None:
        """Of the engagement."""
        act = _act(kind, by, **said)
        await self._keep(lambda: engagements.ask(self.client, self.cds, act))

    async def ask_review(
        self, kind: Callable[..., ReviewStaffAct], by: str, **said: object
    ) -> None:
        act = _act(kind, by, **said)
        await self._keep(lambda: reviews.ask(self.client, self.cds, 1, act))

    async def decide(self, kind: Callable[..., ReviewStaffAct], **said: object) -> None:
        """As its lead, by what the client reads of the engagement."""
        await self.ask_review(kind, LEAD, **said, setting=0)

    async def note(self, *milestones: str, link: str = "") -> None:
        for key in milestones:
            said = {"milestone": key, "on": self.today, "link": link}
            await self.ask_review(NoteMilestone, LEAD, **said)

    async def _keep(self, asked: Callable[[], Awaitable[Any]]) -> None:
        self.sent += 1
        begun = datetime.now(UTC)
        receipt = await asked()
        seconds = (datetime.now(UTC) - begun).total_seconds()
        self.answers.append(DrillAnswer(receipt.entity, receipt.entry, seconds))


async def review_drill(server: DrillServer) -> DrillResult:
    """Begin a review, plan it, write all of it by six, end it; kill at each word."""
    cds = await open_engagement(server, PEOPLE)
    client = await server.client()
    team = ReviewTeam(server, client, cds)
    for act in _to_the_review(team.today):
        await engagements.ask(client, cds, act)
    await _while_killing(server, 1, _begin(team))
    await _plan(team)
    await _while_killing(server, 8, _collect(team))
    await team.decide(CompletePhase, phase="artifacts")
    await server.kill_worker()
    await team.ask(CompleteReview, LEAD)
    await server.kill_worker()
    await _until(lambda: _is_over(team))
    return await _counted(team)


async def _begin(team: ReviewTeam) -> None:
    await team.ask(BeginReview, LEAD, framework=framework(SIR))
    await _until(lambda: _has_begun(team))


async def _plan(team: ReviewTeam) -> None:
    """The sample by an administrator, of whom the review may not have heard yet."""
    await team.ask_review(NameTeam, LEAD, people=TEAM)
    await team.ask_review(AddSite, TEAM[0], site=f"{team.cds}0000001", name="School")
    given = {"role": Role.ADMINISTRATOR, "person": ADMINISTRATOR, "first": team.today}
    await team.ask(Assign, LEAD, **given)
    await team.server.kill_worker()
    await team.ask_review(ApproveSample, ADMINISTRATOR, setting=0)
    await team.server.kill_worker()
    await team.note("kickoff", "contact", "data_sharing", "calendar_free")
    await team.decide(CompletePhase, phase="planning")
    await team.server.kill_worker()


async def _collect(team: ReviewTeam) -> None:
    """Findings are taken from the first phase on in which data are collected."""
    await team.note("artifact_request")
    await team.decide(BeginPhase, phase="artifacts")
    waiting = [*range(ITEMS)]
    await asyncio.gather(_lead(team), *(_write(team, by, waiting) for by in WRITERS))


async def _lead(team: ReviewTeam) -> None:
    """While the others write, again and again all of it rests; then a phase begins."""
    recheck = team.today + timedelta(days=30)
    for _ in range(5):
        await team.decide(PauseReview, cause=Cause.FIRE, recheck=recheck)
        await team.decide(ResumeReview)
    await team.decide(BeginPhase, phase="field_work")
    await team.note("swot", link="https://ccee.example/swot")


async def _write(team: ReviewTeam, by: str, waiting: list[int]) -> None:
    """Half of them documents, read at once; of the others, what there is so far.

    Each document is kept, and from three of four items something is found.
    """
    while waiting:
        n = waiting.pop()
        half, is_talk = divmod(n, 2)
        item, component = f"I{n:03}", 1 + half % 12
        method = "empathy_interview" if is_talk else "document_review"
        said = {"item": item, "component": component, "method": method}
        await team.ask_review(AddItem, by, **said)
        done = CountItem if is_talk else CompleteItem
        await team.ask_review(done, by, item=item, count=1)
        if not is_talk:
            await team.ask_review(AddEvidence, by, **_document(team.review, n))
        if n % 4 < OF_FOUR:
            found = {"finding": f"F{n:03}", "component": component, "items": (item,)}
            await team.ask_review(AddFinding, by, **found, **_said_of(n))


def _document(review: str, n: int) -> dict[str, object]:
    digest = sha256(f"{review}/{n}".encode()).hexdigest()
    return {"name": f"document {n}.pdf", "sha256": digest, "size": 48_000}


def _said_of(n: int) -> dict[str, object]:
    squares = [*Quadrant]
    return {"quadrant": squares[n % len(squares)], "text": "seen in most classrooms"}


async def _counted(team: ReviewTeam) -> DrillResult:
    now = await until_read(lambda: engagements.standing_of(team.client, team.cds))
    known = now.engagement
    of_review = await recorded(team.server, team.review, known.reviews[0].entry)
    of_engagement = await recorded(team.server, team.engagement, known.entry)
    _check_all_written(team)
    whole = (of_review, of_engagement)
    found = {*((team.review, n) for n in of_review)}
    found |= {*((team.engagement, n) for n in of_engagement)}
    said = {(each.entity, each.entry) for each in team.answers}
    acts = sum(line.kind in KINDS for line in _lines(team))
    return DrillResult(
        name="a review and its engagement",
        trouble=TROUBLE,
        clients=len(WRITERS) + 1,
        sent=team.sent,
        answered=len(team.answers),
        found=acts,
        missing=len(said - found),
        doubled=sum(n - 1 for each in whole for n in Counter(each).values())
        + (acts - len(said)),
        in_order=all(each == [*range(1, len(each) + 1)] for each in whole),
        worst=max(each.seconds for each in team.answers),
    )


def _check_all_written(team: ReviewTeam) -> None:
    """In the end the review holds each of them, once."""
    found = SqlReviews(team.server.database).review(team.review)
    assert found
    counts = (found.items, found.evidence, found.findings)
    assert counts == (ITEMS, PIECES, FINDINGS), counts


def _lines(team: ReviewTeam) -> list[Any]:
    reading = team.server.reading
    return [*reading.history(team.review), *reading.history(team.engagement)]


def _to_the_review(today: date) -> list[StaffAct]:
    heard = {"outcome": Outcome.ACCEPT, "on": today}
    return [
        _act(AcknowledgeReferral, LEAD),
        _act(OpenConsultation, LEAD),
        _act(RecordConsultation, "d.okafor", party="lea_superintendent", **heard),
        _act(RecordConsultation, COE, party="coe_lead", **heard),
        _act(RecordConsultation, LEAD, party="geo_lead", **heard),
        _act(DetermineNecessary, DIRECTOR, pupils="they come first"),
        _act(Accept, DIRECTOR, mode=EngagementMode.SIR_PLUS, kickoff=today),
    ]


def _act(kind: Callable[..., Any], by: str, **fields: object) -> Any:
    said = {"id": uuid4().hex, "by": by, "entered_by": "drill", "why": "for a drill"}
    return kind(**said | fields)


async def _while_killing(
    server: DrillServer, times: int, work: Awaitable[None]
) -> None:
    kills = asyncio.create_task(_kill(server, times))
    await work
    await kills


async def _kill(server: DrillServer, times: int) -> None:
    for _ in range(times):
        await asyncio.sleep(1)
        await server.kill_worker()


async def _is_over(team: ReviewTeam) -> bool:
    now = await until_read(lambda: engagements.standing_of(team.client, team.cds))
    return now.engagement.reviews[0].stage == "completed" and not now.unwritten


async def _has_begun(team: ReviewTeam) -> bool:
    now = await until_read(lambda: engagements.standing_of(team.client, team.cds))
    return now.engagement.reviews[0].entry > 0


async def _until(fact: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(LOOKS):
        if await fact():
            return
        await asyncio.sleep(A_LOOK)
    raise AssertionError("it did not come true")
