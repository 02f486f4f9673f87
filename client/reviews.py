"""How staff reach a review: by its engagement, which says who is who, and its number.

An engagement is named by its LEA's code; an earlier one with its episode, `0161259.1`.
"""

from collections.abc import Iterable
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
from domain.reviews.review import engagement_of, review_address
from domain.reviews.standing import ReviewShown
from domain.standing import EngagementStanding, Standing
from workflows.review import ReviewWorkflow

UNHEARD = (
    "the engagement of this review does not run on the server any more, and does not "
    "hear of this; the operators should know"
)


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
    read = _as_read(act, found.setting)
    receipt = await found.review.ask(ReviewWorkflow.act, read)
    return receipt.but(warnings=(*receipt.warnings, *_unheard(found)))


async def preview(
    client: Client, engagement: str, number: int, act: ReviewStaffAct
) -> Preview:
    """What the act would change; nothing is done. Raises Failed."""
    found = await _reached(client, engagement, number)
    read = _as_read(act, found.setting)
    tried = await found.review.preview(ReviewWorkflow.preview, read)
    return tried.but(warnings=(*tried.warnings, *_unheard(found)))


async def standing(client: Client, engagement: str, number: int) -> ReviewShown:
    """How the review stands, with its sites; raises Failed."""
    found = await _reached(client, engagement, number)
    return await found.review.query(ReviewWorkflow.standing)


async def offers(
    client: Client, engagement: str, number: int, within: str = ""
) -> tuple[Offer, ...]:
    """What may be done now, to the review or to a part of it; raises Failed."""
    found = await _reached(client, engagement, number)
    return await found.review.query(ReviewWorkflow.offers, within)


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


async def stopped(client: Client, engagement: EngagementStanding) -> dict[int, str]:
    """How those under way were ended on the server before their time, by number."""
    under_way = {
        review_address(engagement.entity, line.number): line.number
        for line in engagement.reviews
        if not line.over
    }
    found = await stopped_of(client, under_way)
    return {under_way[each]: how for each, how in found.items()}


async def stopped_of(client: Client, addresses: Iterable[str]) -> dict[str, str]:
    """How each of these keys was ended on the server before its time, if it was."""
    said = {each: await _at(client, each).stopped() for each in addresses}
    return {each: how for each, how in said.items() if how}


async def refresh(client: Client, address: str) -> bool:
    """Ask the review of this key for a new run; False where it is not open."""
    return await _at(client, address).refresh(ReviewWorkflow.refresh)


def _at(client: Client, address: str) -> EntityHandle[ReviewWorkflow]:
    return review_at(client, engagement_of(address), int(address.rpartition("/")[2]))


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
    own = now if running == entity else None
    found = review_at(client, entity, number, _way_back(own, number))
    return Reached(found, own.setting if own else 0)


def _way_back(own: Standing | None, number: int) -> str:
    """What its engagement makes of it, should the review have been stopped."""
    if own is None:
        return "its engagement does not run any more either"
    over = (e for e in own.engagement.reviews if e.number == number and e.over)
    line = next(over, None)
    if line is None:
        return errors.WITHOUT_IT
    return f"for its engagement it is over: {line.stage}"


def _unheard(found: Reached) -> tuple[str, ...]:
    """That nobody goes on with what is done now, where nobody does."""
    return () if found.setting else (UNHEARD,)


def _as_read(act: ReviewStaffAct, setting: int) -> ReviewStaffAct:
    return act.but(setting=setting) if isinstance(act, DecidingAct) else act
