"""The published figures: how far a roadmap is (docs/domain.md 6.3)."""

from collections.abc import Iterable
from typing import NamedTuple

from domain.status import GONE, ActionStatus, Scale
from domain.values import Sparse


class Counted(NamedTuple):
    """What the figures need of one action; a `part` came from splitting another.

    One that was `added` came after the roadmap was adopted.
    """

    status: ActionStatus
    published: ActionStatus
    part: bool = False
    added: bool = False

    @property
    def shown(self) -> ActionStatus | None:
        """As what it counts; None for what is on the roadmap no more."""
        return None if self.status in GONE else self.published


class Tally(Sparse):
    """Counts of actions by published status, and the headline percentage.

    `total` are the actions of today: the `original` recommendations, without those
    split, merged or withdrawn, with the parts and those added. Whoever is on hold
    counts as before.
    """

    total: int
    completed: int
    in_progress: int
    not_started: int
    percent: int
    """Completed or in progress, of all, in whole percent, halves rounded up."""
    on_hold: int = 0
    sustained: int = 0
    split: int = 0
    parts: int = 0
    merged: int = 0
    withdrawn: int = 0
    added: int = 0

    @property
    def original(self) -> int:
        """How many actions the roadmap was adopted with."""
        gone = self.split + self.merged + self.withdrawn
        return self.total + gone - self.parts - self.added

    @property
    def reconciliation(self) -> str:
        """'66 original, 67 current: 1 split into 2 parts'; empty where none was."""
        changes = [
            f"{self.split} split into {self.parts} parts" if self.split else "",
            f"{self.merged} merged" if self.merged else "",
            f"{self.withdrawn} withdrawn" if self.withdrawn else "",
            f"{self.added} added" if self.added else "",
        ]
        said = ", ".join(filter(None, changes))
        counts = f"{self.original} original, {self.total} current"
        return f"{counts}: {said}" if said else ""


def published(
    status: ActionStatus, rating: int | None, scale: Scale, before: ActionStatus | None
) -> ActionStatus:
    """The status that is published: what the rating says; of the three, never more."""
    level = scale.level(rating) if rating is not None else None
    unrated = ActionStatus.NOT_STARTED if status in GONE else status
    known = level.status if level else before or unrated
    match known:
        case ActionStatus.SUSTAINED:
            return ActionStatus.COMPLETED
        case ActionStatus.NOT_STARTED | ActionStatus.COMPLETED:
            return known
        case _:
            return ActionStatus.IN_PROGRESS


def tally(counted: Iterable[Counted]) -> Tally:
    """The tally of these actions; 0 % where there are none.

    66 actions, 19 completed and 41 in progress are 91 % (the 2021 report).
    """
    known = [*counted]
    shown = [each.shown for each in known if each.shown]
    status = [each.status for each in known]
    completed = shown.count(ActionStatus.COMPLETED)
    in_progress = shown.count(ActionStatus.IN_PROGRESS)
    active, total = completed + in_progress, len(shown)
    return Tally(
        total=total,
        completed=completed,
        in_progress=in_progress,
        not_started=total - active,
        percent=(200 * active + total) // (2 * total) if total else 0,
        on_hold=status.count(ActionStatus.ON_HOLD),
        sustained=status.count(ActionStatus.SUSTAINED),
        split=status.count(ActionStatus.SPLIT),
        parts=sum(each.part for each in known),
        merged=status.count(ActionStatus.MERGED),
        withdrawn=status.count(ActionStatus.WITHDRAWN),
        added=sum(each.added for each in known),
    )
