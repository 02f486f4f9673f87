"""A review's plan as it stands: asked of the review, in the record's own words."""

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from client.endings import Failed
from domain.reviews.standing import ItemStanding, ReviewShown, ReviewStanding
from domain.wording import so_many

if TYPE_CHECKING:
    from temporalio.client import Client

RecordedItems = Callable[[str], Iterable[ItemStanding]]
"""The items of a review, given its durable key, with what is said of them."""
PAUSES = (0.2, 0.5, 1.0, 2.0, 4.0)
"""Seconds between two looks, as long as the record is behind."""


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

    behind = 0
    for pause in (0.0, *PAUSES):
        await asyncio.sleep(pause)
        shown = await reviews.standing(client, engagement, number)
        said = {each.id: each for each in recorded(shown.review.entity)}
        behind = sum(not _is_told(each, said.get(each.id)) for each in shown.items)
        if not behind:
            return _standing(shown, said)
    many = so_many(behind, "item")
    raise Failed(
        f"the record has not heard yet what changed of {many} of {shown.review.entity};"
        " nothing was changed; type the line again in a moment"
    )


def _is_told(now: ItemStanding, known: ItemStanding | None) -> bool:
    return known is not None and known.entry == now.entry


def _standing(shown: ReviewShown, said: dict[str, ItemStanding]) -> PlanStanding:
    items = (each.but(texts=said[each.id].texts) for each in shown.items)
    sites = {each.code: each.name for each in shown.sites}
    return PlanStanding(shown.review, sites, tuple(items))
