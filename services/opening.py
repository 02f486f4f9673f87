"""Opening an LEA's engagement, or finding the one that is open.

Whatever happens at once, an LEA has one open engagement: its run takes the first that
may open it, and all others hear of that one.
"""

import asyncio
from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple, Protocol

from temporalio.client import Client

from client import engagements
from client.endings import NotAllowed
from domain.adoption.adoption import Adoption
from domain.lea import Lea
from domain.lifecycle import ENDS
from domain.opening import Opening
from domain.policies.policy import Policy
from domain.receipt import Receipt
from domain.referrals.open import Referral
from domain.standing import Standing

TRIES = 50
A_MOMENT = 0.2  # seconds; one that has just ended may yet leave


class EngagementsBefore(Protocol):
    """What the record knows of an LEA's engagements so far."""

    def next_episode(self, cds: str) -> int:
        """Which time the LEA is engaged next."""

    def corrected_lea(self, cds: str) -> Lea | None:
        """The LEA as staff corrected it; None where nobody did."""


Before = Callable[[], EngagementsBefore]
"""Asked only to open."""


class Beginning(Enum):
    BEGUN = auto()
    BEGUN_BEFORE = auto()  # by this very act
    OPEN = auto()  # another's


class Begun(NamedTuple):
    """How it was begun, how it stands, and the receipt where it has answered now."""

    how: Beginning
    standing: Standing
    receipt: Receipt | None = None


async def begin(
    client: Client,
    said: Referral | Adoption,
    policy: Callable[[], Policy],
    before: Before,
) -> Begun:
    """Have it begin the LEA's engagement, under this policy, if none is open.

    Raises NotAllowed with the refusal, Failed where nobody answers.
    """
    cds = said.lea.cds
    for left in reversed(range(TRIES)):
        now = await engagements.standing(client, cds)
        if now and now.engagement.referral == said.id:
            return Begun(Beginning.BEGUN_BEFORE, now)
        if now and now.engagement.phase not in ENDS:
            return Begun(Beginning.OPEN, now)
        try:
            opening = await as_opening(client, said, policy(), before)
            receipt = await engagements.open_engagement(client, opening)
        except NotAllowed:
            if not left or await engagements.standing(client, cds) is None:
                raise
            await asyncio.sleep(A_MOMENT)
        else:
            how = Beginning.BEGUN_BEFORE if receipt.again else Beginning.BEGUN
            return Begun(how, await engagements.standing_of(client, cds), receipt)
    raise AssertionError("the last try returns or raises")


async def as_opening(
    client: Client,
    said: Referral | Adoption,
    policy: Policy,
    before: Before,
) -> Opening:
    """With which time the LEA is engaged, and its engagement before, if any.

    Under the name that staff gave it last, whatever a file or a line says.
    One that was terminated before the record had any of it counts: something of it
    may yet come.
    """
    cds = said.lea.cds
    known = before()
    episode = max(
        known.next_episode(cds), await engagements.last_episode(client, cds) + 1
    )
    follows = f"{cds}.{episode - 1}" if episode > 1 else ""
    said = said.after(follows, known.corrected_lea(cds))
    return Opening(said=said, policy=policy, episode=episode)
