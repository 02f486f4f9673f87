"""A review as it stands: asked of it, in the record's own words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from domain.reviews.analysis_standing import in_order
from domain.reviews.standing import ReviewShown
from services.imports.recorded import until_told, untold

if TYPE_CHECKING:
    from temporalio.client import Client

RecordedReview = Callable[[str], ReviewShown | None]
"""A review with all that is said in it, given its durable key."""


async def review_in_words(
    client: "Client", engagement: str, number: int, recorded: RecordedReview
) -> ReviewShown:
    """With what it has found, and the actions of its roadmap, as they are worded.

    Raises Failed, also where the record stays behind the review.
    """
    from client import reviews

    async def look() -> tuple[ReviewShown, int]:
        shown = await reviews.standing(client, engagement, number)
        said = recorded(shown.review.entity) or ReviewShown(review=shown.review)
        found, roadmap = shown.analysis, shown.roadmap
        behind = (
            untold(found.findings, said.analysis.finding)
            + untold(found.recommendations, said.analysis.recommendation)
            + untold(roadmap.actions, {each.id: each for each in said.roadmap.actions})
        )
        worded = shown.but(
            analysis=in_order(found.with_words(said.analysis)),
            roadmap=roadmap.with_words(said.roadmap),
        )
        return worded, behind

    return await until_told(look, "part")
