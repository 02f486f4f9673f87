"""A workbook's findings, read and held against what stands, judged by the review."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from domain.reviews.finding_acts import ImportFindings
from domain.reviews.standing import ReviewShown
from services.findings.plan import FindingsPlan, findings_plan
from services.imports.in_words import RecordedReview, review_in_words
from services.imports.judge import ImportJudged, ReviewNamed, judge_plan
from services.imports.readable import readable
from services.rollout import Asker

if TYPE_CHECKING:
    from temporalio.client import Client


async def judge_findings(
    client: "Client",
    which: ReviewNamed,
    file: Path,
    overwrite: Collection[str],
    asker: Asker,
    recorded: RecordedReview,
) -> ImportJudged:
    """As `judge_plan`; raises Failed, also for what cannot be read."""
    now = await review_in_words(client, which.engagement, which.number, recorded)
    plan = read_plan(file, now, overwrite)
    return await judge_plan(client, which, plan, ImportFindings, asker)


def read_plan(
    file: Path, now: ReviewShown, overwrite: Collection[str] = ()
) -> FindingsPlan:
    """The file, held against what was found; raises Failed where it is none."""
    from adapters.findings.read import read_findings

    said = readable(lambda: read_findings(file, now))
    return findings_plan(said, now, overwrite)
