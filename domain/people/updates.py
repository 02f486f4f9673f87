"""What one engagement takes over of a change of people: nothing, where it knows."""

from collections.abc import Sequence
from datetime import date

from domain.people.absence import Absence
from domain.people.directory import (
    Update,
    absence_changes,
    concerned_by,
    role_changes,
    standing_in,
)
from domain.people.roles import Assignment, Role
from domain.people.tenure import ONE_DAY, successions

People = Sequence[Assignment]
Absences = Sequence[Absence]


def of_directory(
    people: People,
    absences: Absences,
    said: dict[Role, list[Assignment]],
    known: Absences,
    today: date,
) -> Update:
    """Roles as a directory has them here, and the absences of whoever holds them."""
    given = role_changes(people, said, today)
    held = (*people, *given)
    return Update(given, absence_changes(held, absences, known, today))


def of_absence(
    people: People, absences: Absences, person: str, known: Absences, today: date
) -> Update:
    """Somebody goes away: only where they hold a role, or stand in for somebody."""
    if person not in concerned_by(people, absences, today):
        return Update()
    theirs = standing_in(known, [person])
    return Update((), absence_changes(people, absences, theirs, today))


def of_return(absences: Absences, ends: Absences, day: date) -> Update:
    """From `day` on they are here: what has begun ends, what has not is taken back."""
    mine = [each for each in absences if each in ends]
    begun = tuple(until(each, day) for each in mine if each.first < day)
    return Update((), begun, tuple(each for each in mine if each.first >= day))


def of_leaver(
    people: People,
    absences: Absences,
    person: str,
    last: date,
    successor: Assignment,
    known: Absences,
    today: date,
) -> Update:
    """After `last` their roles are the successor's, or vacant."""
    given = tuple(
        change
        for role in Role
        for change in successions(people, role, person, last, successor)
    )
    if not (given and successor.person):
        return Update(given)
    theirs, held = standing_in(known, [successor.person]), (*people, *given)
    return Update(given, absence_changes(held, absences, theirs, today))


def until(absence: Absence, day: date) -> Absence:
    """The same, but on `day` they are here."""
    return absence.but(last=day - ONE_DAY)
