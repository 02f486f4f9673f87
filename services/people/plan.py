"""What loading, leaving, being away and being back would change, and where."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from adapters.directory.merge import merged
from adapters.directory.read import Directory, check_whole, read_directory
from adapters.directory.rows import DirectoryRow
from client.endings import Ending, Failed, NotAllowed, NothingToDo
from domain.faults import Unreadable
from domain.guess import guess
from domain.people import updates
from domain.people.absence import Absence, circle
from domain.people.directory import Given, Reach, Update, not_listed, wanted
from domain.people.roles import Assignment
from domain.people.tenure import successions
from domain.reviews.standing import ReviewStanding
from domain.standing import Standing
from services import current
from services.people.directory import likely_person
from services.people.teams import teams_left

Standings = Callable[[], Sequence[Standing]]
"""How all open engagements stand: asked once the directory itself is in order."""


class Concerned(NamedTuple):
    """An open engagement, what it is to take over, and why it would be refused."""

    now: Standing
    update: Update
    refused: str | None = None

    @property
    def cds(self) -> str:
        return self.now.engagement.cds


class PeoplePlan(NamedTuple):
    """What is to change in the directory and in engagements; `notes` are for people."""

    before: Directory
    after: Directory
    concerned: Sequence[Concerned]
    why: str
    notes: tuple[str, ...] = ()


def loading(
    before: Directory,
    standings: Standings,
    *,
    files: Sequence[Path],
    whole: bool,
    why: str,
    codes: Callable[[], Collection[str]] = tuple,
) -> PeoplePlan:
    """The directory with these files, or of them alone where they are the whole.

    `codes` are the LEAs that the record knows; that it knows none says nothing.
    """
    try:
        old = Directory() if whole else before
        new = read_directory(files, old.people)
        after = merged(old, new)
        check_whole(after)
    except Unreadable as off:
        raise Failed(f"{off}\nnothing was changed") from off
    today = current.today()
    found = [Concerned(now, _loaded(now, after, today)) for now in standings()]
    names = ", ".join(path.name for path in files)
    notes = _strangers(new, codes())
    reason = why or f"the directory, from {names}"
    return PeoplePlan(before, after, _those(found), reason, (*notes,))


def _strangers(new: Directory, codes: Collection[str]) -> Iterator[str]:
    """A warning for each LEA of which neither an engagement nor a file knows."""
    named = [e.scope.name for e in new.given if e.scope.reach is Reach.LEA]
    for cds in dict.fromkeys(named) if codes else ():
        if cds not in codes:
            yield (
                f"warning: no engagement and no file of CDE's in the record knows the "
                f"LEA {cds}{guess(cds, codes)}"
            )


def going(
    before: Directory, standings: Standings, *, absence: Absence, why: str
) -> PeoplePlan:
    """Whoever is away, and where they are missed; raises NotAllowed for a circle."""
    after = _with(before, [DirectoryRow(absence, ("people away",))])
    if found := circle(after.absences, [absence]):
        raise NotAllowed(f"{found}: nobody would be there; name somebody who is")
    _check(after)
    today, name, known = current.today(), absence.person, after.absences
    concerned = [
        Concerned(now, updates.of_absence(now.people, now.absences, name, known, today))
        for now in standings()
    ]
    reason = why or f"{name} is away, {absence.first} to {absence.last}"
    return PeoplePlan(before, after, _those(concerned), reason)


def returning(
    before: Directory, standings: Standings, *, person: str, day: date, why: str
) -> PeoplePlan:
    """From `day` on they are here: an absence ends the day before, or never began.

    Raises NothingToDo where they are here already, and are to stay.
    """
    engagements = standings()
    known = [*before.absences, *(e for now in engagements for e in now.absences)]
    ends = [e for e in known if e.person == person and e.covers(day)]
    if not ends:
        raise _not_away(person, day, known, before)
    rows = [row for row in before.rows if row.what not in ends]
    rows += [
        DirectoryRow(updates.until(row.what, day), ("people back",), row.above)
        for row in before.rows
        if isinstance(row.what, Absence) and row.what in ends and row.what.first < day
    ]
    found = [
        Concerned(now, updates.of_return(now.absences, ends, day))
        for now in engagements
    ]
    after = before._replace(rows=tuple(rows))
    return PeoplePlan(before, after, _those(found), why or f"{person} is back on {day}")


def leaving(
    before: Directory,
    standings: Standings,
    *,
    person: str,
    last: date,
    successor: Assignment,
    why: str,
    reviews: Callable[[], Iterable[ReviewStanding]] = tuple,
) -> PeoplePlan:
    """After `last` whoever follows has the leaver's roles, or they are vacant.

    Of which of the open `reviews` they are in the team, the notes say.
    """
    follows = [
        DirectoryRow(each, ("people leaves",))
        for each in _rows(before, person, last, successor)
    ]
    after = _with(before, follows)
    if successor.person and successor.person not in after.people:
        raise Failed(not_listed(successor.person, "; `people load` adds them"))
    engagements, known, today = standings(), after.absences, current.today()

    def left(now: Standing) -> Update:
        held, away = now.people, now.absences
        return updates.of_leaver(held, away, person, last, successor, known, today)

    found = _those(Concerned(now, left(now)) for now in engagements)
    notes = [note for now in engagements for note in _missed(now, person, last)]
    notes += teams_left(person, last, reviews(), engagements, today)
    if not (found or follows or notes):
        raise Failed(
            f"no role is {person}'s after {last}, in any open engagement or in the "
            f"directory{_meant(person, before)}"
        )
    return PeoplePlan(
        before, after, found, why or f"{person} leaves after {last}", (*notes,)
    )


def _loaded(now: Standing, after: Directory, today: date) -> Update:
    said = wanted(after.given, now.engagement.cds, now.engagement.county)
    return updates.of_directory(now.people, now.absences, said, after.absences, today)


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


def _meant(
    person: str, before: Directory, known: str = "; `people` shows who holds which"
) -> str:
    """Who is likelier, of whom the directory has not; else what is to be said then."""
    near = "" if person in before.people else likely_person(person, before)
    return near or known


def _not_away(
    person: str, day: date, known: Iterable[Absence], directory: Directory
) -> Ending:
    """Why nobody comes back: they are here, or were looked for on another day."""
    spans = {
        f"{each.first} to {each.last}"
        for each in known
        if each.person == person and each.last >= day
    }
    if spans:
        return Failed(
            f"{person} is not away on {day}, but {', '.join(sorted(spans))}; --on "
            "names a day within, and its first day takes it back"
        )
    here = f"{person} is not away on {day}, in any open engagement or in the directory"
    if directory.people and person not in directory.people:
        return Failed(f"{here}{likely_person(person, directory)}")
    return NothingToDo(here)


def _with(before: Directory, rows: Sequence[DirectoryRow]) -> Directory:
    return merged(before, Directory(tuple(rows)))


def _check(after: Directory) -> None:
    try:
        check_whole(after)
    except Unreadable as off:
        raise Failed(f"{off}\nnothing was changed") from off


def _those(found: Iterable[Concerned]) -> list[Concerned]:
    return [one for one in found if one.update]
