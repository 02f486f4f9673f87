"""A review's plan as it stands: asked of the review, in the record's own words."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from domain.reviews.standing import ItemStanding, ReviewStanding
from services.imports.recorded import until_told, untold

if TYPE_CHECKING:
    from temporalio.client import Client

RecordedItems = Callable[[str], Iterable[ItemStanding]]
"""The items of a review, given its durable key, with what is said of them."""


class PlanStanding(NamedTuple):
    """A review, its sites by their codes, its items with what is said of them."""

    review: ReviewStanding
    sites: dict[str, str]
    items: tuple[ItemStanding, ...]


async def plan_standing(
    client: "Client", engagement: str, number: int, recorded: RecordedItems
) -> PlanStanding:
    """Raises Failed, also where the record stays behind the review."""
    from client import reviews

    async def look() -> tuple[PlanStanding, int]:
        shown = await reviews.standing(client, engagement, number)
        said = {each.id: each for each in recorded(shown.review.entity)}
        told = (each for each in shown.items if each.id in said)
        items = tuple(each.but(texts=said[each.id].texts) for each in told)
        sites = {each.code: each.name for each in shown.sites}
        found = PlanStanding(shown.review, sites, items)
        return found, untold(shown.items, said)

    return await until_told(look, "item")
