"""A referral made: it opens the LEA's engagement, or joins the one that is open.

Whatever happens at once, an LEA has one open engagement: the server gives its id to one
of those who ask, and all others hear of that one. A referral carries its id, so the
same one made again changes nothing.
"""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from commands import days, desk
from commands.endings import Failed, NotAllowed
from domain.acts import AttachReferral
from domain.engagement import Engagement
from domain.lifecycle import ENDS
from domain.people.roles import Assignment, Role, assignment
from domain.referrals.referring import Referral, check_referral
from domain.refusals import Refused
from domain.standing import CaseStanding, Standing

if TYPE_CHECKING:
    from temporalio.client import Client


TRIES = 50
A_MOMENT = 0.2  # seconds


class Outcome(StrEnum):
    OPENED = "opened"
    ATTACHED = "attached"
    ALREADY = "already open"


class Made(NamedTuple):
    """What became of a referral, its number, and how the engagement stands."""

    outcome: Outcome
    number: int
    standing: Standing


def made(
    referral: Referral,
    *,
    brought: Mapping[Role, str] | None = None,
    primary: bool = False,
) -> Made:
    """Have it made; `brought` are people it names who are not yet known there.

    Raises NotAllowed where it may not be made, Failed where nobody answers.
    """

    async def make(client: "Client") -> Made:
        return await make_referral(client, referral, brought or {}, primary=primary)

    return desk.ask_server(make)


async def make_referral(
    client: "Client",
    referral: Referral,
    brought: Mapping[Role, str],
    *,
    primary: bool = False,
) -> Made:
    """As `made`, with a client that is there; one that has just ended may yet leave."""
    from commands import asking

    now = await asking.standing(client, referral.lea.cds)
    for _ in range(TRIES):
        if now and now.engagement.phase not in ENDS:
            return await _attached(client, referral, now, brought, primary=primary)
        if now and now.engagement.referral == referral.id:
            return Made(Outcome.ALREADY, 1, now)
        now = await asking.refer(client, _new(referral))
        if now.engagement.referral == referral.id:
            return Made(Outcome.OPENED, 1, now)
        if now.engagement.phase in ENDS:
            await asyncio.sleep(A_MOMENT)
    raise Failed(
        f"the engagement of {referral.lea.cds} has ended and is still being recorded; "
        "refer again in a moment"
    )


async def _attached(
    client: "Client",
    referral: Referral,
    now: Standing,
    brought: Mapping[Role, str],
    *,
    primary: bool,
) -> Made:
    """To the engagement that is open, unless that pathway is worked on already."""
    from commands import asking

    if known := _known(now, referral):
        return Made(Outcome.ALREADY, known.number, now)
    cds = referral.lea.cds
    try:
        await asking.ask(client, cds, _attaching(referral, now, brought, primary))
    except NotAllowed:
        latest = await asking.standing(client, cds) or now
        if known := _known(latest, referral):
            return Made(Outcome.ALREADY, known.number, latest)
        raise
    after = await asking.standing(client, cds) or now
    mine = _known(after, referral)
    return Made(Outcome.ATTACHED, mine.number if mine else 0, after)


def _new(referral: Referral) -> Engagement:
    """The engagement it would begin; raises NotAllowed."""
    from adapters.policies import UnreadablePolicy, current_policy
    from domain.referrals.referring import refer

    try:
        check_referral(referral, days.today())
    except Refused as refusal:
        raise NotAllowed(str(refusal)) from refusal
    try:
        policy = current_policy()
    except UnreadablePolicy as off:
        raise Failed(str(off)) from off
    episode = desk.record().next_episode(referral.lea.cds)
    before = f"{referral.lea.cds}.{episode - 1}" if episode > 1 else ""
    said = referral.but(follows=before)
    return refer(said, policy, episode, datetime.now(UTC))


def _known(now: Standing, referral: Referral) -> CaseStanding | None:
    """The case of this referral, or one that is open under the same pathway."""
    cases = now.engagement.cases
    same = (c for c in cases if c.is_open and c.pathway == referral.pathway.id)
    return next(same, None)


def _attaching(
    referral: Referral, now: Standing, brought: Mapping[Role, str], primary: bool
) -> AttachReferral:
    today = days.today()
    vacant = {
        role: person
        for role, person in brought.items()
        if not ((given := assignment(now.people, role, today)) and given.person)
    }
    return AttachReferral(
        id=referral.id,
        by=referral.by,
        entered_by=referral.entered_by,
        why=referral.why,
        terms=referral.pathway,
        source=referral.source,
        answers=referral.answers,
        people=tuple(
            Assignment(role=role, person=person, first=today)
            for role, person in vacant.items()
        ),
        primary=primary,
    )
