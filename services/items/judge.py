"""A workbook's plan, read and held against what stands, then judged by the review."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from client.endings import Failed, NotOpen
from domain.act import Actor
from domain.bounds import ENTRY, KB, MOST_ITEMS
from domain.faults import Unreadable
from domain.preview import Preview
from domain.reviews.acts import ImportItems
from services.items.plan import ItemsPlan, items_plan
from services.items.standing import PlanStanding, RecordedItems, plan_standing
from services.rollout import Asker

if TYPE_CHECKING:
    from temporalio.client import Client

BOUND = ENTRY // KB


class ReviewNamed(NamedTuple):
    """A review as staff name it: by its LEA, its engagement, and its number."""

    cds: str
    engagement: str
    number: int


class ItemsJudged(NamedTuple):
    """What would become of a workbook's rows, and what the review says to it.

    `refused` is why it would not take those that are sound; `act` is what would be
    sent, where there is anything to send.
    """

    plan: ItemsPlan
    refused: str = ""
    rule: str = ""
    preview: Preview | None = None
    act: ImportItems | None = None

    @property
    def kilobytes(self) -> int:
        """How many the act takes; the record, with all it leads to, takes more."""
        return -(-self.act.weight // KB) if self.act else 0


async def judge(
    client: "Client",
    which: ReviewNamed,
    file: Path,
    overwrite: Collection[str],
    asker: Asker,
    recorded: RecordedItems,
) -> ItemsJudged:
    """Judged and rehearsed by the review; raises Failed where it cannot be asked.

    Of rows that are off nothing is asked; of the others it is, so that all is said.
    """
    from client import reviews

    now = await plan_standing(client, which.engagement, which.number, recorded)
    plan = read_plan(file, now, overwrite)
    if not plan.taken or len(plan.taken) > MOST_ITEMS:  # which is among its faults
        return ItemsJudged(plan)
    act = plan.act(await _actor(client, which.cds, asker), uuid4().hex)
    judged = ItemsJudged(plan, act=act)
    if judged.kilobytes > BOUND:
        return judged._replace(
            refused=f"it takes {judged.kilobytes:,} KB, and one act may take "
            f"{BOUND:,}: shorten its texts, or import it in parts"
        )
    found = await reviews.preview(client, which.engagement, which.number, act)
    return judged._replace(refused=found.refused or "", rule=found.rule, preview=found)


def read_plan(
    file: Path, now: PlanStanding, overwrite: Collection[str] = ()
) -> ItemsPlan:
    """The file, held against the plan as it stands; raises Failed where it is none."""
    from adapters.items.choices import choices
    from adapters.items.read import read_plan as read

    names = choices(now.review.framework, now.sites)
    try:
        said = read(file, names, {each.id: each for each in now.items})
    except Unreadable as off:
        raise Failed(f"{off}\nnothing was changed") from off
    return items_plan(said, now.items, overwrite)


async def _actor(client: "Client", cds: str, asker: Asker) -> Actor:
    """Whoever may; of an engagement that runs no more, whoever asks."""
    from client import engagements

    try:
        now = await engagements.standing_of(client, cds)
        policy = await engagements.policy(client, cds)
    except NotOpen:
        return Actor(asker.by or asker.entered_by, asker.entered_by)
    return asker.actor(ImportItems, now, policy)
