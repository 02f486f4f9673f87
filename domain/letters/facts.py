"""Facts that letters are filled with: about an action, a day, a list of actions."""

from collections.abc import Iterable, Sequence
from datetime import date

from domain.actions.action import Action
from domain.clocks.plan import PlannedRung
from domain.engagement import Engagement
from domain.people.roles import LABELS, Role, role_for

Facts = dict[str, str | int | bool]
NAMED = 50  # actions one letter names


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
    """The first of them by number and title, and how many more there are."""
    titles = [f"{each.label} ({each.title})" for each in actions]
    more = [f"and {len(titles) - NAMED} more"] if len(titles) > NAMED else []
    return "; ".join([*titles[:NAMED], *more])


def said_day(day: date) -> str:
    return f"{day:%A}, {day.day} {day:%B %Y}"


def who_follows(
    engagement: Engagement, following: Sequence[PlannedRung], owner: Role
) -> str:
    """What follows if nobody answers: 'on Monday, 15 March 2027 the ... hears of it'.

    Empty where no rung follows.
    """
    if not following:
        return ""
    told = (LABELS[role_for(party, owner)] for party in following[0].tell)
    who = " and the ".join(told)
    verb = "hear" if len(following[0].tell) > 1 else "hears"
    day = said_day(engagement.day_of(following[0].at))
    return f"on {day} the {who} {verb} of it too, so that they can help"
