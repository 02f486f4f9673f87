"""Acts on who takes part: one role given, or all that a directory changed."""

from typing import Annotated, Literal

from domain.act import ByStaff
from domain.bounds import MOST_PEOPLE, DayDate, Many, Name, PersonId
from domain.people.absence import Absence
from domain.people.roles import Assignment, Role


class Assign(ByStaff):
    """Give a role to a person from a day on, or leave it vacant (no person)."""

    kind: Literal["assign"] = "assign"
    role: Role
    person: PersonId | None
    first: DayDate
    last: DayDate | None = None
    interim: bool = False
    office: Name = ""

    @property
    def assignment(self) -> Assignment:
        return Assignment(**self.model_dump(include=set(Assignment.model_fields)))


class Substitute(ByStaff):
    """While a person is away, let another hear and act for them."""

    kind: Literal["substitute"] = "substitute"
    person: PersonId
    substitute: PersonId
    first: DayDate
    last: DayDate

    @property
    def absence(self) -> Absence:
        return Absence(**self.model_dump(include=set(Absence.model_fields)))


class UpdatePeople(ByStaff):
    """Take over what the directory changed: roles and substitutes, all at once.

    `back` names absences that are taken back: whoever was to be away is here.
    """

    kind: Literal["update_people"] = "update_people"
    people: Annotated[tuple[Assignment, ...], Many(MOST_PEOPLE)] = ()
    absences: Annotated[tuple[Absence, ...], Many(MOST_PEOPLE)] = ()
    back: Annotated[tuple[Absence, ...], Many(MOST_PEOPLE)] = ()


PeopleAct = Assign | Substitute | UpdatePeople
