"""Load the demo's two engagements, through the same client code as starter.py uses.

    python -m demo

Every act has an id of its own, so a load that was interrupted is simply run again; the
day it began stays the day that all acts speak of.
"""

import asyncio
import sys
from contextlib import suppress
from datetime import date

from temporalio.client import Client

from adapters.evidence.kinds import NotTaken
from adapters.evidence.store import Unkept
from adapters.files.atomic import Occupied, Unwritable, whole_file
from adapters.policies.read import current_policy
from adapters.sql.url import NoRecord
from client import engagements
from client.endings import Ending
from commands.output import console
from connection import NoServer, connected
from demo import ENGAGEMENT, PEOPLE_FILE
from demo.load_reviews import A_LOOK, LOOKS, ReviewLoader, review_loader
from demo.story import (
    action_acts,
    check_in_plans,
    held_check_in,
    meetings,
    minutes,
    opening_acts,
    referral,
    review_completion,
    support_acts,
)
from demo.summary import DemoSummary, LoadedTo
from domain.acts import StaffAct
from domain.opening import Opening
from settings import Settings

AT_ONCE = 8  # acts in flight: more are slower, not faster


async def load(settings: Settings) -> None:
    """Lead one from its referral to the day of the 2021 figures; bring one in."""
    settings.var.mkdir(0o700, parents=True, exist_ok=True)
    with suppress(Occupied), whole_file(settings.people_file, private=True) as draft:
        draft.write_bytes(PEOPLE_FILE.read_bytes())
    async with connected(settings.var) as client:
        today = await _refer(client)
        load_review = review_loader(client, settings)
        entries = await asyncio.gather(
            _load_engagement(load_review, today),
            load_review.cottonwood_bend(today),
        )
    await _tell(settings, LoadedTo(*entries))


async def _load_engagement(load_review: ReviewLoader, today: date) -> int:
    """Its referral, its review, its roadmap, its actions; the last entry."""
    client = load_review.client
    for act in opening_acts(today):
        await engagements.ask(client, ENGAGEMENT, act)
    await load_review.alder_valley(today)
    await engagements.ask(client, ENGAGEMENT, review_completion())
    await engagements.ask(client, ENGAGEMENT, await load_review.signed_roadmap())
    await _act_on_all(client)
    await _meet(client, today)
    for each in support_acts(today):
        await engagements.ask(client, ENGAGEMENT, each)
    last = await engagements.standing_of(client, ENGAGEMENT)
    return last.engagement.entry


async def _refer(client: Client) -> date:
    """The day on which the referral was received, by this load or an earlier one."""
    opening = Opening(said=referral(), policy=current_policy(), episode=1)
    await engagements.open_engagement(client, opening)
    opened = await engagements.standing_of(client, ENGAGEMENT)
    return opened.engagement.cases[0].received


async def _meet(client: Client, today: date) -> None:
    """A check-in that is held, with its minutes, and the next that is planned."""
    policy = current_policy()
    days = meetings(policy, today)
    for plan in check_in_plans(days):
        await engagements.ask(client, ENGAGEMENT, plan)
    now = await engagements.standing_of(client, ENGAGEMENT)
    (first,) = (e.name for e in now.engagement.check_ins if e.on == days.first)
    for act in (held_check_in(first, today), minutes(first, policy.lea, today)):
        await engagements.ask(client, ENGAGEMENT, act)


async def _act_on_all(client: Client) -> None:
    """Actions side by side, the acts on each in their order."""
    free = asyncio.Semaphore(AT_ONCE)

    async def work_on(acts: tuple[StaffAct, ...]) -> None:
        async with free:
            for act in acts:
                await engagements.ask(client, ENGAGEMENT, act)

    await asyncio.gather(*map(work_on, action_acts()))


async def _tell(settings: Settings, to: LoadedTo) -> None:
    """What was loaded, once the record has it, and letter and report lie there."""
    summary = DemoSummary(settings.database_url)
    for _ in range(LOOKS):
        if said := summary.paragraphs(to):
            for each in said:
                console.say(*each)
            return
        await asyncio.sleep(A_LOOK)
    raise Ending("the demo is loaded, but the record has not all of it yet")


def main() -> None:
    try:
        asyncio.run(load(Settings()))
    except (Ending, NoServer, NoRecord, NotTaken, Unkept, Unwritable) as off:
        sys.exit(f"the demo could not be loaded: {off}")


if __name__ == "__main__":
    main()
