"""Beginning an LEA's engagement, or finding the one that is open.

Whatever happens at once, an LEA has one open engagement: the server gives its id to one
of those who ask, and all others hear of that one.
"""

import asyncio
from collections.abc import Callable
from enum import Enum, auto
from typing import TYPE_CHECKING

from commands import desk
from commands.endings import Failed
from domain.engagement import Engagement
from domain.lifecycle import ENDS
from domain.standing import Standing

if TYPE_CHECKING:
    from temporalio.client import Client

TRIES = 50
A_MOMENT = 0.2  # seconds; one that has just ended may yet leave


class Beginning(Enum):
    BEGUN = auto()
    BEGUN_BEFORE = auto()  # by this very act
    OPEN = auto()  # another's


async def begin(
    client: "Client", cds: str, act_id: str, new: Callable[[int, str], Engagement]
) -> tuple[Beginning, Standing]:
    """Begin what `new` makes of its episode and the engagement before, if none is open.

    `act_id` is that of its first act. Raises Failed where nobody answers.
    """
    from commands import asking

    now = await asking.standing(client, cds)
    for _ in range(TRIES):
        if now and now.engagement.referral == act_id:
            return Beginning.BEGUN_BEFORE, now
        if now and now.engagement.phase not in ENDS:
            return Beginning.OPEN, now
        now = await asking.refer(client, new(*await _next_episode(client, cds)))
        if now.engagement.referral == act_id:
            return Beginning.BEGUN, now
        if now.engagement.phase in ENDS:
            await asyncio.sleep(A_MOMENT)
    raise Failed(
        f"the engagement of {cds} has ended and is still being recorded; try again in "
        "a moment"
    )


async def _next_episode(client: "Client", cds: str) -> tuple[int, str]:
    """Which time the LEA is engaged, and its engagement before; empty for the first.

    One that was terminated before the record had any of it counts: something of it
    may yet come.
    """
    from commands import asking

    recorded = desk.record().next_episode(cds)
    episode = max(recorded, await asking.last_episode(client, cds) + 1)
    return episode, f"{cds}.{episode - 1}" if episode > 1 else ""
