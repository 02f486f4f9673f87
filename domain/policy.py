"""The agency's promises as data: who hears of what is late, when, by which calendar.

A policy travels inside the engagement it governs, so that editing the files under
`policies/` changes new engagements only.
"""

from enum import StrEnum

from domain.calendar import WorkCalendar
from domain.people import Party
from domain.values import Value


class Office(StrEnum):
    """Whose calendar a rung opens by."""

    LEA = "lea"
    AGENCY = "agency"


class Rung(Value):
    """One step of the ladder for an action (DOMAIN.md 8.4).

    `days` are working days of the LEA after the due date, negative before it.
    Where the `office` told is closed then, the rung is held to its next opening.
    """

    step: str
    days: int
    tell: tuple[Party, ...]
    template: str
    office: Office = Office.LEA

    @property
    def is_reminder(self) -> bool:
        return self.days < 0


class Policy(Value):
    name: str
    version: str
    rungs: tuple[Rung, ...]
    lea: WorkCalendar
    agency: WorkCalendar

    def calendar(self, office: Office) -> WorkCalendar:
        return self.lea if office is Office.LEA else self.agency
