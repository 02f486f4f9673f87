"""What an engagement's own clock does, and what it is told about its witnesses."""

from datetime import datetime
from typing import Literal

from domain.values import Value


class RungActed(Value):
    """The clock acts the next rung of an action's plan, `expected` at an instant."""

    kind: Literal["rung_acted"] = "rung_acted"
    action: int
    plan: int
    rung: int
    expected: datetime


class ReviewDue(Value):
    """Stopped clocks are looked at again: those of `actions`, or the engagement's."""

    kind: Literal["review_due"] = "review_due"
    actions: tuple[int, ...] = ()
    expected: datetime


class PlateauReached(Value):
    """These actions have been in progress without change for as long as is watched."""

    kind: Literal["plateau_reached"] = "plateau_reached"
    actions: tuple[int, ...]
    expected: datetime


class WitnessMissing(Value):
    """The witness of an action's plan was found to have ended before its time."""

    kind: Literal["witness_missing"] = "witness_missing"
    action: int
    plan: int


ClockAct = RungActed | ReviewDue | PlateauReached
