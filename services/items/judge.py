"""A workbook's plan, read and held against what stands, then judged by the review."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from domain.reviews.acts import ImportItems
from services.imports.judge import ImportJudged, ReviewNamed, judge_plan
from services.imports.readable import readable
from services.items.plan import ItemsPlan, items_plan
from services.items.standing import PlanStanding, RecordedItems, plan_standing
from services.rollout import Asker

if TYPE_CHECKING:
    from temporalio.client import Client


async def judge_items(
    client: "Client",
    which: ReviewNamed,
    file: Path,
    overwrite: Collection[str],
    asker: Asker,
    recorded: RecordedItems,
) -> ImportJudged:
    """As `judge_plan`; raises Failed, also for what is no plan."""
    now = await plan_standing(client, which.engagement, which.number, recorded)
    plan = read_plan(file, now, overwrite)
    return await judge_plan(client, which, plan, ImportItems, asker)


def read_plan(
    file: Path, now: PlanStanding, overwrite: Collection[str] = ()
) -> ItemsPlan:
    """The file, held against the plan as it stands; raises Failed where it is none."""
    from adapters.items.choices import choices
    from adapters.items.read import read_plan as read

    names = choices(now.review.framework, now.sites)
    known, entity = {each.id: each for each in now.items}, now.review.entity
    said = readable(lambda: read(file, names, known, entity))
    return items_plan(said, now.items, overwrite)
