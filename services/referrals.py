"""A referral made: it opens the LEA's engagement, or joins the one that is open.

A referral carries its id, so the same one made again changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from temporalio.client import Client

from client import engagements
from client.endings import Failed, NotAllowed
from domain.attach import attaching, worked_on
from domain.faults import Unreadable
from domain.lea import Lea, full_cds
from domain.people.directory import Given, wanted
from domain.people.roles import Role, holder
from domain.receipt import Receipt
from domain.referrals.open import Referral
from domain.referrals.pathway import Pathway
from domain.standing import Standing
from services import current
from services.opening import Beginning, NextEpisode, begin


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


async def make(
    client: Client,
    referral: Referral,
    next_episode: NextEpisode,
    *,
    brought: Mapping[Role, str] | None = None,
    primary: bool = False,
) -> Made:
    """Have it made; `brought` are people it names who are not yet known there.

    Raises NotAllowed where it may not be made, Failed where nobody answers.
    """
    begun = await begin(client, referral, current.policy, next_episode)
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


def known_people(lea: Lea, given: Iterable[Given]) -> dict[Role, str]:
    """Who holds which role there today, as far as the directory has `given` it."""
    today = current.today()
    said = wanted(given, lea.cds, lea.county)
    held = {role: holder(rows, role, today) for role, rows in said.items()}
    return {role: person for role, person in held.items() if person}


def listed(cds: str, files: Sequence[Path]) -> tuple[Lea, int]:
    """The LEA as the newest of CDE's files knows it, and the newest file's year.

    Raises Failed where a file cannot be read, NotAllowed where none lists the LEA.
    """
    from adapters.cde.reader import read_cde_file

    try:
        read = sorted((read_cde_file(path) for path in files), key=lambda f: -f.year)
    except Unreadable as off:
        raise Failed(str(off)) from off
    for file in read:
        for lea in file.leas:
            if lea.cds == full_cds(cds):
                return Lea(cds=cds, name=lea.name, county=lea.county), read[0].year
    names = ", ".join(path.name for path in files)
    raise NotAllowed(f"no LEA {cds} in {names}; name it with --name and --county")


def answers(
    pathway: Pathway, said: Mapping[str, str], year: int | None
) -> dict[str, str]:
    """What is said, after what CDE's newest file answers by its year."""
    by_file = {"dashboard_year": str(year)} if year else {}
    asked = {ask.name for ask in pathway.asks}
    return {k: v for k, v in by_file.items() if k in asked} | dict(said)
