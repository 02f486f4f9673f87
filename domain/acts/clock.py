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


class StepRungActed(Value):
    """The clock acts the next rung of a referral's step, `expected` at an instant."""

    kind: Literal["step_rung_acted"] = "step_rung_acted"
    referral: int
    step: str
    plan: int
    rung: int
    expected: datetime


class RecheckDue(Value):
    """Stopped clocks are looked at again: those of `actions`, or the engagement's."""

    kind: Literal["recheck_due"] = "recheck_due"
    actions: tuple[int, ...] = ()
    expected: datetime


class PlateauReached(Value):
    """These actions have been in progress without change for as long as is watched."""

    kind: Literal["plateau_reached"] = "plateau_reached"
    actions: tuple[int, ...]
    expected: datetime


class WitnessMissing(Value):
    """The witness of a plan was found to have ended before its time.

    The plan is that of an action, or of the `step` of a referral.
    """

    kind: Literal["witness_missing"] = "witness_missing"
    action: int = 0
    plan: int
    referral: int = 0
    step: str = ""


ClockAct = RungActed | StepRungActed | RecheckDue | PlateauReached
