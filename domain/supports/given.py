"""All the support that was noted in one engagement, as its acts tell, and its figures.

An engagement carries little of it; whoever reads the record has it from the entries.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple, TypeVar

from domain.calendars.school_year import SchoolYear
from domain.people.roles import Role
from domain.supports.acts import (
    AmendPosition,
    EndPosition,
    FundPosition,
    LogCoaching,
    NoteLearning,
    SupportAct,
    WithdrawSupport,
)
from domain.supports.position import PositionTerms
from domain.supports.supports import SupportKind, SupportRef, support_ref
from domain.values import Sparse


class NotedSupport(Sparse):
    """One support: who noted it, under which entry.

    One that was `withdrawn` was so by that entry, for a `reason`.
    """

    number: int
    by: str
    entry: int
    withdrawn: int | None = None
    reason: str = ""


class CoachingNoted(NotedSupport):
    """Coaching that was given; `hours` are hundredths."""

    coach: str
    on: date
    hours: int
    roles: tuple[Role, ...] = ()
    offices: tuple[str, ...] = ()
    text: str = ""
    on_actions: tuple[int, ...] = ()

    @property
    def ref(self) -> SupportRef:
        return SupportRef(SupportKind.COACHING, self.number)


class LearningNoted(NotedSupport):
    """Professional learning that was given; `hours` are hundredths."""

    title: str
    on: date
    hours: int
    participants: int
    given_by: str
    roles: tuple[Role, ...] = ()
    offices: tuple[str, ...] = ()

    @property
    def ref(self) -> SupportRef:
        return SupportRef(SupportKind.LEARNING, self.number)


class PositionNoted(NotedSupport):
    """A position that was funded, on the terms it has since it was last amended."""

    terms: PositionTerms

    @property
    def ref(self) -> SupportRef:
        return SupportRef(SupportKind.POSITION, self.number)


Noted = TypeVar("Noted", bound=NotedSupport)


class HoursGiven(NamedTuple):
    """Hours of one school year, in hundredths, by whoever gave them."""

    year: str
    kind: SupportKind
    by: str
    hours: int
    times: int


class SupportsGiven(NamedTuple):
    """All that was noted, withdrawn ones too, each kind by its numbers."""

    coaching: tuple[CoachingNoted, ...] = ()
    positions: tuple[PositionNoted, ...] = ()
    learning: tuple[LearningNoted, ...] = ()

    @property
    def hours(self) -> list[HoursGiven]:
        """Of what was not withdrawn: year by year, coaching before learning."""
        found: dict[tuple[str, SupportKind, str], list[int]] = {}
        for kind, day, by, hours in self._times():
            key = (SchoolYear.of(day).named, kind, by)
            found.setdefault(key, []).append(hours)
        return [HoursGiven(*key, sum(of), len(of)) for key, of in sorted(found.items())]

    def coached_by(self, person: str, day: date) -> int:
        """Hours that somebody coached in the school year of a day, in hundredths."""
        year = SchoolYear.of(day).named
        its = (e for e in self.hours if e.kind is SupportKind.COACHING)
        return sum(e.hours for e in its if (e.year, e.by) == (year, person))

    def held_on(self, day: date) -> list[PositionNoted]:
        """The positions that are held then, or still to come."""
        return [
            each
            for each in self.positions
            if each.withdrawn is None and not each.terms.is_over(day)
        ]

    def _times(self) -> Iterator[tuple[SupportKind, date, str, int]]:
        for each in self.coaching:
            if each.withdrawn is None:
                yield SupportKind.COACHING, each.on, each.coach, each.hours
        for other in self.learning:
            if other.withdrawn is None:
                yield SupportKind.LEARNING, other.on, other.given_by, other.hours


def supports_given(acts: Iterable[tuple[int, SupportAct]]) -> SupportsGiven:
    """What they come to, each by the number of its entry, in their order."""
    coaching: list[CoachingNoted] = []
    positions: list[PositionNoted] = []
    learning: list[LearningNoted] = []
    for entry, act in acts:
        match act:
            case LogCoaching():
                known = {"number": len(coaching) + 1, "entry": entry}
                coaching.append(CoachingNoted(**dict(act) | known))
            case NoteLearning():
                known = {"number": len(learning) + 1, "entry": entry}
                learning.append(LearningNoted(**dict(act) | known))
            case FundPosition(terms=terms, by=by):
                number = len(positions) + 1
                new = PositionNoted(number=number, by=by, entry=entry, terms=terms)
                positions.append(new)
            case AmendPosition(number=number) | EndPosition(number=number):
                was = positions[number - 1]
                positions[number - 1] = was.but(terms=act.changed(was.terms))
            case WithdrawSupport():
                ref = support_ref(act.support)
                if ref and ref.kind is SupportKind.COACHING:
                    _withdraw(coaching, ref, act, entry)
                elif ref and ref.kind is SupportKind.POSITION:
                    _withdraw(positions, ref, act, entry)
                elif ref:
                    _withdraw(learning, ref, act, entry)
    return SupportsGiven((*coaching,), (*positions,), (*learning,))


def _withdraw(
    noted: list[Noted], ref: SupportRef, act: WithdrawSupport, entry: int
) -> None:
    """It stays in its place, and does not count."""
    was = noted[ref.number - 1]
    noted[ref.number - 1] = was.but(withdrawn=entry, reason=act.why)
