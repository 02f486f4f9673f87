"""What a workbook says, judged by the review it is of; nothing is done."""

from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from client.endings import NotOpen
from domain.act import Actor
from domain.bounds import ENTRY, KB
from domain.preview import Preview
from services.imports.held import ImportPlan, RowsAct
from services.rollout import Asker

if TYPE_CHECKING:
    from temporalio.client import Client

BOUND = ENTRY // KB


class ReviewNamed(NamedTuple):
    """A review as staff name it: by its LEA, its engagement, and its number."""

    cds: str
    engagement: str
    number: int


class ImportJudged(NamedTuple):
    """What would become of a workbook's rows, and what the review says to it.

    `refused` is why it would not take those that are sound; `act` is what would be
    sent, where there is anything to send.
    """

    plan: ImportPlan
    refused: str = ""
    rule: str = ""
    preview: Preview | None = None
    act: RowsAct | None = None

    @property
    def kilobytes(self) -> int:
        """How many the act takes; the record, with all it leads to, takes more."""
        return -(-self.act.weight // KB) if self.act else 0


async def judge_plan(
    client: "Client",
    which: ReviewNamed,
    plan: ImportPlan,
    kind: type[RowsAct],
    asker: Asker,
) -> ImportJudged:
    """Judged and rehearsed by the review; raises Failed where it cannot be asked.

    Of rows that are off nothing is asked; of the others it is, so that all is said.
    Where there are more than may be, which is among the faults, it is not asked either.
    """
    from client import reviews

    too_many = any(len(each.taken) > each.most for each in plan.tables)
    if too_many or not any(each.taken for each in plan.tables):
        return ImportJudged(plan)
    act = plan.act(await _actor(client, which.cds, kind, asker), uuid4().hex)
    judged = ImportJudged(plan, act=act)
    if judged.kilobytes > BOUND:
        return judged._replace(
            refused=f"it takes {judged.kilobytes:,} KB, and one act may take "
            f"{BOUND:,}: shorten its texts, or import it in parts"
        )
    found = await reviews.preview(client, which.engagement, which.number, act)
    return judged._replace(refused=found.refused or "", rule=found.rule, preview=found)


async def _actor(
    client: "Client", cds: str, kind: type[RowsAct], asker: Asker
) -> Actor:
    """Whoever may; of an engagement that runs no more, whoever asks."""
    from client import engagements

    try:
        now = await engagements.standing_of(client, cds)
        policy = await engagements.policy(client, cds)
    except NotOpen:
        return Actor(asker.by or asker.entered_by, asker.entered_by)
    return asker.actor(kind, now, policy)
