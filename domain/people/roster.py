"""The roll of an engagement: who holds each role today, and what soon changes."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from domain.people.absence import Absence, chain, present
from domain.people.roles import (
    AGENCIES,
    LABELS,
    Agency,
    Assignment,
    Role,
    holder,
)
from domain.people.tenure import ONE_DAY, tenures
from domain.values import Value

SOON = timedelta(days=60)


class RoleToday(Value):
    """`person` holds the role; None where it is vacant.

    `stands_in` hears and acts for them through `stands_in_until`. `passed_to` is the
    administrator to whom the role's rights have passed (docs/domain.md 2.3). `first`
    and `last` are the first and the last day; no `last` where no end is known.
    """

    role: Role
    title: str
    person: str | None
    first: date
    last: date | None = None
    interim: bool = False
    stands_in: str | None = None
    stands_in_until: date | None = None
    passed_to: str | None = None


class RosterChange(Value):
    """What will be so from a day on, in words."""

    first: date
    said: str


class Receivership(Value):
    """While it lasts, the administrator hears and acts for the superintendent."""

    administrator: str
    first: date
    last: date | None = None


def roll(
    people: Sequence[Assignment], absences: Sequence[Absence], today: date
) -> list[RoleToday]:
    """Every role that is held or vacant, in the order of roles.

    Not on it is a role given to nobody yet, and receivership where there is none.
    """
    begun = {each.role for each in people if each.first <= today}
    every = [_today(people, absences, role, today) for role in Role if role in begun]
    return [e for e in every if e.person or e.role not in AGENCIES[Agency.RECEIVERSHIP]]


def receiverships(people: Sequence[Assignment], today: date) -> list[Receivership]:
    """That of today, and those to come."""
    return [
        Receivership(
            administrator=each.person,
            first=min(each.given.first, each.first),
            last=each.last,
        )
        for each in tenures(people, Role.ADMINISTRATOR, today)
        if each.given and each.person
    ]


def coming(
    people: Sequence[Assignment], absences: Sequence[Absence], today: date
) -> list[RosterChange]:
    """What changes after today and within `SOON`, by its first day."""
    found = [
        RosterChange(first=each.first, said=_begins(each.given, role))
        for role in Role
        for each in tenures(people, role, today)[1:]
    ]
    for each in absences:
        gone = f"{each.person} is away until {each.last}; {each.substitute} stands in"
        found.append(RosterChange(first=each.first, said=gone))
        back = each.last + ONE_DAY
        if present(absences, each.person, back) == each.person:
            found.append(RosterChange(first=back, said=f"{each.person} is back"))
    soon = (each for each in found if today < each.first <= today + SOON)
    return sorted(soon, key=lambda each: each.first)


def roles_of(
    person: str, everywhere: Iterable[Sequence[Assignment]], today: date
) -> set[Role]:
    """The roles somebody holds today in any of these places, present or away."""
    return {
        role
        for people in everywhere
        for role in Role
        if holder(people, role, today) == person
    }


def title(given: Assignment) -> str:
    """What the role is called while it is given so."""
    return given.office or LABELS[given.role]


def _today(
    people: Sequence[Assignment],
    absences: Sequence[Absence],
    role: Role,
    today: date,
) -> RoleToday:
    now = tenures(people, role, today)[0]
    if now.given is None:
        ended = [e.last for e in people if e.role is role and e.last and e.last < today]
        since = max(ended) + ONE_DAY if ended else today
        return RoleToday(role=role, title=LABELS[role], person=None, first=since)
    held = RoleToday(
        role=role,
        title=title(now.given),
        person=now.person,
        first=now.given.first,
        last=now.last,
        interim=now.given.interim,
    )
    receiver = tenures(people, Role.ADMINISTRATOR, today)[0].person
    if role is Role.LEA_SUPERINTENDENT and receiver:
        return held.but(passed_to=receiver)
    return _represented(held, absences, today)


def _represented(
    held: RoleToday, absences: Sequence[Absence], today: date
) -> RoleToday:
    if held.person is None:
        return held
    names = chain(absences, held.person, today)
    away = [e.last for e in absences if e.person in names[:-1] and e.covers(today)]
    if not away:
        return held
    return held.but(stands_in=names[-1], stands_in_until=min(away))


def _begins(given: Assignment | None, role: Role) -> str:
    if given is None or given.person is None:
        return f"{LABELS[role]}: vacant"
    interim = " (interim)" if given.interim else ""
    return f"{title(given)}: {given.person}{interim}"
