"""Acts on who takes part: one role given, or all that a directory changed."""

from datetime import date
from typing import Literal

from domain.acts.staff import ByStaff
from domain.people.absence import Absence
from domain.people.roles import Assignment, Role


class Assign(ByStaff):
    """Give a role to a person from a day on, or leave it vacant (no person)."""

    kind: Literal["assign"] = "assign"
    role: Role
    person: str | None
    first: date
    last: date | None = None
    interim: bool = False
    office: str = ""

    @property
    def assignment(self) -> Assignment:
        return Assignment(**self.model_dump(include=set(Assignment.model_fields)))


class Substitute(ByStaff):
    """While a person is away, let another hear and act for them."""

    kind: Literal["substitute"] = "substitute"
    person: str
    substitute: str
    first: date
    last: date

    @property
    def absence(self) -> Absence:
        return Absence(**self.model_dump(include=set(Absence.model_fields)))


class UpdatePeople(ByStaff):
    """Take over what the directory changed: roles and substitutes, all at once.

    `back` names absences that are taken back: whoever was to be away is here.
    """

    kind: Literal["update_people"] = "update_people"
    people: tuple[Assignment, ...] = ()
    absences: tuple[Absence, ...] = ()
    back: tuple[Absence, ...] = ()


PeopleAct = Assign | Substitute | UpdatePeople
