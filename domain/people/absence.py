"""Who is away, who stands in for them, and whether in the end somebody is there."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from domain.bounds import DayDate, PersonId
from domain.values import Value


class Absence(Value):
    """From `first` through `last`, `substitute` hears and acts for `person`."""

    person: PersonId
    substitute: PersonId
    first: DayDate
    last: DayDate

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


def chain(absences: Iterable[Absence], person: PersonId, day: date) -> tuple[str, ...]:
    """`person`, who stands in for them, who for those, and so on, on `day`.

    It ends with whoever is there; or, where it comes back to somebody it named, with
    that person a second time.
    """
    away = {each.person: each.substitute for each in absences if each.covers(day)}
    asked = [person]
    while asked[-1] in away and asked[-1] not in asked[:-1]:
        asked.append(away[asked[-1]])
    return tuple(asked)


def present(absences: Iterable[Absence], person: PersonId, day: date) -> str | None:
    """`person`, or whoever stands in on `day`; None where all stand in for each other.

    A substitute who is away as well is followed to theirs.
    """
    *asked, there = chain(absences, person, day)
    return None if there in asked else there


def circle(absences: Iterable[Absence], new: Iterable[Absence]) -> str | None:
    """The first circle that one of the new absences is part of, in words; or None.

    `absences` holds the new ones already. It is asked on the days on which somebody
    goes, for on the others nothing changes but that somebody is back.
    """
    known = [*absences]
    for each in new:
        begins = {each.first, *(e.first for e in known if each.covers(e.first))}
        for day in sorted(begins):
            names = chain(known, each.person, day)
            if len(names) > 1 and names[-1] == each.person:
                return f"on {day} {_in_words(names)}"
    return None


def with_absence(
    absences: Iterable[Absence], new: Absence, today: date
) -> tuple[Absence, ...]:
    """`absences` with one more, without those that are over.

    It takes the place of the person's absences that it overlaps, so that one given
    again with another last day is longer or shorter; others of theirs stay.
    """
    return (*without_absence(absences, new, today), new)


def without_absence(
    absences: Iterable[Absence], back: Absence, today: date
) -> tuple[Absence, ...]:
    """`absences` without those of this person that `back` overlaps: they are here."""
    return tuple(
        each for each in absences if each.last >= today and not _same_days(each, back)
    )


def _same_days(one: Absence, other: Absence) -> bool:
    overlap = one.first <= other.last and other.first <= one.last
    return one.person == other.person and overlap


def _in_words(names: tuple[str, ...]) -> str:
    """'b would stand in for a, c for b, and a for c'."""
    links = [f"{by} for {person}" for person, by in pairwise(names)]
    links[0] = links[0].replace(" for ", " would stand in for ", 1)
    if len(links) == 1:
        return links[0]
    return f"{', '.join(links[:-1])}, and {links[-1]}"
