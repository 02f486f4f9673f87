"""Load the demo engagement, through the same client code as starter.py uses.

    python -m demo

Every act has an id of its own, so a load that was interrupted is simply run again.
"""

import asyncio
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from temporalio.client import Client

from adapters.pathways import pathways
from adapters.policies import current_policy
from adapters.sql.address import NoRecord
from adapters.sql.engine import open_database
from adapters.sql.reading import SqlReading
from commands import asking, printing
from commands.endings import Ending
from connection import NoServer, connected
from demo import ENGAGEMENT
from demo.story import LEA, PEOPLE, Act, action_acts, adoption, opening_acts
from domain.beginnings.opening import Opening
from domain.referrals.referring import Referral
from settings import Settings

PEOPLE_FILE = Path(__file__).resolve().parent / "people.yaml"
AT_ONCE = 8  # acts in flight: more are slower, not faster
PATIENCE = 60  # tries of half a second, for the record and the letter
HALF_A_SECOND = 0.5


async def load(settings: Settings) -> None:
    """Lead the engagement from its referral to the day of the 2021 figures."""
    settings.var.mkdir(parents=True, exist_ok=True)
    if not settings.people_file.exists():
        shutil.copy(PEOPLE_FILE, settings.people_file)
    async with connected(settings.var) as client:
        await _refer(client)
        today = current_policy().lea.day_of(datetime.now(UTC))
        for act in (*opening_acts(today), adoption(settings.var, today)):
            await asking.ask(client, ENGAGEMENT, act)
        await _act_on_all(client)
        last = await asking.standing(client, ENGAGEMENT)
    await _tell(settings, last.engagement.entry if last else 0)


async def _refer(client: Client) -> None:
    said = Referral(
        id="demo-referral",
        by="a.castillo",
        entered_by="demo",
        lea=LEA,
        pathway=pathways()["CONTINUUM_52072A"],
        source="the demo",
        people=PEOPLE,
        answers={"dashboard_year": "2019"},
    )
    opening = Opening(said=said, policy=current_policy(), episode=1)
    await asking.open_engagement(client, opening)


async def _act_on_all(client: Client) -> None:
    """Actions side by side, the acts on each in their order."""
    free = asyncio.Semaphore(AT_ONCE)

    async def work_on(acts: tuple[Act, ...]) -> None:
        async with free:
            for act in acts:
                await asking.ask(client, ENGAGEMENT, act)

    await asyncio.gather(*map(work_on, action_acts()))


async def _tell(settings: Settings, entry: int) -> None:
    """What was loaded, once the record has it and the first letter lies there."""
    reading = SqlReading(open_database(settings.database_url))
    for _ in range(PATIENCE):
        known = reading.engagement(ENGAGEMENT)
        letter = reading.newest_letter()
        if known and known.entry >= entry and letter:
            printing.say(f"demo: {LEA.name}", printing.tally_bar(known.tally))
            printing.say(f"demo: a letter of it lies in {letter}")
            return
        await asyncio.sleep(HALF_A_SECOND)
    raise Ending("the demo is loaded, but the record has not all of it yet")


def main() -> None:
    try:
        asyncio.run(load(Settings()))
    except (Ending, NoServer, NoRecord) as off:
        sys.exit(f"the demo could not be loaded: {off}")


if __name__ == "__main__":
    main()
