"""Load the demo engagement, through the same client code as starter.py uses.

    python -m demo

Every act has an id of its own, so a load that was interrupted is simply run again; the
day it began stays the day that all acts speak of.
"""

import asyncio
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

from temporalio.client import Client

from adapters.files.atomic import Occupied, Unwritable, whole_file
from adapters.policies.read import current_policy
from adapters.sql.engine import open_database
from adapters.sql.queries import SqlReading
from adapters.sql.url import NoRecord
from client import engagements
from client.endings import Ending
from commands.output import console
from commands.output.engagement import tally_bar
from connection import NoServer, connected
from demo import ENGAGEMENT
from demo.story import LEA, action_acts, adoption, opening_acts, referral
from domain.acts import StaffAct
from domain.opening import Opening
from settings import Settings

PEOPLE_FILE = Path(__file__).resolve().parent / "people.yaml"
AT_ONCE = 8  # acts in flight: more are slower, not faster
PATIENCE = 60  # tries of half a second, for the record and the letter
HALF_A_SECOND = 0.5


async def load(settings: Settings) -> None:
    """Lead the engagement from its referral to the day of the 2021 figures."""
    settings.var.mkdir(0o700, parents=True, exist_ok=True)
    with suppress(Occupied), whole_file(settings.people_file, private=True) as draft:
        draft.write_bytes(PEOPLE_FILE.read_bytes())
    async with connected(settings.var) as client:
        today = await _refer(client)
        adopt = adoption(settings.var, current_policy().lea, today)
        for act in (*opening_acts(today), adopt):
            await engagements.ask(client, ENGAGEMENT, act)
        await _act_on_all(client)
        last = await engagements.standing(client, ENGAGEMENT)
    await _tell(settings, last.engagement.entry if last else 0)


async def _refer(client: Client) -> date:
    """The day on which the referral was received, by this load or an earlier one."""
    opening = Opening(said=referral(), policy=current_policy(), episode=1)
    await engagements.open_engagement(client, opening)
    opened = await engagements.standing_of(client, ENGAGEMENT)
    return opened.engagement.cases[0].received


async def _act_on_all(client: Client) -> None:
    """Actions side by side, the acts on each in their order."""
    free = asyncio.Semaphore(AT_ONCE)

    async def work_on(acts: tuple[StaffAct, ...]) -> None:
        async with free:
            for act in acts:
                await engagements.ask(client, ENGAGEMENT, act)

    await asyncio.gather(*map(work_on, action_acts()))


async def _tell(settings: Settings, entry: int) -> None:
    """What was loaded, once the record has it and the first letter lies there."""
    reading = SqlReading(open_database(settings.database_url))
    for _ in range(PATIENCE):
        known = reading.engagement(ENGAGEMENT)
        letter = reading.newest_letter()
        if known and known.entry >= entry and letter:
            console.say(f"demo: {LEA.name}", tally_bar(known.tally))
            console.say(f"demo: a letter of it lies in {letter}")
            return
        await asyncio.sleep(HALF_A_SECOND)
    raise Ending("the demo is loaded, but the record has not all of it yet")


def main() -> None:
    try:
        asyncio.run(load(Settings()))
    except (Ending, NoServer, NoRecord, Unwritable) as off:
        sys.exit(f"the demo could not be loaded: {off}")


if __name__ == "__main__":
    main()
