"""Who takes part in an engagement: agencies, roles, and who holds a role on a day."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from domain.values import Value


class Agency(StrEnum):
    LEA = "LEA"
    COE = "COE"
    GEO_LEAD = "Geo Lead"
    CCEE = "CCEE"
    SPI = "SPI"


class Role(StrEnum):
    """What a person is in one engagement (DOMAIN.md 8.1)."""

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
    SPI = "spi"
    OPERATORS = "operators"


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
    Role.SPI: "State Superintendent of Public Instruction",
    Role.OPERATORS: "operators",
    Relation.ACTION_OWNER: "owner of the action",
    Relation.OWNER_SUPERVISOR: "supervisor of its owner",
}

AGENCIES: dict[Agency, tuple[Role, ...]] = {
    Agency.LEA: tuple(role for role in Role if role.startswith("lea_")),
    Agency.COE: (Role.COE_LEAD, Role.COUNTY_SUPERINTENDENT),
    Agency.GEO_LEAD: (Role.GEO_LEAD,),
    Agency.CCEE: (Role.CCEE_LEAD, Role.CCEE_EXPERT, Role.CCEE_DIRECTOR),
    Agency.SPI: (Role.SPI,),
}
OWNERS = tuple(r for r in AGENCIES[Agency.LEA] if r is not Role.LEA_DESIGNEE)


class Assignment(Value):
    """A role is held by `person` (or by nobody) from `first` through `last`."""

    role: Role
    person: str | None
    first: date
    last: date | None = None

    def covers(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def holder(people: Iterable[Assignment], role: Role, day: date) -> str | None:
    """Who holds `role` on `day`: the newest assignment that covers it says."""
    for assignment in reversed(tuple(people)):
        if assignment.role is role and assignment.covers(day):
            return assignment.person
    return None


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
