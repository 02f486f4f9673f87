"""Words to several workflows at once, of which one may not come through."""

import pytest
from structlog.testing import capture_logs

from activities.tell import Telling
from domain.clocks.ladder import Settled
from domain.words import Heard, TellResult, Word, Words


class Few:
    """Workflows that answer as they are said to, or cannot be reached."""

    def __init__(self, **answers: Heard | Exception) -> None:
        self._answers, self.told = answers, list[str]()

    async def tell(self, word: Word) -> Heard:
        answer = self._answers[word.to]
        if isinstance(answer, Exception):
            raise answer
        self.told.append(word.to)
        return answer


def words(*names: str) -> Words:
    latest = tuple(Settled(plan_id=each) for each in names)
    return Words(latest=latest, of=len(latest) + 1)


async def test_what_came_of_each_word_is_said() -> None:
    """With how many were owed; of those who heard there is nothing to say."""
    few = Few(witness=Heard.HEARD, review=Heard.OVER, engagement=Heard.LOST)
    with capture_logs() as logs:
        done = await Telling(few).tell(words("witness", "review", "engagement"))

    assert done == TellResult(of=4, over=("review",), lost=("engagement",))
    assert [(e["event"], e["to"]) for e in logs] == [("word.lost", "engagement")]


async def test_who_cannot_be_told_keeps_no_other_from_hearing() -> None:
    """All are tried first; then it is tried again, and whoever failed is named."""
    few = Few(
        review=ValueError("too large"),
        witness=Heard.HEARD,
        post=ConnectionError("away"),
        engagement=Heard.HEARD,
    )
    with capture_logs() as logs, pytest.raises(ValueError, match="too large"):
        await Telling(few).tell(words("review", "witness", "post", "engagement"))

    assert few.told == ["witness", "engagement"]
    assert [(e["event"], e["to"], e["why"]) for e in logs] == [
        ("word.failed", "review", "too large"),
        ("word.failed", "post", "away"),
    ]
