"""A role that nobody holds on a day, and from which day on somebody will."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from domain.people.absence import Absence
from domain.people.roles import LABELS, Assignment, Role, answering_roles, speaker
from domain.people.tenure import days_of_change
from domain.written_day import spoken


class Vacancy(NamedTuple):
    """Nobody is there for a role today; somebody is from `until` on, where one is."""

    role: Role
    until: date | None = None

    def __str__(self) -> str:
        when = f"before {spoken(self.until)}" if self.until else "today"
        return f"nobody is {LABELS[self.role]} here {when}"

    @property
    def remedy(self) -> str:
        """What fills it; empty where it will be filled."""
        return "" if self.until else "; `assign` names somebody"


VacancyOf = Callable[[Role], Vacancy | None]
"""The vacancy of a role; None where somebody is there."""


def vacancy(
    people: Iterable[Assignment], absences: Iterable[Absence], role: Role, today: date
) -> Vacancy | None:
    """That of a role on the day; None where somebody is there for it."""
    held, away = [*people], [*absences]
    if speaker(held, away, role, today):
        return None
    own = (each for each in held if each.role in answering_roles(role))
    coming = days_of_change(own, today)
    return Vacancy(
        role, next((d for d in coming if speaker(held, away, role, d)), None)
    )
