"""One act on several actions: which acts, on which actions, on which new dates."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from domain.actions.standing import ActionStanding
from domain.acts import (
    Acknowledge,
    ActionAct,
    PutOnHold,
    RateAction,
    Reassign,
    Redate,
    Resume,
    Snooze,
    StartAction,
)
from domain.calendars.work_calendar import WorkCalendar
from domain.people.roles import LABELS
from domain.status import DONE, GONE, ActionStatus

SHIFT = "shift"
"""A redate by so many working days, each action from the date it has."""
IN_BULK = (
    *(Reassign, Redate, PutOnHold, Resume, StartAction, RateAction),
    *(Acknowledge, Snooze),
)
"""What says the same of each action. A claim, a comment, a split speak of one."""


class Selection(NamedTuple):
    """Which open actions are meant; what is left empty asks nothing."""

    numbers: frozenset[int] = frozenset()
    owned_by: str = ""
    theme: str = ""

    def of(self, actions: Iterable[ActionStanding]) -> list[ActionStanding]:
        """Those meant, in their order."""
        return [
            each
            for each in _open(actions)
            if (not self.numbers or each.number in self.numbers)
            and self.owned_by in ("", each.owner)
            and self.theme.lower() in ("", each.theme.lower())
        ]

    def missing(self, actions: Iterable[ActionStanding]) -> list[int]:
        """The numbers that are named and not open, or not there."""
        return sorted(self.numbers - {each.number for each in _open(actions)})


def so_already(act: ActionAct, action: ActionStanding) -> str:
    """How the action is already, where that is all the act would make it; else empty.

    The engagement would say the same of each (refusals.NothingToChange).
    """
    match act:
        case StartAction() if action.status is ActionStatus.IN_PROGRESS:
            return "in progress"
        case Resume() if action.status is not ActionStatus.ON_HOLD:
            return "not on hold"
        case Reassign(owner=owner) if owner is action.owner:
            return f"led by the {LABELS[owner]}"
        case Redate(due=due) if due == action.due:
            return f"due {due}"
    return ""


def shifted(calendar: WorkCalendar, due: date, days: int) -> date:
    """So many of the calendar's working days later, or earlier."""
    return calendar.later(calendar.working_day_from(due), days)


def _open(actions: Iterable[ActionStanding]) -> Iterator[ActionStanding]:
    return (each for each in actions if each.status not in (*DONE, *GONE))
