"""How staff reach a review: by its engagement, which says who is who, and its number.

An engagement is named by its LEA's code; an earlier one with its episode, `0161259.1`.
"""

from typing import NamedTuple

from temporalio.client import Client

from client import engagements, errors
from client.entities import EntityHandle, until_read
from client.workflows import review_at
from domain.acts import DecidingAct, ReviewStaffAct
from domain.available_acts import Offer
from domain.explain import Explanation
from domain.outlook import Outlook
from domain.preview import Preview, WillHear
from domain.receipt import Receipt
from domain.reviews.review import engagement_of
from domain.reviews.standing import ReviewShown
from workflows.review import ReviewWorkflow


class Reached(NamedTuple):
    """A review, and the newest number of the setting its engagement has given it.

    0 where the engagement is not there any more: it gives no newer one.
    """

    review: EntityHandle[ReviewWorkflow]
    setting: int


async def ask(
    client: Client, engagement: str, number: int, act: ReviewStaffAct
) -> Receipt:
    """The review's answer. Asking again is safe: the act carries its id.

    An act that decides says as of which setting; raises as `engagements.ask`.
    """
    found = await until_read(lambda: _reached(client, engagement, number))
    return await found.review.ask(ReviewWorkflow.act, _as_read(act, found.setting))


async def preview(
    client: Client, engagement: str, number: int, act: ReviewStaffAct
) -> Preview:
    """What the act would change; nothing is done. Raises Failed."""
    found = await _reached(client, engagement, number)
    read = _as_read(act, found.setting)
    return await found.review.preview(ReviewWorkflow.preview, read)


async def standing(client: Client, engagement: str, number: int) -> ReviewShown:
    """How the review stands, with its sites; raises Failed."""
    found = await _reached(client, engagement, number)
    return await found.review.query(ReviewWorkflow.standing)


async def offers(client: Client, engagement: str, number: int) -> tuple[Offer, ...]:
    """What may be done now; raises Failed."""
    found = await _reached(client, engagement, number)
    return await found.review.query(ReviewWorkflow.offers)


async def explanation(
    client: Client, engagement: str, number: int, subject: str
) -> Explanation:
    """One clock, day by day; raises Failed."""
    found = await _reached(client, engagement, number)
    return await found.review.query(ReviewWorkflow.explanation, subject)


async def outlook(
    client: Client, engagement: str, number: int, within: str = ""
) -> Outlook:
    """What is waited for, and what comes next; raises Failed."""
    found = await _reached(client, engagement, number)
    return await found.review.query(ReviewWorkflow.outlook, within)


async def coming(client: Client, engagement: str, number: int) -> list[WillHear]:
    """Every rung to come; raises Failed."""
    found = await _reached(client, engagement, number)
    return await found.review.query(ReviewWorkflow.coming)


async def refresh(client: Client, address: str) -> bool:
    """Ask the review of this key for a new run; False where it is not open."""
    engagement, number = engagement_of(address), int(address.rpartition("/")[2])
    asked = review_at(client, engagement, number)
    return await asked.refresh(ReviewWorkflow.refresh)


async def _reached(client: Client, engagement: str, number: int) -> Reached:
    """The review; its engagement is asked first. Raises NotOpen where there is none."""
    cds, _, episode = engagement.partition(".")
    now = await engagements.standing(client, cds)
    running = now.engagement.entity if now else ""
    entity = engagement if episode else running
    if not entity and (last := await engagements.last_episode(client, cds)):
        entity = f"{cds}.{last}"
    if not entity:
        raise errors.no_review(cds, number).ending()
    setting = now.setting if now and running == entity else 0
    return Reached(review_at(client, entity, number), setting)


def _as_read(act: ReviewStaffAct, setting: int) -> ReviewStaffAct:
    return act.but(setting=setting) if isinstance(act, DecidingAct) else act
