"""Refusals that pass by themselves: the client asks again, and says so in the end."""

import pytest
from temporalio.client import WorkflowUpdateFailedError
from temporalio.exceptions import ApplicationError

from client import entities
from client.endings import NotAllowed, Unanswered
from client.entities import until_answered
from client.errors import BEHIND


class Deaf:
    """An entity that hears of something after it was asked so many times."""

    def __init__(self, rule: str, times: int) -> None:
        self.rule, self.left, self.asked = rule, times, 0

    async def once(self) -> str:
        self.asked += 1
        if self.asked > self.left:
            return "done"
        refused = ApplicationError("word is on its way", type=self.rule)
        raise WorkflowUpdateFailedError(refused)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits here."""
    monkeypatch.setattr(entities, "A_MOMENT", 0.0)


@pytest.mark.parametrize("rule", [*BEHIND])
async def test_who_has_not_heard_yet_is_asked_again(rule: str) -> None:
    entity = Deaf(rule, times=3)

    assert await until_answered(entity.once) == "done"
    assert entity.asked == 4


@pytest.mark.parametrize("rule, met", [*BEHIND.items()])
async def test_who_hears_nothing_for_long_is_named(
    rule: str, met: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing was changed, and the line can be sent again."""
    monkeypatch.setattr(entities, "PATIENCE", 0.0)

    with pytest.raises(Unanswered, match=f"not yet: nothing was changed; {met}. In a"):
        await until_answered(Deaf(rule, times=2).once)


async def test_any_other_refusal_is_an_answer() -> None:
    entity = Deaf("ReviewOver", times=9)

    with pytest.raises(NotAllowed, match="word is on its way"):
        await until_answered(entity.once)
    assert entity.asked == 1
