"""Changes of people in words, for those who look before they commit."""

from collections.abc import Iterator
from datetime import date

from adapters.directory import Directory
from domain.directory import Given, Update
from domain.people import LABELS, Assignment, assignment
from domain.standing import ActionStanding, Standing
from domain.status import DONE, GONE


def told(now: Standing, update: Update) -> list[str]:
    """What would change in one engagement, a line each."""
    return [
        *(_role(now, each) for each in update.people),
        *(f"{e.person} is here from {e.first} on" for e in update.back),
        *(
            f"{e.substitute} stands in for {e.person}, {e.first} to {e.last}"
            for e in update.absences
        ),
    ]


def led(now: Standing, update: Update) -> list[ActionStanding]:
    """The open actions led by roles that change hands."""
    roles = {each.role for each in update.people}
    over = (*DONE, *GONE)
    return [e for e in now.actions if e.owner in roles and e.status not in over]


def of_directory(before: Directory, after: Directory) -> Iterator[str]:
    """Persons, roles and absences that come, change or go, a line each."""
    known, new = before.people, after.people
    for person, each in new.items():
        if person not in known:
            yield f"added: {person} ({each.name}, {each.address})"
        elif each != known[person]:
            was = known[person]
            yield (
                f"changed: {person} ({was.name}, {was.address} -> "
                f"{each.name}, {each.address})"
            )
    yield from (f"removed: {person}" for person in known if person not in new)
    roles, absences = before.given, before.absences
    yield from (f"role: {_given(e)}" for e in after.given if e not in roles)
    yield from (f"no more: {_given(e)}" for e in roles if e not in after.given)
    for away in after.absences:
        if away not in absences:
            yield (
                f"away: {away.person}, {away.first} to {away.last}; "
                f"{away.substitute} stands in"
            )
    for away in absences:
        if away not in after.absences:
            yield f"no more away: {away.person}, {away.first} to {away.last}"


def who(given: Assignment) -> str:
    interim = " (interim)" if given.interim else ""
    office = f", {given.office}" if given.office else ""
    return f"{given.person or 'vacant'}{interim}{office}"


def span(first: date, last: date | None) -> str:
    return f"{first} to {last}" if last else f"from {first} on"


def _role(now: Standing, new: Assignment) -> str:
    held = assignment(now.people, new.role, new.first)
    was = f"{who(held)} -> " if held else ""
    return f"{LABELS[new.role]}: {was}{who(new)}, {span(new.first, new.last)}"


def _given(each: Given) -> str:
    new = each.assignment
    when = span(new.first, new.last)
    return f"{LABELS[new.role]}, {each.scope}: {who(new)}, {when}"
