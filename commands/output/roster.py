"""Each role of an engagement from a day on, by who holds it and until when."""

from collections.abc import Iterator
from datetime import date

from commands.output import console
from domain.people.roles import LABELS, Role
from domain.people.tenure import Tenure, tenures
from domain.standing import Standing


def print_roster(now: Standing, day: date) -> None:
    """Whoever holds a role, or will, for the days on which they do; then who is away.

    Where a newer assignment takes over before an older one ends, it ends the older.
    """
    for role in Role:
        for held in tenures(now.people, role, day):
            console.say(*_held(role, held))
    for away in now.absences:
        console.say(
            f"  {away.substitute} stands in for {away.person}, "
            f"{away.first} to {away.last}"
        )


def _held(role: Role, held: Tenure) -> Iterator[str]:
    given = held.given
    if given is None:
        return
    until = f" until {held.last}" if held.last else ""
    interim = " (interim)" if given.interim else ""
    office = f", {given.office}" if given.office else ""
    said = f"{held.person or 'vacant'}{interim}{office}"
    first = min(given.first, held.first)
    yield f"  {LABELS[role]}: {said}, from {first}{until}"
