"""The plan of one climb: which rung acts at which instant.

It is worked out once, by `schedule`, and never changed: whatever changes the date, or
how its time is counted, begins a new plan. A plan is kept for as long as it stands, so
it says of a rung no more than its key; who is told and in which words, its ladder says,
which the ledger names.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from domain.values import Sparse

AN_HOUR = timedelta(hours=1)  # a rung acted later than that has acted late


class ClockKind(StrEnum):
    """What is waited for: the thing itself by its date, or an answer about it."""

    DUE = "due"
    ANSWER = "answer"


class PlannedRung(NamedTuple):
    """One rung at its instant; `key` names it among all of its ladder: E0, E0/2, E1.

    A tuple, since an engagement carries hundreds of them.
    """

    key: str
    at: datetime


class EscalationPlan(Sparse):
    """The rungs of one ladder at their instants, as they were planned at `planned_at`.

    `number` is that of the entry that began it. They count from `anchor`; the first
    `early` of them come before anything is late. It `carries` the rung that acted last
    before it, whose letter may still wait to be sent.
    """

    number: int
    anchor: date
    planned_at: datetime
    rungs: tuple[PlannedRung, ...]
    early: int = 0
    kind: ClockKind = ClockKind.DUE
    carries: PlannedRung | None = None
