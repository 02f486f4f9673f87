"""A referral made: it opens the LEA's engagement, or joins the one that is open.

A referral carries its id, so the same one made again changes nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import NamedTuple

from temporalio.client import Client

from client import engagements
from client.endings import NotAllowed
from client.errors import foreseen
from domain.attach import attaching, worked_on
from domain.lea import Lea
from domain.lifecycle import ENDS
from domain.people.directory import Given, wanted
from domain.people.roles import Role, holder
from domain.preview import Preview, preview_opening
from domain.receipt import Receipt
from domain.referrals.open import Referral
from domain.referrals.pathway import Pathway
from domain.standing import Standing
from services import current
from services.opening import Before, Beginning, as_opening, begin


class ReferralOutcome(StrEnum):
    OPENED = "opened"
    ATTACHED = "attached"
    ALREADY = "already open"


class Made(NamedTuple):
    """What became of a referral, its number, and how the engagement stands.

    With its receipt, where something was done.
    """

    outcome: ReferralOutcome
    number: int
    standing: Standing
    receipt: Receipt | None = None


class Foreseen(NamedTuple):
    """What would come of a referral; `now` is the engagement that is open, if any.

    `lea` is called there as it is, or would be.
    """

    outcome: ReferralOutcome
    lea: Lea
    now: Standing | None
    number: int = 0
    preview: Preview | None = None


async def make(
    client: Client,
    referral: Referral,
    before: Before,
    *,
    brought: Mapping[Role, str] | None = None,
    primary: bool = False,
) -> Made:
    """Have it made; `brought` are people it names who are not yet known there.

    Raises NotAllowed where it may not be made, Failed where nobody answers.
    """
    begun = await begin(client, referral, current.policy, before)
    now = begun.standing
    if begun.how is Beginning.OPEN:
        return await _attached(client, referral, now, brought or {}, primary=primary)
    opened = begun.how is Beginning.BEGUN
    outcome = ReferralOutcome.OPENED if opened else ReferralOutcome.ALREADY
    return Made(outcome, 1, now, begun.receipt)


async def _attached(
    client: Client,
    referral: Referral,
    now: Standing,
    brought: Mapping[Role, str],
    *,
    primary: bool,
) -> Made:
    """To the engagement that is open, unless that pathway is worked on already."""
    if known := worked_on(now, referral):
        return Made(ReferralOutcome.ALREADY, known.number, now)
    cds = referral.lea.cds
    act = attaching(referral, now, brought, current.today(), primary=primary)
    try:
        receipt = await engagements.ask(client, cds, act)
    except NotAllowed:
        latest = await engagements.standing(client, cds) or now
        if known := worked_on(latest, referral):
            return Made(ReferralOutcome.ALREADY, known.number, latest)
        raise
    after = await engagements.standing(client, cds) or now
    mine = worked_on(after, referral)
    return Made(ReferralOutcome.ATTACHED, mine.number if mine else 0, after, receipt)


async def foresee(
    client: Client,
    referral: Referral,
    before: Before,
    *,
    brought: Mapping[Role, str] | None = None,
    primary: bool = False,
) -> Foreseen:
    """What would come of it; nothing is done. Raises NotAllowed where it may not be."""
    cds = referral.lea.cds
    now = await engagements.standing(client, cds)
    if now and now.engagement.phase not in ENDS:
        lea = Lea(cds=cds, name=now.engagement.lea, county=now.engagement.county)
        if known := worked_on(now, referral):
            return Foreseen(ReferralOutcome.ALREADY, lea, now, known.number)
        act = attaching(referral, now, brought or {}, current.today(), primary=primary)
        found = await engagements.preview(client, cds, act)
        return Foreseen(ReferralOutcome.ATTACHED, lea, now, preview=_allowed(found))
    opening = await as_opening(client, referral, current.policy(), before)
    found = preview_opening(opening, datetime.now(UTC))
    lea = opening.said.lea
    return Foreseen(ReferralOutcome.OPENED, lea, None, 1, _allowed(found))


def _allowed(found: Preview) -> Preview:
    if found.refused:
        raise foreseen(found.refused, found.rule)
    return found


def known_people(lea: Lea, given: Iterable[Given]) -> dict[Role, str]:
    """Who holds which role there today, as far as the directory has `given` it."""
    today = current.today()
    said = wanted(given, lea.cds, lea.county)
    held = {role: holder(rows, role, today) for role, rows in said.items()}
    return {role: person for role, person in held.items() if person}


def answers(
    pathway: Pathway, said: Mapping[str, str], year: int | None
) -> dict[str, str]:
    """What is said, after what CDE's newest file answers by its year."""
    by_file = {"dashboard_year": str(year)} if year else {}
    asked = {ask.name for ask in pathway.asks}
    return {k: v for k, v in by_file.items() if k in asked} | dict(said)
