"""Acts sent into trouble, and what is found of them afterwards."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from itertools import count
from time import perf_counter
from types import MappingProxyType
from typing import NamedTuple
from uuid import uuid4

from adapters.policies.pathways import pathways
from adapters.policies.read import current_policy
from client import engagements
from domain.acts import Assign
from domain.lea import Lea
from domain.opening import Opening
from domain.people.roles import Role
from domain.referrals.eligibility import FilesSay, LookedUp
from domain.referrals.open import Referral
from drills.server import DrillServer

CODES = count(1970001)
PATIENCE, A_LOOK = 600, 0.2  # two minutes for the record to have everything
Disruption = Callable[[DrillServer], Awaitable[str]]


class DrillResult(NamedTuple):
    """One drill: `sent` acts by so many clients, and what the record holds."""

    name: str
    trouble: str
    clients: int
    sent: int
    answered: int
    found: int
    missing: int
    doubled: int
    in_order: bool
    worst: float
    """The longest wait for an answer, in seconds."""


async def drill(
    server: DrillServer,
    name: str,
    trouble: Disruption,
    *,
    acts: int = 200,
    clients: int = 8,
    copies: int = 1,
) -> DrillResult:
    """Send acts while `trouble` happens; each is sent by `copies` clients at once."""
    cds = await open_engagement(server)
    acting = asyncio.create_task(_act(server, cds, acts, clients, copies))
    happened = await trouble(server)
    answers = await acting
    entries = {entry for entry, _ in answers}
    found = await recorded(server, f"{cds}.1", 1 + len(entries))
    return DrillResult(
        name=name,
        trouble=happened,
        clients=clients * copies,
        sent=acts,
        answered=len(answers) // copies,
        found=len(found) - 1,
        missing=len(entries - set(found)),
        doubled=sum(n - 1 for n in Counter(found).values()) + acts - len(entries),
        in_order=found == list(range(1, len(found) + 1)),
        worst=max(seconds for _, seconds in answers),
    )


def referral(cds: str, people: Mapping[Role, str] = MappingProxyType({})) -> Referral:
    """By which a drill opens an engagement."""
    return Referral(
        id=uuid4().hex,
        by="a.castillo",
        entered_by="drill",
        lea=Lea(cds=cds, name="Drill Valley Unified", county="Los Angeles"),
        pathway=pathways()["CONTINUUM_52072A"],
        source="a drill",
        answers={"dashboard_year": "2019"},
        looked_up=LookedUp(found=FilesSay.ELIGIBLE),
        people={**people},
    )


async def open_engagement(
    server: DrillServer, people: Mapping[Role, str] = MappingProxyType({})
) -> str:
    """The code of an LEA of its own."""
    cds = str(next(CODES))
    opening = Opening(said=referral(cds, people), policy=current_policy(), episode=1)
    await engagements.open_engagement(await server.client(), opening)
    return cds


async def _act(
    server: DrillServer, cds: str, acts: int, clients: int, copies: int
) -> list[tuple[int, float]]:
    """For each act sent, the entry it was answered with and how long that took."""
    today = current_policy().lea.day_of(datetime.now(UTC))
    waiting = [
        Assign(
            id=uuid4().hex,
            by="a.castillo",
            entered_by="drill",
            role=Role.GEO_LEAD,
            person=f"g.{n}",
            first=today,
        )
        for n in range(acts)
    ]
    answers: list[tuple[int, float]] = []
    connected = [await server.client() for _ in range(copies)]

    async def work() -> None:
        while waiting:
            act = waiting.pop()
            begun = perf_counter()
            receipts = await asyncio.gather(
                *(engagements.ask(client, cds, act) for client in connected)
            )
            spent = perf_counter() - begun
            answers.extend((receipt.entry, spent) for receipt in receipts)

    await asyncio.gather(*(work() for _ in range(clients)))
    return answers


async def recorded(server: DrillServer, entity: str, entries: int) -> list[int]:
    """The numbers of its entries in the record, once there are so many."""
    for _ in range(PATIENCE):
        found = [line.number for line in server.reading.history(entity)]
        if len(found) >= entries:
            return found
        await asyncio.sleep(A_LOOK)
    return found
