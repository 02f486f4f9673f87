"""A referral made: it opens the LEA's engagement, or joins the one that is open.

A referral carries its id, so the same one made again changes nothing.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from client.endings import NotAllowed
from commands import context
from commands.args import dates
from commands.policies import current
from commands.referrals.start import Beginning, begin
from domain.acts import AttachReferral
from domain.people.roles import Assignment, Role, assignment
from domain.referrals.open import Referral
from domain.standing import CaseStanding, Standing

if TYPE_CHECKING:
    from temporalio.client import Client


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

    return context.ask_server(make)


async def make_referral(
    client: "Client",
    referral: Referral,
    brought: Mapping[Role, str],
    *,
    primary: bool = False,
) -> Made:
    """As `made`, with a client that is there."""

    begun, now = await begin(client, referral, current.policy)
    if begun is Beginning.OPEN:
        return await _attached(client, referral, now, brought, primary=primary)
    opened = begun is Beginning.BEGUN
    return Made(Outcome.OPENED if opened else Outcome.ALREADY, 1, now)


async def _attached(
    client: "Client",
    referral: Referral,
    now: Standing,
    brought: Mapping[Role, str],
    *,
    primary: bool,
) -> Made:
    """To the engagement that is open, unless that pathway is worked on already."""
    from client import engagements

    if known := _known(now, referral):
        return Made(Outcome.ALREADY, known.number, now)
    cds = referral.lea.cds
    try:
        await engagements.ask(client, cds, _attaching(referral, now, brought, primary))
    except NotAllowed:
        latest = await engagements.standing(client, cds) or now
        if known := _known(latest, referral):
            return Made(Outcome.ALREADY, known.number, latest)
        raise
    after = await engagements.standing(client, cds) or now
    mine = _known(after, referral)
    return Made(Outcome.ATTACHED, mine.number if mine else 0, after)


def _known(now: Standing, referral: Referral) -> CaseStanding | None:
    """The case under the same pathway that is open, whoever referred it."""
    cases = now.engagement.cases
    same = (c for c in cases if c.is_open and c.pathway == referral.pathway.id)
    return next(same, None)


def _attaching(
    referral: Referral, now: Standing, brought: Mapping[Role, str], primary: bool
) -> AttachReferral:
    today = dates.today()
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
