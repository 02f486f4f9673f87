"""What the clock of an entity does, what staff do to it, and what it is told."""

from datetime import date, datetime
from typing import Literal

from domain.act import ByStaff
from domain.bounds import DayDate
from domain.setting import Cause
from domain.values import Value


class StopClock(ByStaff):
    """Stop all the engagement's clocks: due dates move by the working days they stand.

    Until `recheck` nobody is asked; then, whether they may run again.
    """

    kind: Literal["stop_clock"] = "stop_clock"
    cause: Cause
    recheck: DayDate


class ResumeClock(ByStaff):
    """Let the engagement's clocks run again."""

    kind: Literal["resume_clock"] = "resume_clock"


class RungActed(Value):
    """The clock acts the next rung of a subject's plan, `expected` at an instant."""

    kind: Literal["rung_acted"] = "rung_acted"
    subject: str
    plan: int
    rung: int
    expected: datetime


class RecheckDue(Value):
    """Stopped clocks are looked at again: those of `subjects`, or all together."""

    kind: Literal["recheck_due"] = "recheck_due"
    subjects: tuple[str, ...] = ()
    expected: datetime


class PlateauReached(Value):
    """These have been under way without change for as long as is watched."""

    kind: Literal["plateau_reached"] = "plateau_reached"
    subjects: tuple[str, ...]
    expected: datetime


class DutyDate(Value):
    """A duty of the policy, by its name, and the date it is due on before it moves."""

    name: str
    on: date


class DutyDue(Value):
    """Some are reminded of these dated duties, all of one instant together."""

    kind: Literal["duty_due"] = "duty_due"
    duties: tuple[DutyDate, ...]
    expected: datetime


class WitnessMissing(Value):
    """The witness of a plan was found to have ended before its time."""

    kind: Literal["witness_missing"] = "witness_missing"
    subject: str
    plan: int


WholeClockAct = StopClock | ResumeClock
SubjectsAct = RungActed | RecheckDue | PlateauReached
"""What a clock does about what can be late, whatever that is."""
