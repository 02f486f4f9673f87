"""What an act may say now, as its example shows it: a day, another action."""

from datetime import date, datetime, timedelta

from domain.act import ByStaff
from domain.actions.action import Action
from domain.actions.acts import Acknowledge, Snooze
from domain.actions.apply import Roadmap
from domain.actions.check import circle
from domain.actions.judge import farthest_promise, farthest_snooze
from domain.actions.planned import label
from domain.bounds import LONGEST_NAME
from domain.checkins.acts import RescheduleCheckIn, ScheduleCheckIn
from domain.checkins.days import first_open
from domain.setting import Setting

AHEAD = timedelta(days=28)
MEETING = (ScheduleCheckIn, RescheduleCheckIn)
DISTRICT = " School District"


def example_day(
    kind: type[ByStaff], action: Action | None, setting: Setting, at: datetime
) -> date:
    """A working day of the LEA some weeks ahead, or as far as the act may reach."""
    today = setting.day_of(at)
    if kind in MEETING:
        return first_open(setting.policy, today + AHEAD)
    day = setting.policy.lea.working_day_from(today + AHEAD)
    if action and kind is Acknowledge:
        return min(day, farthest_promise(action, setting, at))
    if kind is Snooze:
        return min(day, farthest_snooze(setting, today))
    return day


def other_name(lea: str) -> str:
    """As an LEA may be called as well: with what it is, or without."""
    if lea.endswith(DISTRICT):
        return lea.removesuffix(DISTRICT)
    return f"{lea}{DISTRICT}" if len(lea) + len(DISTRICT) <= LONGEST_NAME else lea[:-1]


def example_action(action: Action, roadmap: Roadmap) -> str:
    """Another that is open and does not wait for it; empty where there is none."""
    graph = {number: {*each.depends_on} for number, each in roadmap.items()}
    for number, other in roadmap.items():
        if other.is_open and number not in {action.number, *action.depends_on}:
            waiting = graph | {action.number: {*action.depends_on, number}}
            if not circle(waiting):
                return label(number)
    return ""
