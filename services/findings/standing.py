"""What a review has found as it stands: asked of it, in the record's own words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from domain.reviews.analysis_standing import AnalysisStanding, in_order
from domain.reviews.standing import ReviewShown
from services.imports.recorded import until_told, untold

if TYPE_CHECKING:
    from temporalio.client import Client

RecordedReview = Callable[[str], ReviewShown | None]
"""A review with all that is said in it, given its durable key."""


async def findings_standing(
    client: "Client", engagement: str, number: int, recorded: RecordedReview
) -> ReviewShown:
    """Raises Failed, also where the record stays behind the review."""
    from client import reviews

    async def look() -> tuple[ReviewShown, int]:
        shown = await reviews.standing(client, engagement, number)
        kept = recorded(shown.review.entity)
        said, now = kept.analysis if kept else AnalysisStanding(), shown.analysis
        findings = untold(now.findings, said.finding)
        behind = findings + untold(now.recommendations, said.recommendation)
        return shown.but(analysis=in_order(now.with_words(said))), behind

    return await until_told(look, "part")
