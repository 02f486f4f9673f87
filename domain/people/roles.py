"""Who takes part in an engagement: agencies, roles, and who holds a role on a day.

A role is resolved to a person when something happens, never before: by who holds it
that day, by who stands in while they are away, and in receivership by the
administrator, to whom the rights of superintendent and board pass (docs/domain.md 2.3).
"""

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum

from domain.bounds import DayDate, Name, PersonId
from domain.people.absence import Absence, present
from domain.values import Value


class Agency(StrEnum):
    LEA = "LEA"
    COE = "COE"
    GEO_LEAD = "Geo Lead"
    CCEE = "CCEE"
    SPI = "SPI"
    RECEIVERSHIP = "Receivership"
    FCMAT = "FCMAT"


class Role(StrEnum):
    """What a person is in one engagement (docs/domain.md 2.1)."""

    LEA_SUPERINTENDENT = "lea_superintendent"
    LEA_DESIGNEE = "lea_designee"
    LEA_DEPUTY = "lea_deputy"
    LEA_INSTRUCTION = "lea_instruction"
    LEA_STUDENT_SERVICES = "lea_student_services"
    LEA_ASSESSMENT = "lea_assessment"
    LEA_OPERATIONS = "lea_operations"
    COE_LEAD = "coe_lead"
    COUNTY_SUPERINTENDENT = "county_superintendent"
    GEO_LEAD = "geo_lead"
    CCEE_LEAD = "ccee_lead"
    CCEE_EXPERT = "ccee_expert"
    CCEE_DIRECTOR = "ccee_director"
    CCEE_EXECUTIVE = "ccee_executive"
    ADMINISTRATOR = "administrator"
    TRUSTEE = "trustee"
    FCMAT = "fcmat"
    SPI = "spi"
    OPERATORS = "operators"
    ADMINISTRATIVE_AGENT = "administrative_agent"
    CCEE_DATA = "ccee_data"


class Relation(StrEnum):
    """A role that depends on the action spoken of."""

    ACTION_OWNER = "action_owner"
    OWNER_SUPERVISOR = "owner_supervisor"


Party = Role | Relation

LABELS: dict[Party, str] = {
    Role.LEA_SUPERINTENDENT: "LEA superintendent",
    Role.LEA_DESIGNEE: "superintendent's designee",
    Role.LEA_DEPUTY: "deputy superintendent",
    Role.LEA_INSTRUCTION: "chief academic officer",
    Role.LEA_STUDENT_SERVICES: "director of student services",
    Role.LEA_ASSESSMENT: "director of assessment and accountability",
    Role.LEA_OPERATIONS: "director of operations",
    Role.COE_LEAD: "COE lead",
    Role.COUNTY_SUPERINTENDENT: "county superintendent",
    Role.GEO_LEAD: "Geo Lead",
    Role.CCEE_LEAD: "CCEE lead",
    Role.CCEE_EXPERT: "CCEE expert",
    Role.CCEE_DIRECTOR: "CCEE director",
    Role.CCEE_EXECUTIVE: "CCEE executive director",
    Role.ADMINISTRATOR: "administrator of the district",
    Role.TRUSTEE: "trustee of the district",
    Role.FCMAT: "FCMAT contact",
    Role.SPI: "State Superintendent of Public Instruction",
    Role.OPERATORS: "operators",
    Role.ADMINISTRATIVE_AGENT: "administrative agent",
    Role.CCEE_DATA: "CCEE data staff",
    Relation.ACTION_OWNER: "owner of the action",
    Relation.OWNER_SUPERVISOR: "supervisor of its owner",
}

AGENCIES: dict[Agency, tuple[Role, ...]] = {
    Agency.LEA: tuple(role for role in Role if role.startswith("lea_")),
    Agency.COE: (Role.COE_LEAD, Role.COUNTY_SUPERINTENDENT),
    Agency.GEO_LEAD: (Role.GEO_LEAD,),
    Agency.CCEE: (
        Role.CCEE_LEAD,
        Role.CCEE_EXPERT,
        Role.CCEE_DIRECTOR,
        Role.CCEE_EXECUTIVE,
    ),
    Agency.SPI: (Role.SPI,),
    Agency.RECEIVERSHIP: (Role.ADMINISTRATOR, Role.TRUSTEE),
    Agency.FCMAT: (Role.FCMAT,),
}
LEA_AND_COE = (
    *(Role.LEA_SUPERINTENDENT, Role.LEA_DESIGNEE),
    *(Role.COE_LEAD, Role.COUNTY_SUPERINTENDENT),
)
"""Who is told what becomes of report and roadmap (docs/domain.md 7.6)."""
CONFIRMING = (*AGENCIES[Agency.COE], *AGENCIES[Agency.CCEE])
"""Who confirms what an owner reports, and reads what is for those who help."""
COACHES = (Role.COE_LEAD, Role.CCEE_LEAD, Role.CCEE_EXPERT)
"""Of these, who works with the LEA day by day, and is asked to confirm."""
AT_CCEE = (*AGENCIES[Agency.CCEE], Role.CCEE_DATA)
"""Who takes CDE's files in, and who brings in what already runs."""
OWNERS = tuple(r for r in AGENCIES[Agency.LEA] if r is not Role.LEA_DESIGNEE)


SPELLED = {
    **{LABELS[role].lower().replace(" ", "_"): role for role in Role},
    **{role.value: role for role in Role},
}
"""Roles by what they are called, and by their keys."""


def spelled(text: str) -> str:
    """A role as people write it, in the form of `SPELLED`."""
    return text.strip().lower().replace("-", "_").replace(" ", "_")


class Assignment(Value):
    """A role is held by `person` (or by nobody) from `first` through `last`.

    `office` is what the holder's office is called, where another than the usual one
    holds the role: the Education Commissioner as SPI from 15 January 2027.
    """

    role: Role
    person: PersonId | None
    first: DayDate
    last: DayDate | None = None
    interim: bool = False
    office: Name = ""

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


class Holder(Value):
    """Who is spoken to for a role on a day, and for whom they stand in, if anybody."""

    person: str
    instead_of: str | None = None


def assignment(
    people: Iterable[Assignment], role: Role, day: date
) -> Assignment | None:
    """The newest assignment of `role` that covers `day`."""
    covering = (each for each in people if each.role is role and each.covers(day))
    return next(iter(reversed((*covering,))), None)


def holder(people: Iterable[Assignment], role: Role, day: date) -> str | None:
    """Who holds `role` on `day`, whether present or not."""
    found = assignment(people, role, day)
    return found.person if found else None


def answering(people: Iterable[Assignment], role: Role, day: date) -> Assignment | None:
    """Who answers for `role` on `day`, by the assignment they answer from.

    In receivership the superintendent's is the administrator's (docs/domain.md 2.3).
    """
    held = [*people]
    own = assignment(held, role, day)
    if role is not Role.LEA_SUPERINTENDENT:
        return own
    receiver = assignment(held, Role.ADMINISTRATOR, day)
    return receiver if receiver and receiver.person else own


def answering_roles(role: Role) -> tuple[Role, ...]:
    """The roles from which somebody may answer for it."""
    if role is Role.LEA_SUPERINTENDENT:
        return (role, Role.ADMINISTRATOR)
    return (role,)


def speaker(
    people: Iterable[Assignment], absences: Iterable[Absence], role: Role, day: date
) -> Holder | None:
    """Who is to hear, and may act, for `role` on `day`; None where it is vacant."""
    given = answering(people, role, day)
    person = given.person if given else None
    there = present(absences, person, day) if person else None
    if person is None or there is None:
        return None
    return Holder(person=there, instead_of=person if there != person else None)


def with_assignment(
    people: Iterable[Assignment], new: Assignment, today: date
) -> tuple[Assignment, ...]:
    """`people` with one assignment more, without those that no day to come asks for.

    So ten years of changes leave a handful; the record remembers all of them.
    """
    settled = new.first <= today and new.last is None
    kept = (
        each
        for each in people
        if not (each.role is new.role and settled)
        and (each.last is None or each.last >= today)
    )
    return (*kept, new)


def handed_over(
    people: Iterable[Assignment], kept: Collection[Assignment], today: date
) -> set[Role]:
    """Roles of whose holders some are in `people` and not in `kept`, where others are.

    Whoever was to hold a role later, and never did, has handed nothing over.
    """
    left = [each for each in people if each not in kept and each.first <= today]
    return {
        each.role
        for each in left
        if each.person
        and {e.person for e in kept if e.role is each.role} != {each.person}
    }


def supervisor_of(owner: Role) -> Role:
    """The deputy superintendent looks after owners; the superintendent after both."""
    top = (Role.LEA_SUPERINTENDENT, Role.LEA_DEPUTY)
    return Role.LEA_SUPERINTENDENT if owner in top else Role.LEA_DEPUTY


def role_for(party: Party, owner: Role) -> Role:
    """The role meant by `party` where the action's owner is `owner`."""
    match party:
        case Relation.ACTION_OWNER:
            return owner
        case Relation.OWNER_SUPERVISOR:
            return supervisor_of(owner)
        case _:
            return party
