"""What one workflow tells another."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from domain.clocks.ladder import Ladder, Settled
from domain.reviews.words import ReviewNews, ReviewSetting
from domain.values import Value

Word = Annotated[
    Ladder | Settled | ReviewSetting | ReviewNews, Field(discriminator="word")
]


class Superseded(Value):
    """In the place of a word that need not be told: a newer one to the same follows."""

    word: Literal["superseded"] = "superseded"
    to: str


OwedWord = Annotated[
    Ladder | Settled | ReviewSetting | ReviewNews | Superseded,
    Field(discriminator="word"),
]


def with_words(
    owed: tuple[OwedWord, ...], words: Sequence[Word]
) -> tuple[OwedWord, ...]:
    """Owing these words too; of settings, which are large, only the newest to each.

    Places stay as they are: a payment under way says of how many words it was.
    """
    newer = {each.to for each in words if isinstance(each, ReviewSetting)}
    kept = (
        Superseded(to=each.to)
        if isinstance(each, ReviewSetting) and each.to in newer
        else each
        for each in owed
    )
    return (*kept, *words)


class Words(Value):
    """The latest word for each workflow, `of` so many that were owed."""

    latest: tuple[Word, ...]
    of: int


class Heard(StrEnum):
    """How a word came. Stored: add, never rename."""

    HEARD = "heard"
    OVER = "over"
    """Whoever it was for has come to its end, as it should."""
    LOST = "lost"
    """Whoever it was for was stopped before its time, or never was."""


class TellResult(Value):
    """What came of the words: of so many, and who did not hear theirs, by address."""

    of: int
    over: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
