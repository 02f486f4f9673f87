"""What an entity's clock does beside the rungs, rechecks and plateaus of subjects."""

from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

A_co = TypeVar("A_co", covariant=True)


class OwnAct(NamedTuple, Generic[A_co]):
    """An act of the clock, the instant it is for, and its words for a timer."""

    at: datetime
    act: A_co
    words: str
