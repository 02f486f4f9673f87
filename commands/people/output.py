"""Changes of people in words, for those who look before they commit."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeVar

from adapters.directory.read import Directory
from domain.actions.standing import ActionStanding
from domain.people.absence import Absence
from domain.people.directory import Given, Update
from domain.people.roles import LABELS, Assignment, assignment
from domain.standing import Standing
from domain.status import DONE, GONE

Said = TypeVar("Said", Given, Absence)


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
    yield from (f"role: {_given(e)}" for e in _only(after.given, before.given))
    yield from (f"no more: {_given(e)}" for e in _only(before.given, after.given))
    for away in _only(after.absences, before.absences):
        days = f"{away.first} to {away.last}"
        yield f"away: {away.person}, {days}; {away.substitute} stands in"
    for away in _only(before.absences, after.absences):
        yield f"no more away: {away.person}, {away.first} to {away.last}"


def _only(some: Sequence[Said], others: Sequence[Said]) -> list[Said]:
    """Those that are not among the others, in their order."""
    known = {*others}
    return [each for each in some if each not in known]


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
