"""The published figures: how far a roadmap is, as CCEE tells it (DOMAIN.md 5.1)."""

from collections.abc import Iterable

from domain.action import ActionStatus
from domain.values import Value


class Tally(Value):
    """Counts of actions by status, and the headline percentage."""

    total: int
    completed: int
    in_progress: int
    not_started: int
    percent: int
    """Completed or in progress, of all, in whole percent, halves rounded up."""


def tally(statuses: Iterable[ActionStatus]) -> Tally:
    """The tally of these actions; 0 % where there are none.

    66 actions, 19 completed and 41 in progress are 91 % (the 2021 report).
    """
    known = tuple(statuses)
    completed = known.count(ActionStatus.COMPLETED)
    in_progress = known.count(ActionStatus.IN_PROGRESS)
    active, total = completed + in_progress, len(known)
    return Tally(
        total=total,
        completed=completed,
        in_progress=in_progress,
        not_started=total - active,
        percent=(200 * active + total) // (2 * total) if total else 0,
    )
