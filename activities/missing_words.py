"""Ask an engagement and its review to tell again what one of them has not heard."""

import asyncio
from typing import Protocol

from domain.discrepancies import Discrepancy, Matter, off
from domain.lea import workflow_id
from domain.missing_words import news_is_missing, setting_is_missing
from domain.reviews.review import review_address
from domain.reviews.standing import ReviewShown
from domain.standing import Standing


class Entries(Protocol):
    def last(self, entity: str) -> int:
        """The number of its last entry; 0 where there is none."""
        ...


class Pairs(Protocol):
    """Engagements and their reviews, by their workflows.

    Asked for the same twice, they change nothing more.
    """

    async def runs(self, keeper: str) -> bool: ...

    async def standing(self, keeper: str) -> Standing | None:
        """What the engagement says itself; None where it does not answer."""
        ...

    async def review(self, keeper: str) -> ReviewShown | None:
        """What the review says itself; None where it does not answer."""
        ...

    async def ask_for_news(self, review: str) -> None:
        """Let the review tell its engagement again how far it is."""
        ...

    async def ask_for_setting(self, keeper: str, review: int) -> None:
        """Let the engagement tell its review again, which begins it where it must."""
        ...


class MissingWords:
    def __init__(self, record: Entries, pairs: Pairs) -> None:
        self._record, self._pairs = record, pairs

    async def of(self, before: ReviewShown) -> list[Discrepancy]:
        """Between a review and its engagement; `before` the engagement was asked.

        The review is asked once more afterwards: each has heard of the other by then.
        """
        review = before.review
        keeper = workflow_id(review.cds)
        runs = await self._pairs.runs(keeper)
        whole = await self._pairs.standing(keeper) if runs else None
        after = await self._pairs.review(review.entity)
        if after is None or not after.review.is_open or (runs and whole is None):
            return []
        if whole is None or whole.engagement.entity != review.engagement:
            said = {"engagement": review.engagement}
            return [off(Matter.ENGAGEMENT_GONE, review.entity, **said)]
        return [*await self._news(before, whole), *await self._setting(whole, after)]

    async def not_begun(self, keeper: str, now: Standing) -> list[Discrepancy]:
        """Reviews that had ended before anybody heard of them are begun again."""
        found = []
        for line in now.engagement.reviews:
            review = review_address(now.engagement.entity, line.number)
            awaited = not (now.untold or line.over or line.entry)
            if awaited and not await self._was_begun(review):
                await self._pairs.ask_for_setting(keeper, line.number)
                found.append(off(Matter.NOT_BEGUN, review))
        return found

    async def _was_begun(self, review: str) -> bool:
        if await self._pairs.runs(review):
            return True
        return await asyncio.to_thread(self._record.last, review) > 0

    async def _news(self, review: ReviewShown, whole: Standing) -> list[Discrepancy]:
        if not news_is_missing(review, whole):
            return []
        now = review.review
        await self._pairs.ask_for_news(now.entity)
        return [off(Matter.NEWS_MISSING, now.entity, stage=now.stage)]

    async def _setting(self, whole: Standing, review: ReviewShown) -> list[Discrepancy]:
        if not setting_is_missing(whole, review):
            return []
        now = review.review
        await self._pairs.ask_for_setting(workflow_id(now.cds), now.number)
        return [off(Matter.SETTING_MISSING, now.entity, entry=whole.setting)]
