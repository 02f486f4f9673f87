"""A plan as it stands: from the review itself, in the words of the record."""

from collections.abc import Iterator
from typing import Any

import pytest

from client import reviews
from client.endings import Failed
from domain.reviews.standing import ItemStanding, ItemTexts, ReviewShown, SiteStanding
from services.imports import recorded
from services.items.standing import plan_standing
from tests.plans import ALDER
from tests.plans import standing as item
from tests.review_standings import review_stands

NOW = item(count=3, entry=9, texts=None)
SITE = SiteStanding(code=ALDER, name="Alder Elementary", by="m.ortiz", entry=2)
CLIENT: Any = None


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A review that has one item; the record is looked at three times, at once."""

    async def shown(*_: object) -> ReviewShown:
        return ReviewShown(review=review_stands(), sites=(SITE,), items=(NOW,))

    monkeypatch.setattr(reviews, "standing", shown)
    monkeypatch.setattr(recorded, "PAUSES", (0.0, 0.0))


async def test_what_is_said_of_an_item_comes_from_the_record() -> None:
    """All else from the review, which knows it first."""
    recorded = item(entry=9, texts=ItemTexts(note="four of each"))
    found = await plan_standing(CLIENT, "1999901", 1, lambda _: [recorded])

    assert [each.count for each in found.items] == [3]
    assert found.items[0].texts == ItemTexts(note="four of each")
    assert found.sites == {ALDER: "Alder Elementary"}


async def test_a_record_that_is_behind_is_waited_for() -> None:
    """Else a text of somebody else would be taken for the workbook's."""
    behind: Iterator[list[ItemStanding]] = iter(([], [item()], [item(entry=9)]))
    found = await plan_standing(CLIENT, "1999901", 1, lambda _: next(behind))

    assert found.items[0].texts == item().texts


async def test_a_record_that_stays_behind_ends_it_in_words() -> None:
    """Nothing is guessed of what the record does not know yet."""
    with pytest.raises(Failed, match="not heard yet what changed of 1 item of 1999901"):
        await plan_standing(CLIENT, "1999901", 1, lambda _: [item()])
