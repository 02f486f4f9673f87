"""A day as people write it: 2027-03-05, or 3/5/2027 as Californians do."""

import re
from datetime import date

from domain.faults import quoted

AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d+)", re.ASCII)
FORMS = "write it like 2027-03-05 or 3/5/2027"
YEAR = 4  # digits
CENTURY = "20"


class NotADay(ValueError):
    """The text is no day, or does not say of which century."""


def written_day(text: str) -> date:
    """The day that `text` writes: year, month, day, or month, day and a whole year.

    Raises NotADay, with what would be one.
    """
    american = AMERICAN.fullmatch(text.strip())
    try:
        if american is None:
            return date.fromisoformat(text.strip())
        month, day, year = american.groups()
        likely = date(int(f"{CENTURY}{year}"[-YEAR:]), int(month), int(day))
    except ValueError as off:
        raise NotADay(f"{quoted(text)} is not a date; {FORMS}") from off
    if len(year) == YEAR:
        return likely
    whole = f"write it whole: {month}/{day}/{likely.year}" if len(year) == 2 else FORMS
    raise NotADay(f"{quoted(text)} leaves the year open; {whole}")


def spoken(day: date) -> str:
    """So that nobody takes the month for the day: 5 Mar 2027."""
    return f"{day.day} {day:%b %Y}"
