"""What CDE's file of one year says of one LEA (docs/domain.md 4.8)."""

from enum import StrEnum
from typing import Annotated

from domain.bounds import Id, Many, Name, Whole, Year
from domain.lea import DISTRICT_WIDE
from domain.values import Value

GROUPS = tuple("AA AI AS EL FI FOS HI HOM LTEL PI SED SWD TOM WH".split())
FIRST_LTEL = 2024  # the first Dashboard with long-term English learners as a group
PRIORITIES = {
    "A": (4, 5, 6),
    "B": (4, 5),
    "C": (5, 6),
    "D": (4, 6),
    "E": (4, 8),
    "F": (5, 8),
    "G": (6, 8),
    "H": (4, 5, 8),
    "I": (4, 6, 8),
    "J": (5, 6, 8),
    "K": (4, 5, 6, 8),
}
"""Which state priorities each of CDE's letters stands for, the same in every year."""


class Said(StrEnum):
    """What CDE's status column says; before 2023 it names no year of assistance."""

    GENERAL = "general"
    IDENTIFIED = "identified"
    YEAR_1 = "year 1"
    YEAR_2 = "year 2"


class LeaYear(Value):
    """One LEA in one file: the groups that met criteria, and CDE's own conclusions.

    `codes` maps each group that met criteria to CDE's letter. `methods` are those of
    1, 2 and 3 that CDE marks as met. What is None stands in no column of the file.
    """

    cds: Id
    """Fourteen digits."""
    name: Name
    county: Name
    year: Year
    codes: Annotated[dict[Name, Name], Many(20)] = {}
    methods: Annotated[tuple[Annotated[int, Whole(1, 3)], ...], Many(3)] | None = None
    status: Name = ""
    """CDE's status column, word for word."""
    ec52072: bool | None = None
    ec52071f: bool | None = None

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(sorted(self.codes))

    @property
    def is_charter(self) -> bool:
        return is_charter(self.cds)

    @property
    def said(self) -> Said | None:
        """What the status column says; None where it says nothing that is known."""
        return said_of(self.status)


def said_of(status: Name) -> Said | None:
    """CDE's words over the years (docs/domain.md 4.8).

    In 2017 "Differentiated Support", in 2018 and 2019 "Differentiated Assistance",
    later with ", Year 1" or ", Year 2".
    """
    text = status.casefold()
    if text.startswith("general"):
        return Said.GENERAL
    if not text.startswith("differentiated"):
        return None
    years = (each for each in (Said.YEAR_1, Said.YEAR_2) if each in text)
    return next(years, Said.IDENTIFIED)


def is_charter(cds: Id) -> bool:
    return not cds.endswith(DISTRICT_WIDE)
