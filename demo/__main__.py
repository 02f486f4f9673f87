"""Load the demo's two engagements, through the same client code as starter.py uses.

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

from adapters.evidence.kinds import NotTaken
from adapters.evidence.store import EvidenceStore, Unkept
from adapters.files.atomic import Occupied, Unwritable, whole_file
from adapters.policies.read import current_policy
from adapters.sql.engine import open_database
from adapters.sql.queries import SqlReading
from adapters.sql.reviews import SqlReviews
from adapters.sql.url import NoRecord
from client import engagements, reviews
from client.endings import Ending
from commands.output import console
from commands.output.engagement import tally_bar
from connection import NoServer, connected
from demo import ENGAGEMENT, IN_REVIEW, review
from demo.story import LEA, action_acts, adoption, opening_acts, referral
from domain.acts import StaffAct
from domain.opening import Opening
from domain.reviews.review import review_address
from domain.reviews.standing import ReviewStanding
from domain.standing import EngagementStanding
from domain.wording import so_many
from settings import Settings

PEOPLE_FILE = Path(__file__).resolve().parent / "people.yaml"
REVIEW = review_address(f"{IN_REVIEW}.1", 1)
AT_ONCE = 8  # acts in flight: more are slower, not faster
LOOKS, A_LOOK = 600, 0.05  # half a minute, for what follows an act


async def load(settings: Settings) -> None:
    """Lead one from its referral to the day of the 2021 figures; bring one in."""
    settings.var.mkdir(0o700, parents=True, exist_ok=True)
    with suppress(Occupied), whole_file(settings.people_file, private=True) as draft:
        draft.write_bytes(PEOPLE_FILE.read_bytes())
    async with connected(settings.var) as client:
        today = await _refer(client)
        store = EvidenceStore(settings.evidence_folder)
        reviewed = await _load_review(client, store, today)
        adopt = adoption(settings.var, current_policy().lea, today)
        for act in (*opening_acts(today), adopt):
            await engagements.ask(client, ENGAGEMENT, act)
        await _act_on_all(client)
        last = await engagements.standing(client, ENGAGEMENT)
    await _tell(settings, last.engagement.entry if last else 0, reviewed)


async def _refer(client: Client) -> date:
    """The day on which the referral was received, by this load or an earlier one."""
    opening = Opening(said=referral(), policy=current_policy(), episode=1)
    await engagements.open_engagement(client, opening)
    opened = await engagements.standing_of(client, ENGAGEMENT)
    return opened.engagement.cases[0].received


async def _load_review(client: Client, store: EvidenceStore, today: date) -> int:
    """Its engagement is brought in as it stands on this day; the last entry."""
    said = review.adoption(current_policy().lea, today)
    opening = Opening(said=said, policy=current_policy(), episode=1)
    await engagements.open_engagement(client, opening)
    await _has_begun(client)
    for file, act in review.evidence():
        store.put(file)
        await reviews.ask(client, IN_REVIEW, 1, act)
    for each in review.review_acts(today):
        last = await reviews.ask(client, IN_REVIEW, 1, each)
    return last.entry


async def _has_begun(client: Client) -> None:
    """Until the engagement has heard of its review."""
    for _ in range(LOOKS):
        now = await engagements.standing_of(client, IN_REVIEW)
        if now.engagement.reviews[0].entry:
            return
        await asyncio.sleep(A_LOOK)
    raise Ending("the demo's review has not begun")


async def _act_on_all(client: Client) -> None:
    """Actions side by side, the acts on each in their order."""
    free = asyncio.Semaphore(AT_ONCE)

    async def work_on(acts: tuple[StaffAct, ...]) -> None:
        async with free:
            for act in acts:
                await engagements.ask(client, ENGAGEMENT, act)

    await asyncio.gather(*map(work_on, action_acts()))


async def _tell(settings: Settings, entry: int, reviewed: int) -> None:
    """What was loaded, once the record has it and the first letter lies there."""
    database = open_database(settings.database_url)
    reading, kept = SqlReading(database), SqlReviews(database)
    for _ in range(LOOKS):
        known, found = reading.engagement(ENGAGEMENT), kept.review(REVIEW)
        letter = reading.newest_letter()
        if known and found and letter and _is_so_far(known, found, entry, reviewed):
            console.say(f"demo: {LEA.name}", tally_bar(known.tally))
            console.say(f"demo: {found.lea}", _found_by(found))
            console.say(f"demo: a letter of it lies in {letter}")
            return
        await asyncio.sleep(A_LOOK)
    raise Ending("the demo is loaded, but the record has not all of it yet")


def _is_so_far(
    known: EngagementStanding, found: ReviewStanding, entry: int, reviewed: int
) -> bool:
    return known.entry >= entry and found.entry >= reviewed


def _found_by(found: ReviewStanding) -> str:
    findings = so_many(found.findings, "finding")
    return f"in review: {findings}, {so_many(found.recommendations, 'recommendation')}"


def main() -> None:
    try:
        asyncio.run(load(Settings()))
    except (Ending, NoServer, NoRecord, NotTaken, Unkept, Unwritable) as off:
        sys.exit(f"the demo could not be loaded: {off}")


if __name__ == "__main__":
    main()
