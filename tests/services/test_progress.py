"""Services that take long: a few at a time, and whoever waits is told how far."""

import asyncio

from services.fan_out import AT_ONCE, few_at_once
from services.progress import tracked


def test_who_waits_is_told_before_the_first_and_after_each() -> None:
    """Of none there is nothing to wait for, and that is told too."""
    told: list[tuple[int, int]] = []
    seen = [*tracked(["alder", "birch"], lambda done, of: told.append((done, of)))]
    [*tracked([], lambda done, of: told.append((done, of)))]

    assert seen == ["alder", "birch"]
    assert told == [(0, 2), (1, 2), (2, 2), (0, 0)]


async def test_answers_come_in_order_and_no_crowd_asks_for_them() -> None:
    """However many engagements there are."""
    asking, most = 0, 0

    async def one(number: int) -> int:
        nonlocal asking, most
        asking, most = asking + 1, max(most, asking + 1)
        await asyncio.sleep(0)
        asking -= 1
        return -number

    answers = await few_at_once(range(50), one)

    assert answers == [-number for number in range(50)]
    assert most == AT_ONCE
