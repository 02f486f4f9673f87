"""Who holds a role when, day by day, from assignments of which the newest counts."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from domain.people.roles import Assignment, Role, assignment

ONE_DAY = timedelta(days=1)


class Tenure(NamedTuple):
    """From `first` through `last` the role is as `given` says; None: nobody was named.

    `first` is never before the day asked from; `last` is None where no end is known.
    """

    first: date
    last: date | None
    given: Assignment | None

    @property
    def person(self) -> str | None:
        return self.given.person if self.given else None

    @property
    def manner(self) -> tuple[str | None, bool, str]:
        """The person, whether interim, and what their office is called."""
        if self.given is None or self.given.person is None:
            return None, False, ""
        return self.given.person, self.given.interim, self.given.office


def tenures(people: Iterable[Assignment], role: Role, since: date) -> list[Tenure]:
    """The role from `since` on without a gap, the last one open; vacancies as well."""
    held = [each for each in people if each.role is role]
    starts = days_of_change(held, since)
    ends = [*(day - ONE_DAY for day in starts[1:]), None]
    found: list[Tenure] = []
    for first, last in zip(starts, ends, strict=True):
        new = Tenure(first, last, assignment(held, role, first))
        if found and found[-1].given == new.given:
            found[-1] = found[-1]._replace(last=last)
        else:
            found.append(new)
    return found


def holders(people: Iterable[Assignment], since: date) -> list[str]:
    """Whoever holds a role on `since` or later, each once."""
    known = [*people]
    roles = dict.fromkeys(each.role for each in known)
    found = (each.person for role in roles for each in tenures(known, role, since))
    return [*dict.fromkeys(person for person in found if person)]


def days_of_change(people: Iterable[Assignment], since: date) -> list[date]:
    """`since`, and every later day on which an assignment begins or has just ended."""
    days = {since}
    for each in people:
        days.add(each.first)
        if each.last:
            days.add(each.last + ONE_DAY)
    return sorted(day for day in days if day >= since)


def changes(
    held: Sequence[Assignment], wanted: Sequence[Assignment], role: Role, today: date
) -> list[Assignment]:
    """What to assign so that from `today` on the role is held as `wanted` says.

    Both lists are of this role. Before its first day `wanted` says nothing; after it,
    every gap is a vacancy. What is held that way already is not assigned again.
    """
    begin = max(today, min(each.first for each in wanted))
    days = sorted({*days_of_change(held, begin), *days_of_change(wanted, begin)})
    ends = [*(day - ONE_DAY for day in days[1:]), None]
    found: list[Assignment] = []
    for first, last in zip(days, ends, strict=True):
        now = Tenure(first, last, assignment(held, role, first))
        then = Tenure(first, last, assignment(wanted, role, first))
        if now.manner != then.manner:
            found = _joined(found, _assigned(role, then, begin))
    return found


def successions(
    held: Sequence[Assignment],
    role: Role,
    leaver: str,
    last: date,
    successor: Assignment,
) -> list[Assignment]:
    """What to assign so that after `last` the role is the leaver's no more.

    `successor` says who follows, or that nobody does, for as long as the leaver would
    have held the role.
    """
    return [
        successor.but(role=role, first=each.first, last=each.last, office=office)
        for each in tenures(held, role, last + ONE_DAY)
        if each.given and each.person == leaver
        for office in [each.given.office if successor.person else ""]
    ]


def _assigned(role: Role, then: Tenure, begin: date) -> Assignment:
    """From the day it truly began, where it is the first that `wanted` says."""
    first = then.given.first if then.given and then.first == begin else then.first
    person, interim, office = then.manner
    return Assignment(
        role=role,
        person=person,
        first=first,
        last=then.last,
        interim=interim,
        office=office,
    )


def _joined(found: list[Assignment], new: Assignment) -> list[Assignment]:
    """With one more; one that goes on as the last one did prolongs it."""
    if found and (before := found[-1]).last == new.first - ONE_DAY:
        longer = before.but(last=new.last)
        if longer == new.but(first=before.first):
            return [*found[:-1], longer]
    return [*found, new]
