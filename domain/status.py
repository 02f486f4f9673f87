"""How far an action is: its place in life, its rating, and what is published of it."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated

from domain.bounds import Many, Name, Rating
from domain.values import Value
from domain.wording import as_key


class ActionStatus(StrEnum):
    """Where an action is in its life (docs/domain.md 6.4). Stored: add, never rename.

    CCEE publishes the first three; the others are ours, and `published` maps them.
    """

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    SUSTAINED = "sustained"
    ON_HOLD = "on_hold"
    REOPENED = "reopened"
    SPLIT = "split"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


DONE = (ActionStatus.COMPLETED, ActionStatus.SUSTAINED)
OPEN_RATED = (ActionStatus.NOT_STARTED, ActionStatus.IN_PROGRESS)
GONE = (ActionStatus.SPLIT, ActionStatus.MERGED, ActionStatus.WITHDRAWN)
"""No longer on the roadmap as it is; its number stays, and is never used again."""
REPLACED = (ActionStatus.SPLIT, ActionStatus.MERGED)
"""Its work goes on in others."""


class Horizon(StrEnum):
    IMMEDIATE = "IMMEDIATE"
    LONG_TERM = "LONG_TERM"

    @staticmethod
    def spelled(text: str) -> str:
        """As it is stored, where people wrote `long term`, `Long-Term` or `now`."""
        said = as_key(text)
        return CALLED_HORIZON.get(said, said).upper()


CALLED_HORIZON: Mapping[str, Horizon] = {
    **dict.fromkeys(("now", "at_once", "immediately"), Horizon.IMMEDIATE),
    **dict.fromkeys(("later", "long"), Horizon.LONG_TERM),
}
"""What people call them, by key."""


class Flag(StrEnum):
    """What steps of a ladder put on an action; none of them is a state."""

    AT_RISK = "at_risk"
    AGENDA = "check_in_agenda"
    MEETING = "directors_meeting"
    PLATEAU = "plateau"


class Level(Value):
    """One level of the implementation rating, and the status published for it."""

    rating: Rating
    label: Name
    status: ActionStatus


class Scale(Value):
    """The rating an agency uses, lowest level first (docs/domain.md 6.5).

    The status that is published derives from the rating and is never typed.
    """

    name: Name
    levels: Annotated[tuple[Level, ...], Many(12, least=1)]

    def level(self, rating: int) -> Level | None:
        return next((each for each in self.levels if each.rating == rating), None)

    @property
    def of_open(self) -> tuple[Level, ...]:
        """The levels that are given to an open action: completion is confirmed."""
        return tuple(each for each in self.levels if each.status in OPEN_RATED)

    def lowest(self, status: ActionStatus) -> int:
        """The lowest rating of a status; of the last level where it has none."""
        found = (each.rating for each in self.levels if each.status is status)
        return next(found, self.levels[-1].rating)

    def highest(self, status: ActionStatus) -> int:
        """The highest rating of a status; of the first level where it has none."""
        found = [each.rating for each in self.levels if each.status is status]
        return found[-1] if found else self.levels[0].rating


def in_words(levels: Iterable[Level]) -> str:
    """'0 (Not begun), 1 (Exploration and research)'."""
    return ", ".join(f"{each.rating} ({each.label})" for each in levels)


PLAIN = Scale(
    name="published",
    levels=(
        Level(rating=0, label="Not started", status=ActionStatus.NOT_STARTED),
        Level(rating=1, label="In progress", status=ActionStatus.IN_PROGRESS),
        Level(rating=2, label="Completed", status=ActionStatus.COMPLETED),
        Level(rating=3, label="Sustained", status=ActionStatus.SUSTAINED),
    ),
)
"""The three published statuses as a scale, where a policy brings none."""
