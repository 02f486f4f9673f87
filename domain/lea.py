"""Local education agencies (LEAs) and the CDS codes that name them.

A CDS code is 14 digits of text: county (2), district (5), school (7); a district
or county office ends in seven zeros and is known by its first seven digits
(docs/domain.md 2.5). Leading zeros count, so it is never a number.
"""

import re
from enum import StrEnum
from typing import Self

from domain.bounds import CdsCode, Name
from domain.faults import quoted
from domain.values import Value

DIGITS = 2  # of a county's number
COUNTIES = dict(
    enumerate(
        [
            "Alameda",
            "Alpine",
            "Amador",
            "Butte",
            "Calaveras",
            "Colusa",
            "Contra Costa",
            "Del Norte",
            "El Dorado",
            "Fresno",
            "Glenn",
            "Humboldt",
            "Imperial",
            "Inyo",
            "Kern",
            "Kings",
            "Lake",
            "Lassen",
            "Los Angeles",
            "Madera",
            "Marin",
            "Mariposa",
            "Mendocino",
            "Merced",
            "Modoc",
            "Mono",
            "Monterey",
            "Napa",
            "Nevada",
            "Orange",
            "Placer",
            "Plumas",
            "Riverside",
            "Sacramento",
            "San Benito",
            "San Bernardino",
            "San Diego",
            "San Francisco",
            "San Joaquin",
            "San Luis Obispo",
            "San Mateo",
            "Santa Barbara",
            "Santa Clara",
            "Santa Cruz",
            "Shasta",
            "Sierra",
            "Siskiyou",
            "Solano",
            "Sonoma",
            "Stanislaus",
            "Sutter",
            "Tehama",
            "Trinity",
            "Tulare",
            "Tuolumne",
            "Ventura",
            "Yolo",
            "Yuba",
        ],
        start=1,
    )
)
DISTRICT_WIDE = "0000000"


class NotACds(ValueError):
    """The text is not a CDS code."""


class LeaKind(StrEnum):
    DISTRICT = "district"
    COUNTY_OFFICE = "county_office"
    CHARTER = "charter"


class Lea(Value):
    """One LEA as an engagement knows it: `cds` is 7 digits, 14 for a charter."""

    cds: CdsCode
    name: Name
    county: Name

    def corrected(self, name: str, county: str) -> Self:
        """With another name or county; what is empty stays as it is."""
        return self.but(name=name.strip() or self.name, county=county or self.county)

    @property
    def kind(self) -> LeaKind:
        """By its code: charters have 14 digits; a county office is its county's 10xxx.

        So they stand in CDE's directory, such as 10 10108 (docs/domain.md 2.5).
        """
        if len(self.cds) == len("19") + len("99901") + len(DISTRICT_WIDE):
            return LeaKind.CHARTER
        return LeaKind.COUNTY_OFFICE if self.cds[2:4] == "10" else LeaKind.DISTRICT


def full_cds(text: str) -> str:
    """The 14 digits of a CDS code given with 7 or 14.

    Raises NotACds where the text is neither, or its county is not 01 to 58.
    """
    digits = text.strip().replace("-", "").replace(" ", "")
    if not re.fullmatch(r"[0-9]{7}|[0-9]{14}", digits):
        allowed = "give 7 digits, or 14 for a charter"
        lost = f"; a spreadsheet took the zero of 0{digits}" if _lost(digits) else ""
        raise NotACds(f"{quoted(text)} is not a CDS code: {allowed}{lost}")
    county_of(digits)
    return digits.ljust(14, "0")


def _lost(digits: str) -> bool:
    """Whether only the zero of a county up to 09 is missing."""
    return bool(re.fullmatch(r"[1-9][0-9]{5}|[1-9][0-9]{12}", digits))


def short_cds(text: str) -> str:
    """The code an engagement goes by: 7 digits, or 14 for a charter school."""
    full = full_cds(text)
    return full.removesuffix(DISTRICT_WIDE)


def county_named(text: str) -> str | None:
    """The county that `text` names, in any case, or counts, 01 to 58."""
    said = text.strip().lower().removesuffix(" county")
    if said.isascii() and said.isdecimal():
        return COUNTIES.get(int(said[:DIGITS])) if len(said) <= DIGITS else None
    return next((name for name in COUNTIES.values() if name.lower() == said), None)


def county_of(cds: str) -> str:
    """The name of the county a CDS code begins with; raises NotACds beyond 01-58."""
    name = COUNTIES.get(int(cds[:2]))
    if name is None:
        raise NotACds(f"'{cds}' begins with county {cds[:2]}; counties are 01 to 58")
    return name


def workflow_id(cds: str) -> str:
    """The id of an LEA's engagement on the server: at most one of it is open."""
    return f"engagement/{cds}"
