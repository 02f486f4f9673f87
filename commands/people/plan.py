"""What loading, leaving, being away and being back would change, and where."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from adapters.directory.merge import merged
from adapters.directory.read import Directory, check_whole, read_directory
from adapters.directory.rows import Row
from client.endings import Failed, NotAllowed
from commands.args import dates
from commands.people.change import Plan, directory
from commands.people.send import Concerned, open_engagements
from domain.faults import Unreadable
from domain.people.absence import Absence, circle
from domain.people.directory import (
    Given,
    Update,
    absence_changes,
    concerned_by,
    role_changes,
    standing_in,
    wanted,
)
from domain.people.roles import Assignment, Role
from domain.people.tenure import ONE_DAY, successions
from domain.standing import Standing


def loading(files: Sequence[Path], *, whole: bool, why: str) -> Plan:
    """The directory with these files, or of them alone where they are the whole."""
    before = directory()
    try:
        new = read_directory(files)
        after = merged(Directory() if whole else before, new)
        check_whole(after)
    except Unreadable as off:
        raise Failed(f"{off}\nnothing was changed") from off
    today = dates.today()
    found = [Concerned(now, _loaded(now, after, today)) for now in open_engagements()]
    names = ", ".join(path.name for path in files)
    return Plan(before, after, _those(found), why or f"the directory, from {names}")


def going(absence: Absence, why: str) -> Plan:
    """Whoever is away, and where they are missed; raises NotAllowed for a circle."""
    before = directory()
    after = _with(before, [Row(absence, ("people away",))])
    if found := circle(after.absences, [absence]):
        raise NotAllowed(f"{found}: nobody would be there; name somebody who is")
    _check(after)
    today, name = dates.today(), absence.person
    known = standing_in(after.absences, [name])
    found_at = [
        Concerned(
            now, Update((), absence_changes(now.people, now.absences, known, today))
        )
        for now in open_engagements()
        if name in concerned_by(now.people, now.absences, today)
    ]
    reason = why or f"{name} is away, {absence.first} to {absence.last}"
    return Plan(before, after, _those(found_at), reason)


def returning(person: str, day: date, why: str) -> Plan:
    """From `day` on they are here: an absence ends the day before, or never began."""
    before, engagements = directory(), open_engagements()
    known = [*before.absences, *(e for now in engagements for e in now.absences)]
    ends = [e for e in known if e.person == person and e.covers(day)]
    if not ends:
        raise Failed(_not_away(person, day, known))
    rows = [row for row in before.rows if row.what not in ends]
    rows += [
        Row(_until(row.what, day), ("people back",), row.above)
        for row in before.rows
        if isinstance(row.what, Absence) and row.what in ends and row.what.first < day
    ]
    found = [
        Concerned(now, _returned(now, [e for e in now.absences if e in ends], day))
        for now in engagements
    ]
    after = before._replace(rows=tuple(rows))
    return Plan(before, after, _those(found), why or f"{person} is back on {day}")


def leaving(person: str, last: date, successor: Assignment, why: str) -> Plan:
    """After `last` whoever follows has the leaver's roles, or they are vacant."""
    before = directory()
    follows = [
        Row(each, ("people leaves",)) for each in _rows(before, person, last, successor)
    ]
    after = _with(before, follows)
    if successor.person and successor.person not in after.people:
        raise Failed(
            f"{successor.person} is not in the directory; `people load` adds them"
        )
    engagements = open_engagements()
    found = [
        Concerned(now, _left(now, person, last, successor, after))
        for now in engagements
    ]
    if not (_those(found) or follows):
        raise Failed(
            f"no role is {person}'s after {last}, in any open engagement or in the "
            "directory; `people` shows who holds which"
        )
    notes = [note for now in engagements for note in _missed(now, person, last)]
    reason = why or f"{person} leaves after {last}"
    return Plan(before, after, _those(found), reason, tuple(notes))


def _loaded(now: Standing, after: Directory, today: date) -> Update:
    e = now.engagement
    people = role_changes(now.people, wanted(after.given, e.cds, e.county), today)
    held = (*now.people, *people)
    return Update(people, absence_changes(held, now.absences, after.absences, today))


def _left(
    now: Standing, person: str, last: date, successor: Assignment, after: Directory
) -> Update:
    people = tuple(
        change
        for role in Role
        for change in successions(now.people, role, person, last, successor)
    )
    if not (people and successor.person):
        return Update(people)
    known, held = standing_in(after.absences, [successor.person]), now.people + people
    return Update(people, absence_changes(held, now.absences, known, dates.today()))


def _returned(now: Standing, ends: Iterable[Absence], day: date) -> Update:
    known = [*ends]
    shorter = tuple(_until(each, day) for each in known if each.first < day)
    return Update((), shorter, tuple(each for each in known if each.first >= day))


def _until(absence: Absence, day: date) -> Absence:
    return absence.but(last=day - ONE_DAY)


def _rows(
    before: Directory, person: str, last: date, successor: Assignment
) -> list[Given]:
    """What the directory says of the leaver's roles after `last`."""
    return [
        Given(given.scope, change)
        for given in before.given
        for change in successions(
            [given.assignment], given.assignment.role, person, last, successor
        )
    ]


def _missed(now: Standing, person: str, last: date) -> list[str]:
    return [
        f"in {now.engagement.cds} {person} is to stand in for {each.person} until "
        f"{each.last}; `people away {each.person}` names another"
        for each in now.absences
        if each.substitute == person and each.last > last
    ]


def _not_away(person: str, day: date, known: Iterable[Absence]) -> str:
    spans = {f"{e.first} to {e.last}" for e in known if e.person == person}
    if not spans:
        return f"{person} is not away, in any open engagement or in the directory"
    return (
        f"{person} is not away on {day}, but {', '.join(sorted(spans))}; --on names a "
        "day within, and its first day takes it back"
    )


def _with(before: Directory, rows: Sequence[Row]) -> Directory:
    return merged(before, Directory(tuple(rows)))


def _check(after: Directory) -> None:
    try:
        check_whole(after)
    except Unreadable as off:
        raise Failed(f"{off}\nnothing was changed") from off


def _those(found: Iterable[Concerned]) -> list[Concerned]:
    return [one for one in found if one.update]
