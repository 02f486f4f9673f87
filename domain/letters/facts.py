"""Facts that letters are filled with: about an action, a day, a list of actions."""

from collections.abc import Iterable
from datetime import date

from domain.actions.action import Action
from domain.engagement import Engagement
from domain.people.roles import LABELS

Facts = dict[str, str | int | bool]


def about(engagement: Engagement, action: Action) -> Facts:
    return {
        "lea": engagement.lea.name,
        "reference": f"{engagement.lea.cds}/action/{action.label}",
        "action": action.label if action.label != str(action.number) else action.number,
        "title": action.title,
        "owner": LABELS[action.owner],
        "due": said_day(action.due),
    }


def listed(actions: Iterable[Action]) -> str:
    return "; ".join(f"{each.label} ({each.title})" for each in actions)


def said_day(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B %Y}"
