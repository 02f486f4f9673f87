"""Who leads an action on a day: its owner's role, and the person or the vacancy."""

from datetime import date

from domain.people.roles import LABELS, Role, answering, speaker
from domain.standing import Standing


def leading(now: Standing, owner: Role, day: date) -> str:
    """'chief academic officer (j.rivera)', or '(vacant)', or who stands in for whom.

    Without absences, as the record of the past has them, it is whoever held the role.
    """
    return f"{LABELS[owner]} ({_who(now, owner, day)})"


def _who(now: Standing, owner: Role, day: date) -> str:
    given = answering(now.people, owner, day)
    if given is None or given.person is None:
        return "vacant"
    interim = ", interim" if given.interim else ""
    there = speaker(now.people, now.absences, owner, day)
    if there is None or there.person == given.person:
        return f"{given.person}{interim}"
    return f"{there.person} for {given.person}{interim}"
