"""What one workflow tells another."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from domain.clocks.ladder import Ladder, Settled
from domain.reviews.words import ReviewNews, ReviewSetting
from domain.values import Value

Word = Annotated[
    Ladder | Settled | ReviewSetting | ReviewNews, Field(discriminator="word")
]


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
