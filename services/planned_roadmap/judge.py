"""A workbook of a roadmap's actions, or votes, read, held, judged by its review."""

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from client.endings import NotOpen
from domain.people.roles import Role, speaker
from domain.reviews.standing import ReviewShown
from domain.roadmaps.acts import ImportActions, ImportVotes
from services.imports.in_words import RecordedReview, review_in_words
from services.imports.judge import ImportJudged, ReviewNamed, judge_plan
from services.imports.readable import readable
from services.planned_roadmap.check import LeaToday
from services.planned_roadmap.plan import (
    ActionsPlan,
    VotesPlan,
    actions_plan,
    votes_plan,
)
from services.rollout import Asker

if TYPE_CHECKING:
    from temporalio.client import Client


async def judge_actions(
    client: "Client",
    which: ReviewNamed,
    file: Path,
    overwrite: Collection[str],
    asker: Asker,
    recorded: RecordedReview,
) -> ImportJudged:
    """As `judge_plan`; raises Failed, also for what cannot be read."""
    now = await review_in_words(client, which.engagement, which.number, recorded)
    plan = read_plan(file, now, await _today(client, which.cds), overwrite)
    return await judge_plan(client, which, plan, ImportActions, asker)


async def judge_votes(
    client: "Client",
    which: ReviewNamed,
    file: Path,
    role: Role | None,
    asker: Asker,
    recorded: RecordedReview,
) -> ImportJudged:
    """The same of votes: on trial whoever holds the role votes, if nobody is named."""
    now = await review_in_words(client, which.engagement, which.number, recorded)
    plan = read_votes_plan(file, now, role)
    voter = asker.by or await _holder(client, which.cds, plan.role)
    asked = asker._replace(by=voter)
    return await judge_plan(client, which, plan, ImportVotes, asked)


def read_plan(
    file: Path,
    now: ReviewShown,
    day: LeaToday | None,
    overwrite: Collection[str] = (),
) -> ActionsPlan:
    """The file, held against the roadmap; raises Failed where it is none."""
    from adapters.planned_roadmap.rows import read_actions

    said = readable(lambda: read_actions(file, now))
    return actions_plan(said, now, day, overwrite)


def read_votes_plan(file: Path, now: ReviewShown, role: Role | None) -> VotesPlan:
    """The same of votes."""
    from adapters.planned_roadmap.votes import read_votes

    return votes_plan(readable(lambda: read_votes(file, now, role)), now)


async def _today(client: "Client", cds: str) -> LeaToday | None:
    """None where the engagement runs no more, and nothing is imported."""
    from client import engagements

    try:
        lea = (await engagements.policy(client, cds)).lea
    except NotOpen:
        return None
    return LeaToday(lea, lea.day_of(datetime.now(UTC)))


async def _holder(client: "Client", cds: str, role: Role | None) -> str | None:
    from client import engagements

    if role is None:
        return None
    try:
        now = await engagements.standing_of(client, cds)
        policy = await engagements.policy(client, cds)
    except NotOpen:
        return None
    today = policy.lea.day_of(datetime.now(UTC))
    found = speaker(now.people, now.absences, role, today)
    return found.person if found else None
