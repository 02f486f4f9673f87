"""`import-items`: a data-collection plan held against the review's, then imported."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from commands import context
from commands.reviews.import_rows import ImportKind
from services.imports.judge import ImportJudged, ReviewNamed
from services.items.judge import judge_items

if TYPE_CHECKING:
    from temporalio.client import Client

    from services.rollout import Asker


async def _judge(
    client: "Client",
    which: ReviewNamed,
    file: Path,
    overwrite: Collection[str],
    asker: "Asker",
) -> ImportJudged:
    recorded = context.reviews().items
    return await judge_items(client, which, file, overwrite, asker, recorded)


PLAN = "a plan is that"
ITEMS = ImportKind("import-items", PLAN, _judge)
